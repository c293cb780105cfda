<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Export\Requester;

/**
 * An export that the queue consumer carries out: for whom it is, and a name that says when it was masked.
 */
class MarkExportJob
{
    /**
     * @param CurrentExport $export
     * @param Requester $requester
     */
    public function __construct(private readonly CurrentExport $export, private readonly Requester $requester)
    {
    }

    /**
     * Write the file for whoever asked for it
     *
     * @param \Magento\ImportExport\Api\ExportManagementInterface $subject
     * @param callable $proceed
     * @param \Magento\ImportExport\Api\Data\ExportInfoInterface $exportInfo
     * @return string
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundExport($subject, callable $proceed, $exportInfo)
    {
        $this->export->isFor($this->requester->recall((string) $exportInfo->getFileName()));
        try {
            $content = $proceed($exportInfo);
        } finally {
            $this->export->isFor('');
        }
        $exportInfo->setFileName($this->export->nameFor((string) $exportInfo->getFileName()));
        return $content;
    }
}
