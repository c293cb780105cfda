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

	public function test_the_policy_is_asked_by_host(): void {
		$this->send( 'https://API.AI.example:8443/v1', array(), 'x' );
		$context = $this->engine->contexts[0];
		self::assertSame( array( 'egress', 'host:api.ai.example', 'api.ai.example' ), array( $context->channel, $context->consumer, $context->host ) );
	}

	public function test_a_json_body_is_masked_as_json_and_its_length_told(): void {
		$out = $this->send( 'https://ai.example/v1', array( 'Content-Type' => 'application/json; charset=utf-8', 'content-length' => '17' ), '{"prompt":"jane"}' );
		self::assertSame( '{"prompt":"[PERSON]"}', $out[2] );
		self::assertSame( '21', $out[1]['content-length'] );
		self::assertSame( array( 'json' ), $this->engine->formats );
	}

	public function test_json_lines_are_masked_line_by_line(): void {
		$this->send( 'https://ai.example/v1', array( 'content-type' => 'application/x-ndjson' ), "{}\n{}\n" );
		self::assertSame( array( 'ndjson' ), $this->engine->formats );
	}

	public function test_form_bodies_stay_forms(): void {
		$form = array( 'Content-Type' => 'application/x-www-form-urlencoded' );
		self::assertSame( 'q=a+b&to%5Bname%5D=%5BPERSON%5D', $this->send( 'https://ai.example/v1', $form, 'q=a+b&to%5Bname%5D=jane' )[2] );
		self::assertSame( 'name=%5BPERSON%5D&dot.ted=1', $this->send( 'https://ai.example/v1', array(), 'name=jane&dot.ted=1' )[2], 'the type is form when none is given' );
		self::assertSame( array( 'name' => '[PERSON]' ), $this->send( 'https://ai.example/v1', array( 'Content-Length' => '9' ), array( 'name' => 'jane' ) )[2] );
	}

	public function test_a_form_keeps_the_caller_s_credential_and_its_order(): void {
		$fields = array(
			'note'          => 'jane',
			'client_secret' => 'jane',
			'dropped'       => 'x',
			'page'          => '2',
		);
		$masked = array(
			'note'          => '[PERSON]',
			'client_secret' => 'jane',
			'page'          => '2',
		);
		self::assertSame( $masked, $this->send( 'https://ai.example/v1', array(), $fields )[2] );
		self::assertSame( 'note=%5BPERSON%5D&client_secret=jane&page=2', $this->send( 'https://ai.example/v1', array(), http_build_query( $fields ) )[2] );
	}

	public function test_a_length_that_cannot_be_known_is_not_told(): void {
		self::assertArrayNotHasKey( 'Content-Length', $this->send( 'https://ai.example/v1', array( 'Content-Length' => '9' ), array( 'name' => 'jane' ) )[1] );
	}

	public function test_text_with_an_equals_sign_is_no_form(): void {
		self::assertSame( 'a = [PERSON]', $this->send( 'https://ai.example/v1', array(), 'a = jane' )[2] );
		self::assertSame( '{"a=b":"[PERSON]"}', $this->send( 'https://ai.example/v1', array(), '{"a=b":"jane"}' )[2] );
	}

	public function test_query_and_headers_are_masked_but_credentials_of_the_caller_are_not(): void {
		$out = $this->send(
			'https://ai.example/v1/jane?q=jane&api_key=jane&key=jane#jane',
			array(
				'Authorization'   => 'Bearer jane',
				'x-api-key'       => 'jane',
				'X-Customer-Name' => 'jane',
				'X-Goog-Api-Key'  => 'jane',
				'Cookie'          => 'jane',
				'X-Amz-Date'      => 'jane',
				'PHP-AUTH-TOKEN'  => 'jane',
			)
		);
		self::assertSame( 'https://ai.example/v1/jane?q=%5BPERSON%5D&api_key=jane&key=jane#jane', $out[0] );
		self::assertSame( '[PERSON]', $out[1]['X-Customer-Name'] );
		unset( $out[1]['X-Customer-Name'] );
		self::assertSame( array( 'jane' ), array_values( array_unique( str_replace( 'Bearer ', '', $out[1] ) ) ) );
	}

	public function test_nothing_found_changes_nothing(): void {
		$given = array( 'https://ai.example/v1?a=%7e&b', array( 'B' => '1', 'A' => '2' ), '{"a":1}' );
		self::assertSame( $given, $this->send( ...$given ) );
	}

	public function test_signed_webhooks_are_left_alone(): void {
		$headers = array( 'X-WC-Webhook-ID' => 3, 'X-WC-Webhook-Signature' => 'c2ln', 'Content-Type' => 'application/json' );
		self::assertSame( '{"name":"jane"}', $this->send( 'https://hooks.example/', $headers, '{"name":"jane"}' )[2] );
		self::assertSame( array(), $this->engine->contexts );
	}

	public function test_calls_of_the_site_to_itself_are_left_alone_but_not_its_neighbours_on_the_host(): void {
		self::assertSame( 'jane', $this->send( 'http://shop.example.com:8080/wp/wp-cron.php?doing_wp_cron=1', array(), 'jane' )[2] );
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

	public function test_a_signed_request_that_would_change_is_refused_and_another_passes(): void {
		$signed = array( 'Authorization' => 'AWS4-HMAC-SHA256 Credential=x' );
		self::assertSame( 'john', $this->send( 'https://bedrock.example/', $signed, 'john' )[2] );
		$this->expectException( \Requests_Exception::class );
		$this->expectExceptionMessage( 'it is signed' );
		$this->send( 'https://bedrock.example/', $signed, 'jane' );
	}
}
