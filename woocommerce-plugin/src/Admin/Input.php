<?php
/**
 * What a browser sent.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

// phpcs:disable WordPress.Security.NonceVerification -- reading changes nothing; what does checks its nonce with check().

/**
 * Values of the query and of forms: unslashed, without control characters, '' for what is missing or no text.
 */
final class Input {

	/**
	 * A value of the query.
	 *
	 * @param string $name Name.
	 */
	public static function text( string $name ): string {
		return self::clean( $_GET[ $name ] ?? '' ); // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- clean() does.
	}

	/**
	 * A number of the query, not below 0.
	 *
	 * @param string $name    Name.
	 * @param int    $default Where it is missing or none.
	 */
	public static function number( string $name, int $default = 0 ): int {
		$text = self::text( $name );
		return ctype_digit( $text ) && strlen( $text ) < 10 ? (int) $text : $default;
	}

	/**
	 * Values of a form that is sent with this nonce. Ends the request without it.
	 *
	 * @param string $action Name of the nonce.
	 * @return array<array-key, mixed>|null Null when no form was sent.
	 */
	public static function form( string $action ): ?array {
		if ( 'POST' !== ( $_SERVER['REQUEST_METHOD'] ?? '' ) || self::clean( $_POST['leakguard_form'] ?? '' ) !== $action ) { // phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- clean() does.
			return null;
		}
		check_admin_referer( $action );
		return self::all( wp_unslash( $_POST ) );
	}

	/**
	 * Prints what a form needs to be taken by form().
	 *
	 * @param string $action Name of the nonce.
	 */
	public static function form_fields( string $action ): void {
		echo '<input type="hidden" name="leakguard_form" value="' . esc_attr( $action ) . '">';
		wp_nonce_field( $action );
	}

	/**
	 * An array with each text in it cleaned.
	 *
	 * @param array<array-key, mixed> $values Unslashed.
	 * @return array<array-key, mixed>
	 */
	private static function all( array $values ): array {
		return array_map( static fn( $value ) => is_array( $value ) ? self::all( $value ) : sanitize_text_field( (string) $value ), $values );
	}

	/**
	 * A text.
	 *
	 * @param mixed $value Slashed.
	 */
	private static function clean( $value ): string {
		return is_string( $value ) ? sanitize_text_field( wp_unslash( $value ) ) : '';
	}
}
