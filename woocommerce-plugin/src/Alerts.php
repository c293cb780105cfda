<?php
/**
 * What happened in this request that is no finding but needs somebody's eye.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * Kept in memory for the request, never with a value of the data. One object is shared by all outlets.
 *
 * @since 0.2.0
 */
final class Alerts {

	/**
	 * The answer to a customer held a record of somebody else.
	 */
	public const SESSION_MIXING = 'session_mixing';

	/**
	 * An answer with personal data would have been kept by a cache that others are served from.
	 */
	public const CACHE_GUARD = 'cache_guard';

	/**
	 * A client sent a masked value back, which would have been stored in place of the data.
	 */
	public const WRITE_BACK_REFUSED = 'write_back_refused';

	/**
	 * LeakGuard failed, and a message was withheld.
	 */
	public const WITHHELD = 'withheld';

	/**
	 * Personal data was on its way to a receiver without TLS.
	 */
	public const PLAIN_HTTP = 'plain_http';

	/**
	 * A request keeps that many different ones.
	 */
	private const LIMIT = 100;

	/**
	 * By kind, consumer, route and detail: one that comes again is counted.
	 *
	 * @var array<string, array{kind: string, consumer: string, route: string, detail: string, count: int}>
	 */
	private array $alerts = array();

	/**
	 * Notes an alert.
	 *
	 * @param string $kind     One of the constants, or a word of another plugin's own.
	 * @param string $consumer As `kind:name`, '' when unknown.
	 * @param string $route    Route of the request, or the outlet's name.
	 * @param string $detail   Names of fields, a rule, a reason; never a value.
	 */
	public function raise( string $kind, string $consumer, string $route, string $detail = '' ): void {
		$key = "$kind\0$consumer\0$route\0$detail";
		if ( isset( $this->alerts[ $key ] ) ) {
			++$this->alerts[ $key ]['count'];
			return;
		}
		if ( count( $this->alerts ) >= self::LIMIT ) {
			return;
		}
		$this->alerts[ $key ] = array(
			'kind'     => $kind,
			'consumer' => $consumer,
			'route'    => $route,
			'detail'   => $detail,
			'count'    => 1,
		);
		try {
			/**
			 * Fires when LeakGuard saw what somebody should look into, once a request for each kind, consumer, route and detail.
			 *
			 * @since 0.2.0
			 *
			 * @param string $kind     What: session_mixing, cache_guard, write_back_refused, withheld, plain_http.
			 * @param string $consumer Who received the message, as `kind:name`, '' when unknown.
			 * @param string $route    Route of the request, or the outlet's name.
			 * @param string $detail   Names of fields, a rule, a reason; never a value.
			 */
			do_action( 'leakguard_alert', $kind, $consumer, $route, $detail );
		} catch ( \Throwable $failure ) {
			// Somebody else's listener must not decide about the message.
			error_log( sprintf( 'LeakGuard: a listener of leakguard_alert failed: %s in %s:%d', get_class( $failure ), basename( $failure->getFile() ), $failure->getLine() ) ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}

	/**
	 * What was raised in this request, in order.
	 *
	 * @return list<array{kind: string, consumer: string, route: string, detail: string, count: int}>
	 */
	public function all(): array {
		return array_values( $this->alerts );
	}
}
