<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Scan;

use Magento\Framework\App\ResourceConnection;
use Magento\Framework\DB\Adapter\AdapterInterface;

/**
 * Looks into the text columns of tables, some hundred rows at a time.
 */
class Tables
{
    private const ROWS = 500;
    private const TEXTS = ['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'json'];

    /**
     * @param ResourceConnection $resource
     */
    public function __construct(private readonly ResourceConnection $resource)
    {
    }

    /**
     * Tables with text columns whose names match
     *
     * @param string[] $patterns with * for any characters; none: all but this module's own
     * @return string[]
     */
    public function names(array $patterns): array
    {
        $connection = $this->resource->getConnection();
        $names = [];
        foreach ($connection->getTables() as $table) {
            $wanted = $patterns === []
                ? !str_contains($table, 'leakguard_')
                : array_filter($patterns, static fn (string $pattern): bool => fnmatch($pattern, $table)) !== [];
            if ($wanted && $this->texts($connection, $table) !== []) {
                $names[] = $table;
            }
        }
        return $names;
    }

    /**
     * Look into one table
     *
     * @param string $table
     * @param Places $places
     * @return void
     */
    public function scan(string $table, Places $places): void
    {
        $connection = $this->resource->getConnection();
        $columns = $this->texts($connection, $table);
        $key = $this->numericKey($connection, $table);
        $last = null;
        $page = 0;
        do {
            $select = $connection->select()->from($table, [...$columns, ...($key === null ? [] : [$key])])
                ->limit(self::ROWS, $key === null ? $page * self::ROWS : 0);
            if ($key !== null) {
                $select->order($key);
                if ($last !== null) {
                    $select->where($connection->quoteIdentifier($key) . ' > ?', $last);
                }
            }
            $rows = $connection->fetchAll($select);
            if ($rows !== []) {
                $last = $key === null ? null : end($rows)[$key];
                $this->judge($table, $rows, array_flip($columns), $places);
            }
            $page++;
        } while (count($rows) === self::ROWS);
    }

    /**
     * As JSON: the engine then knows the columns' names, which say what a value is
     *
     * @param string $table
     * @param array[] $rows
     * @param array $columns by name
     * @param Places $places
     * @return void
     */
    private function judge(string $table, array $rows, array $columns, Places $places): void
    {
        $rows = array_map(static fn (array $row): array => array_intersect_key($row, $columns), $rows);
        $json = json_encode($rows, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
        $places->read(strlen($json));
        $findings = \LeakGuard\Engine::default()->scan($json, new \LeakGuard\Context('storage'), 'json');
        foreach ($findings as $finding) {
            $column = explode('.', (string) $finding->field)[1] ?? '';
            $places->found($column === '' ? $table : $table . '.' . $column, $finding->entity);
        }
    }

    /**
     * Names of the text columns
     *
     * @param AdapterInterface $connection
     * @param string $table
     * @return string[]
     */
    private function texts(AdapterInterface $connection, string $table): array
    {
        return array_keys(array_filter(
            $connection->describeTable($table),
            static fn (array $column): bool => in_array($column['DATA_TYPE'], self::TEXTS, true)
        ));
    }

    /**
     * The primary key when it is one number: pages are found by it then, not counted off
     *
     * @param AdapterInterface $connection
     * @param string $table
     * @return string|null
     */
    private function numericKey(AdapterInterface $connection, string $table): ?string
    {
        $keys = array_filter($connection->describeTable($table), static fn (array $column): bool => $column['PRIMARY']);
        $key = reset($keys);
        return count($keys) === 1 && str_contains($key['DATA_TYPE'], 'int') ? $key['COLUMN_NAME'] : null;
    }
}
