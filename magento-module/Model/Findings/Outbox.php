<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

use Leakguard\Dlp\Model\Extension;
use Magento\Framework\MessageQueue\PublisherInterface;

/**
 * Sends what was counted to the shop's message queue; straight to the tables when the queue does not take it.
 */
class Outbox
{
    public const TOPIC = 'leakguard.findings';

    /** Seconds after which the calls to other hosts are sent even if nothing was found. */
    private const INVENTORY_EVERY = 300;

    /**
     * @param Spool $spool
     * @param Extension $extension
     * @param PublisherInterface $publisher
     * @param Store $store
     */
    public function __construct(
        private readonly Spool $spool,
        private readonly Extension $extension,
        private readonly PublisherInterface $publisher,
        private readonly Store $store
    ) {
    }

    /**
     * Take a tally, send it when it is time to
     *
     * @param Tally $tally
     * @param int $now seconds since 1970
     * @param bool $all do not wait
     * @return void
     */
    public function put(Tally $tally, int $now, bool $all = false): void
    {
        $age = $this->spool->age($now);
        if ($tally->isEmpty() && !$all && $age !== null && $age < self::INVENTORY_EVERY) {
            return;
        }
        try {
            $due = $this->spool->add($tally, $now, $all);
        } catch (\RuntimeException) {
            $due = $tally; // a read-only var folder: each request sends its own
        }
        if ($due !== null) {
            $this->send($due, $now);
        }
    }

    /**
     * One message with everything
     *
     * @param Tally $tally
     * @param int $now
     * @return void
     */
    private function send(Tally $tally, int $now): void
    {
        $egress = array_values($this->extension->stats()['egress'] ?? []);
        if ($tally->isEmpty() && $egress === []) {
            return;
        }
        $message = $tally->toArray() + [
            'outbound' => $egress,
            'server' => (string) gethostname(),
            // The counters of a command end with it, those of php-fpm go on.
            'counting' => PHP_SAPI === 'cli' ? 'once' : 'on',
            'time' => gmdate('Y-m-d H:i:s', $now),
        ];
        try {
            $this->publisher->publish(self::TOPIC, json_encode($message, JSON_THROW_ON_ERROR));
        } catch (\Throwable) {
            $this->store->write($message);
        }
    }
}
