<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Logger;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;

/**
 * A Monolog processor: message, context and extra of every record, whatever handler gets it.
 */
class RecordRedactor
{
    /**
     * @param Gateway $gateway
     */
    public function __construct(private readonly Gateway $gateway)
    {
    }

    /**
     * Check one record
     *
     * @param array|\Monolog\LogRecord $record an array in Monolog 2, an object in Monolog 3
     * @return array|\Monolog\LogRecord
     */
    public function __invoke($record)
    {
        $destination = new Destination('log');
        try {
            return LogRecordText::replace(
                $record,
                $this->gateway->redactText((string) $record['message'], $destination),
                $this->redactContext($record['context'], $destination),
                $this->redactContext($record['extra'], $destination)
            );
        } catch (WithheldException) {
            return LogRecordText::withheld($record);
        }
    }

    /**
     * Check the values; exceptions stay what they are, for the handlers that look for one
     *
     * @param array $context
     * @param Destination $destination
     * @return array
     * @throws WithheldException
     */
    private function redactContext(array $context, Destination $destination): array
    {
        $exceptions = array_filter($context, static fn ($value): bool => $value instanceof \Throwable);
        $values = array_diff_key($context, $exceptions);
        return $values === [] ? $context : $this->gateway->redactArray($values, $destination) + $exceptions;
    }
}
