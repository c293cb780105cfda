<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Logger;

/**
 * Records of Monolog 2 (arrays) and of Monolog 3 (immutable objects that also read like arrays).
 */
class LogRecordText
{
    // phpcs:disable Magento2.Functions.StaticFunction -- nothing to intercept: a record in, a record out
    public const WITHHELD = '[withheld by LeakGuard]';

    /**
     * A record that says something else
     *
     * @param array|\Monolog\LogRecord $record
     * @param string $message
     * @param array $context
     * @param array $extra
     * @return array|\Monolog\LogRecord
     */
    public static function replace($record, string $message, array $context, array $extra)
    {
        $text = ['message' => $message, 'context' => $context, 'extra' => $extra];
        return is_array($record) ? array_replace($record, $text) : $record->with(...$text);
    }

    /**
     * A record that keeps time, channel and level and nothing else
     *
     * @param array|\Monolog\LogRecord $record
     * @param string $message
     * @return array|\Monolog\LogRecord
     */
    public static function withheld($record, string $message = self::WITHHELD)
    {
        return self::replace($record, $message, [], []);
    }
}
