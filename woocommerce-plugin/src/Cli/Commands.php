<?php
/**
 * WP-CLI: wp leakguard.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\WordPress\Admin\Simulation;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Storage\Store;

/**
 * Adds the commands where WP-CLI runs.
 */
final class Commands {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway    $gateway    The extension.
	 * @param Store      $store      The database.
	 * @param Status     $status     Of the protection.
	 * @param Runtime    $runtime    What became of the settings.
	 * @param Simulation $simulation Asks the engine.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Store $store,
		private readonly Status $status,
		private readonly Runtime $runtime,
		private readonly Simulation $simulation,
	) {}

	/**
	 * Adds them. A class each: its doc comments are the help that WP-CLI shows.
	 */
	public function register(): void {
		if ( ! defined( 'WP_CLI' ) || ! WP_CLI ) {
			return;
		}
		\WP_CLI::add_command( 'leakguard', CommandNamespace::class );
		\WP_CLI::add_command( 'leakguard status', new StatusCommand( $this->status ) );
		\WP_CLI::add_command( 'leakguard findings', new FindingsCommand( $this->store ) );
		\WP_CLI::add_command( 'leakguard policy', new PolicyCommand( $this->runtime, $this->status, $this->simulation ) );
		\WP_CLI::add_command( 'leakguard scan', new ScanCommand() );
		\WP_CLI::add_command( 'leakguard redact-logs', new RedactLogsCommand() );
		\WP_CLI::add_command( 'leakguard drill', new DrillCommand( $this->gateway ) );
		\WP_CLI::add_command( 'leakguard dataset', DatasetCommand::class );
	}
}
