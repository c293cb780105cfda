<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\BlockedException;
use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Outlet\Abilities;
use LeakGuard\WordPress\Records;
use LeakGuard\WordPress\SchemaFit;

final class AbilitiesTest extends OutletTestCase {

	private Alerts $alerts;

	private function mask( $result, array $schema = array() ) {
		defined( 'REST_REQUEST' ) || define( 'REST_REQUEST', true );
		$gateway      = $this->engine->gateway();
		$this->alerts = new Alerts();
		$ability      = new class( $schema ) {
			public function __construct( private array $schema ) {}

			public function get_output_schema(): array {
				return $this->schema;
			}
		};
		$outlet = new Abilities( $gateway, new Caller(), new Records( $gateway, $this->alerts ), $this->alerts );
		return $outlet->mask( $result, 'shop/customer-get', null, $ability );
	}

	public function test_results_are_masked_under_the_ability_s_own_route(): void {
		self::assertSame( array( 'name' => '[PERSON]', 'n' => 3 ), $this->mask( array( 'name' => 'jane', 'n' => 3 ) ) );
		self::assertSame( 'wp-abilities/shop/customer-get', $this->engine->contexts[0]->route );
		self::assertSame( 'by [PERSON]', $this->mask( 'by jane' ) );
	}

	public function test_what_no_longer_fits_the_schema_gets_a_stand_in_of_its_format(): void {
		$schema = array(
			'type'       => 'object',
			'properties' => array(
				'items' => array(
					'type'  => 'array',
					'items' => array(
						'type'       => 'object',
						'properties' => array(
							'mail' => array( 'type' => 'string', 'format' => 'email' ),
							'name' => array( 'type' => 'string' ),
						),
					),
				),
			),
		);
		self::assertSame(
			array( 'items' => array( array( 'mail' => 'masked@leakguard.invalid', 'name' => '[PERSON]' ), array( 'mail' => 'bob@example.org', 'name' => 'Bob' ) ) ),
			$this->mask( array( 'items' => array( array( 'mail' => 'jane', 'name' => 'jane' ), array( 'mail' => 'bob@example.org', 'name' => 'Bob' ) ) ), $schema )
		);
	}

	public function test_a_stand_in_fits_length_enumeration_and_null(): void {
		self::assertSame( '[MAS', SchemaFit::fit( '[PERSON]', 'jane', array( 'type' => 'string', 'maxLength' => 4 ) ) );
		self::assertNull( SchemaFit::fit( '[PERSON]', null, array( 'type' => 'null' ) ) );
		self::assertSame( 0, SchemaFit::fit( '[PHONE_NUMBER]', 2125550100, array( 'type' => 'integer' ) ) );
		self::assertSame( '[PERSON]', SchemaFit::fit( '[PERSON]', 'jane', array() ) );
	}

	public function test_errors_and_results_without_data_go_as_they_are(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$error                 = new \WP_Error( 'x' );
		self::assertSame( $error, $this->mask( $error ) );
		self::assertTrue( $this->mask( true ) );
	}

	public function test_blocked_and_withheld_results_are_errors(): void {
		$this->engine->failure = new BlockedException( 'rule "x"' );
		self::assertSame( array( 'status' => 403 ), $this->mask( array( 'jane' ) )->data );
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertSame( array( 'status' => 500 ), $this->mask( array( 'jane' ) )->data );
		self::assertSame( 'wp-abilities/shop/customer-get', $this->alerts->all()[0]['route'] );
	}
}
