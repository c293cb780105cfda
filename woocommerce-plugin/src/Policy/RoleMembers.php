<?php
/**
 * Who has a role.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * The policy is in force before WordPress knows the user of a request, so what it says about a role is written down as logins. They
 * are looked up when settings or members change, not on each request.
 */
final class RoleMembers {

	/**
	 * Option: logins by role, of the roles that the settings name.
	 */
	public const OPTION = 'leakguard_role_members';

	/**
	 * A role of more users is no role of staff: it is cut here.
	 */
	private const LIMIT = 500;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		foreach ( array( 'set_user_role', 'add_user_role', 'remove_user_role', 'user_register', 'deleted_user', 'remove_user_from_blog', 'add_user_to_blog' ) as $hook ) {
			add_action( $hook, array( $this, 'refresh' ), 10, 0 );
		}
		add_action( 'update_option_' . Settings::OPTION, array( $this, 'refresh' ), 10, 0 );
		add_action( 'add_option_' . Settings::OPTION, array( $this, 'refresh' ), 10, 0 );
	}

	/**
	 * Looks them up. Sites without a role in their settings ask nothing.
	 */
	public function refresh(): void {
		$settings = Settings::load();
		$members  = array();
		foreach ( array( ...array_column( $settings->consumers, 'consumer' ), ...array_column( $settings->exemptions, 'consumer' ) ) as $consumer ) {
			$role = Consumer::name( $consumer );
			if ( 'role' === Consumer::kind( $consumer ) && ! isset( $members[ $role ] ) ) {
				$members[ $role ] = self::logins( $role );
			}
		}
		if ( array() !== $members || false !== get_option( self::OPTION ) ) {
			update_option( self::OPTION, $members, true );
		}
	}

	/**
	 * The consumers of a role as the policy names them.
	 *
	 * @param string $role Name of the role.
	 * @return list<string> None when nobody has it.
	 */
	public static function consumers( string $role ): array {
		$members = get_option( self::OPTION, array() );
		$logins  = is_array( $members ) ? (array) ( $members[ $role ] ?? array() ) : array();
		return array_map( static fn( string $login ) => "admin:$login", array_values( array_filter( $logins, 'is_string' ) ) );
	}

	/**
	 * Logins of the users with a role.
	 *
	 * @param string $role Name of the role.
	 * @return list<string>
	 */
	private static function logins( string $role ): array {
		$users = get_users(
			array(
				'role'   => $role,
				'number' => self::LIMIT,
				'fields' => array( 'user_login' ),
			)
		);
		return array_map( static fn( $user ) => (string) $user->user_login, $users );
	}
}
