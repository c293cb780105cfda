<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Export;

use Leakguard\Dlp\Model\Export\RowRedactor;
use Magento\Framework\App\RequestInterface;

/**
 * Rows of the admin's grids (orders, customers, invoices, ...) on their way into CSV and Excel XML.
 */
class RedactGridRow
{
    /**
     * @param RowRedactor $rows
     * @param RequestInterface $request
     */
    public function __construct(private readonly RowRedactor $rows, private readonly RequestInterface $request)
    {
    }

    /**
     * Check one row by the names of its columns
     *
     * @param \Magento\Ui\Model\Export\MetadataProvider $subject
     * @param callable $proceed
     * @param \Magento\Framework\Api\Search\DocumentInterface $document
     * @param string[] $fields
     * @param array $options
     * @return array values in the order of the fields
     * @throws \Magento\Framework\Exception\LocalizedException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundGetRowData($subject, callable $proceed, $document, $fields, $options): array
    {
        $result = $proceed($document, $fields, $options);
        $fields = array_values((array) $fields);
        $isNamed = count($fields) === count($result) && count(array_unique($fields)) === count($fields);
        $row = $isNamed ? array_combine($fields, $result) : $result;
        $redacted = $this->rows->redact($row, 'grid/' . $this->request->getParam('namespace', ''));
        return $redacted === $row ? $result : array_values($redacted);
    }
}
