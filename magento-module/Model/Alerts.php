<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * What somebody should look at, kept for this request. A finding says what was masked; an alert says that something
 * went wrong around it. Holds names and places, never a value of the message.
 *
 * Has no dependencies on purpose: loggers come through here.
 */
class Alerts
{
    /** A customer's answer held somebody else's data: sessions or caches are mixed up. */
    public const SESSION_MIXING = 'session_mixing';

    /** An answer with personal data was about to be stored for everybody. */
    public const PUBLIC_CACHE = 'public_cache';

    /** Somebody sent masked values back as data. */
    public const WRITE_BACK = 'write_back';

    /** A message was held back because it could not be checked. */
    public const WITHHELD = 'withheld';

    /** A message queue took a secret in readable form. */
    public const SECRET_IN_QUEUE = 'secret_in_queue';

    /** A flood of different alerts must not eat the request's memory. */
    private const MOST = 100;

    /**
     * @var array<string, array{kind: string, consumer: string, route: string, detail: string, count: int}>
     */
    private array $alerts = [];

    /**
     * Keep an alert; the same one again is counted
     *
     * @param string $kind one of this class's constants
     * @param string $consumer `kind:name` as in the policy, '' when unknown
     * @param string $route route, host, topic or file kind that it is about
     * @param string $detail names of fields or kinds of data, a reason; never a value
     * @return void
     */
    public function raise(string $kind, string $consumer, string $route, string $detail = ''): void
    {
        $key = implode("\0", [$kind, $consumer, $route, $detail]);
        if (isset($this->alerts[$key])) {
            $this->alerts[$key]['count']++;
        } elseif (count($this->alerts) < self::MOST) {
            $this->alerts[$key] = [
                'kind' => $kind,
                'consumer' => $consumer,
                'route' => $route,
                'detail' => $detail,
                'count' => 1,
            ];
        }
    }

    /**
     * The request's alerts in the order in which they were first raised
     *
     * @return array<int, array{kind: string, consumer: string, route: string, detail: string, count: int}>
     */
    public function all(): array
    {
        return array_values($this->alerts);
    }
}
