<?php
/**
 * The classes of WooCommerce that the plugin knows.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable -- doubles copy WooCommerce's names and signatures, not its documentation.

declare( strict_types=1 );

interface WC_Log_Handler_Interface {
	public function handle( $timestamp, $level, $message, $context );
}

abstract class WC_Log_Handler implements WC_Log_Handler_Interface {}

class WC_Logger {}

class WC_Log_Handler_DB extends WC_Log_Handler {
	public array $entries = array();

	public function handle( $timestamp, $level, $message, $context ) {
		$this->entries[] = array( $timestamp, $level, $message, $context );
		return true;
	}

	public function clear( $source, $quiet = false ) {
		return "cleared $source";
	}
}

class WC_Customer {
	public function __construct( private array $billing, private array $shipping, private int $id = 0 ) {}

	public function get_id() {
		return $this->id;
	}

	public function get_billing() {
		return $this->billing;
	}

	public function get_shipping() {
		return $this->shipping;
	}
}

function WC() {
	return WordPressDouble::$shop;
}

function wc_get_webhook( $id ) {
	$url = WordPressDouble::$webhooks[ $id ] ?? null;
	return null === $url ? null : new class( $url ) {
		public function __construct( private string $url ) {}

		public function get_delivery_url() {
			return $this->url;
		}
	};
}
