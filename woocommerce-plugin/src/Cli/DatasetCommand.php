<?php
/**
 * WP-CLI: wp leakguard dataset.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

/**
 * Training sets of customers and orders.
 */
final class DatasetCommand {

	/**
	 * The recipe that ships names it as its source.
	 */
	private const VARIABLE = 'LEAKGUARD_DATABASE';

	/**
	 * Builds a training set of customers, orders, items, reviews and notes by a recipe.
	 *
	 * Runs the command `leakguard dataset build` on the database of this site. What the recipe does not name does not come
	 * along; people who asked for the erasure of their data are left out. Ends with the status of that command.
	 *
	 * ## OPTIONS
	 *
	 * <folder>
	 * : Where the data set goes.
	 *
	 * [--recipe=<file>]
	 * : A recipe of your own in place of the one that ships (recipes/orders.toml in the plugin's folder).
	 *
	 * [--policy=<file>]
	 * : A policy in place of the one in php.ini.
	 *
	 * [--keyring=<file>]
	 * : A keyring in place of the one in php.ini.
	 *
	 * [--recipient=<age>]
	 * : Who may decrypt it: an age recipient (age1…), several with commas.
	 *
	 * [--program=<path>]
	 * : Where the command leakguard is, if not on PATH. The constant LEAKGUARD_PROGRAM in wp-config.php says it for good.
	 *
	 * [--resume]
	 * : Go on with a build that was stopped.
	 *
	 * [--<field>=<value>]
	 * : Any other option of `leakguard dataset build`.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard dataset build /srv/datasets/orders --recipient=age1…
	 *
	 * @param string[]                   $args       Folder.
	 * @param array<string, string|bool> $assoc_args Options.
	 */
	public function build( array $args, array $assoc_args ): void {
		global $wpdb;
		$words = array(
			...self::words( $assoc_args + array( 'recipe' => dirname( __DIR__, 2 ) . '/recipes/orders.toml' ) ),
			...( '' === $wpdb->prefix ? array() : array( '--prefix', $wpdb->prefix ) ),
			'--output',
			$args[0],
		);
		self::run( 'build', $words, $assoc_args, array( self::VARIABLE => self::database() ) );
	}

	/**
	 * Looks through a training set with every detector, and checks its manifest. Ends with status 1 when something is left.
	 *
	 * ## OPTIONS
	 *
	 * <folder>
	 * : What was built.
	 *
	 * [--policy=<file>]
	 * : A policy in place of the one in php.ini.
	 *
	 * [--keyring=<file>]
	 * : A keyring in place of the one in php.ini.
	 *
	 * [--identity=<file>]
	 * : The private key of an age recipient, for a set that is encrypted.
	 *
	 * [--program=<path>]
	 * : Where the command leakguard is, if not on PATH.
	 *
	 * [--<field>=<value>]
	 * : Any other option of `leakguard dataset verify`.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard dataset verify /srv/datasets/orders
	 *
	 * @param string[]                   $args       Folder.
	 * @param array<string, string|bool> $assoc_args Options.
	 */
	public function verify( array $args, array $assoc_args ): void {
		self::run( 'verify', array( ...self::words( $assoc_args ), $args[0] ), $assoc_args, array() );
	}

	/**
	 * The options as words of the command; what php.ini says is put in where nothing else is said.
	 *
	 * @param array<string, string|bool> $options Of WP-CLI.
	 * @return string[]
	 */
	private static function words( array $options ): array {
		$options += array_filter(
			array(
				'policy'  => (string) ini_get( 'leakguard.policy' ),
				'keyring' => (string) ini_get( 'leakguard.keyring' ),
			)
		);
		unset( $options['program'] );
		$words = array();
		foreach ( $options as $name => $value ) {
			foreach ( 'recipient' === $name ? explode( ',', (string) $value ) : array( $value ) as $one ) {
				// WP-CLI says true for an option without a value, and false for --no-….
				array_push( $words, ...( is_bool( $one ) ? array( ( $one ? '--' : '--no-' ) . $name ) : array( "--$name", $one ) ) );
			}
		}
		return $words;
	}

	/**
	 * Runs it and ends with its status. What it says and its progress bar go where this command's own would.
	 *
	 * @param string                     $action      Which of its actions.
	 * @param string[]                   $words       The words behind it.
	 * @param array<string, string|bool> $options     Of WP-CLI.
	 * @param array<string, string>      $environment On top of this process's own: no list of processes shows it.
	 */
	private static function run( string $action, array $words, array $options, array $environment ): void {
		$program = self::program( (string) ( $options['program'] ?? ( defined( 'LEAKGUARD_PROGRAM' ) ? LEAKGUARD_PROGRAM : '' ) ) );
		if ( null === $program ) {
			\WP_CLI::error( 'There is no command "leakguard" on PATH or where --program or LEAKGUARD_PROGRAM says. It comes with the package of the PHP extension.' );
		}
		$pipes   = array();
		$process = function_exists( 'proc_open' ) ? proc_open( array( $program, 'dataset', $action, ...$words ), array(), $pipes, null, $environment + getenv() ) : false;
		if ( false === $process ) {
			\WP_CLI::error( "$program cannot be started: is proc_open() disabled?" );
		}
		$status = proc_close( $process );
		if ( 0 !== $status ) {
			\WP_CLI::halt( $status < 0 ? 1 : $status );
		}
	}

	/**
	 * Where the command is.
	 *
	 * @param string $said A path, or nothing.
	 * @return string|null Null when it is nowhere.
	 */
	private static function program( string $said ): ?string {
		$places = '' !== $said ? array( $said ) : array_map( static fn( string $folder ) => "$folder/leakguard", array_filter( explode( PATH_SEPARATOR, (string) getenv( 'PATH' ) ) ) );
		foreach ( $places as $place ) {
			if ( is_file( $place ) && is_executable( $place ) ) {
				return $place;
			}
		}
		return null;
	}

	/**
	 * The site's database as a URL; wp-config.php's DB_HOST can hold a port, a socket or an IPv6 address.
	 */
	private static function database(): string {
		global $wpdb;
		$parsed = $wpdb->parse_db_host( DB_HOST );
		if ( ! is_array( $parsed ) ) {
			\WP_CLI::error( 'DB_HOST in wp-config.php is no host.' );
		}
		list( $host, $port, $socket, $is_ipv6 ) = $parsed;
		$host                                   = $is_ipv6 ? "[$host]" : $host;
		// "localhost" means this socket to PHP, and a network address to others.
		$default = (string) ini_get( 'mysqli.default_socket' );
		if ( ! $socket && in_array( $host, array( '', 'localhost' ), true ) && '' !== $default && file_exists( $default ) ) {
			$socket = $default;
		}
		return sprintf(
			'mysql://%s:%s@%s%s/%s%s',
			rawurlencode( DB_USER ),
			rawurlencode( DB_PASSWORD ),
			'' === (string) $host ? 'localhost' : $host,
			$port && ! $socket ? ":$port" : '',
			rawurlencode( DB_NAME ),
			$socket ? '?socket=' . rawurlencode( $socket ) : ''
		);
	}
}
