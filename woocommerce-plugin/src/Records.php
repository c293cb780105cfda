<?php
/**
 * Whose records an answer holds.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * What the policy cannot know from a value alone: that a record of WooCommerce names its owner, and that some fields lead
 * to a person without saying anything about them.
 *
 * An order's key opens the order's page to whoever holds it, and a Gravatar address is a hash of an e-mail address, which
 * takes seconds to try. Both go the way that the e-mail address beside them goes: they stay where it would stay.
 */
final class Records {

	/**
	 * Fields of records with whole lists in them, in which nobody is named.
	 */
	private const DULL = array( 'line_items', 'tax_lines', 'shipping_lines', 'fee_lines', 'coupon_lines', 'refunds', '_links', 'taxes' );

	private const AVATARS = array( 'avatar_url', 'avatar_urls', 'author_avatar_urls', 'reviewer_avatar_urls' );

	/**
	 * Nothing deeper is a record of WordPress's or WooCommerce's.
	 */
	private const DEPTH = 8;

	/**
	 * Nothing happens here.
	 *
	 * @param Gateway $gateway The extension.
	 * @param Alerts  $alerts  Where session mixing is told.
	 */
	public function __construct( private readonly Gateway $gateway, private readonly Alerts $alerts ) {}

	/**
	 * The receiver with the values of their own orders in the answer: an order may show an address of years ago.
	 *
	 * @param array<array-key, mixed> $answer The answer.
	 * @param Destination             $to     Who gets it.
	 */
	public function owner( array $answer, Destination $to ): Destination {
		$user = self::customer( $to );
		$own  = array();
		if ( 'guest' === $to->consumer && str_starts_with( $to->route, '/wc/store/' ) ) {
			// The Store API shows an address to the session that typed it in, or for an order's key and e-mail address.
			foreach ( array( 'billing_address', 'shipping_address' ) as $address ) {
				$own = array_merge( $own, Caller::address( (array) ( $answer[ $address ] ?? array() ) ) );
			}
		}
		$user > 0 && $this->walk(
			$answer,
			static function ( array $record ) use ( $user, &$own ): array {
				if ( self::owner_of( $record ) === $user ) {
					foreach ( array( 'billing', 'shipping' ) as $address ) {
						$own = array_merge( $own, Caller::address( (array) ( $record[ $address ] ?? array() ) ) );
					}
					$own[] = $record['customer_ip_address'] ?? '';
					$own[] = $record['order_key'] ?? '';
				}
				return $record;
			}
		);
		return array() === $own
			? $to
			: new Destination( $to->channel, $to->consumer, Caller::values( array_merge( $to->subject, $own ) ), $to->route, $to->host );
	}

	/**
	 * The answer with what leads to others taken out of it, and with whole records of others masked as nobody's own: a
	 * customer's street or family name may well be somebody else's, too.
	 *
	 * @param array<array-key, mixed> $answer The answer.
	 * @param Destination             $to     Who gets it, as owner() gave it.
	 * @return array<array-key, mixed>
	 * @throws Withheld It must not go out.
	 */
	public function guard( array $answer, Destination $to ): array {
		$user  = self::customer( $to );
		$store = str_starts_with( $to->route, '/wc/store/' );
		$hides = null;
		$mixed = array();

		$answer = $this->walk(
			$answer,
			function ( array $record, string $path ) use ( $to, $user, $store, &$hides, &$mixed ): array {
				$owner = self::owner_of( $record );
				if ( $user > 0 && $owner > 0 && $owner !== $user ) {
					$mixed[ $path ] = true;

					$nobody = new Destination( $to->channel, $to->consumer, array(), $to->route, $to->host );
					$record = $this->gateway->redact_array( $record, $nobody );
				}
				// Whoever asks the Store API about an order has shown its key.
				$order = ! $store && isset( $record['order_key'] ) && is_string( $record['order_key'] ) && '' !== $record['order_key'];
				if ( $order && ( 0 === $user || $owner !== $user ) ) {
					$hides ??= $this->gateway->hides_persons( $to );
					$record  = $hides ? self::without_key( $record ) : $record;
				}
				foreach ( self::AVATARS as $field ) {
					if ( isset( $record[ $field ] ) ) {
						$hides          ??= $this->gateway->hides_persons( $to );
						$record[ $field ] = $hides ? self::without_hash( $record[ $field ], $to->subject ) : $record[ $field ];
					}
				}
				return $record;
			}
		);
		foreach ( array_keys( $mixed ) as $path ) {
			$this->alerts->raise( Alerts::SESSION_MIXING, $to->consumer, $to->route, $path );
		}
		return $answer;
	}

	/**
	 * The user's id where the receiver is a customer, else 0.
	 *
	 * @param Destination $to Who gets the answer.
	 */
	private static function customer( Destination $to ): int {
		return str_starts_with( $to->consumer, 'customer:' ) ? (int) substr( $to->consumer, 9 ) : 0;
	}

	/**
	 * The user that an order or a customer's record belongs to, 0 for guests' and for other records.
	 *
	 * @param array<array-key, mixed> $record Any part of an answer.
	 */
	private static function owner_of( array $record ): int {
		if ( isset( $record['customer_id'] ) && is_numeric( $record['customer_id'] ) ) {
			return (int) $record['customer_id'];
		}
		$customer = isset( $record['id'], $record['billing'], $record['email'] ) && is_numeric( $record['id'] );
		return $customer ? (int) $record['id'] : 0;
	}

	/**
	 * Goes through the answer; parts that do not change stay the same.
	 *
	 * @param array<array-key, mixed> $part  Any part of an answer.
	 * @param \Closure                $visit Gets each array with text keys and its path, and gives what takes its place.
	 * @param string                  $path  Where it stands, places in lists as `*`.
	 * @return array<array-key, mixed>
	 */
	private function walk( array $part, \Closure $visit, string $path = '' ): array {
		if ( ! array_is_list( $part ) ) {
			$part = $visit( $part, $path );
		}
		if ( substr_count( $path, '.' ) >= self::DEPTH ) {
			return $part;
		}
		foreach ( $part as $name => $value ) {
			$object = $value instanceof \stdClass;
			if ( ( ! $object && ! is_array( $value ) ) || in_array( $name, self::DULL, true ) ) {
				continue;
			}
			$step   = is_int( $name ) ? '*' : preg_replace( '/[^\w:-]/', '?', $name );
			$before = $object ? (array) $value : $value;
			$after  = $this->walk( $before, $visit, '' === $path ? $step : "$path.$step" );
			if ( $after !== $before ) {
				$part[ $name ] = $object ? (object) $after : $after;
			}
		}
		return $part;
	}

	/**
	 * An order without what opens its page.
	 *
	 * @param array<array-key, mixed> $order As wc/v3 shows it.
	 * @return array<array-key, mixed>
	 */
	private static function without_key( array $order ): array {
		$label = '[GENERIC_SECRET]';
		foreach ( array( 'payment_url', 'order_received_url', 'checkout_url' ) as $url ) {
			if ( isset( $order[ $url ] ) && is_string( $order[ $url ] ) ) {
				$order[ $url ] = str_replace( array( $order['order_key'], rawurlencode( $order['order_key'] ) ), $label, $order[ $url ] );
			}
		}
		$order['order_key'] = $label;
		return $order;
	}

	/**
	 * Addresses of avatars without the hash of an e-mail address; Gravatar answers them with its picture for nobody.
	 *
	 * @param mixed    $urls One, or some by size.
	 * @param string[] $own  Values of the receiver, whose own avatar stays.
	 * @return mixed
	 */
	private static function without_hash( $urls, array $own ) {
		if ( is_array( $urls ) || $urls instanceof \stdClass ) {
			$masked = array_map( static fn( $url ) => self::without_hash( $url, $own ), (array) $urls );
			return is_array( $urls ) ? $masked : (object) $masked;
		}
		if ( ! is_string( $urls ) || ! preg_match( '#^(?:https?:)?//[\w.-]*gravatar\.com/avatar/([0-9a-fA-F]{32}|[0-9a-fA-F]{64})(?=[?/.]|$)#', $urls, $found ) ) {
			return $urls;
		}
		foreach ( $own as $value ) {
			$value = strtolower( trim( $value ) );
			if ( in_array( strtolower( $found[1] ), array( md5( $value ), hash( 'sha256', $value ) ), true ) ) {
				return $urls;
			}
		}
		return str_replace( $found[1], str_repeat( '0', strlen( $found[1] ) ), $urls );
	}
}
