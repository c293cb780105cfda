<?php
/**
 * Who may look at findings and decide about the policy.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

/**
 * A capability of its own, given to administrators only. A shop manager's account is what an attacker gets most easily, and who may make an
 * exemption can open every way out; whoever wants shop managers to do this gives them the capability, as any other.
 */
final class Capability {

	/**
	 * Name of the capability.
	 */
	public const NAME = 'manage_leakguard';

	/**
	 * Gives it to the administrators of the current site.
	 */
	public static function grant(): void {
		$role = get_role( 'administrator' );
		if ( null !== $role && ! $role->has_cap( self::NAME ) ) {
			$role->add_cap( self::NAME );
		}
	}

	/**
	 * Takes it from every role of the current site.
	 */
	public static function revoke(): void {
		foreach ( wp_roles()->role_objects as $role ) {
			if ( $role->has_cap( self::NAME ) ) {
				$role->remove_cap( self::NAME );
			}
		}
	}

	/**
	 * Whether the current user has it.
	 */
	public static function is_granted(): bool {
		return current_user_can( self::NAME );
	}
}
