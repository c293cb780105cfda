<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\RowRedactor;

/**
 * Cells of the older grids (reports, newsletter subscribers, ...) on their way into CSV and Excel XML.
 */
class RedactLegacyCell
{
    /**
     * @param RowRedactor $rows
     */
    public function __construct(private readonly RowRedactor $rows)
    {
    }

    /**
     * Check one cell by the name of its column
     *
     * @param \Magento\Backend\Block\Widget\Grid\Column $subject
     * @param callable $proceed
     * @param \Magento\Framework\DataObject $row
     * @return mixed
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    public function aroundGetRowFieldExport($subject, callable $proceed, $row)
    {
        $result = $proceed($row);
        if ($result === null || $result === '') {
            return $result;
        }
        $column = (string) ($subject->getIndex() ?: $subject->getId());
        $value = is_object($result) ? (string) $result : $result;
        $grid = $subject->getGrid();
        $redacted = $this->rows->redact([$column => $value], 'grid/' . ($grid ? $grid->getId() : ''))[$column];
        return $redacted === $value ? $result : $redacted;
    }
}
