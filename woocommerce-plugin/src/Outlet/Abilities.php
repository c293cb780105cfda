<?php
/**
 * Outlet: results of the Abilities API (WordPress 7.1 and newer has the filter).
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Records;
use LeakGuard\WordPress\SchemaFit;

/**
 * What an ability gives to clients of REST and of MCP servers. The result is checked against the ability's schema after
 * this, so what is masked keeps the schema's formats. Abilities that the site's own PHP calls are left alone.
 */
final class Abilities {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who asks.
	 * @param Records $records Whose the records in a result are.
	 * @param Alerts  $alerts  Where a withheld result is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Records $records,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Last of all filters.
	 */
	public function register(): void {
		add_filter( 'wp_ability_execute_result', array( $this, 'mask' ), PHP_INT_MAX, 4 );
	}

	/**
	 * The result with the policy applied, or an error in its place.
	 *
	 * @param mixed $result  Any.
	 * @param mixed $name    The ability's, as `woocommerce/orders-get`.
	 * @param mixed $input   What it was called with.
	 * @param mixed $ability The \WP_Ability.
	 * @return mixed
	 */
	public function mask( $result, $name = '', $input = null, $ability = null ) {
		$outside = defined( 'REST_REQUEST' ) && REST_REQUEST;
		if ( ! $outside || null === $result || is_bool( $result ) || is_wp_error( $result ) ) {
			return $result;
		}
		$route = 'wp-abilities/' . ( is_string( $name ) ? $name : '' );
		try {
			$to     = $this->caller->receiver( 'api', $route );
			$whole  = array( 'result' => $result );
			$to     = $this->records->owner( $whole, $to );
			$masked = $this->gateway->redact_array( $this->records->guard( $whole, $to ), $to )['result'] ?? null;
			$schema = is_object( $ability ) && is_callable( array( $ability, 'get_output_schema' ) ) ? $ability->get_output_schema() : array();
			return SchemaFit::fit( $masked, $result, is_array( $schema ) ? $schema : array() );
		} catch ( Blocked $blocked ) {
			/* translators: %s: the rule, and what it found where. */
			return new \WP_Error( 'leakguard_blocked', sprintf( __( 'LeakGuard blocked this answer: %s', 'leakguard' ), $blocked->getMessage() ), array( 'status' => 403 ) );
		} catch ( \Throwable $failure ) {
			$this->alerts->raise( Alerts::WITHHELD, '', $route );
			return new \WP_Error( 'leakguard_withheld', __( 'This answer was withheld: LeakGuard could not check it.', 'leakguard' ), array( 'status' => 500 ) );
		}
	}
}
