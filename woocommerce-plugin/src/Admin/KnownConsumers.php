<?php
/**
 * Who receives data of this site.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Storage\Store;

/**
 * Finds the names that a policy can speak of: REST keys, application passwords, roles of staff, hosts that were called.
 */
final class KnownConsumers {

	/**
	 * Nobody reads a longer list, and sites with more have one receiver for each customer.
	 */
	private const LIMIT = 100;

	/**
	 * What makes a role one of staff, as for LeakGuard\WordPress\Caller.
	 */
	private const STAFF = array( 'manage_options', 'manage_woocommerce', 'edit_others_posts' );

	/**
	 * Nothing is asked before all().
	 *
	 * @param Store $store The database.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Names with what they are, those of the settings included.
	 *
	 * @return array<string, string> Plain text by consumer.
	 */
	public function all(): array {
		$known = array(
			'admin:*'       => __( 'Staff: everybody who runs the shop or the site, logged in by cookie', 'leakguard' ),
			'key:*'         => __( 'All WooCommerce REST keys', 'leakguard' ),
			'integration:*' => __( 'All application passwords of staff, and other integrations', 'leakguard' ),
			'customer:*'    => __( 'Customers (bound to their own data by rules that are always there)', 'leakguard' ),
			'guest'         => __( 'Visitors who are not logged in', 'leakguard' ),
		);
		$known += $this->roles() + $this->keys() + $this->application_passwords() + $this->seen();
		foreach ( Settings::load()->consumers as $row ) {
			$known += array( $row['consumer'] => __( 'named in these settings', 'leakguard' ) );
		}
		return $known;
	}

	/**
	 * Roles of staff.
	 *
	 * @return array<string, string>
	 */
	private function roles(): array {
		$known = array();
		foreach ( wp_roles()->roles as $name => $role ) {
			if ( array() !== array_intersect( self::STAFF, array_keys( array_filter( (array) $role['capabilities'] ) ) ) ) {
				/* translators: %s: name of a role. */
				$known[ "role:$name" ] = sprintf( __( 'Role: %s', 'leakguard' ), translate_user_role( $role['name'] ) );
			}
		}
		return $known;
	}

	/**
	 * REST keys of WooCommerce.
	 *
	 * @return array<string, string>
	 */
	private function keys(): array {
		if ( ! class_exists( 'WooCommerce', false ) ) {
			return array();
		}
		global $wpdb;
		$known = array();
		// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WooCommerce has no function that lists them.
		foreach ( (array) $wpdb->get_results( $wpdb->prepare( "SELECT key_id, description, permissions FROM {$wpdb->prefix}woocommerce_api_keys ORDER BY key_id LIMIT %d", self::LIMIT ), ARRAY_A ) as $key ) {
			$known[ "key:{$key['key_id']}" ] = sprintf(
				/* translators: 1: description of a REST key, 2: its permissions. */
				__( 'REST key “%1$s” (%2$s)', 'leakguard' ),
				(string) $key['description'],
				(string) $key['permissions']
			);
		}
		return $known;
	}

	/**
	 * Application passwords of those who run the shop. Those of customers are customers.
	 *
	 * @return array<string, string>
	 */
	private function application_passwords(): array {
		$known = array();
		$users = get_users(
			array(
				'meta_key' => \WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, // phpcs:ignore WordPress.DB.SlowDBQuery -- an admin page.
				'number'   => self::LIMIT,
			)
		);
		foreach ( $users as $user ) {
			$is_staff = array() !== array_filter( self::STAFF, static fn( string $capability ) => user_can( $user, $capability ) );
			foreach ( $is_staff ? \WP_Application_Passwords::get_user_application_passwords( $user->ID ) : array() as $password ) {
				/* translators: %s: login. */
				$known[ 'integration:' . trim( (string) $password['name'] ) ] = sprintf( __( 'Application password of %s', 'leakguard' ), $user->user_login );
			}
		}
		return $known;
	}

	/**
	 * Hosts and integrations that findings were about.
	 *
	 * @return array<string, string>
	 */
	private function seen(): array {
		$known = array();
		foreach ( $this->store->values( 'consumer' ) as $consumer ) {
			if ( 1 === preg_match( '/^(host|integration|key):./', $consumer ) ) {
				$known[ $consumer ] = __( 'seen in findings', 'leakguard' );
			}
		}
		foreach ( $this->store->values( 'host' ) as $host ) {
			$known[ "host:$host" ] = __( 'seen in outgoing calls', 'leakguard' );
		}
		return $known;
	}
}
