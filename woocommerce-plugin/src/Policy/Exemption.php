<?php
/**
 * Somebody gets data that the policy would change, for a reason and until a day.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * A value. What is read from the database or from a form goes through from_array() and problems().
 */
final class Exemption {

	/**
	 * What can be exempted, as the policy calls it.
	 */
	public const CATEGORIES = array( 'personal', 'confidential', 'secret', 'card' );

	/**
	 * A value; nothing happens here.
	 *
	 * @param string   $id         Of this exemption, for links and audit.
	 * @param string   $consumer   Who gets the data, as `kind:name`; `host:NAME` for a host that is called.
	 * @param string[] $channels   Ways out it holds for; none: all.
	 * @param string[] $categories Of CATEGORIES, at least one.
	 * @param string   $field      Pattern of the field's path, '' for every field.
	 * @param string   $route      Pattern of the route, '' for every route.
	 * @param string   $reason     Why, in the words of whoever made it.
	 * @param string   $until      Last day on which it holds, `Y-m-d`, UTC.
	 * @param string   $author     Login of whoever made it.
	 * @param string   $created    Day on which it was made, `Y-m-d`, UTC.
	 */
	public function __construct(
		public readonly string $id,
		public readonly string $consumer,
		public readonly array $channels,
		public readonly array $categories,
		public readonly string $field,
		public readonly string $route,
		public readonly string $reason,
		public readonly string $until,
		public readonly string $author = '',
		public readonly string $created = '',
	) {}

	/**
	 * What an array holds, with everything else left out.
	 *
	 * @param array<array-key, mixed> $data From the database or a form.
	 */
	public static function from_array( array $data ): self {
		$text = static fn( string $key ): string => is_scalar( $data[ $key ] ?? null ) ? trim( (string) $data[ $key ] ) : '';
		$list = static fn( string $key, array $known ): array => array_values( array_intersect( $known, (array) ( $data[ $key ] ?? array() ) ) );
		return new self(
			$text( 'id' ),
			$text( 'consumer' ),
			$list( 'channels', Settings::CHANNELS ),
			$list( 'categories', self::CATEGORIES ),
			$text( 'field' ),
			$text( 'route' ),
			$text( 'reason' ),
			$text( 'until' ),
			$text( 'author' ),
			$text( 'created' ),
		);
	}

	/**
	 * For the database.
	 *
	 * @return array<string, mixed>
	 */
	public function to_array(): array {
		return get_object_vars( $this );
	}

	/**
	 * Why it cannot be accepted, in sentences for whoever made it; none when it can.
	 *
	 * @param string $today `Y-m-d`, UTC.
	 * @return list<string>
	 */
	public function problems( string $today ): array {
		$problems = array();
		if ( mb_strlen( $this->reason ) < 10 ) {
			$problems[] = __( 'An exemption needs a reason of at least ten characters: who has to see the data, and what for?', 'leakguard' );
		}
		if ( ! Consumer::is_valid( $this->consumer ) ) {
			$problems[] = __( 'An exemption needs a consumer, as guest, customer:42, admin:jane, role:editor, integration:erp, key:7 or host:api.example.com.', 'leakguard' );
		}
		if ( array() === $this->categories ) {
			$problems[] = __( 'An exemption needs to say what kind of data it is about.', 'leakguard' );
		}
		if ( array() !== array_intersect( array( 'secret', 'card' ), $this->categories ) && Consumer::is_broad( $this->consumer ) ) {
			$problems[] = __( 'An exemption for card data or secrets has to name one consumer, not a pattern and not guests.', 'leakguard' );
		}
		if ( ! self::is_day( $this->until ) ) {
			$problems[] = __( 'An exemption needs an end date.', 'leakguard' );
		} elseif ( $this->has_expired( $today ) ) {
			$problems[] = __( 'The end date of an exemption cannot be in the past.', 'leakguard' );
		}
		return $problems;
	}

	/**
	 * Whether its last day is over. What has no valid day has expired.
	 *
	 * @param string $today `Y-m-d`, UTC.
	 */
	public function has_expired( string $today ): bool {
		return ! self::is_day( $this->until ) || $this->until < $today;
	}

	/**
	 * Whether the text is a day of the calendar.
	 *
	 * @param string $text As `2026-11-30`.
	 */
	private static function is_day( string $text ): bool {
		return 1 === preg_match( '/^(\d{4})-(\d{2})-(\d{2})$/', $text, $part ) && checkdate( (int) $part[2], (int) $part[3], (int) $part[1] );
	}
}
