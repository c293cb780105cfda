<?php
/**
 * Outlet: what admin-ajax.php answers.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\ResponseBody;

/**
 * There is no filter for these answers, so what is printed is looked at: JSON, whatever its content type, and other data;
 * pieces of pages go as they are.
 *
 * Answers to guests and customers are judged. Staff work with what their pages show, and wc-ajax is the shopper's own
 * checkout and its gateways: both are left alone until the site says otherwise (leakguard_guard_ajax).
 */
final class Ajax {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who asks.
	 * @param Alerts  $alerts  Where a withheld answer is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * As early as plugins can: wc-ajax answers before the page's own hooks.
	 */
	public function register(): void {
		add_action( 'plugins_loaded', array( $this, 'begin' ), 0 );
	}

	/**
	 * Collects where this is such a request.
	 */
	public function begin(): void {
		// phpcs:disable WordPress.Security.NonceVerification -- only names the request.
		if ( wp_doing_ajax() ) {
			$route = 'admin-ajax/' . self::action( $_REQUEST['action'] ?? '' );
		} elseif ( isset( $_GET['wc-ajax'] ) ) {
			$route = 'wc-ajax/' . self::action( $_GET['wc-ajax'] );
		} else {
			return;
		}
		// phpcs:enable
		( new ResponseBody( $this->gateway, $this->alerts, fn() => $this->receiver( $route ), array( 'sniff' => true ) ) )->start();
	}

	/**
	 * Who gets the answer, null where it goes as it is.
	 *
	 * @param string $route As `admin-ajax/heartbeat`.
	 */
	private function receiver( string $route ): ?Destination {
		$to      = $this->caller->receiver( 'api', $route );
		$guarded = str_starts_with( $route, 'admin-ajax/' ) && ! preg_match( '/^(admin|integration):/', $to->consumer );

		/**
		 * Filters whether LeakGuard looks at the answer to an Ajax request.
		 *
		 * @since 0.2.0
		 *
		 * @param bool   $guarded  True for admin-ajax.php where guests or customers ask; false for staff and for wc-ajax.
		 * @param string $route    As `admin-ajax/ACTION` or `wc-ajax/ACTION`.
		 * @param string $consumer As `kind:name`.
		 */
		return apply_filters( 'leakguard_guard_ajax', $guarded, $route, $to->consumer ) ? $to : null;
	}

	/**
	 * The action's name as a route may have it.
	 *
	 * @param mixed $given What was asked.
	 */
	private static function action( $given ): string {
		return is_string( $given ) ? substr( sanitize_key( $given ), 0, 80 ) : '';
	}
}
