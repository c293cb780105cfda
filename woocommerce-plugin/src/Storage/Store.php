<?php
/**
 * Findings, alerts and the inventory in the database.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Storage;

// phpcs:disable WordPress.DB.DirectDatabaseQuery, WordPress.DB.PreparedSQL.InterpolatedNotPrepared, WordPress.DB.PreparedSQL.NotPrepared
// phpcs:disable WordPress.DB.PreparedSQLPlaceholders.UnfinishedPrepare -- tables of ours; names of columns come from the constants below, values are prepared.

/**
 * All SQL that the plugin knows beside Schema. Times are UTC.
 */
class Store {

	/**
	 * Columns that findings can be narrowed down by and grouped by.
	 */
	public const DIMENSIONS = array( 'channel', 'consumer', 'route', 'host', 'entity', 'field', 'action', 'rule', 'module' );

	/**
	 * Columns that findings can be ordered by.
	 */
	public const ORDERS = array( 'hour', 'channel', 'consumer', 'entity', 'field', 'action', 'rule', 'module', 'hits' );

	private const CHUNK = 100;

	/**
	 * Adds rows to the counts of findings.
	 *
	 * @param array<array-key, array<string, int|string>> $rows As Rows::findings() gives them.
	 */
	public function add_findings( array $rows ): void {
		$this->upsert( Schema::FINDINGS, array( 'digest', 'hour', ...self::DIMENSIONS, 'changed', 'hits' ), $rows, 'hits = hits + VALUES(hits)' );
	}

	/**
	 * How many rows the hour has.
	 *
	 * @param int $now Seconds since 1970.
	 */
	public function rows_of_hour( int $now ): int {
		global $wpdb;
		return (int) $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}" . Schema::FINDINGS . ' WHERE hour = %s', gmdate( 'Y-m-d H:00:00', $now ) ) );
	}

	/**
	 * Adds rows to the inventory.
	 *
	 * @param array<array-key, array<string, int|string>> $rows As Rows::outbound() gives them.
	 * @param int                                         $now  Seconds since 1970.
	 */
	public function add_outbound( array $rows, int $now ): void {
		$this->upsert(
			Schema::OUTBOUND,
			array( 'digest', 'module', 'host', 'entity', 'changed', 'hits', 'first_seen', 'last_seen' ),
			self::seen( $rows, $now ),
			'hits = hits + VALUES(hits), last_seen = VALUES(last_seen)'
		);
	}

	/**
	 * Adds alerts. One that happens again is open again.
	 *
	 * @param array<array-key, array<string, int|string>> $rows As Rows::alerts() gives them.
	 * @param int                                         $now  Seconds since 1970.
	 */
	public function add_alerts( array $rows, int $now ): void {
		$this->upsert(
			Schema::ALERTS,
			array( 'digest', 'kind', 'consumer', 'route', 'detail', 'hits', 'first_seen', 'last_seen' ),
			self::seen( $rows, $now ),
			"hits = hits + VALUES(hits), last_seen = VALUES(last_seen), state = 'open'"
		);
	}

	/**
	 * Findings, narrowed down and in pages.
	 *
	 * @param array<string, mixed> $query Any of DIMENSIONS with the value asked for; `days`, `changed` (0 or 1), `search` (part of a field,
	 *                                    route or module); `orderby` of ORDERS, `order`, `page` from 1, `per_page`.
	 * @return array{rows: list<array<string, string>>, total: int}
	 */
	public function findings( array $query = array() ): array {
		global $wpdb;
		$table = $wpdb->prefix . Schema::FINDINGS;
		$where = $this->where( $query );
		$by    = in_array( $query['orderby'] ?? '', self::ORDERS, true ) ? $query['orderby'] : 'hour';
		$order = 'asc' === strtolower( (string) ( $query['order'] ?? '' ) ) ? 'ASC' : 'DESC';
		return array(
			'rows'  => $this->rows( "SELECT * FROM $table WHERE $where ORDER BY $by $order, id $order" . self::limit( $query ) ),
			'total' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table WHERE $where" ),
		);
	}

	/**
	 * Sums of findings by one or two columns, the largest first.
	 *
	 * @param string[]             $columns Of DIMENSIONS, `changed`, or `day` and `hour` for the time.
	 * @param array<string, mixed> $query   As for findings().
	 * @param int                  $limit   Groups at most.
	 * @return list<array<string, string>> The columns, and `hits`.
	 */
	public function sums( array $columns, array $query = array(), int $limit = 10 ): array {
		global $wpdb;
		$known = array_combine( self::DIMENSIONS, self::DIMENSIONS ) + array(
			'changed' => 'changed',
			'hour'    => 'hour',
			'day'     => 'DATE(hour)',
		);
		$names = array_values( array_intersect( $columns, array_keys( $known ) ) );
		if ( array() === $names ) {
			return array();
		}
		$select = implode( ', ', array_map( static fn( $name ) => "{$known[ $name ]} AS `$name`", $names ) );
		$group  = implode( ', ', array_map( static fn( $name ) => $known[ $name ], $names ) );
		$where  = $this->where( $query );
		return $this->rows( "SELECT $select, SUM(hits) AS hits FROM {$wpdb->prefix}" . Schema::FINDINGS . " WHERE $where GROUP BY $group ORDER BY hits DESC LIMIT " . max( 1, $limit ) );
	}

	/**
	 * Values that a column of the findings has, for filters.
	 *
	 * @param string $column Of DIMENSIONS.
	 * @return list<string>
	 */
	public function values( string $column ): array {
		global $wpdb;
		if ( ! in_array( $column, self::DIMENSIONS, true ) ) {
			return array();
		}
		return array_map( 'strval', (array) $wpdb->get_col( "SELECT DISTINCT $column FROM {$wpdb->prefix}" . Schema::FINDINGS . " WHERE $column <> '' ORDER BY $column LIMIT 200" ) );
	}

	/**
	 * Alerts, the newest first.
	 *
	 * @param array<string, mixed> $query Any of `state`, `kind`; `page`, `per_page`.
	 * @return array{rows: list<array<string, string>>, total: int}
	 */
	public function alerts( array $query = array() ): array {
		return $this->listed( Schema::ALERTS, array( 'state', 'kind' ), $query );
	}

	/**
	 * How many alerts nobody has looked at.
	 */
	public function open_alerts(): int {
		global $wpdb;
		return (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}" . Schema::ALERTS . " WHERE state = 'open'" );
	}

	/**
	 * Changes what was done about alerts.
	 *
	 * @param int[]  $ids   Of the table.
	 * @param string $state One of open, done.
	 */
	public function set_alert_state( array $ids, string $state ): void {
		global $wpdb;
		$ids = array_filter( array_map( 'intval', $ids ) );
		if ( array() !== $ids && in_array( $state, array( 'open', 'done' ), true ) ) {
			$wpdb->query( $wpdb->prepare( "UPDATE {$wpdb->prefix}" . Schema::ALERTS . ' SET state = %s WHERE id IN (' . implode( ',', $ids ) . ')', $state ) );
		}
	}

	/**
	 * The inventory of outgoing calls, the newest first.
	 *
	 * @param array<string, mixed> $query Any of `module`, `host`, `entity`, `changed`; `page`, `per_page`.
	 * @return array{rows: list<array<string, string>>, total: int}
	 */
	public function outbound( array $query = array() ): array {
		return $this->listed( Schema::OUTBOUND, array( 'module', 'host', 'entity', 'changed' ), $query );
	}

	/**
	 * Removes what is older, a few thousand rows at a time.
	 *
	 * @param int $before Seconds since 1970.
	 * @return int Rows removed; 0 when nothing that old is left.
	 */
	public function prune( int $before ): int {
		global $wpdb;
		$time = gmdate( 'Y-m-d H:i:s', $before );
		$gone = 0;
		foreach ( array(
			Schema::FINDINGS => 'hour',
			Schema::ALERTS   => 'last_seen',
			Schema::OUTBOUND => 'last_seen',
		) as $table => $column ) {
			$gone += (int) $wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->prefix}$table WHERE $column < %s ORDER BY id LIMIT 5000", $time ) );
		}
		return $gone;
	}

	/**
	 * Rows with the time at which they were seen.
	 *
	 * @param array<array-key, array<string, int|string>> $rows Of Rows.
	 * @param int                                         $now  Seconds since 1970.
	 * @return array<array-key, array<string, int|string>>
	 */
	private static function seen( array $rows, int $now ): array {
		$time = gmdate( 'Y-m-d H:i:s', $now );
		return array_map(
			static fn( array $row ) => $row + array(
				'first_seen' => $time,
				'last_seen'  => $time,
			),
			$rows
		);
	}

	/**
	 * Inserts rows, or adds to those that are there.
	 *
	 * @param string                                      $table   Without prefix.
	 * @param string[]                                    $columns All columns of a row.
	 * @param array<array-key, array<string, int|string>> $rows    By these columns.
	 * @param string                                      $update  What happens to a row that is there.
	 */
	private function upsert( string $table, array $columns, array $rows, string $update ): void {
		global $wpdb;
		$place = '(' . implode( ',', array_map( static fn( string $column ) => in_array( $column, array( 'hits', 'changed' ), true ) ? '%d' : '%s', $columns ) ) . ')';
		foreach ( array_chunk( $rows, self::CHUNK ) as $chunk ) {
			$values = array();
			foreach ( $chunk as $row ) {
				foreach ( $columns as $column ) {
					$values[] = $row[ $column ];
				}
			}
			$wpdb->query(
				$wpdb->prepare(
					"INSERT INTO {$wpdb->prefix}$table (" . implode( ',', $columns ) . ') VALUES ' . implode( ',', array_fill( 0, count( $chunk ), $place ) ) . " ON DUPLICATE KEY UPDATE $update",
					$values
				)
			);
		}
	}

	/**
	 * A page of a table that has last_seen.
	 *
	 * @param string               $table   Without prefix.
	 * @param string[]             $columns That it can be narrowed down by.
	 * @param array<string, mixed> $query   What is asked.
	 * @return array{rows: list<array<string, string>>, total: int}
	 */
	private function listed( string $table, array $columns, array $query ): array {
		global $wpdb;
		$where = '1=1';
		foreach ( $columns as $column ) {
			if ( isset( $query[ $column ] ) && '' !== $query[ $column ] ) {
				$where .= $wpdb->prepare( " AND $column = %s", (string) $query[ $column ] );
			}
		}
		return array(
			'rows'  => $this->rows( "SELECT * FROM {$wpdb->prefix}$table WHERE $where ORDER BY last_seen DESC, id DESC" . self::limit( $query ) ),
			'total' => (int) $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}$table WHERE $where" ),
		);
	}

	/**
	 * The condition for findings.
	 *
	 * @param array<string, mixed> $query As for findings().
	 */
	private function where( array $query ): string {
		global $wpdb;
		$where = '1=1';
		foreach ( array( ...self::DIMENSIONS, 'changed' ) as $column ) {
			if ( isset( $query[ $column ] ) && '' !== $query[ $column ] ) {
				$where .= $wpdb->prepare( " AND $column = %s", (string) $query[ $column ] );
			}
		}
		if ( ! empty( $query['days'] ) ) {
			$where .= $wpdb->prepare( ' AND hour >= %s', gmdate( 'Y-m-d H:00:00', time() - 86400 * (int) $query['days'] ) );
		}
		if ( isset( $query['search'] ) && '' !== $query['search'] ) {
			$like   = '%' . $wpdb->esc_like( (string) $query['search'] ) . '%';
			$where .= $wpdb->prepare( ' AND (field LIKE %s OR route LIKE %s OR module LIKE %s OR host LIKE %s)', $like, $like, $like, $like );
		}
		return $where;
	}

	/**
	 * The part of the statement that cuts out a page.
	 *
	 * @param array<string, mixed> $query With page and per_page.
	 */
	private static function limit( array $query ): string {
		$size = max( 1, min( 10000, (int) ( $query['per_page'] ?? 20 ) ) );
		return sprintf( ' LIMIT %d OFFSET %d', $size, $size * ( max( 1, (int) ( $query['page'] ?? 1 ) ) - 1 ) );
	}

	/**
	 * Rows by column.
	 *
	 * @param string $statement Prepared.
	 * @return list<array<string, string>>
	 */
	private function rows( string $statement ): array {
		global $wpdb;
		return array_values( (array) $wpdb->get_results( $statement, ARRAY_A ) );
	}
}
