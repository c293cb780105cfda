<?php
/**
 * What has to be there before the plugin is switched on.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Extension;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * Refuses to be switched on where it could only pretend to protect.
 */
final class Activation {

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
	 * Adds the hook.
	 */
	public function register(): void {
		register_activation_hook( $this->file, array( $this, 'check' ) );
	}

	/**
	 * Ends the activation with a plain page when the extension is missing or its policy is refused. Ending it keeps the
	 * plugin switched off; wp_die() shows this in wp-admin, WP-CLI and REST, where an exception is an empty 500.
	 */
	public function check(): void {
		if ( ! $this->extension->is_loaded() ) {
			$this->stop(
				__( 'LeakGuard was not activated: its PHP extension is not installed.', 'leakguard' ),
				InstallHelp::html( $this->extension )
			);
			return;
		}
		try {
			$this->gateway->policy_id();
		} catch ( Withheld $refused ) {
			$this->stop(
				__( 'LeakGuard was not activated: its policy was refused, and every answer would be withheld.', 'leakguard' ),
				'<pre>' . esc_html( $refused->getMessage() ) . '</pre>'
			);
		}
	}

	/**
	 * Shows the page and ends the request.
	 *
	 * @param string $title Plain text.
	 * @param string $html  Escaped.
	 */
	private function stop( string $title, string $html ): void {
		wp_die(
			'<h1>' . esc_html( $title ) . '</h1>' . wp_kses_post( $html ),
			esc_html__( 'LeakGuard', 'leakguard' ),
			array( 'back_link' => true )
		);
	}
}
