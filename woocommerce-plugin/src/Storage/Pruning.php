<?php
/**
 * Old findings go.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Storage;

use LeakGuard\WordPress\Policy\Settings;

/**
 * Once a day, by WooCommerce's Action Scheduler where there is one, by WP-Cron on a plain WordPress.
 */
final class Pruning {

	/**
	 * Name of the action.
	 */
	public const HOOK = 'leakguard_prune';

	private const GROUP = 'leakguard';

	/**
	 * Rounds of some thousand rows in one run; what is left goes the next day.
	 */
	private const ROUNDS = 20;

	/**
	 * Nothing happens before register().
	 *
	 * @param Store $store The database.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( self::HOOK, array( $this, 'prune' ), 10, 0 );
		add_action( 'admin_init', array( $this, 'schedule' ), 10, 0 );
	}

	/**
	 * Sees to it that there is one daily run, of whichever of the two is there now.
	 */
	public function schedule(): void {
		if ( function_exists( 'as_has_scheduled_action' ) && did_action( 'action_scheduler_init' ) ) {
			wp_clear_scheduled_hook( self::HOOK );
			if ( ! as_has_scheduled_action( self::HOOK, null, self::GROUP ) ) {
				as_schedule_recurring_action( time() + HOUR_IN_SECONDS, DAY_IN_SECONDS, self::HOOK, array(), self::GROUP );
			}
		} elseif ( ! wp_next_scheduled( self::HOOK ) ) {
			wp_schedule_event( time() + HOUR_IN_SECONDS, 'daily', self::HOOK );
		}
	}

	/**
	 * Ends the daily run.
	 */
	public static function unschedule(): void {
		wp_clear_scheduled_hook( self::HOOK );
		if ( function_exists( 'as_unschedule_all_actions' ) && did_action( 'action_scheduler_init' ) ) {
			as_unschedule_all_actions( self::HOOK, array(), self::GROUP );
		}
	}

	/**
	 * Removes what is older than the settings say.
	 */
	public function prune(): void {
		if ( ! Schema::is_current() ) {
			return;
		}
		$before = time() - DAY_IN_SECONDS * Settings::load()->retention_days;
		for ( $round = 0; $round < self::ROUNDS && $this->store->prune( $before ) > 0; $round++ ) {
			continue;
		}
	}
}
