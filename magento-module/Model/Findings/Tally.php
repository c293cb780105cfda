<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

/**
 * Findings and alerts as counts by hour and kind. However many come in, a tally has at most a few hundred rows: what
 * is beyond that is counted in coarser ones. Holds names of fields, routes and consumers, never a value.
 */
class Tally
{
    /** Rows of each kind before the rest is counted without consumer, route and field. */
    public const ROWS = 400;

    /** Stands for what is not told apart any more. */
    public const MORE = '(more)';

    private const FINDING = ['channel', 'consumer', 'route', 'host', 'entity', 'field', 'action', 'rule', 'module'];
    private const ALERT = ['kind', 'consumer', 'route', 'detail'];

    /**
     * @param array[] $findings by fingerprint
     * @param array[] $alerts by fingerprint
     */
    public function __construct(private array $findings = [], private array $alerts = [])
    {
    }

    /**
     * A tally from what toArray() gave
     *
     * @param array $data
     * @return self
     */
    public static function fromArray(array $data): self // phpcs:ignore Magento2.Functions.StaticFunction
    {
        $tally = new self();
        foreach ($data['findings'] ?? [] as $row) {
            $tally->addFinding((array) $row, (string) $row['bucket'], (int) $row['occurrences']);
        }
        foreach ($data['alerts'] ?? [] as $row) {
            $tally->addAlert((array) $row, (string) $row['bucket'], (int) $row['occurrences']);
        }
        return $tally;
    }

    /**
     * The rows, to be sent and stored
     *
     * @return array{findings: array[], alerts: array[]}
     */
    public function toArray(): array
    {
        return ['findings' => array_values($this->findings), 'alerts' => array_values($this->alerts)];
    }

    /**
     * Is there nothing to tell?
     *
     * @return bool
     */
    public function isEmpty(): bool
    {
        return $this->findings === [] && $this->alerts === [];
    }

    /**
     * Take in another one
     *
     * @param Tally $other
     * @return void
     */
    public function merge(Tally $other): void
    {
        foreach ($other->findings as $row) {
            $this->addFinding($row, $row['bucket'], $row['occurrences']);
        }
        foreach ($other->alerts as $row) {
            $this->addAlert($row, $row['bucket'], $row['occurrences']);
        }
    }

    /**
     * Count a finding
     *
     * @param array $event as LeakGuard\events() gives it
     * @param string $bucket the hour, `2026-11-21 17:00:00` (UTC)
     * @param int $occurrences
     * @return void
     */
    public function addFinding(array $event, string $bucket, int $occurrences): void
    {
        $row = $this->texts($event, self::FINDING);
        // A list's places and customers' numbers would make a row of each; who it was is an alert's matter.
        $row['field'] = (string) preg_replace('/(?<=^|\.)\d+(?=\.|$)/', '*', $row['field']);
        $row['consumer'] = (string) preg_replace('/^customer:.+$/', 'customer:*', $row['consumer']);
        $row['changed'] = empty($event['changed']) ? 0 : 1;
        $coarse = ['consumer' => self::MORE, 'route' => '', 'host' => '', 'field' => '', 'module' => ''] + $row;
        $this->count($this->findings, $row, $coarse, $bucket, $occurrences);
    }

    /**
     * Count an alert
     *
     * @param array $alert kind, consumer, route, detail
     * @param string $bucket the hour
     * @param int $occurrences
     * @return void
     */
    public function addAlert(array $alert, string $bucket, int $occurrences): void
    {
        $row = $this->texts($alert, self::ALERT);
        $coarse = ['consumer' => self::MORE, 'route' => '', 'detail' => ''] + $row;
        $this->count($this->alerts, $row, $coarse, $bucket, $occurrences);
    }

    /**
     * Add to the row of that kind and hour
     *
     * @param array[] $rows
     * @param array $row
     * @param array $coarse the row to take when there are too many
     * @param string $bucket
     * @param int $occurrences
     * @return void
     */
    private function count(array &$rows, array $row, array $coarse, string $bucket, int $occurrences): void
    {
        $key = $this->fingerprint($row, $bucket);
        if (!isset($rows[$key]) && count($rows) >= self::ROWS) {
            $row = $coarse;
            $key = $this->fingerprint($row, $bucket);
        }
        $rows[$key] ??= $row + ['bucket' => $bucket, 'fingerprint' => $key, 'occurrences' => 0];
        $rows[$key]['occurrences'] += max(1, $occurrences);
    }

    /**
     * The columns as texts that fit into theirs
     *
     * @param array $data
     * @param string[] $columns
     * @return array<string, string>
     */
    private function texts(array $data, array $columns): array
    {
        $row = [];
        foreach ($columns as $column) {
            $text = is_scalar($data[$column] ?? null) ? (string) $data[$column] : '';
            $row[$column] = mb_strcut(mb_scrub($text, 'UTF-8'), 0, 255, 'UTF-8');
        }
        return $row;
    }

    /**
     * Tells rows apart; a unique key over the texts themselves would be too long for MySQL
     *
     * @param array $row
     * @param string $bucket
     * @return string 64 hexadecimal digits
     */
    private function fingerprint(array $row, string $bucket): string
    {
        ksort($row);
        return hash('sha256', $bucket . "\n" . json_encode($row, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
    }
}
