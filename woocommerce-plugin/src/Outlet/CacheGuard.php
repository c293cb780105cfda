<?php
/**
 * Guard: caches that would serve somebody's answer to somebody else.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;

/**
 * An answer or a page with personal data says `private`, and no page cache keeps it. What says so already (WooCommerce's
 * cart and account, private caches of page-cache plugins) is left as it is. Where something had said that everybody may be
 * served from the cache, an alert is raised.
 */
final class CacheGuard {

	/**
	 * Headers by which plugins tell the web server, Varnish or the CDN what the browser's Cache-Control does not say.
	 */
	private const SHARED = array( 'cdn-cache-control', 'cloudflare-cdn-cache-control', 'edge-control', 'surrogate-control', 'x-accel-expires', 'x-litespeed-cache-control' );

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who asks.
	 * @param Alerts  $alerts  Where it is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * For pages, when their headers are set and nothing is printed. The REST outlets ask by themselves.
	 */
	public function register(): void {
		add_action( 'template_redirect', array( $this, 'guard_page' ), PHP_INT_MAX );
	}

	/**
	 * A page of somebody's own: account, checkout, received order; or any page for a logged-in user, where a header says
	 * that everybody may get it.
	 */
	public function guard_page(): void {
		$own = function_exists( 'is_account_page' ) && ( is_account_page() || is_checkout() || is_wc_endpoint_url() );
		if ( $own || ( is_user_logged_in() && array() !== self::shared( headers_list() ) ) ) {
			$this->protect( $this->caller->receiver( 'api', $own ? 'page/own' : 'page' ) );
		}
	}

	/**
	 * Sees to it that this response is kept by no cache that serves others.
	 *
	 * @param Destination $to Who gets it.
	 */
	public function protect( Destination $to ): void {
		if ( headers_sent() ) {
			return;
		}
		$headers = headers_list();
		$shared  = self::shared( $headers );
		$cached  = defined( 'WP_CACHE' ) && WP_CACHE && ! defined( 'DONOTCACHEPAGE' ) && 'cli' !== PHP_SAPI;
		if ( array() !== $shared ) {
			$this->alerts->raise( Alerts::CACHE_GUARD, $to->consumer, $to->route, implode( ' ', $shared ) );
		}
		if ( ! $this->gateway->enforces() ) {
			return;
		}
		if ( $cached ) {
			// What page-cache plugins have agreed on; this request is none of theirs then.
			define( 'DONOTCACHEPAGE', true );
		}
		if ( array() === $shared && self::is_private( $headers ) ) {
			return;
		}
		foreach ( $shared as $name ) {
			'cache-control' === $name || header_remove( $name );
		}
		if ( in_array( 'x-litespeed-cache-control', $shared, true ) ) {
			header( 'X-LiteSpeed-Cache-Control: no-cache' );
		}
		header( 'Cache-Control: no-cache, must-revalidate, max-age=0, no-store, private' );
	}

	/**
	 * Names of the headers that let a cache serve this response to others.
	 *
	 * @param string[] $headers Lines, as headers_list() gives them.
	 * @return list<string> Lower case.
	 */
	public static function shared( array $headers ): array {
		$shared = array();
		foreach ( $headers as $line ) {
			list( $name, $value ) = array_map( 'trim', explode( ':', strtolower( $line ), 2 ) + array( 1 => '' ) );
			if ( 'cache-control' !== $name && ! in_array( $name, self::SHARED, true ) ) {
				continue;
			}
			$kept = 'x-accel-expires' === $name ? (int) ltrim( $value, '@' ) > 0 : (bool) preg_match( '/\bpublic\b|\bs-maxage=0*[1-9]|\bmax-age=0*[1-9]/', $value );
			if ( $kept && ! preg_match( '/\b(?:private|no-store|no-cache)\b/', $value ) ) {
				$shared[] = $name;
			}
		}
		return array_values( array_unique( $shared ) );
	}

	/**
	 * Whether the response says that it is one person's.
	 *
	 * @param string[] $headers Lines, as headers_list() gives them.
	 */
	public static function is_private( array $headers ): bool {
		foreach ( $headers as $line ) {
			if ( preg_match( '/^cache-control:.*\b(?:private|no-store)\b/i', $line ) ) {
				return true;
			}
		}
		return false;
	}
}
