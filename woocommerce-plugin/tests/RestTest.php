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
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Outlet\Rest;

final class RestTest extends OutletTestCase {

	private function mask( $result ) {
		return ( new Rest( $this->engine->gateway(), new Caller() ) )->mask( $result, null, new \WP_REST_Request( 'GET', '/wp/v2/users' ) );
	}

	public function test_it_is_the_last_filter_of_the_answer(): void {
		( new Rest( $this->engine->gateway(), new Caller() ) )->register();
		self::assertSame( PHP_INT_MAX, \WordPressDouble::priority( 'rest_pre_echo_response', 'mask' ) );
	}

	public function test_arrays_are_masked_and_keep_their_shape(): void {
		$answer = array( array( 'id' => 7, 'name' => 'jane', 'meta' => array(), '_links' => array( 'self' => array( array( 'href' => 'https://shop.example.com/' ) ) ) ) );
		$masked = $this->mask( $answer );

		$answer[0]['name'] = '[PERSON]';
		self::assertSame( $answer, $masked );
		self::assertSame( 'api', $this->engine->contexts[0]->channel );
		self::assertSame( '/wp/v2/users', $this->engine->contexts[0]->route );
	}

	public function test_an_object_and_a_bare_text_are_masked_too(): void {
		self::assertEquals( (object) array( 'name' => '[PERSON]' ), $this->mask( (object) array( 'name' => 'jane' ) ) );
		self::assertSame( 'hello [PERSON]', $this->mask( 'hello jane' ) );
	}

	public function test_an_answer_without_data_needs_no_engine(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertNull( $this->mask( null ) );
		self::assertTrue( $this->mask( true ) );
	}

	public function test_a_failure_becomes_a_well_formed_error_with_nothing_of_the_answer(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$masked                = $this->mask( array( 'name' => 'jane' ) );
		self::assertSame( array( 'code', 'message', 'data' ), array_keys( $masked ) );
		self::assertSame( array( 'leakguard_withheld', array( 'status' => 500 ) ), array( $masked['code'], $masked['data'] ) );
		self::assertStringNotContainsString( 'broken', $masked['message'] );
	}

	public function test_a_blocked_answer_names_the_rule(): void {
		$this->engine->failure = new BlockedException( 'rule "cards"' );
		$masked                = $this->mask( array( 'name' => 'jane' ) );
		self::assertSame( array( 'status' => 403 ), $masked['data'] );
		self::assertStringContainsString( 'rule "cards"', $masked['message'] );
	}

	public function test_a_broken_filter_of_somebody_else_lets_nothing_out(): void {
		add_filter(
			'leakguard_rest_consumer',
			static function () {
				throw new \LogicException( 'somebody else' );
			}
		);
		self::assertSame( 'leakguard_withheld', $this->mask( array( 'name' => 'jane' ) )['code'] );
	}
}
