<?php
/**
 * A handler of WooCommerce's logger that masks, then hands on.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * Stands before one handler. Level, time and `source` stay as they were.
 */
final class RedactingLogHandler extends \WC_Log_Handler {

	/**
	 * Stands before a handler.
	 *
	 * @param \WC_Log_Handler_Interface $handler Writes the entry.
	 * @param Gateway                   $gateway The extension.
	 */
	public function __construct( private readonly \WC_Log_Handler_Interface $handler, private readonly Gateway $gateway ) {}

	/**
	 * Masks message and context and lets the handler write them.
	 *
	 * @param int    $timestamp Seconds since 1970.
	 * @param string $level     One of WooCommerce's levels.
	 * @param mixed  $message   Text; other things are what careless callers log.
	 * @param mixed  $context   Array.
	 * @return bool Whether the handler wrote it.
	 */
	public function handle( $timestamp, $level, $message, $context ) {
		$context = (array) $context;
		// Kept back: the source names a file, it is no data.
		$source = array_intersect_key( $context, array( 'source' => true ) );
		if ( empty( $source['source'] ) ) {
			$source = LogSource::of( $this->handler, array( __FILE__ ) );
		}
		try {
			$to      = new Destination( 'log' );
			$message = $this->mask_message( $message, $to );
			$context = $this->gateway->redact_array( array_diff_key( $context, array( 'source' => true ) ), $to );
		} catch ( Withheld $withheld ) {
			$message = TextLog::notice( $withheld );
			$context = array();
		}
		return $this->handler->handle( $timestamp, $level, $message, $source + $context );
	}

	/**
	 * Deletes the entries of a source, where the handler can.
	 *
	 * @param string $source Whose.
	 * @param bool   $quiet  Whether to say nothing about it.
	 * @return mixed What the handler answers.
	 */
	public function clear( $source = '', $quiet = false ) {
		return is_callable( array( $this->handler, 'clear' ) ) ? $this->handler->clear( $source, $quiet ) : null;
	}

	/**
	 * Deletes old entries, where the handler can.
	 *
	 * @param int $timestamp Seconds since 1970.
	 * @return mixed What the handler answers.
	 */
	public function delete_logs_before_timestamp( $timestamp = 0 ) {
		return is_callable( array( $this->handler, 'delete_logs_before_timestamp' ) )
			? $this->handler->delete_logs_before_timestamp( $timestamp )
			: null;
	}

	/**
	 * The message, masked. WooCommerce prints what is no text with its own means, after this.
	 *
	 * @param mixed       $message What was logged.
	 * @param Destination $to      The log.
	 * @return mixed
	 */
	private function mask_message( $message, Destination $to ) {
		return is_string( $message )
			? $this->gateway->redact( $message, $to )
			: ( $this->gateway->redact_array( array( $message ), $to )[0] ?? '' );
	}
}
