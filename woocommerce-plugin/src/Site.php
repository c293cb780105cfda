<?php
/**
 * What the plugin keeps on a site, from activation to deletion.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

use LeakGuard\WordPress\Admin\Capability;
use LeakGuard\WordPress\Policy\RoleMembers;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Storage\Pruning;
use LeakGuard\WordPress\Storage\Schema;

/**
 * Tables and capability of each site of a network: made when the plugin is switched on, or with the first finding or the first visit
 * of wp-admin where it was switched on for the whole network or came as an update; gone with the site; gone with the plugin where the settings say so.
 */
final class Site {

	/**
	 * Nothing happens before register().
	 *
	 * @param string $file The plugin's main file.
	 */
	public function __construct( private readonly string $file ) {}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		register_activation_hook( $this->file, array( self::class, 'prepare' ) );
		register_deactivation_hook( $this->file, array( Pruning::class, 'unschedule' ) );
		add_action( 'init', array( self::class, 'prepare_admin' ), 5, 0 );
		add_filter( 'wpmu_drop_tables', array( self::class, 'tables_of_site' ) );
	}

	/**
	 * Makes what is missing on the current site.
	 */
	public static function prepare(): void {
		if ( ! Schema::is_current() ) {
			Capability::grant();
			Schema::ensure();
		}
	}

	/**
	 * Before the menu is made of what the user may do.
	 */
	public static function prepare_admin(): void {
		if ( is_admin() && ! wp_doing_ajax() && ! Schema::is_current() ) {
			self::prepare();
			wp_get_current_user()->get_role_caps();
		}
	}

	/**
	 * WordPress asks which tables go with a site that is deleted; the site is the current one then.
	 *
	 * @param mixed $tables Names.
	 * @return mixed
	 */
	public static function tables_of_site( $tables ) {
		return is_array( $tables ) ? array_merge( $tables, Schema::tables() ) : $tables;
	}

	/**
	 * The plugin is deleted: takes what it stored from every site whose settings say so.
	 */
	public static function uninstall(): void {
		if ( ! is_multisite() ) {
			self::forget();
			return;
		}
		foreach ( get_sites(
			array(
				'number' => 0,
				'fields' => 'ids',
			)
		) as $id ) {
			switch_to_blog( $id );
			self::forget();
			restore_current_blog();
		}
	}

	/**
	 * Removes everything from the current site, when that was asked for.
	 */
	private static function forget(): void {
		Pruning::unschedule();
		if ( ! Settings::load()->delete_data ) {
			return;
		}
		Schema::drop();
		Capability::revoke();
		delete_option( Settings::OPTION );
		delete_option( RoleMembers::OPTION );
	}
}
