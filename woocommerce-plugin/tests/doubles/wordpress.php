<?php
/**
 * The functions and classes of WordPress that the plugin calls, as small as the tests allow.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable -- doubles copy WordPress's names and signatures, not its documentation.

declare( strict_types=1 );

/** What the doubles remember; setUp() of a test starts with a new one. */
final class WordPressDouble {
	public static array $hooks        = array();
	public static array $site_options = array();
	public static array $options      = array();
	public static array $users        = array();
	public static array $user_meta    = array();
	public static ?WP_User $user      = null;
	public static ?int $status        = null;
	public static string $died        = '';
	public static ?object $shop       = null;
	public static array $webhooks     = array();
	public static array $accounts     = array();

	public static function reset(): void {
		self::$hooks        = array();
		self::$site_options = array();
		self::$options      = array();
		self::$users        = array();
		self::$user_meta    = array();
		self::$user         = null;
		self::$status       = null;
		self::$died         = '';
		self::$shop         = null;
		self::$webhooks     = array();
		self::$accounts     = array();
	}

	/** The callback's priority, null when it is not hooked. */
	public static function priority( string $hook, string $method ): ?int {
		foreach ( self::$hooks[ $hook ] ?? array() as $entry ) {
			if ( is_array( $entry['callback'] ) && $method === $entry['callback'][1] ) {
				return $entry['priority'];
			}
		}
		return null;
	}
}

class WP_User {
	public int $ID             = 0;
	public string $user_login  = '';
	public string $user_email  = '';
	public string $display_name = '';
	public string $first_name  = '';
	public string $last_name   = '';
	public array $capabilities = array();

	public function __construct( array $fields = array() ) {
		foreach ( $fields as $name => $value ) {
			$this->$name = $value;
		}
	}

	public function exists(): bool {
		return $this->ID > 0;
	}
}

class WP_REST_Request {
	public function __construct( private string $method = '', private string $route = '' ) {}

	public array $headers = array();
	public ?array $json   = null;
	public array $body    = array();
	public array $set     = array();

	public function get_route(): string {
		return $this->route;
	}

	public function get_method(): string {
		return $this->method;
	}

	public function get_header( $name ) {
		return $this->headers[ $name ] ?? null;
	}

	public function get_json_params() {
		return $this->json;
	}

	public function get_body_params() {
		return $this->body;
	}

	public function set_param( $name, $value ) {
		$this->set[ $name ] = $value;
	}
}

class WP_Error {
	public function __construct( public string $code = '', public string $message = '', public $data = null ) {}

	public function get_error_code() {
		return $this->code;
	}
}

class Requests_Exception extends Exception {
	public function __construct( string $message, public string $type ) {
		parent::__construct( $message );
	}
}

function add_filter( $hook, $callback, $priority = 10, $accepted = 1 ) {
	WordPressDouble::$hooks[ $hook ][] = array( 'callback' => $callback, 'priority' => $priority, 'accepted' => $accepted );
	return true;
}
function add_action( $hook, $callback, $priority = 10, $accepted = 1 ) {
	return add_filter( $hook, $callback, $priority, $accepted );
}
function apply_filters( $hook, $value, ...$more ) {
	foreach ( WordPressDouble::$hooks[ $hook ] ?? array() as $entry ) {
		$value = ( $entry['callback'] )( ...array_slice( array( $value, ...$more ), 0, $entry['accepted'] ) );
	}
	return $value;
}
function do_action( $hook, ...$arguments ) {
	foreach ( WordPressDouble::$hooks[ $hook ] ?? array() as $entry ) {
		( $entry['callback'] )( ...array_slice( $arguments, 0, $entry['accepted'] ) );
	}
}
function register_activation_hook( $file, $callback ) {
	add_action( "activate_$file", $callback );
}
function register_deactivation_hook( $file, $callback ) {
	add_action( "deactivate_$file", $callback );
}
function __( $text, $domain = 'default' ) {
	return $text;
}
function wp_json_encode( $value ) {
	return json_encode( $value );
}
function is_wp_error( $value ) {
	return $value instanceof WP_Error;
}
function esc_html( $text ) {
	return htmlspecialchars( (string) $text, ENT_QUOTES );
}
function esc_html__( $text, $domain = 'default' ) {
	return esc_html( $text );
}
function wp_kses_post( $html ) {
	return $html;
}
function status_header( $code ) {
	WordPressDouble::$status = $code;
}
function nocache_headers() {}
function wp_get_current_user() {
	return WordPressDouble::$user ?? new WP_User();
}
function user_can( $user, $capability ) {
	return in_array( $capability, $user->capabilities, true );
}
function current_user_can( $capability ) {
	return user_can( wp_get_current_user(), $capability );
}
function get_user_meta( $user_id, $key, $single = false ) {
	return WordPressDouble::$user_meta[ $user_id ][ $key ] ?? '';
}
function get_site_option( $name, $default = false ) {
	return WordPressDouble::$site_options[ $name ] ?? $default;
}
function update_site_option( $name, $value ) {
	WordPressDouble::$site_options[ $name ] = $value;
	return true;
}
function delete_site_option( $name ) {
	unset( WordPressDouble::$site_options[ $name ] );
	return true;
}
function wp_die( $message, $title = '', $args = array() ) {
	WordPressDouble::$died = $message;
}
function wp_parse_url( $url, $component = -1 ) {
	return parse_url( $url, $component );
}
function site_url() {
	return 'http://shop.example.com:8080/wp';
}
function home_url() {
	return 'http://shop.example.com:8080';
}
function trailingslashit( $path ) {
	return rtrim( $path, '/' ) . '/';
}
function get_theme_root() {
	return '/srv/site/wp-content/themes';
}

function get_option( $name, $default = false ) {
	return WordPressDouble::$options[ $name ] ?? $default;
}
function update_option( $name, $value, $autoload = null ) {
	WordPressDouble::$options[ $name ] = $value;
	return true;
}
function delete_option( $name ) {
	unset( WordPressDouble::$options[ $name ] );
	return true;
}
function get_users( $args ) {
	return array_map( static fn( $login ) => (object) array( 'user_login' => $login ), WordPressDouble::$users[ $args['role'] ] ?? array() );
}
function wp_installing() {
	return false;
}
function get_role( $role ) {
	return null;
}

const ARRAY_A = 'ARRAY_A';

/** Remembers the statements; prepare() quotes well enough to look at them. */
class wpdb {
	public string $prefix    = 'wp_';
	public array $statements = array();
	public array $results    = array();

	public function prepare( $statement, ...$values ) {
		$values = is_array( $values[0] ?? null ) ? $values[0] : $values;
		return vsprintf( str_replace( '%s', "'%s'", $statement ), array_map( static fn( $value ) => is_string( $value ) ? addslashes( $value ) : $value, $values ) );
	}
	public function query( $statement ) {
		$this->statements[] = $statement;
		return 0;
	}
	public function get_results( $statement, $output = null ) {
		$this->statements[] = $statement;
		return $this->results;
	}
	public function get_var( $statement ) {
		$this->statements[] = $statement;
		return count( $this->results );
	}
	public function get_col( $statement ) {
		$this->statements[] = $statement;
		return array();
	}
	public function esc_like( $text ) {
		return addcslashes( $text, '_%\\' );
	}
	public function suppress_errors( $suppress = true ) {
		return false;
	}
	/** As in WordPress, for what the tests say. */
	public function parse_db_host( $host ) {
		$socket = strstr( $host, ':/' );
		$host   = false === $socket ? $host : substr( $host, 0, -strlen( $socket ) );
		$ipv6   = substr_count( $host, ':' ) > 1;
		if ( 1 !== preg_match( $ipv6 ? '#^(?:\[)?(?P<host>[0-9a-fA-F:]+)(?:\]:(?P<port>\d+))?#' : '#^(?P<host>[^:/]*)(?::(?P<port>\d+))?#', $host, $parts ) ) {
			return false;
		}
		return array( $parts['host'], empty( $parts['port'] ) ? null : (int) $parts['port'], false === $socket ? null : substr( $socket, 1 ), $ipv6 );
	}
}
function plugin_basename( $file ) {
	return basename( $file );
}
function wp_normalize_path( $path ) {
	return str_replace( '\\', '/', $path );
}
function get_user_by( $field, $value ) {
	return WordPressDouble::$accounts[ strtolower( $value ) ] ?? false;
}
function get_comments( $query ) {
	return array();
}
/** What the tests' schemas ask for. */
function rest_validate_value_from_schema( $value, $schema, $name = '' ) {
	$is = array( 'string' => is_string( $value ), 'integer' => is_int( $value ), 'null' => null === $value, 'array' => is_array( $value ), 'object' => is_array( $value ) );
	$ok = ( $is[ $schema['type'] ] ?? false )
		&& ( ! isset( $schema['maxLength'] ) || strlen( $value ) <= $schema['maxLength'] )
		&& ( 'email' !== ( $schema['format'] ?? '' ) || str_contains( $value, '@' ) );
	return $ok ? true : new WP_Error( 'rest_invalid_param' );
}
