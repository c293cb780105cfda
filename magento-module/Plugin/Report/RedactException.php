<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Report;

use Leakguard\Dlp\Logger\LogRecordText;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\App\Bootstrap;

/**
 * An exception that nobody caught: its message goes into var/report, the log, and in developer mode to the browser.
 *
 * The code that writes var/report stands outside of Magento's object manager, so the exception itself is rewritten.
 */
class RedactException
{
    /**
     * @param Gateway $gateway
     */
    public function __construct(private readonly Gateway $gateway)
    {
    }

    /**
     * Check the messages, and the URL that the report names
     *
     * @param \Magento\Framework\App\ExceptionHandlerInterface $subject
     * @param Bootstrap $bootstrap
     * @param \Exception $exception
     * @return void
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeHandle($subject, $bootstrap, $exception): void
    {
        for ($each = $exception; $each !== null; $each = $each->getPrevious()) {
            $message = new \ReflectionProperty($each instanceof \Error ? \Error::class : \Exception::class, 'message');
            $text = (string) $message->getValue($each);
            $redacted = $this->redact($text);
            if ($redacted !== $text) {
                $message->setValue($each, $redacted);
            }
        }
        $this->redactUrl($bootstrap);
    }

    /**
     * Bootstrap gives its parameters out, but takes none in
     *
     * @param Bootstrap $bootstrap
     * @return void
     */
    private function redactUrl($bootstrap): void
    {
        $uri = $bootstrap->getParams()['REQUEST_URI'] ?? null;
        if (!is_string($uri)) {
            return;
        }
        try {
            [$path, $query] = explode('?', $uri, 2) + [1 => ''];
            $clean = $this->redactPath($path) . ($query === '' ? '' : '?' . $this->gateway->redactText(
                $query,
                new Destination('log'),
                'form'
            ));
        } catch (WithheldException) {
            $clean = '/' . LogRecordText::WITHHELD;
        }
        if ($clean !== $uri) {
            $server = new \ReflectionProperty(Bootstrap::class, 'server');
            $server->setValue($bootstrap, ['REQUEST_URI' => $clean] + $server->getValue($bootstrap));
        }
    }

    /**
     * A path with its escapes read
     *
     * @param string $path
     * @return string
     * @throws WithheldException
     */
    private function redactPath(string $path): string
    {
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        $plain = rawurldecode($path);
        $redacted = $this->gateway->redactText($plain, new Destination('log'), 'text');
        return $redacted === $plain ? $path : $redacted;
    }

    /**
     * As for a log: the report is one
     *
     * @param string $text
     * @return string
     */
    private function redact(string $text): string
    {
        try {
            return $this->gateway->redactText($text, new Destination('log'));
        } catch (WithheldException) {
            return LogRecordText::WITHHELD;
        }
    }
}
