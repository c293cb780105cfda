<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\StandInException;
use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Outlet\WriteBack;

final class WriteBackTest extends OutletTestCase {

	private Alerts $alerts;

	private function check( \WP_REST_Request $request, $result = null ) {
		$this->alerts = new Alerts();
		return ( new WriteBack( $this->engine->gateway(), new Caller(), $this->alerts ) )->check( $result, $request );
	}

	private function request( string $method, ?array $json, array $body = array() ): \WP_REST_Request {
		$request       = new \WP_REST_Request( $method, '/wc/v3/orders/12' );
		$request->json = $json;
		$request->body = $body;
		return $request;
	}

	/** The extension's own exception where it is loaded: its constructor is nobody's. */
	private function refusal(): StandInException {
		if ( ! extension_loaded( 'leakguard' ) ) {
			return new StandInException( array( 'billing.email' ) );
		}
		try {
			\LeakGuard\Engine::fromPolicy( 'preset:default' )->restore( array( 'billing' => array( 'email' => '[EMAIL_ADDRESS]' ) ) );
		} catch ( StandInException $refused ) {
			return $refused;
		}
		self::fail( 'the extension refuses labels' );
	}

	public function test_it_stands_before_all_who_could_answer(): void {
		( new WriteBack( $this->engine->gateway(), new Caller(), new Alerts() ) )->register();
		self::assertSame( PHP_INT_MIN, \WordPressDouble::priority( 'rest_dispatch_request', 'check' ) );
	}

	public function test_tokens_become_values_and_nothing_else_is_set(): void {
		$request = $this->request( 'PUT', array( 'status' => 'completed', 'billing' => array( 'email' => 'tok:jo@example.org' ) ), array( 'note' => 'tok:x' ) );
		self::assertNull( $this->check( $request ) );
		self::assertSame( array( 'billing' => array( 'email' => 'jo@example.org' ), 'note' => 'x' ), $request->set );
		self::assertSame( '/wc/v3/orders/12', $this->engine->contexts[0]->route );
	}

	public function test_a_masked_value_is_refused_with_its_field(): void {
		$this->engine->failure = $this->refusal();
		$error                 = $this->check( $this->request( 'POST', array( 'billing' => array( 'email' => '[EMAIL_ADDRESS]' ) ) ) );
		self::assertSame( 'leakguard_masked_value', $error->code );
		self::assertSame( array( 'status' => 400, 'params' => array( 'billing.email' ) ), $error->data );
		self::assertStringContainsString( 'billing.email', $error->message );
		self::assertSame( array( 'write_back_refused', 'billing.email' ), array( $this->alerts->all()[0]['kind'], $this->alerts->all()[0]['detail'] ) );
	}

	public function test_a_failure_refuses_the_request_and_passes_where_the_policy_says_so(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertSame( array( 'status' => 500 ), $this->check( $this->request( 'PATCH', array( 'a' => 'b' ) ) )->data );
		self::assertSame( 'withheld', $this->alerts->all()[0]['kind'] );
		$this->engine->on_error = 'pass';
		self::assertNull( $this->check( $this->request( 'PATCH', array( 'a' => 'b' ) ) ) );
	}

	public function test_reading_and_answered_requests_are_left_alone(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertNull( $this->check( $this->request( 'GET', array( 'a' => 'b' ) ) ) );
		self::assertSame( 'done', $this->check( $this->request( 'POST', array( 'a' => 'b' ) ), 'done' ) );
		self::assertNull( $this->check( $this->request( 'POST', null ) ) );
		add_filter( 'leakguard_guard_write_back', static fn() => false );
		self::assertNull( $this->check( $this->request( 'POST', array( 'a' => 'b' ) ) ) );
	}
}
