<?php
/**
 * Outlet: feeds, sitemaps and the export file of WordPress.
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
 * XML that WordPress prints itself: feeds with comments and authors, sitemaps of authors, Tools > Export (WXR), which
 * holds the e-mail address of every author and commenter.
 */
final class Documents {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who asks.
	 * @param Alerts  $alerts  Where a withheld document is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Before WordPress prints: sitemaps are printed at template_redirect, feeds right after it.
	 */
	public function register(): void {
		add_action( 'template_redirect', array( $this, 'begin_page' ), PHP_INT_MIN );
		add_action( 'export_wp', array( $this, 'begin_export' ), PHP_INT_MAX, 0 );
	}

	/**
	 * A feed or a sitemap.
	 */
	public function begin_page(): void {
		if ( is_feed() ) {
			$this->begin( 'api', 'feed' );
		} elseif ( '' !== (string) get_query_var( 'sitemap' ) ) {
			$this->begin( 'api', 'sitemap/' . sanitize_key( (string) get_query_var( 'sitemap' ) ) );
		}
	}

	/**
	 * The export file.
	 */
	public function begin_export(): void {
		$this->begin( 'export', 'export/wxr' );
	}

	/**
	 * Collects until the request ends.
	 *
	 * @param string $channel One of api, export.
	 * @param string $route   What the policy knows it by.
	 */
	private function begin( string $channel, string $route ): void {
		( new ResponseBody( $this->gateway, $this->alerts, fn() => $this->caller->receiver( $channel, $route ), array( 'pieces' => true ) ) )->start();
	}
}
