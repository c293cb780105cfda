<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\DataObject;
use Psr\Log\LoggerInterface;

/**
 * Checks the data of a REST answer for the caller of this request.
 */
class AnswerRedactor
{
    public const UNAVAILABLE = 'The answer is withheld: data protection is not available at the moment.';
    public const BLOCKED = 'The answer is withheld by the data protection policy of this shop.';

    /**
     * @param Gateway $gateway
     * @param Caller $caller
     * @param LoggerInterface $logger
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Caller $caller,
        private readonly LoggerInterface $logger
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
        $destination = $this->caller->destination();
        if (is_array($data)) {
            return $this->gateway->redactArray($data, $destination);
        }
        if ($data instanceof DataObject) {
            // Its data is not public, and the XML renderer prints it.
            return (clone $data)->setData($this->gateway->redactArray($data->getData(), $destination));
        }
        // A dropped value is no longer in the list.
        return $this->gateway->redactArray([$data], $destination)[0] ?? null;
    }

    /**
     * What the client gets instead; the reason goes to the shop's log
     *
     * @param WithheldException $withheld
     * @return array{status: int, message: string}
     */
    public function notice(WithheldException $withheld): array
    {
        $this->logger->critical('LeakGuard withheld a REST answer: ' . $withheld->getMessage());
        return $withheld instanceof BlockedException
            ? ['status' => 403, 'message' => self::BLOCKED]
            : ['status' => 503, 'message' => self::UNAVAILABLE];
    }
}
