<?php
/**
 * Outlet: webhooks of WooCommerce.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Records;
use LeakGuard\WordPress\Withheld;

/**
 * Masks the payload before it is signed: later the receiver would refuse it. What must not go is not sent: the delivery
 * fails as it does when the receiver is down, so WooCommerce logs it and gives the webhook up after some of them.
 */
final class Webhook {

	/**
	 * Deliveries that must not go, by webhook: why.
	 *
	 * @var array<int, string>
	 */
	private array $refused = array();

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Records $records What leads to a person.
	 * @param Alerts  $alerts  Where receivers without TLS are told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Records $records,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Last of the filters of the payload, first of those of the call.
	 */
	public function register(): void {
		add_filter( 'woocommerce_webhook_payload', array( $this, 'mask' ), PHP_INT_MAX, 4 );
		add_filter( 'pre_http_request', array( $this, 'refuse' ), PHP_INT_MIN, 2 );
	}

	/**
	 * The payload with the policy for its receiver applied.
	 *
	 * @param mixed $payload     Array, or what an add-on has made of it.
	 * @param mixed $resource    As `order`.
	 * @param mixed $resource_id Its id.
	 * @param mixed $webhook_id  Its webhook.
	 * @return mixed
	 */
	public function mask( $payload, $resource = '', $resource_id = 0, $webhook_id = 0 ) {
		$webhook = wc_get_webhook( (int) $webhook_id );
		$url     = $webhook ? (array) wp_parse_url( $webhook->get_delivery_url() ) : array();
		$host    = strtolower( $url['host'] ?? '' );
		$to      = new Destination( 'egress', "host:$host", array(), $url['path'] ?? '/', $host );
		unset( $this->refused[ (int) $webhook_id ] );
		try {
			$whole  = array( 'payload' => $payload );
			$masked = $this->gateway->redact_array( $this->records->guard( $whole, $to ), $to );
			if ( 'https' !== strtolower( $url['scheme'] ?? '' ) && ! self::is_local( $host ) ) {
				$this->judge_plain_http( $masked, $to, (int) $webhook_id );
			}
			return $masked['payload'] ?? array( 'id' => $resource_id );
		} catch ( Withheld $withheld ) {
			$this->refused[ (int) $webhook_id ] = $withheld instanceof Blocked
				? "LeakGuard blocked this delivery: {$withheld->getMessage()}"
				: 'LeakGuard withheld this delivery: it could not be checked.';
			$withheld instanceof Blocked || $this->alerts->raise( Alerts::WITHHELD, $to->consumer, 'webhook', (string) $resource );
			return array( 'id' => $resource_id );
		}
	}

	/**
	 * Ends the call of a refused delivery.
	 *
	 * @param mixed $answer False while nobody has answered.
	 * @param mixed $args   Of the request.
	 * @return mixed
	 */
	public function refuse( $answer, $args = array() ) {
		$headers = is_array( $args ) && is_array( $args['headers'] ?? null ) ? $args['headers'] : array();
		$id      = (int) ( $headers['X-WC-Webhook-ID'] ?? 0 );
		if ( ! isset( $this->refused[ $id ], $headers['X-WC-Webhook-Signature'] ) ) {
			return $answer;
		}
		$reason = $this->refused[ $id ];
		unset( $this->refused[ $id ] );
		return new \WP_Error( 'leakguard_refused', $reason );
	}

	/**
	 * Personal data that the policy lets go to this receiver, but anybody on the way could read.
	 *
	 * @param array<array-key, mixed> $payload    As it would be sent.
	 * @param Destination             $to         The receiver.
	 * @param int                     $webhook_id The webhook.
	 */
	private function judge_plain_http( array $payload, Destination $to, int $webhook_id ): void {
		// The rules of guests say what is personal: nobody has decided for them that this receiver may have it.
		$found = $this->gateway->simulate( $payload, new Destination( 'log' ) )['events'];
		if ( array() === $found ) {
			return;
		}
		$this->alerts->raise( Alerts::PLAIN_HTTP, $to->consumer, 'webhook' );

		/**
		 * Filters whether a webhook with personal data is kept from a receiver without TLS.
		 *
		 * @since 0.2.0
		 *
		 * @param bool   $refused    True while the policy is at work, false while it only watches.
		 * @param int    $webhook_id The webhook.
		 * @param string $host       Its receiver.
		 */
		if ( apply_filters( 'leakguard_refuse_plain_http_webhook', $this->gateway->enforces(), $webhook_id, $to->host ) ) {
			$this->refused[ $webhook_id ] = 'LeakGuard refused this delivery: it holds personal data, and the URL has no TLS (http:).';
		}
	}

	/**
	 * Whether the bytes stay on this machine.
	 *
	 * @param string $host Lower case.
	 */
	private static function is_local( string $host ): bool {
		return 'localhost' === $host || '[::1]' === $host || preg_match( '/^127(\.\d{1,3}){3}$/', $host );
	}
}
