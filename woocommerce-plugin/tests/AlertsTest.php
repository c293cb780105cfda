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

final class AlertsTest extends OutletTestCase {

	public function test_alerts_are_kept_in_order_and_one_that_comes_again_is_counted(): void {
		$alerts = new Alerts();
		$alerts->raise( Alerts::SESSION_MIXING, 'customer:42', '/wc/v3/orders', 'billing.email' );
		$alerts->raise( Alerts::WITHHELD, 'guest', '/wp/v2/users' );
		$alerts->raise( Alerts::SESSION_MIXING, 'customer:42', '/wc/v3/orders', 'billing.email' );

		self::assertSame(
			array(
				array( 'kind' => 'session_mixing', 'consumer' => 'customer:42', 'route' => '/wc/v3/orders', 'detail' => 'billing.email', 'count' => 2 ),
				array( 'kind' => 'withheld', 'consumer' => 'guest', 'route' => '/wp/v2/users', 'detail' => '', 'count' => 1 ),
			),
			$alerts->all()
		);
	}

	public function test_a_request_does_not_keep_alerts_without_end(): void {
		$alerts = new Alerts();
		for ( $i = 0; $i < 500; $i++ ) {
			$alerts->raise( Alerts::WITHHELD, 'guest', "/r/$i" );
		}
		self::assertCount( 100, $alerts->all() );
	}

	public function test_listeners_are_told_once_and_a_broken_one_does_no_harm(): void {
		$told = array();
		add_action(
			'leakguard_alert',
			static function ( ...$alert ) use ( &$told ): void {
				$told[] = $alert;
				throw new \LogicException( 'somebody else' );
			},
			10,
			4
		);
		$alerts = new Alerts();
		$alerts->raise( Alerts::CACHE_GUARD, 'guest', '/x', 'no-store' );
		$alerts->raise( Alerts::CACHE_GUARD, 'guest', '/x', 'no-store' );
		self::assertSame( array( array( 'cache_guard', 'guest', '/x', 'no-store' ) ), $told );
		self::assertStringContainsString( 'LogicException', (string) file_get_contents( $this->log ) );
	}
}
