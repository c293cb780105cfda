<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Scan;

/**
 * How often which kind of data was found where. Never a value.
 */
class Places
{
    /** @var int[][] by place and kind of data */
    private array $counts = [];

    /** @var int */
    private int $bytes = 0;

    /** @var string[] */
    private array $skipped = [];

    /**
     * Count findings of a place
     *
     * @param string $place `table.column`, or a file
     * @param string $entity
     * @return void
     */
    public function found(string $place, string $entity): void
    {
        $this->counts[$place][$entity] = ($this->counts[$place][$entity] ?? 0) + 1;
    }

    /**
     * Count bytes that were read
     *
     * @param int $bytes
     * @return void
     */
    public function read(int $bytes): void
    {
        $this->bytes += $bytes;
    }

    /**
     * Note what could not be read
     *
     * @param string $place
     * @return void
     */
    public function skipped(string $place): void
    {
        $this->skipped[] = $place;
    }

    /**
     * Lines of the report, the most frequent first
     *
     * @return array[] place, entity, count
     */
    public function rows(): array
    {
        $rows = [];
        foreach ($this->counts as $place => $entities) {
            foreach ($entities as $entity => $count) {
                $rows[] = ['place' => (string) $place, 'entity' => $entity, 'count' => $count];
            }
        }
        usort($rows, static fn (array $one, array $other): int => [$other['count'], $one['place'], $one['entity']]
            <=> [$one['count'], $other['place'], $other['entity']]);
        return $rows;
    }

    /**
     * Everything, for a file
     *
     * @return array{bytes: int, findings: int, places: array[], skipped: string[]}
     */
    public function toArray(): array
    {
        $rows = $this->rows();
        return [
            'bytes' => $this->bytes,
            'findings' => (int) array_sum(array_column($rows, 'count')),
            'places' => $rows,
            'skipped' => $this->skipped,
        ];
    }
}
