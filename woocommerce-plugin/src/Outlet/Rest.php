<?php
/**
 * Outlet: REST answers.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Records;

/**
 * Every REST answer of every namespace, errors, embeds and envelopes included, as the last step before it is encoded.
 *
 * The shop's own PHP calls (rest_do_request) do not come by here and see what they always saw.
 */
final class Rest {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway    $gateway The extension.
	 * @param Caller     $caller  Who asks.
	 * @param Records    $records Whose the records in an answer are.
	 * @param Alerts     $alerts  Where a withheld answer is told.
	 * @param CacheGuard $cache   Keeps answers with personal data out of caches.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Records $records,
		private readonly Alerts $alerts,
		private readonly CacheGuard $cache,
	) {}

	/**
	 * Last of all filters: what the others add is looked at, too.
	 */
	public function register(): void {
		add_filter( 'rest_pre_echo_response', array( $this, 'mask' ), PHP_INT_MAX, 3 );
	}

	/**
	 * The answer with the policy applied, or an error in its place.
	 *
	 * @param mixed $result  Array, object, text or number.
	 * @param mixed $server  The \WP_REST_Server.
	 * @param mixed $request The \WP_REST_Request.
	 * @return mixed
	 */
	public function mask( $result, $server = null, $request = null ) {
		if ( null === $result || is_bool( $result ) ) {
			return $result;
		}
		$request = $request instanceof \WP_REST_Request ? $request : new \WP_REST_Request();
		$to      = new Destination( 'api', '', array(), $request->get_route() );
		try {
			$to = $this->caller->destination( $request );
			return is_array( $result ) ? $this->masked( $result, $to ) : ( $this->masked( array( $result ), $to )[0] ?? null );
		} catch ( Blocked $blocked ) {
			return self::error(
				'leakguard_blocked',
				/* translators: %s: the rule, and what it found where. */
				sprintf( __( 'LeakGuard blocked this answer: %s', 'leakguard' ), $blocked->getMessage() ),
				403
			);
		} catch ( \Throwable $failure ) {
			// A filter of somebody else's may have broken while the caller was named: unchecked data stays here all the same.
			$this->alerts->raise( Alerts::WITHHELD, $to->consumer, $to->route );
			return self::withheld();
		}
	}

	/**
	 * The answer with the policy applied.
	 *
	 * @param array<array-key, mixed> $answer What would go out.
	 * @param Destination             $to     Who gets it.
	 * @return array<array-key, mixed>
	 */
	private function masked( array $answer, Destination $to ): array {
		$to     = $this->records->owner( $answer, $to );
		$kept   = $this->gateway->kept();
		$masked = $this->gateway->redact_array( $this->records->guard( $answer, $to ), $to );
		// A guest's answer is anybody's, unless personal data was left in it.
		if ( 'guest' !== $to->consumer || $this->gateway->kept() > $kept ) {
			$this->cache->protect( $to );
		}
		$this->gateway->answered();
		return $masked;
	}

	/**
	 * The fixed notice. Why it came to this stands in PHP's log and in Site Health, not in an answer to strangers.
	 *
	 * @return array<string, mixed>
	 */
	private static function withheld(): array {
		return self::error( 'leakguard_withheld', __( 'This answer was withheld: LeakGuard could not check it.', 'leakguard' ), 500 );
	}

	/**
	 * An error as every REST client of WordPress knows it.
	 *
	 * @param string $code    For programs.
	 * @param string $message For people.
	 * @param int    $status  HTTP status.
	 * @return array<string, mixed>
	 */
	private static function error( string $code, string $message, int $status ): array {
		// The status line is set already, but not sent: the body is the first output. 204 answers have no body.
		if ( ! headers_sent() && 204 !== http_response_code() ) {
			status_header( $status );
			nocache_headers();
		}
		return array(
			'code'    => $code,
			'message' => $message,
			'data'    => array( 'status' => $status ),
		);
	}
}
