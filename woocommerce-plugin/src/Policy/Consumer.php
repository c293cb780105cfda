<?php
/**
 * How settings name who receives data.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * The names of the policy (`guest`, `customer:42`, `admin:jane`, `integration:erp`, `key:7`, `host:api.openai.com`), and `role:NAME`
 * for everybody with a role of WordPress, which the policy does not know: it becomes the logins of those users.
 */
final class Consumer {

	/**
	 * Whether the text names a consumer, or a pattern of some of one kind.
	 *
	 * @param string $consumer As `kind:name`, or `guest`.
	 */
	public static function is_valid( string $consumer ): bool {
		return 'guest' === $consumer
			|| ( strlen( $consumer ) <= 200 && 1 === preg_match( '/^[a-z]{2,20}:[^\x00-\x1f\x7f]+$/D', $consumer ) );
	}

	/**
	 * Whether more than one receiver can be meant.
	 *
	 * @param string $consumer As `kind:name`.
	 */
	public static function is_broad( string $consumer ): bool {
		return 'guest' === $consumer || str_contains( $consumer, '*' ) || 'role' === self::kind( $consumer );
	}

	/**
	 * Whether the shipped rules bind what this consumer sees to the person: their own cart, their own orders. A rule of
	 * the settings in front of these would take that from them.
	 *
	 * @param string $consumer As `kind:name`.
	 */
	public static function is_shopper( string $consumer ): bool {
		return in_array( self::kind( $consumer ), array( 'guest', 'customer' ), true ) || 'role:customer' === $consumer || 'role:subscriber' === $consumer;
	}

	/**
	 * What stands before the colon.
	 *
	 * @param string $consumer As `kind:name`, or `guest`.
	 */
	public static function kind( string $consumer ): string {
		return explode( ':', $consumer, 2 )[0];
	}

	/**
	 * What stands after the colon.
	 *
	 * @param string $consumer As `kind:name`.
	 */
	public static function name( string $consumer ): string {
		return explode( ':', $consumer, 2 )[1] ?? '';
	}

	/**
	 * How exactly the consumer is named: a name comes before a pattern, a role between.
	 *
	 * @param string $consumer As `kind:name`.
	 */
	public static function breadth( string $consumer ): int {
		return str_contains( $consumer, '*' ) ? 2 : ( 'role' === self::kind( $consumer ) ? 1 : 0 );
	}
}
