<?php
/**
 * Outlet: REST answers that are printed by the endpoint itself.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\ResponseBody;

/**
 * Where rest_pre_serve_request says that the answer is out already (oEmbed as XML, downloads of plugins),
 * rest_pre_echo_response never fires. What is printed between the first and the last of these filters goes through the
 * policy; an endpoint that ends PHP there is covered by the buffer's own end.
 */
final class RawRest {

	/**
	 * Levels of the buffers that were opened.
	 *
	 * @var list<int>
	 */
	private array $levels = array();

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway    $gateway The extension.
	 * @param Caller     $caller  Who asks.
	 * @param Alerts     $alerts  Where a withheld answer is told.
	 * @param CacheGuard $cache   Keeps answers with personal data out of caches.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
		private readonly CacheGuard $cache,
	) {}

	/**
	 * Around all others.
	 */
	public function register(): void {
		add_filter( 'rest_pre_serve_request', array( $this, 'open' ), PHP_INT_MIN, 3 );
		add_filter( 'rest_pre_serve_request', array( $this, 'close' ), PHP_INT_MAX, 1 );
	}

	/**
	 * Begins to collect.
	 *
	 * @param mixed $served  Passed on as it is.
	 * @param mixed $result  The \WP_REST_Response.
	 * @param mixed $request The \WP_REST_Request.
	 * @return mixed
	 */
	public function open( $served, $result = null, $request = null ) {
		if ( $request instanceof \WP_REST_Request ) {
			$this->protect( $request );
			$body           = new ResponseBody( $this->gateway, $this->alerts, fn() => $this->caller->destination( $request ), array( 'html' => true ) );
			$this->levels[] = $body->start();
		}
		return $served;
	}

	/**
	 * Keeps what is printed for somebody who has logged in out of caches; guests' answers are looked at when they are JSON.
	 *
	 * @param \WP_REST_Request $request The request.
	 */
	private function protect( \WP_REST_Request $request ): void {
		try {
			$to = $this->caller->destination( $request );
			'guest' === $to->consumer || $this->cache->protect( $to );
		} catch ( \Throwable $failure ) {
			// The body is judged later, and withheld where this fails again.
			return;
		}
	}

	/**
	 * Lets out what was printed, judged.
	 *
	 * @param mixed $served Passed on as it is.
	 * @return mixed
	 */
	public function close( $served ) {
		$level = (int) array_pop( $this->levels );
		// Deeper ones are of endpoints that left theirs open; ours is gone where an endpoint closed all.
		$ended = true;
		while ( $ended && $level > 0 && ob_get_level() >= $level ) {
			$ended = ob_end_flush();
		}
		return $served;
	}
}
