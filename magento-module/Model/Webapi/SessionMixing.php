<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Webapi;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Extension;

/**
 * A customer's answer with somebody else's data in it: sessions, caches or a module's query are mixed up. The policy
 * masks it; this says that it happened, in monitor mode too.
 */
class SessionMixing
{
    /** Kinds that mean a person by themselves; a town or an IP address alone is no alarm. */
    private const PEOPLE = [
        'EMAIL_ADDRESS', 'PERSON', 'PHONE_NUMBER', 'POSTAL_ADDRESS', 'DATE_OF_BIRTH', 'IBAN_CODE',
    ];

    /** Fields of error answers (REST and GraphQL; SOAP's faults): they repeat what the customer has typed. */
    private const ERRORS = '/^(message|parameters|errors)(\.|$)|\bFault\b/';

    /** @var array<string, int> */
    private array $before = [];

    /**
     * @param Extension $extension
     * @param Alerts $alerts
     */
    public function __construct(private readonly Extension $extension, private readonly Alerts $alerts)
    {
    }

    /**
     * Before an answer is judged: keep what is found
     *
     * @param Destination $destination
     * @return void
     */
    public function watch(Destination $destination): void
    {
        if ($this->isCustomer($destination)) {
            $this->extension->recordEvents();
            $this->before = $this->others($destination);
        }
    }

    /**
     * After it was judged: was somebody else's data in it?
     *
     * @param Destination $destination
     * @return void
     */
    public function tell(Destination $destination): void
    {
        if (!$this->isCustomer($destination)) {
            return;
        }
        $new = array_filter(
            $this->others($destination),
            fn (int $count, string $what): bool => $count > ($this->before[$what] ?? 0),
            ARRAY_FILTER_USE_BOTH
        );
        if ($new !== []) {
            $this->alerts->raise(
                Alerts::SESSION_MIXING,
                $destination->consumer,
                $destination->route,
                implode(', ', array_keys($new))
            );
        }
    }

    /**
     * Other people's data that was found for this customer so far, and how often
     *
     * @param Destination $destination
     * @return array<string, int>
     */
    private function others(Destination $destination): array
    {
        $others = [];
        foreach ($this->extension->events() as $finding) {
            $isTheirs = $finding['channel'] === 'api' && $finding['consumer'] === $destination->consumer;
            if ($isTheirs && $this->isAboutOthers($finding)) {
                $what = $finding['entity'] . ' in ' . ($finding['field'] ?? 'text');
                $others[$what] = ($others[$what] ?? 0) + $finding['count'];
            }
        }
        return $others;
    }

    /**
     * Own data is allowed, all else of a person is somebody else's
     *
     * @param array $finding
     * @return bool
     */
    private function isAboutOthers(array $finding): bool
    {
        return !in_array($finding['action'], ['allow', 'restore', 'refuse'], true)
            && in_array($finding['entity'], self::PEOPLE, true)
            && preg_match(self::ERRORS, (string) $finding['field']) !== 1;
    }

    /**
     * Staff and integrations may see many people in one answer
     *
     * @param Destination $destination
     * @return bool
     */
    private function isCustomer(Destination $destination): bool
    {
        return str_starts_with($destination->consumer, 'customer:');
    }
}
