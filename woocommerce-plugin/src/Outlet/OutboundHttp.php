<?php
/**
 * Outlet: calls that WordPress makes to other hosts.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;

/**
 * Masks URL query, headers and body of every wp_remote_*() call, redirects included, as the policy says for its host.
 *
 * Left alone are the caller's own credentials (the receiver asks for them), calls of the site to itself, and signed
 * webhook deliveries. A call that is signed otherwise and would have to change is refused: its receiver would refuse it.
 */
final class OutboundHttp {

	/**
	 * Names of headers, query parameters and form fields with which a caller proves who it is (RFC 6749 puts a client's
	 * secret into the form). Fields of JSON bodies are the policy's business.
	 */
	private const CREDENTIAL = '/^(proxy-)?authorization$|^cookie$|(^|[-_.])(key|token|secret|signature|sig|nonce|credential|hmac)$|api-?key|(consumer|client|license|access)[-_]?key/i';

	/**
	 * Headers that describe the message instead of saying something.
	 */
	private const FRAMING = '/^(host|content-(length|type|encoding|md5)|transfer-encoding|accept(-.*)?|connection|expect|date|digest|x-amz-.*)$/i';

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
			$host        = strtolower( trim( (string) wp_parse_url( $url_given, PHP_URL_HOST ), '[].' ) );
			$to          = new Destination( 'egress', "host:$host", array(), '', $host );
			$new_url     = $this->masked_url( $url_given, $to );
			$new_headers = $this->masked_headers( $headers_given, $to );
			$new_data    = $this->masked_body( $data, $headers_given, $to );
		} catch ( Blocked $blocked ) {
			self::refuse( "LeakGuard blocked this request: {$blocked->getMessage()}" );
		} catch ( \Throwable $failure ) {
			self::refuse( 'LeakGuard withheld this request: it could not be checked.' );
		}

		if ( $new_url === $url_given && $new_headers === $headers_given && $new_data === $data ) {
			return;
		}
		if ( self::is_signed( $headers_given ) ) {
			self::refuse( 'LeakGuard blocked this request: it is signed, and holds data that the policy masks.' );
		}
		$url     = $new_url;
		$headers = $new_data === $data ? $new_headers : self::with_length( $new_headers, $new_data );
		$data    = $new_data;
	}

	/**
	 * Whether the policy is asked about this request.
	 *
	 * @param string               $url     Absolute.
	 * @param array<string, mixed> $headers By name.
	 */
	private function is_guarded( string $url, array $headers ): bool {
		$names = array_map( 'strtolower', array_map( 'strval', array_keys( $headers ) ) );
		// The payload was signed when it was built; its receiver checks that.
		$guarded = ! ( in_array( 'x-wc-webhook-signature', $names, true ) && in_array( 'x-wc-webhook-id', $names, true ) );
		foreach ( array( site_url(), home_url() ) as $own ) {
			$guarded = $guarded && self::authority( $url ) !== self::authority( $own );
		}

		/**
		 * Filters whether LeakGuard looks at an outgoing HTTP request.
		 *
		 * @since 0.1.0
		 *
		 * @param bool                 $guarded False for webhook deliveries and calls of the site to itself.
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
	 * The URL with its query masked.
	 *
	 * @param string      $url Absolute.
	 * @param Destination $to  The host.
	 */
	private function masked_url( string $url, Destination $to ): string {
		if ( ! preg_match( '/^([^?#]*)\?([^#]*)(.*)$/s', $url, $parts ) ) {
			return $url;
		}
		return $parts[1] . '?' . $this->masked_form( $parts[2], $to ) . $parts[3];
	}

	/**
	 * The headers, but for credentials and framing, masked.
	 *
	 * @param array<string, mixed> $headers By name.
	 * @param Destination          $to      The host.
	 * @return array<string, mixed>
	 */
	private function masked_headers( array $headers, Destination $to ): array {
		$leave = static fn( string $name ): bool => self::is_credential( $name ) || preg_match( self::FRAMING, $name );
		return $this->masked_fields( $headers, $to, $leave );
	}

	/**
	 * The fields masked, in their order.
	 *
	 * @param array<array-key, mixed> $fields By name.
	 * @param Destination             $to     The host.
	 * @param \Closure                $leave  Tells from a name whether the field stays as it is.
	 * @return array<array-key, mixed>
	 */
	private function masked_fields( array $fields, Destination $to, \Closure $leave ): array {
		$open   = array_filter( $fields, static fn( $name ): bool => ! $leave( (string) $name ), ARRAY_FILTER_USE_KEY );
		$masked = array() === $open ? $open : $this->gateway->redact_array( $open, $to );
		if ( $masked === $open ) {
			return $fields;
		}
		$result = array();
		foreach ( $fields as $name => $value ) {
			if ( ! array_key_exists( $name, $open ) ) {
				$result[ $name ] = $value;
			} elseif ( array_key_exists( $name, $masked ) ) {
				$result[ $name ] = $masked[ $name ];
			}
		}
		// A name that was data itself has another one now.
		return $result + $masked;
	}

	/**
	 * Whether a field of that name holds the caller's credential.
	 *
	 * @param string $name Decoded.
	 */
	private static function is_credential( string $name ): bool {
		return 1 === preg_match( self::CREDENTIAL, $name );
	}

	/**
	 * The body, masked in its own format.
	 *
	 * @param mixed                $data    Text, or array of form fields.
	 * @param array<string, mixed> $headers By name.
	 * @param Destination          $to      The host.
	 * @return mixed
	 */
	private function masked_body( $data, array $headers, Destination $to ) {
		if ( is_array( $data ) ) {
			return $this->masked_fields( $data, $to, self::is_credential( ... ) );
		}
		if ( ! is_string( $data ) || '' === $data ) {
			return $data;
		}
		$type = self::content_type( $headers );
		if ( 'application/x-www-form-urlencoded' === $type || ( '' === $type && preg_match( '/^[^\s={}\[\]"<]+=[^\s"<]*$/', $data ) ) ) {
			return $this->masked_form( $data, $to );
		}
		$format = 'auto';
		if ( preg_match( '#^application/(x-ndjson|jsonl|x-jsonlines|json-seq)$#', $type ) ) {
			$format = 'ndjson';
		} elseif ( preg_match( '#^(application|text)/([\w.-]+\+)?json$#', $type ) ) {
			$format = 'json';
		} elseif ( str_starts_with( $type, 'multipart/' ) ) {
			$format = 'text';
		}
		return $this->gateway->redact( $data, $to, $format );
	}

	/**
	 * A form, masked field by field; the very same text when nothing changed.
	 *
	 * @param string      $encoded A query string or a body.
	 * @param Destination $to      The host.
	 */
	private function masked_form( string $encoded, Destination $to ): string {
		$form   = new Form( $encoded, self::is_credential( ... ) );
		$fields = $form->fields();
		$masked = $this->gateway->redact_array( $fields, $to );
		return $masked === $fields ? $encoded : $form->encode( $masked );
	}

	/**
	 * The media type without its parameters, '' when none is given.
	 *
	 * @param array<string, mixed> $headers By name.
	 */
	private static function content_type( array $headers ): string {
		$type = array_change_key_case( $headers )['content-type'] ?? '';
		return strtolower( trim( explode( ';', is_string( $type ) ? $type : '' )[0] ) );
	}

	/**
	 * Whether the receiver checks that URL, headers and body are what the caller signed (AWS, Jetpack, HTTP signatures).
	 *
	 * @param array<string, mixed> $headers By name.
	 */
	private static function is_signed( array $headers ): bool {
		$headers = array_change_key_case( $headers );
		$scheme  = is_string( $headers['authorization'] ?? null ) ? $headers['authorization'] : '';
		return 1 === preg_match( '/^(AWS4-|X_JETPACK|Signature |OAuth )/i', $scheme )
			|| array() !== array_intersect( array( 'signature', 'digest', 'content-digest', 'content-md5' ), array_keys( $headers ) );
	}

	/**
	 * An explicit Content-Length, corrected: a receiver would wait for the missing bytes until it gives up.
	 *
	 * @param array<string, mixed> $headers By name.
	 * @param mixed                $data    The new body.
	 * @return array<string, mixed>
	 */
	private static function with_length( array $headers, $data ): array {
		foreach ( array_keys( $headers ) as $name ) {
			if ( 'content-length' === strtolower( (string) $name ) ) {
				if ( is_string( $data ) ) {
					$headers[ $name ] = (string) strlen( $data );
				} else {
					unset( $headers[ $name ] );
				}
			}
		}
		return $headers;
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
