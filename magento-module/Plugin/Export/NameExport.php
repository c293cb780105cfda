<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\CurrentExport;

/**
 * Tells the policy which entity is exported.
 */
class NameExport
{
    /**
     * @param CurrentExport $export
     */
    public function __construct(private readonly CurrentExport $export)
    {
    }

    /**
     * A new file begins
     *
     * @param \Magento\ImportExport\Model\Export $subject
     * @return void
     */
    public function beforeExport($subject): void
    {
        $this->export->begin('import_export/' . $subject->getData('entity'));
    }
}
