<?php
/**
 * WP-CLI: wp leakguard status.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\WordPress\Admin\Status;

/**
 * Whether this site is protected.
 */
final class StatusCommand {

	/**
	 * Nothing happens here.
	 *
	 * @param Status $status Of the protection.
	 */
	public function __construct( private readonly Status $status ) {}

	/**
	 * Says whether this site is protected, by which extension and policy.
	 *
	 * Ends with status 1 when it is not. It speaks of the PHP that runs WP-CLI: php-fpm can have another php.ini.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - yaml
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard status
	 *
	 * @param string[]              $args       None.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		$facts = $this->status->facts();
		$rows  = array();
		foreach ( $facts as $name => $value ) {
			$rows[] = array(
				'name'  => $name,
				'value' => is_array( $value ) ? implode( ' ', $value ) : ( is_bool( $value ) ? ( $value ? 'yes' : 'no' ) : (string) $value ),
			);
		}
		if ( 'table' === ( $assoc_args['format'] ?? 'table' ) ) {
			\WP_CLI\Utils\format_items( 'table', $rows, array( 'name', 'value' ) );
		} else {
			\WP_CLI::print_value( $facts, $assoc_args );
		}
		if ( ! $facts['protected'] ) {
			\WP_CLI::halt( 1 );
		}
	}
}
