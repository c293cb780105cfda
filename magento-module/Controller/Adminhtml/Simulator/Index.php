<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml\Simulator;

use Leakguard\Dlp\Controller\Adminhtml\Page;

/**
 * What a consumer would get of an order or a customer.
 */
class Index extends Page
{
    /** The right that opens it. */
    public const ADMIN_RESOURCE = 'Leakguard_Dlp::simulator';

    /**
     * @inheritdoc
     */
    protected function title()
    {
        return __('Policy Simulator');
    }
}
