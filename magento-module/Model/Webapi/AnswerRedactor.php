<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\DataObject;
use Psr\Log\LoggerInterface;

/**
 * Checks an answer of an API (REST, GraphQL, SOAP) for the caller of this request.
 */
class AnswerRedactor
{
    public const UNAVAILABLE = 'The answer is withheld: data protection is not available at the moment.';
    public const BLOCKED = 'The answer is withheld by the data protection policy of this shop.';

    /**
     * @param Gateway $gateway
     * @param Caller $caller
     * @param LoggerInterface $logger
     * @param SessionMixing $mixing
     * @param Alerts $alerts
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Caller $caller,
        private readonly LoggerInterface $logger,
        private readonly SessionMixing $mixing,
        private readonly Alerts $alerts
    ) {
    }

    /**
     * The same data with what the policy says done to it
     *
     * @param mixed $data an array, a scalar, null, or an object that is an answer of its own
     * @return mixed
     * @throws WithheldException
     */
    public function redact(mixed $data): mixed
    {
        if ($data === null || is_bool($data)) {
            return $data; // `true` tells that it worked and nothing about anybody
        }
        if (is_array($data)) {
            return $this->redactArray($data);
        }
        if ($data instanceof DataObject) {
            // Its data is not public, and the XML renderer prints it.
            return (clone $data)->setData($this->redactArray($data->getData()));
        }
        // A dropped value is no longer in the list.
        return $this->redactArray([$data])[0] ?? null;
    }

    /**
     * The same for an answer that is text already
     *
     * @param string $body
     * @param string $format `json` or `xml`
     * @return string
     * @throws WithheldException
     */
    public function redactBody(string $body, string $format): string
    {
        return $body === '' ? '' : $this->judge(
            fn (Destination $caller): string => $this->gateway->redactText($body, $caller, $format)
        );
    }

    /**
     * Fields and values
     *
     * @param array $data
     * @return array
     * @throws WithheldException
     */
    private function redactArray(array $data): array
    {
        return $this->judge(fn (Destination $caller): array => $this->gateway->redactArray($data, $caller));
    }

    /**
     * Ask the policy for the caller of this request
     *
     * @param callable $redact
     * @return array|string
     * @throws WithheldException
     */
    private function judge(callable $redact): array|string
    {
        $caller = $this->caller->destination();
        $this->mixing->watch($caller);
        $redacted = $redact($caller);
        $this->mixing->tell($caller);
        $this->gateway->answered();
        return $redacted;
    }

    /**
     * What the client gets instead; the reason goes to the shop's log
     *
     * @param WithheldException $withheld
     * @return array{status: int, message: string}
     */
    public function notice(WithheldException $withheld): array
    {
        $caller = $this->caller->destination();
        $this->alerts->raise(Alerts::WITHHELD, $caller->consumer, $caller->route, $withheld->getMessage());
        $this->logger->critical('LeakGuard withheld an answer: ' . $withheld->getMessage());
        return $withheld instanceof BlockedException
            ? ['status' => 403, 'message' => self::BLOCKED]
            : ['status' => 503, 'message' => self::UNAVAILABLE];
    }
}
