<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Logger;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Monolog\Formatter\FormatterInterface;

/**
 * Checks what another formatter made of a record: exceptions are printed from the object, traces included.
 */
class RedactingFormatter implements FormatterInterface
{
    /** @var \DateTimeInterface|null time of the record that told this log why lines are missing */
    private ?\DateTimeInterface $explainedAt = null;

    /**
     * @param FormatterInterface $formatter
     * @param Gateway $gateway
     */
    public function __construct(
        private readonly FormatterInterface $formatter,
        private readonly Gateway $gateway
    ) {
    }

    /**
     * Format one record
     *
     * @param array|\Monolog\LogRecord $record
     * @return mixed
     */
    public function format($record)
    {
        try {
            return $this->redact($this->formatter->format($record));
        } catch (WithheldException $withheld) {
            $line = $this->formatter->format(LogRecordText::withheld($record));
            return is_string($line) ? $this->explanation($record, $withheld) . $line : $line;
        }
    }

    /**
     * Format several records
     *
     * @param array $records
     * @return mixed
     */
    public function formatBatch(array $records)
    {
        try {
            return $this->redact($this->formatter->formatBatch($records));
        } catch (WithheldException) {
            return $this->formatter->formatBatch(
                array_map(static fn ($record) => LogRecordText::withheld($record), $records)
            );
        }
    }

    /**
     * Whatever else callers ask of the formatter they expect here, e.g. `includeStacktraces()`
     *
     * @param string $method
     * @param array $arguments
     * @return mixed
     */
    public function __call(string $method, array $arguments)
    {
        return $this->formatter->$method(...$arguments);
    }

    /**
     * Check a line, or the array that some formatters make
     *
     * @param mixed $formatted
     * @return mixed
     * @throws WithheldException
     */
    private function redact(mixed $formatted): mixed
    {
        return match (true) {
            is_string($formatted) => $this->gateway->redactText($formatted, new Destination('log'), 'auto'),
            is_array($formatted) => $this->gateway->redactArray($formatted, new Destination('log')),
            default => $formatted,
        };
    }

    /**
     * Once per log and process: a line of its own that says why
     *
     * Some of Magento's handlers format a record twice and keep the second result, hence the look at its time.
     *
     * @param array|\Monolog\LogRecord $record
     * @param WithheldException $withheld
     * @return string
     */
    private function explanation($record, WithheldException $withheld): string
    {
        $this->explainedAt ??= $record['datetime'];
        if ($this->explainedAt !== $record['datetime']) {
            return '';
        }
        return $this->formatter->format(LogRecordText::withheld(
            $record,
            'LeakGuard cannot check log records and withholds what they say: ' . $withheld->getMessage()
        ));
    }
}
