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
use LeakGuard\WordPress\Outlet\OutboundHttp;

final class OutboundHttpTest extends OutletTestCase {

	/** @return array{string, array, mixed} URL, headers and body as they go out. */
	private function send( string $url, array $headers = array(), $data = null ): array {
		( new OutboundHttp( $this->engine->gateway() ) )->mask( $url, $headers, $data );
		return array( $url, $headers, $data );
	}

	public function test_it_hooks_behind_everything_else_and_takes_the_request_by_reference(): void {
		( new OutboundHttp( $this->engine->gateway() ) )->register();
		self::assertSame( PHP_INT_MAX, \WordPressDouble::priority( 'requests-requests.before_request', 'mask' ) );
	}

	public function test_url_headers_and_body_go_through_the_extension_and_come_back(): void {
		$out = $this->send( 'https://ai.example/v1?q=jane', array( 'X-Customer-Name' => 'jane' ), 'jane' );
		self::assertSame( array( 'https://ai.example/v1?q=[PERSON]', array( 'X-Customer-Name' => '[PERSON]' ), '[PERSON]' ), $out );
		self::assertSame( array( array( 'https://ai.example/v1?q=jane', array( 'X-Customer-Name' => 'jane' ), 'jane' ) ), $this->engine->requests );
	}

	public function test_fields_of_a_form_are_given_as_they_are(): void {
		self::assertSame( array( 'name' => '[PERSON]' ), $this->send( 'https://ai.example/v1', array(), array( 'name' => 'jane' ) )[2] );
	}

	public function test_what_is_neither_text_nor_fields_stays(): void {
		self::assertSame( array( 'https://ai.example/v1', array(), 7 ), $this->send( 'https://ai.example/v1', array(), 7 ) );
		self::assertNull( $this->send( 'https://ai.example/v1' )[2] );
	}

	public function test_calls_of_the_site_to_itself_are_left_alone_but_not_its_neighbours_on_the_host(): void {
		self::assertSame( 'jane', $this->send( 'http://shop.example.com:8080/wp/wp-cron.php?doing_wp_cron=1', array(), 'jane' )[2] );
		self::assertSame( array(), $this->engine->requests );
		self::assertSame( '[PERSON]', $this->send( 'http://shop.example.com:9090/', array(), 'jane' )[2] );
	}

	public function test_developers_can_leave_a_request_alone(): void {
		add_filter( 'leakguard_guard_outbound_request', static fn( $guarded, $url, $headers ) => ! str_contains( $url, '/bank' ), 10, 3 );
		self::assertSame( 'jane', $this->send( 'https://ai.example/bank', array(), 'jane' )[2] );
		self::assertSame( '[PERSON]', $this->send( 'https://ai.example/v1', array(), 'jane' )[2] );
	}

	public function test_a_blocked_request_fails_as_the_http_library_does(): void {
		$this->engine->failure = new BlockedException( 'rule "cards"' );
		$this->expectException( \Requests_Exception::class );
		$this->expectExceptionMessage( 'LeakGuard blocked this request: rule "cards"' );
		$this->send( 'https://ai.example/v1', array(), 'jane' );
	}

	public function test_a_failure_sends_nothing(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$this->expectException( \Requests_Exception::class );
		$this->expectExceptionMessage( 'withheld' );
		$this->send( 'https://ai.example/v1', array(), 'jane' );
	}

	public function test_the_reason_of_the_extension_is_told(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'it is signed' );
		$this->expectException( \Requests_Exception::class );
		$this->expectExceptionMessage( 'LeakGuard withheld this request: it is signed' );
		$this->send( 'https://ai.example/v1', array(), 'jane' );
	}

	public function test_a_failure_is_refused_whatever_on_error_says_for_the_extension_has_asked_it(): void {
		$this->engine->on_error = 'pass';
		$this->engine->failure  = new \LeakGuard\Exception( 'broken gzip' );
		$this->expectException( \Requests_Exception::class );
		$this->send( 'https://ai.example/v1', array(), 'jane' );
	}
}
