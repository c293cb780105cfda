<?php
/**
 * More of LeakGuard in Tools > Site Health: what the site leaks beside the outlets.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Rest\Routes;

/**
 * The policy of the settings, the keyring, PHP's errors on the screen, and logs that anybody can download. The last two ask the site itself over
 * HTTP, so WordPress runs them in the background.
 */
final class HealthChecks {

	/**
	 * Nothing happens before register().
	 *
	 * @param Runtime $runtime What became of the settings.
	 * @param Status  $status  Of the protection.
	 */
	public function __construct( private readonly Runtime $runtime, private readonly Status $status ) {}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_filter( 'site_status_tests', array( $this, 'add' ) );
	}

	/**
	 * Adds the tests to those of WordPress.
	 *
	 * @param mixed $tests By kind and name.
	 * @return mixed
	 */
	public function add( $tests ) {
		if ( ! is_array( $tests ) ) {
			return $tests;
		}
		$tests['direct']['leakguard_policy']  = array(
			'label' => __( 'LeakGuard: policy', 'leakguard' ),
			'test'  => array( $this, 'policy' ),
		);
		$tests['direct']['leakguard_key']     = array(
			'label' => __( 'LeakGuard: keyring', 'leakguard' ),
			'test'  => array( $this, 'key' ),
		);
		$tests['direct']['leakguard_display'] = array(
			'label' => __( 'LeakGuard: errors on the screen', 'leakguard' ),
			'test'  => array( $this, 'display' ),
		);
		foreach ( array(
			'debug-log' => __( 'LeakGuard: debug.log', 'leakguard' ),
			'wc-logs'   => __( 'LeakGuard: WooCommerce’s logs', 'leakguard' ),
		) as $name => $label ) {
			$tests['async'][ 'leakguard_' . strtr( $name, '-', '_' ) ] = array(
				'label'             => $label,
				'test'              => rest_url( Routes::NAMESPACE . "/site-health/$name" ),
				'has_rest'          => true,
				'async_direct_test' => fn() => $this->public_file( $name ),
			);
		}
		return $tests;
	}

	/**
	 * Whether the settings are in force.
	 *
	 * @return array<string, mixed>
	 */
	public function policy(): array {
		$problems = $this->status->problems();
		if ( array() !== $problems ) {
			return self::result( 'leakguard_policy', 'critical', __( 'The policy of LeakGuard’s settings is not in force', 'leakguard' ), implode( ' ', $problems ) );
		}
		$remarks = $this->status->remarks();
		if ( array() !== $remarks ) {
			return self::result( 'leakguard_policy', 'recommended', __( 'LeakGuard’s settings have no effect', 'leakguard' ), implode( ' ', $remarks ) );
		}
		return self::result(
			'leakguard_policy',
			'good',
			__( 'LeakGuard’s policy is valid', 'leakguard' ),
			'server' === $this->runtime->state()
				? __( 'Nothing was chosen in the settings: the policy of the server holds.', 'leakguard' )
				: __( 'What was chosen in the settings is in force.', 'leakguard' )
		);
	}

	/**
	 * Whether there is a keyring where one is needed.
	 *
	 * @return array<string, mixed>
	 */
	public function key(): array {
		$needed = array() !== array_intersect( array( 'hash', 'tokenize' ), array_column( Settings::load()->consumers, 'action' ) );
		if ( $this->status->has_keyring() ) {
			return self::result( 'leakguard_key', 'good', __( 'LeakGuard has a keyring', 'leakguard' ), __( 'Hashes and tokens can be made. Keep a copy of the keyring where the site is not.', 'leakguard' ) );
		}
		return $needed
			? self::result( 'leakguard_key', 'critical', __( 'LeakGuard’s keyring is missing', 'leakguard' ), __( 'The settings ask for hashes or tokens, which need a keyring. Make one with “leakguard keys generate --keyring FILE” and name it in php.ini as leakguard.keyring.', 'leakguard' ) )
			: self::result( 'leakguard_key', 'good', __( 'LeakGuard needs no keyring', 'leakguard' ), __( 'No setting asks for hashes or tokens.', 'leakguard' ) );
	}

	/**
	 * Whether PHP shows its errors to visitors.
	 *
	 * @return array<string, mixed>
	 */
	public function display(): array {
		$shown = filter_var( ini_get( 'display_errors' ), FILTER_VALIDATE_BOOLEAN ) || 'stdout' === strtolower( (string) ini_get( 'display_errors' ) );
		return $shown
			? self::result( 'leakguard_display', 'critical', __( 'PHP’s errors are shown to visitors', 'leakguard' ), __( 'Messages of errors hold paths, queries and customers’ data. Set WP_DEBUG_DISPLAY to false in wp-config.php, or display_errors=Off in php.ini.', 'leakguard' ) )
			: self::result( 'leakguard_display', 'good', __( 'PHP’s errors are not shown to visitors', 'leakguard' ), __( 'They go to the log only.', 'leakguard' ) );
	}

	/**
	 * Whether anybody can download a log.
	 *
	 * @param string $name One of debug-log, wc-logs.
	 * @return array<string, mixed>
	 */
	public function public_file( string $name ): array {
		$test = 'leakguard_' . strtr( $name, '-', '_' );
		$file = 'wc-logs' === $name ? self::shop_log() : self::debug_log();
		$url  = '' === $file ? '' : self::url( $file );
		if ( '' === $url || ! is_file( $file ) ) {
			return self::result( $test, 'good', __( 'There is no log below the web root', 'leakguard' ), __( 'Nobody can download what is not there.', 'leakguard' ) );
		}
		$answer = wp_remote_get(
			$url,
			array(
				'timeout'             => 5,
				'redirection'         => 0,
				'sslverify'           => false,
				'headers'             => array( 'Range' => 'bytes=0-0' ),
				'limit_response_size' => 64,
			)
		);
		if ( is_wp_error( $answer ) ) {
			/* translators: %s: address of a file. */
			return self::result( $test, 'recommended', __( 'It could not be found out whether logs are public', 'leakguard' ), sprintf( __( 'The site could not ask itself for %s.', 'leakguard' ), $url ) );
		}
		// A front controller answers 200 with a page of its own to everything.
		$served = in_array( (int) wp_remote_retrieve_response_code( $answer ), array( 200, 206 ), true )
			&& ! str_contains( strtolower( (string) wp_remote_retrieve_header( $answer, 'content-type' ) ), 'text/html' );
		return $served
			? self::result(
				$test,
				'critical',
				__( 'Anybody can download a log of this site', 'leakguard' ),
				/* translators: %s: address of a file. */
				sprintf( __( '%s is served to everybody. Forbid it in the web server’s configuration, or let logs be written outside of the web root (WP_DEBUG_LOG takes a path).', 'leakguard' ), $url )
			)
			: self::result( $test, 'good', __( 'Logs are not public', 'leakguard' ), __( 'The web server refuses to hand them out.', 'leakguard' ) );
	}

	/**
	 * The log that WordPress writes, '' without one.
	 */
	private static function debug_log(): string {
		$file = defined( 'WP_DEBUG_LOG' ) && is_string( WP_DEBUG_LOG ) ? WP_DEBUG_LOG : WP_CONTENT_DIR . '/debug.log';
		return is_file( $file ) ? $file : '';
	}

	/**
	 * One log file of WooCommerce, '' without one.
	 */
	private static function shop_log(): string {
		if ( ! class_exists( 'WooCommerce', false ) ) {
			return '';
		}
		$folder = class_exists( \Automattic\WooCommerce\Utilities\LoggingUtil::class )
			? \Automattic\WooCommerce\Utilities\LoggingUtil::get_log_directory( false )
			: ( defined( 'WC_LOG_DIR' ) ? WC_LOG_DIR : '' );
		$files  = '' === $folder ? array() : glob( trailingslashit( $folder ) . '*.log' );
		return (string) ( is_array( $files ) ? $files[0] ?? '' : '' );
	}

	/**
	 * The address of a file, '' when it lies outside of what the web server shows.
	 *
	 * @param string $file Path.
	 */
	private static function url( string $file ): string {
		$file = wp_normalize_path( $file );
		foreach ( array(
			WP_CONTENT_DIR => content_url(),
			ABSPATH        => site_url(),
		) as $folder => $url ) {
			$folder = trailingslashit( wp_normalize_path( $folder ) );
			if ( str_starts_with( $file, $folder ) ) {
				return trailingslashit( $url ) . implode( '/', array_map( 'rawurlencode', explode( '/', substr( $file, strlen( $folder ) ) ) ) );
			}
		}
		return '';
	}

	/**
	 * A result in WordPress's shape.
	 *
	 * @param string $test        Name.
	 * @param string $status      One of good, recommended, critical.
	 * @param string $label       Plain text.
	 * @param string $description Plain text.
	 * @return array<string, mixed>
	 */
	private static function result( string $test, string $status, string $label, string $description ): array {
		return array(
			'test'        => $test,
			'status'      => $status,
			'label'       => $label,
			'description' => '<p>' . esc_html( $description ) . '</p>',
			'badge'       => array(
				'label' => __( 'Security', 'leakguard' ),
				'color' => 'blue',
			),
			'actions'     => '',
		);
	}
}
