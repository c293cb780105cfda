<?php
/**
 * Outlet: calls that WordPress makes to other hosts.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * Masks URL query, headers and body of every wp_remote_*() call, redirects included, as the policy says for its host.
 *
 * What is left alone (credentials, signed deliveries) the extension knows. Its own hooks below WordPress find nothing more
 * then; what is refused here reaches the caller as a WP_Error, there it would be an exception that nobody expects.
 */
final class OutboundHttp {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * After http_request_args and pre_http_request, with everything by reference: what is here goes out.
	 */
	public function register(): void {
		add_action( 'requests-requests.before_request', array( $this, 'mask' ), PHP_INT_MAX, 3 );
	}

	/**
	 * Masks a request in place.
	 *
	 * @param mixed $url     Text.
	 * @param mixed $headers Array by name.
	 * @param mixed $data    Text, or array of form fields.
	 * @throws \Exception The one of WordPress's HTTP library, which the caller gets as a WP_Error.
	 */
	public function mask( &$url, &$headers, &$data ): void {
		$url_given     = (string) $url;
		$headers_given = is_array( $headers ) ? $headers : array();
		try {
			if ( ! $this->is_guarded( $url_given, $headers_given ) ) {
				return;
			}
			$request = $this->gateway->redact_request( $url_given, $headers_given, is_array( $data ) || is_string( $data ) ? $data : null );
		} catch ( Blocked $blocked ) {
			self::refuse( "LeakGuard blocked this request: {$blocked->getMessage()}" );
		} catch ( Withheld $withheld ) {
			self::refuse( "LeakGuard withheld this request: {$withheld->getMessage()}" );
		} catch ( \Throwable $failure ) {
			self::refuse( 'LeakGuard withheld this request: it could not be checked.' );
		}

		$url     = $request['url'];
		$headers = is_array( $headers ) ? $request['headers'] : $headers;
		$data    = $request['body'] ?? $data;
	}

	/**
	 * Whether the policy is asked about this request.
	 *
	 * @param string               $url     Absolute.
	 * @param array<string, mixed> $headers By name.
	 */
	private function is_guarded( string $url, array $headers ): bool {
		$guarded = true;
		foreach ( array( site_url(), home_url() ) as $own ) {
			$guarded = $guarded && self::authority( $url ) !== self::authority( $own );
		}

		/**
		 * Filters whether LeakGuard looks at an outgoing HTTP request.
		 *
		 * @since 0.1.0
		 *
		 * @param bool                 $guarded False for calls of the site to itself.
		 * @param string               $url     Where it goes.
		 * @param array<string, mixed> $headers By name.
		 */
		return (bool) apply_filters( 'leakguard_guard_outbound_request', $guarded, $url, $headers );
	}

	/**
	 * Host and port of a URL.
	 *
	 * @param string $url Absolute.
	 */
	private static function authority( string $url ): string {
		$parts = (array) wp_parse_url( $url );
		$port  = $parts['port'] ?? ( 'https' === strtolower( $parts['scheme'] ?? '' ) ? 443 : 80 );
		return strtolower( $parts['host'] ?? '' ) . ":$port";
	}

	/**
	 * Ends the request the way a broken connection does: wp_remote_*() returns a WP_Error with this reason.
	 *
	 * @param string $reason Without data.
	 * @throws \Exception Always: Requests 2 (WordPress 6.2 and newer) or Requests 1.
	 */
	private static function refuse( string $reason ) {
		$exception = class_exists( '\WpOrg\Requests\Exception' ) ? '\WpOrg\Requests\Exception' : '\Requests_Exception';
		throw new $exception( $reason, 'leakguard.refused' );
	}
}
