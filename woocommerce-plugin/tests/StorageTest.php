<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Storage\Recorder;
use LeakGuard\WordPress\Storage\Rows;
use LeakGuard\WordPress\Storage\Schema;
use LeakGuard\WordPress\Storage\Store;

final class StorageTest extends OutletTestCase {

	private const NOW = 1795302000;

	private const EVENT = array(
		'channel'  => 'api',
		'consumer' => 'customer:42',
		'route'    => '/wc/v3/orders/17',
		'host'     => '',
		'entity'   => 'EMAIL_ADDRESS',
		'field'    => 'line_items.0.email',
		'action'   => 'redact',
		'rule'     => 'guests',
		'changed'  => true,
		'count'    => 3,
		'module'   => null,
		'file'     => null,
		'line'     => null,
	);

	protected function setUp(): void {
		parent::setUp();
		$GLOBALS['wpdb'] = new \wpdb(); // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- a double.
		\WordPressDouble::$options[ Schema::OPTION ] = Schema::VERSION;
	}

	private function event( array $changes ): array {
		return $changes + self::EVENT;
	}

	public function test_the_same_finding_is_one_row_with_a_sum(): void {
		$rows = array_values( Rows::findings( array( self::EVENT, $this->event( array( 'route' => '/wc/v3/orders/18', 'field' => 'line_items.7.email', 'consumer' => 'customer:43' ) ) ), self::NOW ) );
		self::assertCount( 1, $rows );
		self::assertSame( 6, $rows[0]['hits'] );
		self::assertSame( array( 'customer:*', '/wc/v3/orders/*', 'line_items.*.email' ), array( $rows[0]['consumer'], $rows[0]['route'], $rows[0]['field'] ) );
		self::assertSame( gmdate( 'Y-m-d H:00:00', self::NOW ), $rows[0]['hour'] );
	}

	public function test_a_flood_is_counted_and_not_stored_one_by_one(): void {
		$events = array();
		for ( $number = 0; $number < 5000; $number++ ) {
			$events[] = $this->event( array( 'field' => 'f' . chr( 97 + $number % 26 ) . strrev( base_convert( (string) $number, 10, 26 ) ) . 'x', 'count' => 1 ) );
		}
		$rows = Rows::findings( $events, self::NOW );
		self::assertLessThanOrEqual( 201, count( $rows ) );
		self::assertSame( 5000, array_sum( array_column( $rows, 'hits' ) ) );
	}

	public function test_what_could_be_data_is_left_out_of_routes_and_fields(): void {
		self::assertSame( '/wp/v2/users/*', Rows::route( '/wp/v2/users/lena@example.net' ) );
		self::assertSame( '/wp/v2/users', Rows::route( '/wp/v2/users?search=lena@example.net' ) );
		self::assertSame( '/hooks/*/in', Rows::route( '/hooks/9f86d081884c7d659a2f/in' ) );
		self::assertSame( '/wc/v3/orders', Rows::route( '/wc/v3/orders' ) );
		self::assertSame( '*', Rows::field( 'by.lena@example.net' ) );
		self::assertSame( 'phones.*.kind', Rows::field( 'phones.+497615550143.kind' ) );
		self::assertSame( 'billing.address_1', Rows::field( 'billing.address_1' ) );
	}

	public function test_what_no_column_can_hold_is_cut_and_mended(): void {
		$rows = array_values( Rows::findings( array( $this->event( array( 'module' => str_repeat( 'ü', 300 ) . "\xff", 'rule' => "a\nb\xfe", 'count' => 'many' ) ) ), self::NOW ) );
		self::assertSame( 191, mb_strlen( $rows[0]['module'], 'UTF-8' ) );
		self::assertSame( 'a b?', $rows[0]['rule'] );
		self::assertSame( 1, $rows[0]['hits'] );
	}

	public function test_the_inventory_knows_calls_only(): void {
		$rows = array_values( Rows::outbound( array( self::EVENT, $this->event( array( 'channel' => 'egress', 'host' => 'api.example.com', 'module' => 'plugin:chat' ) ) ) ) );
		self::assertCount( 1, $rows );
		self::assertSame( array( 'plugin:chat', 'api.example.com', 'EMAIL_ADDRESS', 1, 3 ), array( $rows[0]['module'], $rows[0]['host'], $rows[0]['entity'], $rows[0]['changed'], $rows[0]['hits'] ) );
	}

	public function test_a_module_is_named_below_the_site(): void {
		$rows = array_values( Rows::findings( array( $this->event( array( 'module' => ABSPATH . 'wp-includes' ) ) ), self::NOW ) );
		self::assertSame( 'wp-includes', $rows[0]['module'] );
	}

	public function test_a_request_without_findings_asks_the_database_nothing(): void {
		( new Recorder( new Store(), new Alerts(), static fn() => array() ) )->store();
		self::assertSame( array(), $GLOBALS['wpdb']->statements );
	}

	public function test_findings_and_alerts_are_written_as_sums(): void {
		$alerts = new Alerts();
		$alerts->raise( Alerts::SESSION_MIXING, 'customer:42', '/wc/v3/orders', 'billing.email' );
		( new Recorder( new Store(), $alerts, static fn() => array( self::EVENT ) ) )->store();
		self::assertCount( 3, $GLOBALS['wpdb']->statements );
		self::assertMatchesRegularExpression( '/^INSERT INTO wp_leakguard_findings \(digest,.*ON DUPLICATE KEY UPDATE hits = hits \+ VALUES\(hits\)$/', $GLOBALS['wpdb']->statements[1] );
		self::assertStringContainsString( "'session_mixing','customer:42'", $GLOBALS['wpdb']->statements[2] );
	}

	public function test_an_hour_that_is_full_gets_coarse_rows_only(): void {
		$GLOBALS['wpdb']->results = array_fill( 0, 5001, array() );
		( new Recorder( new Store(), new Alerts(), static fn() => array( self::EVENT, array( 'field' => 'phone' ) + self::EVENT ) ) )->store();
		self::assertStringNotContainsString( 'phone', $GLOBALS['wpdb']->statements[1] );
		self::assertStringNotContainsString( '/wc/v3', $GLOBALS['wpdb']->statements[1] );
		self::assertStringContainsString( ',6)', $GLOBALS['wpdb']->statements[1] );
	}

	public function test_a_failure_to_count_is_told_without_data_and_harms_nobody(): void {
		( new Recorder( new Store(), new Alerts(), static fn() => throw new \RuntimeException( 'lena@example.net' ) ) )->store();
		$log = (string) file_get_contents( $this->log );
		self::assertStringContainsString( 'could not store findings: RuntimeException', $log );
		self::assertStringNotContainsString( 'lena', $log );
	}

	public function test_a_query_cannot_carry_sql(): void {
		$attack = "x' OR 1=1 -- ";
		( new Store() )->findings( array( 'channel' => $attack, 'orderby' => 'id; DROP TABLE x', 'order' => $attack, 'per_page' => $attack, 'page' => $attack, 'days' => $attack, 'search' => '%' ) );
		self::assertStringContainsString( "channel = 'x\\' OR 1=1 -- '", $GLOBALS['wpdb']->statements[0] );
		self::assertStringContainsString( 'ORDER BY hour DESC', $GLOBALS['wpdb']->statements[0] );
		self::assertStringContainsString( 'LIMIT 1 OFFSET 0', $GLOBALS['wpdb']->statements[0] );
		self::assertStringContainsString( "field LIKE '%\\\\%%'", $GLOBALS['wpdb']->statements[0] );
		self::assertSame( array(), ( new Store() )->sums( array( 'id' ) ) );
	}
}
