<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Queue;

use Leakguard\Dlp\Model\Queue\MessageWatch;

/**
 * Messages on their way into the queue (MySQL or RabbitMQ), one by one.
 */
class WatchMessages
{
    /**
     * @param MessageWatch $watch
     */
    public function __construct(private readonly MessageWatch $watch)
    {
    }

    /**
     * Look, and mask only where the shop has named the topic
     *
     * @param \Magento\Framework\MessageQueue\ExchangeInterface $subject
     * @param string $topic
     * @param \Magento\Framework\MessageQueue\EnvelopeInterface $envelope
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeEnqueue($subject, $topic, $envelope): array
    {
        return [$topic, $this->watch->pass((string) $topic, $envelope)];
    }
}
