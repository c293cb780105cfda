<?php
/**
 * WP-CLI: wp leakguard drill.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\WordPress\Gateway;

/**
 * A fire drill: somebody made up is on the way out.
 */
final class DrillCommand {

	/**
	 * A documented test number of Visa.
	 */
	private const CARD = '4111 1111 1111 1111';

	/**
	 * A service that the shipped policy knows as one of AI. Nothing is sent to it.
	 */
	private const AI_SERVICE = 'https://api.openai.com/v1/chat/completions';

	/**
	 * Nothing happens here.
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * Sends a made-up customer through every way out of this process, and looks at what would have left. Nothing leaves.
	 *
	 * Ends with status 1 when something would have. It speaks of the PHP that runs WP-CLI: php-fpm can have another php.ini.
	 *
	 * ## OPTIONS
	 *
	 * [--format=<format>]
	 * : How to print it.
	 * ---
	 * default: table
	 * options:
	 *   - table
	 *   - json
	 *   - csv
	 * ---
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard drill
	 *
	 * @param string[]              $args       None.
	 * @param array<string, string> $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		// An exercise is no finding.
		add_filter( 'leakguard_record_findings', '__return_false' );
		$mail   = 'drill-' . bin2hex( random_bytes( 6 ) ) . '@example.com';
		$line   = "Payment of $mail failed, card " . self::CARD;
		$drills = array(
			'REST answer to a guest'  => fn() => $this->rest( $mail ),
			'line of a plugin’s log'  => static fn() => (string) apply_filters( 'leakguard_redact_log', $line ),
			'WooCommerce’s log'       => static fn() => self::shop_log( $line, $mail ),
			'PHP’s error log'         => static fn() => self::error_log( $line ),
			'call to an AI service'   => static fn() => self::call( $line ),
		);
		$progress = \WP_CLI\Utils\make_progress_bar( 'Drilling', count( $drills ) );
		$rows     = array();
		foreach ( $drills as $outlet => $drill ) {
			try {
				$left = $drill();
			} catch ( \Throwable $failure ) {
				$left = null;
				$kind = get_class( $failure );
			}
			$leaks  = array_keys( array_filter( array( 'e-mail' => str_contains( (string) $left, $mail ), 'card' => str_contains( (string) $left, self::CARD ) ) ) ); // phpcs:ignore WordPress.Arrays
			$rows[] = array(
				'outlet' => $outlet,
				'result' => null === $left ? ( isset( $kind ) ? "withheld ($kind)" : 'not here' ) : ( array() === $leaks ? 'masked' : 'LEFT: ' . implode( ', ', $leaks ) ),
			);
			unset( $kind );
			$progress->tick();
		}
		$progress->finish();
		\WP_CLI\Utils\format_items( $assoc_args['format'] ?? 'table', $rows, array( 'outlet', 'result' ) );
		if ( array() !== array_filter( $rows, static fn( array $row ) => str_starts_with( $row['result'], 'LEFT' ) ) ) {
			\WP_CLI::error( 'The made-up customer left this site.' );
		}
		\WP_CLI::success( 'The made-up customer did not leave this site.' );
	}

	/**
	 * What a guest would get.
	 *
	 * @param string $mail Of the made-up customer.
	 */
	private function rest( string $mail ): ?string {
		if ( ! has_filter( 'rest_pre_echo_response' ) || ! Gateway::is_available() ) {
			return $mail;
		}
		$user = get_current_user_id();
		wp_set_current_user( 0 );
		try {
			$data = array(
				'email' => $mail,
				'note'  => 'pays with ' . self::CARD,
			);
			return (string) wp_json_encode( apply_filters( 'rest_pre_echo_response', $data, rest_get_server(), new \WP_REST_Request( 'GET', '/leakguard-drill/v1/customer' ) ) );
		} finally {
			wp_set_current_user( $user );
		}
	}

	/**
	 * What a handler of WooCommerce's logger would write. Null without WooCommerce.
	 *
	 * @param string $line What is logged.
	 * @param string $mail In its context.
	 */
	private static function shop_log( string $line, string $mail ): ?string {
		if ( ! class_exists( 'WC_Log_Handler' ) ) {
			return null;
		}
		$memory = new class() extends \WC_Log_Handler {

			/**
			 * What was written.
			 *
			 * @var string
			 */
			public string $written = '';

			/**
			 * Keeps an entry.
			 *
			 * @param int                  $timestamp Seconds since 1970.
			 * @param string               $level     As `info`.
			 * @param string               $message   Text.
			 * @param array<string, mixed> $context   By name.
			 */
			public function handle( $timestamp, $level, $message, $context ) {
				$this->written .= $message . wp_json_encode( $context );
				return true;
			}
		};
		foreach ( (array) apply_filters( 'woocommerce_register_log_handlers', array( $memory ) ) as $handler ) {
			// The shop's own handlers, which write files, are none of ours.
			if ( $handler === $memory || ! str_starts_with( get_class( $handler ), 'WC_' ) && ! str_starts_with( get_class( $handler ), 'Automattic\\' ) ) {
				$handler->handle( time(), 'info', $line, array( 'source' => 'leakguard-drill', 'email' => $mail ) ); // phpcs:ignore WordPress.Arrays
			}
		}
		return $memory->written;
	}

	/**
	 * What PHP would write into its log.
	 *
	 * @param string $line What is logged.
	 */
	private static function error_log( string $line ): string {
		$file = (string) tempnam( get_temp_dir(), 'leakguard-drill-' );
		$log  = (string) ini_get( 'error_log' );
		ini_set( 'error_log', $file ); // phpcs:ignore WordPress.PHP.IniSet -- for one line.
		try {
			error_log( $line ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions -- the drill.
			return (string) file_get_contents( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a file of ours.
		} finally {
			ini_set( 'error_log', $log ); // phpcs:ignore WordPress.PHP.IniSet -- as it was.
			unlink( $file ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a file of ours.
		}
	}

	/**
	 * What a call to an AI service would carry. It is stopped when everybody has had it in hand.
	 *
	 * @param string $line What is asked.
	 */
	private static function call( string $line ): string {
		$carried = '';
		$stop    = static function ( &$url, &$headers, &$data ) use ( &$carried ): void {
			$carried   = $url . wp_json_encode( $headers ) . ( is_string( $data ) ? $data : (string) wp_json_encode( $data ) );
			$exception = class_exists( '\WpOrg\Requests\Exception' ) ? '\WpOrg\Requests\Exception' : '\Requests_Exception';
			throw new $exception( 'stopped by the drill', 'leakguard.drill' );
		};
		add_action( 'requests-requests.before_request', $stop, PHP_INT_MAX, 3 );
		try {
			wp_remote_post(
				self::AI_SERVICE,
				array(
					'headers' => array( 'Content-Type' => 'application/json' ),
					'body'    => (string) wp_json_encode( array( 'messages' => array( array( 'content' => $line ) ) ) ), // phpcs:ignore WordPress.Arrays
				)
			);
		} finally {
			remove_action( 'requests-requests.before_request', $stop, PHP_INT_MAX );
		}
		return $carried;
	}
}
