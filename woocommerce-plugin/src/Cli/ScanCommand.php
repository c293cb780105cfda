<?php
/**
 * WP-CLI: wp leakguard scan.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\Context;
use LeakGuard\Engine;

/**
 * What lies in files already.
 */
final class ScanCommand {

	/**
	 * Counts what personal data, card data and secrets lie in logs or other text files. Changes nothing and prints no value.
	 *
	 * ## OPTIONS
	 *
	 * [<path>...]
	 * : Files or folders. Without: debug.log, PHP's log and WooCommerce's logs.
	 *
	 * [--format=<format>]
	 * : How to print the counts.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard scan
	 *     wp leakguard scan wp-content/uploads/exports --format=csv
	 *
	 * @param string[]              $args       Paths.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		if ( ! class_exists( Engine::class, false ) ) {
			\WP_CLI::error( 'The PHP extension leakguard is not loaded.' );
		}
		$files    = LogFiles::find( $args );
		$progress = \WP_CLI\Utils\make_progress_bar( sprintf( 'Scanning %d files', count( $files ) ), max( 1, LogFiles::size( $files ) ) );
		$engine   = Engine::default();
		$context  = new Context( 'log' );
		$counts   = array();
		foreach ( $files as $file ) {
			$handle = fopen( $file, 'rb' ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- files of any size.
			if ( false === $handle ) {
				continue;
			}
			foreach ( LogFiles::pieces( $handle ) as $piece ) {
				foreach ( $engine->scan( $piece, $context, 'text' ) as $finding ) {
					$counts[ $file ][ $finding->entity ] = 1 + ( $counts[ $file ][ $finding->entity ] ?? 0 );
				}
				$progress->tick( strlen( $piece ) );
			}
			fclose( $handle ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- see above.
		}
		$progress->finish();
		$rows = array();
		foreach ( $counts as $file => $entities ) {
			arsort( $entities );
			foreach ( $entities as $entity => $count ) {
				$rows[] = array(
					'file'   => $file,
					'entity' => $entity,
					'count'  => $count,
				);
			}
		}
		if ( 'count' === ( $assoc_args['format'] ?? '' ) ) {
			\WP_CLI::line( (string) array_sum( array_column( $rows, 'count' ) ) );
			return;
		}
		\WP_CLI\Utils\format_items( $assoc_args['format'] ?? 'table', $rows, array( 'file', 'entity', 'count' ) );
	}
}
