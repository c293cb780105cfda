<?php
/**
 * How to install the extension, as shown to people who run the site.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Extension;

/**
 * The same words on the activation page, in the notice and in Site Health.
 */
final class InstallHelp {

	/**
	 * A sentence and the commands, escaped.
	 *
	 * @param Extension $extension Knows the commands.
	 */
	public static function html( Extension $extension ): string {
		$version = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
		return '<p>' . esc_html(
			/* translators: %s: version of PHP. */
			sprintf( __( 'Run these commands on the server as root, in the folder that holds the leakguard.so built for PHP %s:', 'leakguard' ), $version )
		) . '</p><pre>' . esc_html( implode( "\n", $extension->install_commands() ) ) . '</pre>';
	}
}
