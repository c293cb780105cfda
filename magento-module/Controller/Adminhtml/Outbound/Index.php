<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml\Outbound;

use Leakguard\Dlp\Controller\Adminhtml\Page;

/**
 * Which module calls which host.
 */
class Index extends Page
{
    /** The right that opens it. */
    public const ADMIN_RESOURCE = 'Leakguard_Dlp::outbound';

    /**
     * @inheritdoc
     */
    protected function title()
    {
        return __('Outbound Inventory');
    }
}
