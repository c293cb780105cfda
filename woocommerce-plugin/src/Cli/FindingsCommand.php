<?php
/**
 * WP-CLI: wp leakguard findings.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\WordPress\Site;
use LeakGuard\WordPress\Storage\Store;

/**
 * What was found.
 */
final class FindingsCommand {

	/**
	 * Nothing happens here.
	 *
	 * @param Store $store The database.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Lists findings, counted by the hour (UTC). Never a value.
	 *
	 * ## OPTIONS
	 *
	 * [--days=<days>]
	 * : Only those of so many days.
	 *
	 * [--channel=<channel>]
	 * : Only those on this way out: api, log, export, egress.
	 *
	 * [--consumer=<consumer>]
	 * : Only those for this receiver, as `integration:erp`.
	 *
	 * [--entity=<entity>]
	 * : Only those of this kind of data, as `EMAIL_ADDRESS`.
	 *
	 * [--module=<module>]
	 * : Only those of this plugin, as `wp-content/plugins/akismet`.
	 *
	 * [--changed=<changed>]
	 * : Only what was masked or blocked (1), or let through (0).
	 *
	 * [--search=<text>]
	 * : Part of a field, route, plugin or host.
	 *
	 * [--limit=<rows>]
	 * : Rows at most.
	 * ---
	 * default: 100
	 * ---
	 *
	 * [--fields=<fields>]
	 * : Columns.
	 * ---
	 * default: hour,channel,consumer,route,entity,field,action,rule,module,changed,hits
	 * ---
	 *
	 * [--format=<format>]
	 * : How to print them.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - csv
	 *   - json
	 *   - yaml
	 *   - count
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     # What left unchanged this week, as CSV.
	 *     wp leakguard findings --days=7 --changed=0 --format=csv
	 *
	 * @param string[]              $args       None.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		Site::prepare();
		$query = array_intersect_key( $assoc_args, array_flip( array( 'days', 'channel', 'consumer', 'entity', 'module', 'changed', 'search' ) ) );
		$found = $this->store->findings( $query + array( 'per_page' => (int) ( $assoc_args['limit'] ?? 100 ) ) );
		if ( 'count' === ( $assoc_args['format'] ?? '' ) ) {
			\WP_CLI::line( (string) $found['total'] );
			return;
		}
		\WP_CLI\Utils\format_items( $assoc_args['format'] ?? 'table', $found['rows'], explode( ',', $assoc_args['fields'] ?? 'hour,channel,consumer,route,entity,field,action,rule,module,changed,hits' ) );
	}
}
