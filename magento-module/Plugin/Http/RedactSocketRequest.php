<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Http;

use Leakguard\Dlp\Model\Gateway;

/**
 * Requests of Magento's socket client, which writes to a raw socket.
 *
 * All other clients of Magento end in curl or in PHP's own http:// streams, where the extension judges them.
 */
class RedactSocketRequest
{
    /**
     * @param Gateway $gateway
     */
    public function __construct(private readonly Gateway $gateway)
    {
    }

    /**
     * Check the query
     *
     * @param \Magento\Framework\HTTP\Client\Socket $subject
     * @param string $uri
     * @return array
     * @throws \Leakguard\Dlp\Model\WithheldException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeGet($subject, $uri): array
    {
        return [$this->gateway->redactRequest((string) $uri, [], null)['url']];
    }

    /**
     * Check query and body
     *
     * @param \Magento\Framework\HTTP\Client\Socket $subject
     * @param string $uri
     * @param array|string|null $params
     * @return array
     * @throws \Leakguard\Dlp\Model\WithheldException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforePost($subject, $uri, $params): array
    {
        // The client sends a text under this type, too.
        $headers = is_string($params) ? ['Content-Type' => 'application/x-www-form-urlencoded'] : [];
        $body = is_array($params) || is_string($params) ? $params : null;
        $request = $this->gateway->redactRequest((string) $uri, $headers, $body);
        return [$request['url'], $request['body'] ?? $params];
    }
}
