<?php
/**
 * WP-CLI: wp leakguard policy.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\WordPress\Admin\Simulation;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Policy\PolicyArray;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Withheld;

/**
 * The policy that the settings of this site stand for.
 */
final class PolicyCommand {

	/**
	 * Nothing happens here.
	 *
	 * @param Runtime    $runtime    What became of the settings.
	 * @param Status     $status     Of the protection.
	 * @param Simulation $simulation Asks the engine.
	 */
	public function __construct(
		private readonly Runtime $runtime,
		private readonly Status $status,
		private readonly Simulation $simulation,
	) {}

	/**
	 * Shows the rules that the settings of this site add to the policy of the server, as JSON.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard policy show
	 *
	 * @param string[]              $args       None.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function show( array $args, array $assoc_args ): void {
		\WP_CLI::line( (string) wp_json_encode( (object) PolicyArray::of( Settings::load(), gmdate( 'Y-m-d' ) ), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) );
	}

	/**
	 * Asks the extension whether it takes the policy of the settings. Ends with status 1 when it refuses.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard policy check
	 *
	 * @param string[]              $args       None.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function check( array $args, array $assoc_args ): void {
		$problems = $this->status->problems();
		$refusal  = $this->runtime->refusal( PolicyArray::of( Settings::load(), gmdate( 'Y-m-d' ) ) );
		if ( '' !== $refusal ) {
			array_unshift( $problems, $refusal );
		}
		foreach ( $this->status->remarks() as $remark ) {
			\WP_CLI::warning( $remark );
		}
		if ( array() !== $problems ) {
			\WP_CLI::error( implode( ' ', array_unique( $problems ) ) );
		}
		\WP_CLI::success( sprintf( 'Policy %s is in force (settings: %s).', $this->status->policy_id(), $this->runtime->state() ) );
	}

	/**
	 * Says what would become of a value, and which rule decides.
	 *
	 * ## OPTIONS
	 *
	 * <value>
	 * : The value. Use a made-up one: the shell keeps it in its history.
	 *
	 * [--field=<field>]
	 * : Name of the field that holds it.
	 * ---
	 * default: value
	 * ---
	 *
	 * [--channel=<channel>]
	 * : Way out: api, log, export, egress.
	 * ---
	 * default: api
	 * ---
	 *
	 * [--consumer=<consumer>]
	 * : Who would receive it, as guest, admin:jane, integration:erp, key:7, host:api.example.com; empty: unknown.
	 *
	 * [--route=<route>]
	 * : Route of the request.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard policy explain lena.fischer@example.net --field=email --consumer=integration:erp
	 *
	 * @param string[]              $args       The value.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function explain( array $args, array $assoc_args ): void {
		try {
			$result = $this->simulation->run( array( $assoc_args['field'] ?? 'value' => $args[0] ), $assoc_args['channel'] ?? 'api', $assoc_args['consumer'] ?? '', $assoc_args['route'] ?? '' );
		} catch ( Withheld $failure ) {
			\WP_CLI::error( $failure->getMessage() );
		}
		if ( $result['blocked'] ) {
			\WP_CLI::warning( 'The whole message would be blocked.' );
		}
		if ( array() === $result['fields'] ) {
			\WP_CLI::line( 'Nothing that the policy knows was found in it.' );
			return;
		}
		$rows = array_map( static fn( array $field ) => array( 'changed' => $field['changed'] ? 'yes' : 'no' ) + $field, $result['fields'] );
		\WP_CLI\Utils\format_items( 'table', $rows, array( 'field', 'entity', 'rule', 'action', 'changed', 'after' ) );
	}
}
