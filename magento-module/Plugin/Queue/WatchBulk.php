<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Queue;

use Leakguard\Dlp\Model\Queue\MessageWatch;

/**
 * Messages on their way into the queue, many at once: REST's async and bulk calls.
 */
class WatchBulk
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
     * @param \Magento\Framework\MessageQueue\Bulk\ExchangeInterface $subject
     * @param string $topic
     * @param \Magento\Framework\MessageQueue\EnvelopeInterface[] $envelopes
     * @return array
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeEnqueue($subject, $topic, array $envelopes): array
    {
        return [$topic, array_map(fn ($envelope) => $this->watch->pass((string) $topic, $envelope), $envelopes)];
    }
}
