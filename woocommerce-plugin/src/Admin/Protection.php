<?php
/**
 * Whether the site is protected, told to the people who run it.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Extension;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * A notice on every admin page while data leave unchecked or answers are withheld, and the time since when.
 */
final class Protection {

	/**
	 * Site option: seconds since 1970 at which the active plugin first found no extension.
	 */
	private const UNPROTECTED_SINCE = 'leakguard_unprotected_since';

	/**
	 * Nothing happens before register().
	 *
	 * @param string    $file      The plugin's main file.
	 * @param Extension $extension The PHP extension.
	 * @param Gateway   $gateway   The way to it.
	 */
	public function __construct(
		private readonly string $file,
		private readonly Extension $extension,
		private readonly Gateway $gateway,
	) {}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'watch' ) );
		add_action( 'admin_notices', array( $this, 'notice' ) );
		add_action( 'network_admin_notices', array( $this, 'notice' ) );
		register_deactivation_hook( $this->file, array( self::class, 'forget' ) );
	}

	/**
	 * Notes since when the extension is missing (and tells PHP's log once), and forgets it when it is back.
	 */
	public function watch(): void {
		$since = get_site_option( self::UNPROTECTED_SINCE );
		if ( $this->extension->is_loaded() ) {
			if ( false !== $since ) {
				self::forget();
			}
		} elseif ( false === $since ) {
			update_site_option( self::UNPROTECTED_SINCE, time() );
			error_log( 'LeakGuard is active without its PHP extension: data leave this site unchecked.' ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}

	/**
	 * Removes what the plugin stored.
	 */
	public static function forget(): void {
		delete_site_option( self::UNPROTECTED_SINCE );
	}

	/**
	 * What is wrong in one sentence, '' when the site is protected.
	 *
	 * @param Extension $extension The PHP extension.
	 * @param Gateway   $gateway   The way to it.
	 */
	public static function problem( Extension $extension, Gateway $gateway ): string {
		if ( ! $extension->is_loaded() ) {
			$since = (int) get_site_option( self::UNPROTECTED_SINCE );
			return 0 === $since
				? __( 'LeakGuard protects nothing: its PHP extension is not loaded, and data leave this site unchecked.', 'leakguard' )
				: sprintf(
					/* translators: %s: date and time. */
					__( 'LeakGuard protects nothing: its PHP extension is not loaded, and data leave this site unchecked since %s UTC.', 'leakguard' ),
					gmdate( 'Y-m-d H:i', $since )
				);
		}
		try {
			$gateway->policy_id();
			return '';
		} catch ( Withheld $refused ) {
			return sprintf(
				/* translators: %s: what is wrong with the policy, and where. */
				__( 'LeakGuard withholds every answer, because its policy was refused: %s', 'leakguard' ),
				$refused->getMessage()
			);
		}
	}

	/**
	 * Prints the notice for those who could do something about it.
	 */
	public function notice(): void {
		if ( ! current_user_can( 'activate_plugins' ) ) {
			return;
		}
		$problem = self::problem( $this->extension, $this->gateway );
		if ( '' === $problem ) {
			return;
		}
		echo '<div class="notice notice-error"><p><strong>' . esc_html( $problem ) . '</strong></p>';
		if ( ! $this->extension->is_loaded() ) {
			echo wp_kses_post( InstallHelp::html( $this->extension ) );
		}
		echo '</div>';
	}
}
