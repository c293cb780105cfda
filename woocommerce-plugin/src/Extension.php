<?php
/**
 * The PHP extension: is it there, and how does it get there?
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * The extension `leakguard` of the PHP that runs this site.
 */
class Extension {

	/**
	 * Whether this PHP has the extension.
	 */
	public function is_loaded(): bool {
		return Gateway::is_available();
	}

	/**
	 * Version of the loaded extension, '' without one.
	 */
	public function version(): string {
		return (string) phpversion( 'leakguard' );
	}

	/**
	 * The mode that php.ini sets in place of the policy's own: enforce, monitor, off, or '' for the policy's own.
	 */
	public function mode(): string {
		return strtolower( trim( (string) ini_get( 'leakguard.mode' ) ) );
	}

	/**
	 * The shell commands that install the extension into the PHP that runs this site, for Debian's and Ubuntu's layout.
	 *
	 * @return list<string> One command each, to be run as root in the folder that holds leakguard.so.
	 */
	public function install_commands(): array {
		$version = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
		$service = 'apache2handler' === PHP_SAPI ? 'apache2' : "php$version-fpm";
		return array(
			'install -m 0644 leakguard.so ' . escapeshellarg( ini_get( 'extension_dir' ) . '/leakguard.so' ),
			"echo 'extension=leakguard.so' > /etc/php/$version/mods-available/leakguard.ini",
			"phpenmod -v $version leakguard",
			"systemctl restart $service",
			"php$version -m | grep leakguard",
		);
	}
}
