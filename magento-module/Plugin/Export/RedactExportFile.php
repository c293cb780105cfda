<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\CurrentExport;
use Leakguard\Dlp\Model\Export\RowRedactor;

/**
 * Rows of System > Data Transfer > Export, and of scheduled exports, before they are written.
 */
class RedactExportFile
{
    /** Nobody needs these in a file: whoever has the hash can guess at the password, whoever has the token can set one. */
    private const SECRET_COLUMNS = ['password_hash', 'rp_token'];

    /**
     * @param RowRedactor $rows
     * @param CurrentExport $export
     */
    public function __construct(private readonly RowRedactor $rows, private readonly CurrentExport $export)
    {
    }

    /**
     * Leave the columns of secrets out where the policy is in force
     *
     * @param \Magento\ImportExport\Model\Export\Adapter\AbstractAdapter $subject
     * @param array $headerColumns
     * @return array
     * @throws \Magento\Framework\Exception\LocalizedException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeSetHeaderCols($subject, array $headerColumns): array
    {
        $secret = array_intersect($headerColumns, self::SECRET_COLUMNS);
        return $secret !== [] && $this->stopsSecrets()
            ? [array_values(array_diff($headerColumns, $secret))]
            : [$headerColumns];
    }

    /**
     * Check one row
     *
     * @param \Magento\ImportExport\Model\Export\Adapter\AbstractAdapter $subject
     * @param array $rowData
     * @return array
     * @throws \Magento\Framework\Exception\LocalizedException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeWriteRow($subject, array $rowData): array
    {
        $redacted = $this->rows->redact($rowData);
        foreach (self::SECRET_COLUMNS as $column) {
            if (($redacted[$column] ?? null) !== ($rowData[$column] ?? null)) {
                unset($redacted[$column]);
            }
        }
        return [$redacted];
    }

    /**
     * Mark a masked file: one more name in its head than its rows have values
     *
     * Magento's import refuses that by itself, and where this module is enabled it says why.
     *
     * @param \Magento\ImportExport\Model\Export\Adapter\AbstractAdapter $subject
     * @param string $result
     * @return string
     */
    public function afterGetContents($subject, $result)
    {
        $end = is_string($result) ? strpos($result, "\n") : false;
        return $end !== false && $this->export->isMasked() && $subject->getFileExtension() === 'csv'
            ? substr_replace($result, ',' . CurrentExport::COLUMN, $result[$end - 1] === "\r" ? $end - 1 : $end, 0)
            : $result;
    }

    /**
     * Is the policy in force for this file, or does it only watch?
     *
     * @return bool
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    private function stopsSecrets(): bool
    {
        $probe = ['password_hash' => str_repeat('3f9a', 16) . ':aB3dE5fG7hJ9kL1m:3_32_2_67108864'];
        return $this->rows->redact($probe) !== $probe;
    }
}
