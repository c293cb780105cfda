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
use LeakGuard\WordPress\Outlet\Webhook;
use LeakGuard\WordPress\Records;

final class WebhookTest extends OutletTestCase {

	private const SIGNED = array( 'headers' => array( 'X-WC-Webhook-ID' => 7, 'X-WC-Webhook-Signature' => 'c2lnbmVk' ) );

	private const EVENT = array( array( 'entity' => 'PERSON', 'action' => 'redact', 'changed' => true, 'count' => 1 ) );

	private Alerts $alerts;

	private Webhook $webhook;

	protected function setUp(): void {
		parent::setUp();
		$gateway       = $this->engine->gateway();
		$this->alerts  = new Alerts();
		$this->webhook = new Webhook( $gateway, new Records( $gateway, $this->alerts ), $this->alerts );
	}

	private function payload( string $url, $payload ) {
		\WordPressDouble::$webhooks[7] = $url;
		return $this->webhook->mask( $payload, 'order', 12, 7 );
	}

	public function test_it_is_the_last_before_the_signature(): void {
		$this->webhook->register();
		self::assertSame( PHP_INT_MAX, \WordPressDouble::priority( 'woocommerce_webhook_payload', 'mask' ) );
	}

	public function test_the_payload_is_judged_for_its_receiver(): void {
		self::assertSame( array( 'id' => 12, 'name' => '[PERSON]' ), $this->payload( 'https://ERP.example/in?x=1', array( 'id' => 12, 'name' => 'jane' ) ) );
		$context = $this->engine->contexts[0];
		self::assertSame( array( 'egress', 'host:erp.example', '/in', 'erp.example' ), array( $context->channel, $context->consumer, $context->route, $context->host ) );
		self::assertFalse( $this->webhook->refuse( false, self::SIGNED ) );
	}

	public function test_personal_data_does_not_go_without_tls(): void {
		$this->engine->events = self::EVENT;
		$this->payload( 'http://erp.example/in', array( 'id' => 12, 'name' => 'Bob' ) );
		$error = $this->webhook->refuse( false, self::SIGNED );
		self::assertSame( 'leakguard_refused', $error->code );
		self::assertStringContainsString( 'TLS', $error->message );
		self::assertSame( 'plain_http', $this->alerts->all()[0]['kind'] );
		self::assertFalse( $this->webhook->refuse( false, self::SIGNED ), 'the next delivery is judged by itself' );
	}

	public function test_while_the_policy_watches_it_goes_and_is_told(): void {
		$this->engine->events  = self::EVENT;
		$this->engine->watches = true;
		$this->payload( 'http://erp.example/in', array( 'name' => 'Bob' ) );
		self::assertFalse( $this->webhook->refuse( false, self::SIGNED ) );
		self::assertSame( 'plain_http', $this->alerts->all()[0]['kind'] );
	}

	public function test_this_machine_and_payloads_without_personal_data_need_no_tls(): void {
		$this->payload( 'http://erp.example/in', array( 'sku' => 'WCB-1042' ) );
		self::assertFalse( $this->webhook->refuse( false, self::SIGNED ) );
		$this->engine->events = self::EVENT;
		foreach ( array( 'http://127.0.0.1:8080/in', 'http://localhost/in', 'http://[::1]/in' ) as $url ) {
			$this->payload( $url, array( 'name' => 'Bob' ) );
			self::assertFalse( $this->webhook->refuse( false, self::SIGNED ), $url );
		}
		self::assertSame( array(), $this->alerts->all() );
	}

	public function test_a_blocked_delivery_is_not_sent_and_leaves_nothing_in_the_log(): void {
		$this->engine->failure = new BlockedException( 'rule "cards"' );
		self::assertSame( array( 'id' => 12 ), $this->payload( 'https://erp.example/in', array( 'name' => 'jane' ) ) );
		self::assertStringContainsString( 'rule "cards"', $this->webhook->refuse( false, self::SIGNED )->message );
	}

	public function test_a_failure_withholds_the_delivery_and_other_calls_go_on(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertSame( array( 'id' => 12 ), $this->payload( 'https://erp.example/in', array( 'name' => 'jane' ) ) );
		self::assertFalse( $this->webhook->refuse( false, array( 'headers' => array( 'X-WC-Webhook-ID' => 8, 'X-WC-Webhook-Signature' => 'x' ) ) ) );
		self::assertFalse( $this->webhook->refuse( false, array() ) );
		self::assertStringContainsString( 'withheld', $this->webhook->refuse( false, self::SIGNED )->message );
	}

	public function test_what_is_no_array_is_judged_too(): void {
		self::assertSame( 'by [PERSON]', $this->payload( 'https://erp.example/', 'by jane' ) );
	}
}
