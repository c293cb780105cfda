<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

/**
 * Takes the messages from the queue.
 */
class Consumer
{
    /**
     * @param Store $store
     */
    public function __construct(private readonly Store $store)
    {
    }

    /**
     * Put one message into the tables
     *
     * @param string $message JSON of the outbox
     * @return void
     * @throws \JsonException
     */
    public function process(string $message): void
    {
        $this->store->write((array) json_decode($message, true, 16, JSON_THROW_ON_ERROR));
    }
}
