<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Findings;

use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Select;
use Magento\Framework\DB\Sql\Expression;

/**
 * Sums of the stored findings, for pages.
 */
class Report
{
    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Findings by time and channel
     *
     * @param int $days up to two: by hour; more: by day (UTC)
     * @return array<string, array<string, int>> sums by channel, by time
     */
    public function timeline(int $days): array
    {
        $format = $days <= 2 ? '%Y-%m-%d %H:00' : '%Y-%m-%d';
        $time = new Expression("DATE_FORMAT(bucket, '$format')");
        $select = $this->since(Store::FINDING, $days)
            ->columns(['time' => $time, 'channel', 'sum' => new Expression('SUM(occurrences)')])
            ->group(['time', 'channel'])
            ->order('time');
        $timeline = [];
        foreach ($this->resource->getConnection()->fetchAll($select) as $row) {
            $timeline[$row['time']][$row['channel']] = (int) $row['sum'];
        }
        return $timeline;
    }

    /**
     * The most frequent values of a column
     *
     * @param string $column
     * @param int $days
     * @param int $limit
     * @return array<string, int>
     */
    public function top(string $column, int $days, int $limit = 10): array
    {
        $select = $this->since(Store::FINDING, $days)
            ->columns([$column, 'sum' => new Expression('SUM(occurrences)')])
            ->group($column)
            ->order('sum DESC')
            ->limit($limit);
        return array_map('intval', $this->resource->getConnection()->fetchPairs($select));
    }

    /**
     * Sums of findings and alerts
     *
     * @param int $days
     * @return array{found: int, changed: int, watched: int, alerts: int}
     */
    public function totals(int $days): array
    {
        $connection = $this->resource->getConnection();
        $sums = $connection->fetchRow($this->since(Store::FINDING, $days)->columns([
            'found' => new Expression('COALESCE(SUM(occurrences), 0)'),
            'changed' => new Expression('COALESCE(SUM(IF(changed = 1, occurrences, 0)), 0)'),
        ])) ?: ['found' => 0, 'changed' => 0];
        $alerts = $connection->fetchOne($this->since(Store::ALERT, $days)->columns(
            new Expression('COALESCE(SUM(occurrences), 0)')
        ));
        return [
            'found' => (int) $sums['found'],
            'changed' => (int) $sums['changed'],
            'watched' => (int) $sums['found'] - (int) $sums['changed'],
            'alerts' => (int) $alerts,
        ];
    }

    /**
     * The newest alerts
     *
     * @param int $days
     * @param int $limit
     * @return array[]
     */
    public function alerts(int $days, int $limit = 5): array
    {
        return $this->resource->getConnection()->fetchAll(
            $this->since(Store::ALERT, $days)
                ->columns(['last_seen', 'kind', 'consumer', 'route', 'detail', 'occurrences'])
                ->order('last_seen DESC')
                ->limit($limit)
        );
    }

    /**
     * What each consumer received: channels, kinds of data, how much of it changed
     *
     * @param int $days
     * @return array[] consumer, channels, entities, found, changed, last_seen
     */
    public function consumers(int $days): array
    {
        return $this->resource->getConnection()->fetchAll(
            $this->since(Store::FINDING, $days)
                ->columns([
                    'consumer',
                    'channels' => new Expression("GROUP_CONCAT(DISTINCT channel ORDER BY channel SEPARATOR ', ')"),
                    'entities' => new Expression("GROUP_CONCAT(DISTINCT entity ORDER BY entity SEPARATOR ', ')"),
                    'found' => new Expression('SUM(occurrences)'),
                    'changed' => new Expression('SUM(IF(changed = 1, occurrences, 0))'),
                    'last_seen' => new Expression('MAX(last_seen)'),
                ])
                ->where('consumer <> ?', '')
                ->group('consumer')
                ->order('consumer')
        );
    }

    /**
     * When something was last stored (UTC), null when nothing was
     *
     * @return string|null
     */
    public function lastStored(): ?string
    {
        $table = $this->resource->getTableName(Store::FINDING);
        $select = $this->resource->getConnection()->select()->from($table, [new Expression('MAX(last_seen)')]);
        return $this->resource->getConnection()->fetchOne($select) ?: null;
    }

    /**
     * Rows of the last days
     *
     * @param string $table
     * @param int $days
     * @return Select
     */
    private function since(string $table, int $days): Select
    {
        return $this->resource->getConnection()->select()
            ->from($this->resource->getTableName($table), [])
            ->where('bucket >= ?', gmdate('Y-m-d H:00:00', time() - $days * 86400));
    }
}
