<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Sql\Expression;

/**
 * The tables of findings, alerts and calls to other hosts: one row for each hour and kind, counted up.
 */
class Store
{
    public const FINDING = 'leakguard_finding';
    public const ALERT = 'leakguard_alert';
    public const OUTBOUND = 'leakguard_outbound';

    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Add a message of the outbox to the tables, all of it or nothing
     *
     * @param array $message
     * @return void
     * @throws \Throwable the database refused it
     */
    public function write(array $message): void
    {
        $tally = Tally::fromArray($message)->toArray();
        $time = (string) ($message['time'] ?? gmdate('Y-m-d H:i:s'));
        $connection = $this->resource->getConnection();
        $connection->beginTransaction();
        try {
            $this->count(self::FINDING, $tally['findings'], $time);
            $this->count(self::ALERT, $tally['alerts'], $time);
            $this->inventory($message, $time);
            $connection->commit();
        } catch (\Throwable $failure) {
            $connection->rollBack();
            throw $failure;
        }
    }

    /**
     * Delete what is older
     *
     * @param int $days
     * @return int rows
     */
    public function prune(int $days): int
    {
        $before = gmdate('Y-m-d H:i:s', time() - $days * 86400);
        $connection = $this->resource->getConnection();
        $deleted = 0;
        $ages = [self::FINDING => 'bucket', self::ALERT => 'bucket', self::OUTBOUND => 'last_seen'];
        foreach ($ages as $table => $age) {
            $deleted += $connection->delete($this->resource->getTableName($table), [$age . ' < ?' => $before]);
        }
        return $deleted;
    }

    /**
     * Add rows to those of the same fingerprint
     *
     * @param string $table
     * @param array[] $rows
     * @param string $time
     * @return void
     */
    private function count(string $table, array $rows, string $time): void
    {
        if ($rows === []) {
            return;
        }
        // In one order everywhere: two consumers at once would wait for each other otherwise.
        usort($rows, static fn (array $one, array $other): int => $one['fingerprint'] <=> $other['fingerprint']);
        $this->resource->getConnection()->insertOnDuplicate(
            $this->resource->getTableName($table),
            array_map(static fn (array $row): array => $row + ['last_seen' => $time], $rows),
            [
                'occurrences' => new Expression('occurrences + VALUES(occurrences)'),
                'last_seen' => new Expression('GREATEST(last_seen, VALUES(last_seen))'),
            ]
        );
    }

    /**
     * Calls to other hosts
     *
     * The counters of php-fpm go on until it is started again: what is new is what they have grown by, or all of it
     * after a new start.
     *
     * @param array $message
     * @param string $time
     * @return void
     */
    private function inventory(array $message, string $time): void
    {
        $once = ($message['counting'] ?? '') === 'once';
        $server = (string) ($message['server'] ?? '') . ($once ? ' (cli)' : '');
        $rows = [];
        foreach ($message['outbound'] ?? [] as $pair) {
            $host = $this->text($pair['host'] ?? '');
            $caller = $this->text($pair['caller'] ?? '');
            $rows[] = [
                'fingerprint' => hash('sha256', json_encode([$server, $host, $caller], JSON_THROW_ON_ERROR)),
                'server' => $this->text($server),
                'host' => $host,
                'caller' => $caller,
                'calls' => (int) ($pair['calls'] ?? 0),
                'findings' => (int) ($pair['findings'] ?? 0),
                'seen_calls' => $once ? 0 : (int) ($pair['calls'] ?? 0),
                'seen_findings' => $once ? 0 : (int) ($pair['findings'] ?? 0),
                'first_seen' => $time,
                'last_seen' => $time,
            ];
        }
        if ($rows === []) {
            return;
        }
        $grown = static fn (string $column): Expression => new Expression(sprintf(
            'IF(VALUES(last_seen) < last_seen, %1$s, %1$s + IF(VALUES(seen_%1$s) >= seen_%1$s'
            . ' AND seen_calls > 0, VALUES(%1$s) - seen_%1$s, VALUES(%1$s)))',
            $column
        ));
        // MySQL assigns from left to right: the sums first, then what they were made from.
        $this->resource->getConnection()->insertOnDuplicate(
            $this->resource->getTableName(self::OUTBOUND),
            $rows,
            [
                'findings' => $grown('findings'),
                'calls' => $grown('calls'),
                'seen_findings' => new Expression('VALUES(seen_findings)'),
                'seen_calls' => new Expression('VALUES(seen_calls)'),
                'last_seen' => new Expression('GREATEST(last_seen, VALUES(last_seen))'),
            ]
        );
    }

    /**
     * A text that fits into its column
     *
     * @param mixed $value
     * @return string
     */
    private function text(mixed $value): string
    {
        return mb_strcut(mb_scrub(is_scalar($value) ? (string) $value : '', 'UTF-8'), 0, 255, 'UTF-8');
    }
}
