<?php
/**
 * Masked values in the shape that a JSON schema asks for.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * WordPress refuses a whole result when `[EMAIL_ADDRESS]` stands where its schema wants an e-mail address. A value that was
 * masked and does not fit gets a stand-in of the same format that is nobody's: reserved names and addresses only.
 */
final class SchemaFit {

	/**
	 * By format, as WordPress checks them. RFC 2606 and RFC 5737.
	 */
	private const FORMATS = array(
		'email'     => 'masked@leakguard.invalid',
		'uri'       => 'https://leakguard.invalid/masked',
		'ip'        => '192.0.2.0',
		'date-time' => '1970-01-01T00:00:00',
		'hex-color' => '#000000',
		'uuid'      => '00000000-0000-4000-8000-000000000000',
	);

	/**
	 * The masked data, valid where the original was.
	 *
	 * @param mixed                $masked   What the policy has made of it.
	 * @param mixed                $original What it was.
	 * @param array<string, mixed> $schema   As WordPress's Abilities API and REST API write it.
	 * @return mixed
	 */
	public static function fit( $masked, $original, array $schema ) {
		if ( $masked === $original || array() === $schema ) {
			return $masked;
		}
		$object = $masked instanceof \stdClass;
		if ( $object || is_array( $masked ) ) {
			$before = (array) $original;
			$after  = (array) $masked;
			foreach ( $after as $name => $value ) {
				$after[ $name ] = self::fit( $value, $before[ $name ] ?? null, self::part( $schema, $name ) );
			}
			return $object ? (object) $after : $after;
		}
		foreach ( array( 'anyOf', 'oneOf' ) as $choice ) {
			foreach ( (array) ( $schema[ $choice ] ?? array() ) as $one ) {
				if ( is_array( $one ) && self::is_valid( $original, $one ) ) {
					return self::fit( $masked, $original, $one );
				}
			}
		}
		if ( ! isset( $schema['type'] ) || self::is_valid( $masked, $schema ) ) {
			return $masked;
		}
		foreach ( self::stand_ins( $original, $schema ) as $candidate ) {
			if ( self::is_valid( $candidate, $schema ) ) {
				return $candidate;
			}
		}
		return $masked;
	}

	/**
	 * The schema of a field or of a list's items.
	 *
	 * @param array<string, mixed> $schema Of the whole.
	 * @param int|string           $name   The field, or the place.
	 * @return array<string, mixed>
	 */
	private static function part( array $schema, $name ): array {
		$part = $schema['properties'][ $name ] ?? ( is_int( $name ) ? ( $schema['items'] ?? null ) : null ) ?? $schema['additionalProperties'] ?? null;
		return is_array( $part ) ? $part : array();
	}

	/**
	 * What may stand there instead, the best first.
	 *
	 * @param mixed                $original What it was.
	 * @param array<string, mixed> $schema   Of the value.
	 * @return list<mixed>
	 */
	private static function stand_ins( $original, array $schema ): array {
		return array(
			self::FORMATS[ $schema['format'] ?? '' ] ?? '[MASKED]',
			substr( '[MASKED]', 0, (int) ( $schema['maxLength'] ?? 8 ) ),
			str_repeat( '*', max( 1, (int) ( $schema['minLength'] ?? 1 ) ) ),
			null,
			'',
			is_int( $original ) || is_float( $original ) ? 0 : false,
			$schema['enum'][0] ?? null,
		);
	}

	/**
	 * Whether WordPress would take the value.
	 *
	 * @param mixed                $value  Any.
	 * @param array<string, mixed> $schema Of the value.
	 */
	private static function is_valid( $value, array $schema ): bool {
		return true === rest_validate_value_from_schema( $value, $schema, 'result' );
	}
}
