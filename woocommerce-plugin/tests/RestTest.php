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
use LeakGuard\WordPress\Outlet\CacheGuard;
use LeakGuard\WordPress\Outlet\Rest;
use LeakGuard\WordPress\Records;

final class RestTest extends OutletTestCase {

	private Alerts $alerts;

	private function rest(): Rest {
		$gateway      = $this->engine->gateway();
		$this->alerts = new Alerts();
		return new Rest( $gateway, new Caller(), new Records( $gateway, $this->alerts ), $this->alerts, new CacheGuard( $gateway, new Caller(), $this->alerts ) );
	}

	private function mask( $result, string $route = '/wp/v2/users' ) {
		return $this->rest()->mask( $result, null, new \WP_REST_Request( 'GET', $route ) );
	}

	public function test_it_is_the_last_filter_of_the_answer(): void {
		$this->rest()->register();
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

	private function order( int $customer, string $name ): array {
		return array(
			'id'          => 12,
			'customer_id' => $customer,
			'order_key'   => 'wc_order_a1b2c3d4e5f6g',
			'payment_url' => 'https://shop.example.com/pay/12/?pay_for_order=true&key=wc_order_a1b2c3d4e5f6g',
			'billing'     => array( 'first_name' => $name, 'city' => 'Leeds' ),
		);
	}

	public function test_a_customer_s_own_order_keeps_its_key_and_its_old_address_is_their_own(): void {
		\WordPressDouble::$user = new \WP_User( array( 'ID' => 42 ) );
		$order                  = $this->order( 42, 'Ana' );
		self::assertSame( array( $order ), $this->mask( array( $order ), '/wc/v3/orders' ) );
		$subject = end( $this->engine->contexts )->subject;
		self::assertContains( 'Leeds', $subject );
		self::assertSame( array(), $this->alerts->all() );
	}

	public function test_somebody_else_s_order_among_them_is_masked_as_nobody_s_own_and_raises_an_alert(): void {
		\WordPressDouble::$user = new \WP_User( array( 'ID' => 42 ) );
		$masked                 = $this->mask( array( $this->order( 42, 'Ana' ), $this->order( 7, 'jane' ) ), '/wc/v3/orders' );
		self::assertSame( $this->order( 42, 'Ana' ), $masked[0] );
		self::assertSame( '[PERSON]', $masked[1]['billing']['first_name'] );
		self::assertSame( '[GENERIC_SECRET]', $masked[1]['order_key'] );
		self::assertStringNotContainsString( 'wc_order', $masked[1]['payment_url'] );
		self::assertSame( array(), $this->engine->contexts[0]->subject, 'the record of somebody else is judged on its own first' );
		self::assertSame( array( array( 'kind' => 'session_mixing', 'consumer' => 'customer:42', 'route' => '/wc/v3/orders', 'detail' => '*', 'count' => 1 ) ), $this->alerts->all() );
	}

	public function test_while_the_policy_watches_mixing_changes_nothing_and_alerts(): void {
		\WordPressDouble::$user = new \WP_User( array( 'ID' => 42 ) );
		$this->engine->watches  = true;
		$orders                 = array( 'orders' => array( $this->order( 7, 'Bob' ) ) );
		self::assertSame( $orders, $this->mask( $orders, '/wc/v3/orders' ) );
		self::assertSame( 'orders.*', $this->alerts->all()[0]['detail'] );
	}

	public function test_an_order_s_key_goes_where_its_e_mail_address_goes(): void {
		self::assertSame( '[GENERIC_SECRET]', $this->mask( array( $this->order( 0, 'Ana' ) ), '/wc/v3/orders' )[0]['order_key'] );
		self::assertSame( 'wc_order_a1b2c3d4e5f6g', $this->mask( $this->order( 0, 'Ana' ), '/wc/store/v1/checkout' )['order_key'], 'a shopper needs it' );
		$this->engine->watches = true;
		self::assertSame( 'wc_order_a1b2c3d4e5f6g', $this->mask( array( $this->order( 0, 'Ana' ) ), '/wc/v3/orders' )[0]['order_key'] );
	}

	public function test_an_avatar_s_hash_goes_unless_it_is_the_receiver_s_own(): void {
		\WordPressDouble::$user = new \WP_User( array( 'ID' => 42, 'user_email' => 'Ana@example.org' ) );

		$own    = 'https://secure.gravatar.com/avatar/' . hash( 'sha256', 'ana@example.org' ) . '?s=24';
		$others = 'https://secure.gravatar.com/avatar/' . md5( 'jo@example.org' ) . '?s=24';
		$masked = $this->mask( array( array( 'avatar_urls' => array( 24 => $own ) ), array( 'avatar_urls' => array( 24 => $others ) ), (object) array( 'avatar_url' => $others ) ) );
		self::assertSame( $own, $masked[0]['avatar_urls'][24] );
		self::assertSame( 'https://secure.gravatar.com/avatar/' . str_repeat( '0', 32 ) . '?s=24', $masked[1]['avatar_urls'][24] );
		self::assertStringNotContainsString( md5( 'jo@example.org' ), $masked[2]->avatar_url );
	}

	public function test_a_withheld_answer_raises_an_alert(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$this->mask( array( 'name' => 'jane' ) );
		self::assertSame( 'withheld', $this->alerts->all()[0]['kind'] );
	}
}
