<?php
/**
 * Guard: masked values that come back.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\StandIn;
use LeakGuard\WordPress\Withheld;

/**
 * A client that reads an order, changes its status and sends it back whole would store `[EMAIL_ADDRESS]` in place of the
 * customer's address. Tokens are turned back for clients with the right; everything else that stands for data is refused,
 * and the fields are named.
 *
 * Behind authentication and permission checks, before the endpoint. Requests of the shop's own PHP come by, too: they hold
 * nothing masked, for the shop itself is never shown any.
 */
final class WriteBack {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who sends.
	 * @param Alerts  $alerts  Where a refusal is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * First of all filters: those of others get the values.
	 */
	public function register(): void {
		add_filter( 'rest_dispatch_request', array( $this, 'check' ), PHP_INT_MIN, 2 );
	}

	/**
	 * Puts values in the place of tokens, or ends the request.
	 *
	 * @param mixed $result  Null while nobody has answered.
	 * @param mixed $request The \WP_REST_Request.
	 * @return mixed
	 */
	public function check( $result, $request = null ) {
		if ( null !== $result || ! $request instanceof \WP_REST_Request || ! in_array( $request->get_method(), array( 'POST', 'PUT', 'PATCH' ), true ) ) {
			return $result;
		}
		/**
		 * Filters whether LeakGuard looks for masked values in what a REST client sends.
		 *
		 * @since 0.2.0
		 *
		 * @param bool             $guarded True.
		 * @param \WP_REST_Request $request The request.
		 */
		if ( ! apply_filters( 'leakguard_guard_write_back', true, $request ) ) {
			return $result;
		}
		try {
			$from = $this->caller->destination( $request );
			foreach ( array( $request->get_json_params(), $request->get_body_params() ) as $given ) {
				if ( ! is_array( $given ) || array() === $given ) {
					continue;
				}
				foreach ( $this->gateway->restore( $given, $from ) as $name => $value ) {
					if ( $value !== $given[ $name ] ) {
						$request->set_param( (string) $name, $value );
					}
				}
			}
			return $result;
		} catch ( StandIn $refused ) {
			$this->alerts->raise( Alerts::WRITE_BACK_REFUSED, $from->consumer, $from->route, implode( ' ', $refused->fields ) );
			return new \WP_Error(
				'leakguard_masked_value',
				/* translators: %s: names of fields. */
				sprintf( __( 'These fields hold masked values, which would be stored in place of the data: %s. Leave them out, or send the data.', 'leakguard' ), implode( ', ', $refused->fields ) ),
				array(
					'status' => 400,
					'params' => $refused->fields,
				)
			);
		} catch ( Withheld $unknown ) {
			$this->alerts->raise( Alerts::WITHHELD, '', $request->get_route() );
			return new \WP_Error( 'leakguard_withheld', __( 'This request was refused: LeakGuard could not check it.', 'leakguard' ), array( 'status' => 500 ) );
		}
	}
}
