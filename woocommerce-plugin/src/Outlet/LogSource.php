<?php
/**
 * The source of a log entry that names none.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

/**
 * Two of WooCommerce's handlers name such an entry after the file that logged it, which they look up in the call
 * stack. Behind a masking handler they would find that one, so the same is looked up here, past it.
 */
final class LogSource {

	/**
	 * The part of an entry's context that names its source as the handler would have, empty when it would not.
	 *
	 * @param \WC_Log_Handler_Interface $handler Who would have looked.
	 * @param string[]                  $skip    Files that only pass entries on.
	 * @return array{source?: string}
	 */
	public static function of( \WC_Log_Handler_Interface $handler, array $skip ): array {
		$by_file   = $handler instanceof \WC_Log_Handler_DB;
		$by_plugin = $handler instanceof \Automattic\WooCommerce\Internal\Admin\Logging\LogHandlerFileV2;
		if ( ! $by_file && ! $by_plugin ) {
			return array();
		}
		$skip   = array_merge( $skip, array( __FILE__, ( new \ReflectionClass( 'WC_Logger' ) )->getFileName() ) );
		$source = '';
		foreach ( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS ) as $frame ) { // phpcs:ignore WordPress.PHP.DevelopmentFunctions
			$file = $frame['file'] ?? '';
			if ( '' === $file || in_array( $file, $skip, true ) ) {
				continue;
			}
			$source = $by_file ? pathinfo( $file, PATHINFO_FILENAME ) : self::owner( $file );
			if ( '' !== $source ) {
				break;
			}
		}
		return array( 'source' => '' !== $source ? $source : 'log' );
	}

	/**
	 * The plugin or theme that a file belongs to, as WooCommerce's file handler writes it; '' for other files.
	 *
	 * @param string $file Path.
	 */
	private static function owner( string $file ): string {
		$roots = array(
			'mu-plugin' => WPMU_PLUGIN_DIR,
			'plugin'    => WP_PLUGIN_DIR,
			'theme'     => get_theme_root(),
		);
		foreach ( $roots as $kind => $root ) {
			if ( ! str_starts_with( $file, trailingslashit( $root ) ) ) {
				continue;
			}
			$first = explode( '/', substr( $file, strlen( trailingslashit( $root ) ) ) )[0];
			return "$kind-" . ( 'mu-plugin' === $kind ? pathinfo( $first, PATHINFO_FILENAME ) : $first );
		}
		return '';
	}
}
