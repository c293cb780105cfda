<?php
/**
 * What the plugin consists of.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

use LeakGuard\WordPress\Admin\Activation;
use LeakGuard\WordPress\Admin\Protection;
use LeakGuard\WordPress\Admin\SiteHealth;

/**
 * Connects the outlets of WordPress and WooCommerce to the extension.
 */
final class Plugin {

	/**
	 * Nothing happens before register().
	 *
	 * @param string $file The plugin's main file.
	 */
	public function __construct( private readonly string $file ) {}

	/**
	 * Adds every hook. Without the extension no outlet is touched: the site works on, unprotected, and says so.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'load_translations' ) );
		add_action( 'before_woocommerce_init', array( $this, 'declare_compatibility' ) );

		$extension = new Extension();
		$gateway   = new Gateway();
		$alerts    = new Alerts(); // What the outlets raise; the administration reads it when the response is out.
		$admin     = array(
			new Activation( $this->file, $extension, $gateway ),
			new Protection( $this->file, $extension, $gateway ),
			new SiteHealth( $extension, $gateway ),
		);
		foreach ( $admin as $part ) {
			$part->register();
		}
		// Before the outlets: the settings of the site are the policy that they ask.
		( new Administration( $this->file, $extension, $gateway, $alerts ) )->register();
		if ( ! $extension->is_loaded() ) {
			return;
		}

		$caller = new Caller();
		$caller->register();
		$records = new Records( $gateway, $alerts );
		$cache   = new Outlet\CacheGuard( $gateway, $caller, $alerts );
		$outlets = array(
			$cache,
			new Outlet\Rest( $gateway, $caller, $records, $alerts, $cache ),
			new Outlet\RawRest( $gateway, $caller, $alerts, $cache ),
			new Outlet\WriteBack( $gateway, $caller, $alerts ),
			new Outlet\Abilities( $gateway, $caller, $records, $alerts ),
			new Outlet\Ajax( $gateway, $caller, $alerts ),
			new Outlet\XmlRpc( $gateway, $caller, $alerts ),
			new Outlet\Documents( $gateway, $caller, $alerts ),
			new Outlet\CsvExport( $gateway, $caller, $alerts ),
			new Outlet\PrivacyExport( $gateway, $alerts ),
			new Outlet\Mail( $gateway, $alerts ),
			new Outlet\WooCommerceLog( $gateway ),
			new Outlet\TextLog( $gateway ),
			new Outlet\Webhook( $gateway, $records, $alerts ),
			new Outlet\AiPrompt( $gateway ),
			new Outlet\OutboundHttp( $gateway ),
		);
		foreach ( $outlets as $outlet ) {
			$outlet->register();
		}
	}

	/**
	 * Loads the translations that lie beside the plugin.
	 */
	public function load_translations(): void {
		load_plugin_textdomain( 'leakguard', false, dirname( plugin_basename( $this->file ) ) . '/languages' );
	}

	/**
	 * Orders are never read or written here, and the checkout's own answers pass: both new ways of WooCommerce work.
	 */
	public function declare_compatibility(): void {
		if ( class_exists( \Automattic\WooCommerce\Utilities\FeaturesUtil::class ) ) {
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'custom_order_tables', $this->file, true );
			\Automattic\WooCommerce\Utilities\FeaturesUtil::declare_compatibility( 'cart_checkout_blocks', $this->file, true );
		}
	}
}
