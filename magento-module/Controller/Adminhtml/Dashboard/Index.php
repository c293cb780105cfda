<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml\Dashboard;

use Leakguard\Dlp\Controller\Adminhtml\Page;

/**
 * Findings over time.
 */
class Index extends Page
{
    /** The right that opens it. */
    public const ADMIN_RESOURCE = 'Leakguard_Dlp::dashboard';

    /**
     * @inheritdoc
     */
    protected function title()
    {
        return __('LeakGuard Dashboard');
    }
}
