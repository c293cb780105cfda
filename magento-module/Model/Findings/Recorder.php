<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Settings;

/**
 * Keeps the findings of a request and puts them away once its response is out. Whatever fails here costs findings,
 * never a response.
 */
class Recorder
{
    /** @var bool */
    private bool $started = false;

    /**
     * @param Extension $extension
     * @param Settings $settings
     * @param Alerts $alerts
     * @param Outbox $outbox
     */
    public function __construct(
        private readonly Extension $extension,
        private readonly Settings $settings,
        private readonly Alerts $alerts,
        private readonly Outbox $outbox
    ) {
    }

    /**
     * From here on this request is recorded
     *
     * @return void
     */
    public function start(): void
    {
        if ($this->started) {
            return;
        }
        $this->started = true;
        $this->extension->recordEvents();
        // Registered once more at shutdown, to come after what others print there: Magento's own notice of a fatal
        // error is one of them.
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        register_shutdown_function(fn () => register_shutdown_function([$this, 'afterResponse']));
    }

    /**
     * Let the client go, then put the findings away
     *
     * @return void
     */
    public function afterResponse(): void
    {
        try {
            foreach (['fastcgi_finish_request', 'litespeed_finish_request'] as $finish) {
                if (function_exists($finish)) {
                    $finish();
                }
            }
            if ($this->settings->recordsFindings()) {
                $this->outbox->put($this->tally(time()), time());
            }
        } catch (\Throwable $failure) {
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            error_log('LeakGuard could not store findings: ' . get_class($failure));
        }
    }

    /**
     * What this request has found
     *
     * @param int $now
     * @return Tally
     */
    private function tally(int $now): Tally
    {
        $hour = gmdate('Y-m-d H:00:00', $now);
        $tally = new Tally();
        foreach ($this->extension->events() as $event) {
            if ($this->isOwnRoad($event)) {
                continue;
            }
            $tally->addFinding($event, $hour, (int) ($event['count'] ?? 1));
        }
        foreach ($this->alerts->all() as $alert) {
            $tally->addAlert($alert, $hour, (int) ($alert['count'] ?? 1));
        }
        return $tally;
    }

    /**
     * The connection to RabbitMQ, on which findings themselves travel: one of each process would be told by the next
     *
     * It stays in the outbound inventory.
     *
     * @param array $event
     * @return bool
     */
    private function isOwnRoad(array $event): bool
    {
        return ($event['action'] ?? '') === 'connect'
            && str_contains((string) ($event['module'] ?? ''), 'php-amqplib');
    }
}
