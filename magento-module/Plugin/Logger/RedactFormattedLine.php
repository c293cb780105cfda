<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Logger;

use Leakguard\Dlp\Logger\RedactingFormatter;
use Leakguard\Dlp\Model\Gateway;
use Monolog\Formatter\FormatterInterface;

/**
 * The last step before a log line is written.
 */
class RedactFormattedLine
{
    /**
     * @var \WeakMap<FormatterInterface, RedactingFormatter>
     */
    private \WeakMap $redacting;

    /**
     * @param Gateway $gateway
     */
    public function __construct(private readonly Gateway $gateway)
    {
        $this->redacting = new \WeakMap();
    }

    /**
     * Put the check behind the handler's formatter
     *
     * @param \Monolog\Handler\FormattableHandlerInterface $subject
     * @param FormatterInterface $result
     * @return FormatterInterface
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function afterGetFormatter($subject, FormatterInterface $result): FormatterInterface
    {
        if ($result instanceof RedactingFormatter) {
            return $result;
        }
        return $this->redacting[$result] ??= new RedactingFormatter($result, $this->gateway);
    }
}
