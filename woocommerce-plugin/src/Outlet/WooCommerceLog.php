<?php
/**
 * Outlet: WooCommerce's logger.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Gateway;

/**
 * Puts a masking handler in front of each handler of WooCommerce's logger: file, database, e-mail, remote and those of
 * other plugins. It is the one place that sees message and context for all of them. Asleep without WooCommerce.
 */
final class WooCommerceLog {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * Last of all filters: handlers that others add are covered.
	 */
	public function register(): void {
		add_filter( 'woocommerce_register_log_handlers', array( $this, 'decorate' ), PHP_INT_MAX );
	}

	/**
	 * The handlers, each behind a masking one.
	 *
	 * @param mixed $handlers List of \WC_Log_Handler_Interface; what is none is left for WooCommerce to complain about.
	 * @return mixed
	 */
	public function decorate( $handlers ) {
		if ( ! is_array( $handlers ) ) {
			return $handlers;
		}
		return array_map(
			fn( $handler ) => $handler instanceof \WC_Log_Handler_Interface && ! $handler instanceof RedactingLogHandler
				? new RedactingLogHandler( $handler, $this->gateway )
				: $handler,
			$handlers
		);
	}
}
