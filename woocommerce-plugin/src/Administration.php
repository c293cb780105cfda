<?php
/**
 * The plugin's administration: policy, findings, pages.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

use LeakGuard\WordPress\Admin\HealthChecks;
use LeakGuard\WordPress\Admin\KnownConsumers;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Page\AlertList;
use LeakGuard\WordPress\Admin\Page\Dashboard;
use LeakGuard\WordPress\Admin\Page\Exemptions;
use LeakGuard\WordPress\Admin\Page\Findings;
use LeakGuard\WordPress\Admin\Page\Inventory;
use LeakGuard\WordPress\Admin\Page\PolicyForm;
use LeakGuard\WordPress\Admin\Page\Simulator;
use LeakGuard\WordPress\Admin\Simulation;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Cli\Commands;
use LeakGuard\WordPress\Policy\PolicyArray;
use LeakGuard\WordPress\Policy\RoleMembers;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Rest\Routes;
use LeakGuard\WordPress\Storage\Pruning;
use LeakGuard\WordPress\Storage\Recorder;
use LeakGuard\WordPress\Storage\Store;

/**
 * Puts the settings of the site into force, before any outlet is asked, and connects what people see of LeakGuard.
 */
final class Administration {

	/**
	 * Nothing happens before register().
	 *
	 * @param string    $file      The plugin's main file.
	 * @param Extension $extension The PHP extension.
	 * @param Gateway   $gateway   The way to it.
	 * @param Alerts    $alerts    Of this request.
	 */
	public function __construct(
		private readonly string $file,
		private readonly Extension $extension,
		private readonly Gateway $gateway,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Adds the hooks, and applies the policy at once.
	 */
	public function register(): void {
		$store      = new Store();
		$runtime    = new Runtime();
		$status     = new Status( $this->extension, $this->gateway, $runtime );
		$consumers  = new KnownConsumers( $store );
		$simulation = new Simulation( $this->gateway );
		$health     = new HealthChecks( $runtime, $status );
		$parts      = array(
			new Site( $this->file ),
			new RoleMembers(),
			new Pruning( $store ),
			$health,
			new Routes( $store, $status, $simulation, $health ),
			new Commands( $this->gateway, $store, $status, $runtime, $simulation ),
			new Menu(
				$this->file,
				new Dashboard( $this->file, $store, $status ),
				new Findings( $store ),
				new AlertList( $store ),
				new Inventory( $store ),
				new PolicyForm( $consumers, $runtime, $status ),
				new Exemptions( $consumers, $runtime ),
				new Simulator( $simulation, $consumers ),
			),
		);
		foreach ( $parts as $part ) {
			$part->register();
		}
		if ( ! $this->extension->is_loaded() ) {
			return;
		}
		( new Recorder( $store, $this->alerts ) )->register();
		$runtime->apply( PolicyArray::of( Settings::load(), gmdate( 'Y-m-d' ) ) );
		if ( 'refused' === $runtime->state() ) {
			$this->alerts->raise( 'policy_refused', '', '', $runtime->reason() );
		}
	}
}
