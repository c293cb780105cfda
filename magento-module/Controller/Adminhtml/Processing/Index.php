<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml\Processing;

use Leakguard\Dlp\Controller\Adminhtml\Page;

/**
 * The record of processing (GDPR Art. 30).
 */
class Index extends Page
{
    /** The right that opens it. */
    public const ADMIN_RESOURCE = 'Leakguard_Dlp::processing';

    /**
     * @inheritdoc
     */
    protected function title()
    {
        return __('Records of Processing');
    }
}
