<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Controller\Adminhtml\Processing;

use Leakguard\Dlp\Model\Processing\Record;
use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\App\Response\Http\FileFactory;
use Magento\Framework\App\ResponseInterface;

/**
 * The record of processing as a file: CSV or JSON.
 */
class Export extends Action implements HttpGetActionInterface
{
    /** The right that opens it. */
    public const ADMIN_RESOURCE = 'Leakguard_Dlp::processing';

    /**
     * @param Context $context
     * @param Record $record
     * @param FileFactory $files
     */
    public function __construct(
        Context $context,
        private readonly Record $record,
        private readonly FileFactory $files
    ) {
        parent::__construct($context);
    }

    /**
     * @inheritdoc
     */
    public function execute(): ResponseInterface
    {
        $json = $this->getRequest()->getParam('format') === 'json';
        $entries = $this->record->entries();
        return $this->files->create(
            'records-of-processing-' . gmdate('Y-m-d') . ($json ? '.json' : '.csv'),
            $json
                ? json_encode($entries, JSON_THROW_ON_ERROR | JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE)
                : $this->csv($entries),
            'var',
            $json ? 'application/json' : 'text/csv'
        );
    }

    /**
     * A header line and one line a recipient
     *
     * @param array[] $entries
     * @return string
     */
    private function csv(array $entries): string
    {
        $columns = ['recipient', 'scope', 'purpose', 'lawful_basis', 'ai_risk', 'country', 'measure', 'data',
            'channels', 'values', 'changed', 'last_seen', 'described'];
        $lines = [$columns];
        foreach ($entries as $entry) {
            $lines[] = array_map(
                static fn (string $column): string => (string) (is_bool($entry[$column])
                    ? ($entry[$column] ? 'yes' : 'no')
                    : $entry[$column]),
                $columns
            );
        }
        return implode('', array_map([$this, 'line'], $lines));
    }

    /**
     * RFC 4180; what a spreadsheet would take for a formula begins with a space, as in Magento's own exports
     *
     * @param string[] $values
     * @return string
     */
    private function line(array $values): string
    {
        return implode(',', array_map(static function (string $value): string {
            $value = (string) preg_replace('/^(?=[=+\-@\t\r])/', ' ', $value);
            return '"' . str_replace('"', '""', $value) . '"';
        }, $values)) . "\r\n";
    }
}
