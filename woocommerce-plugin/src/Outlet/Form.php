<?php
/**
 * An urlencoded form: a query string or the body of a form post.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

/**
 * Reads a form field by field and writes it back with only the changed values encoded anew.
 *
 * Not parse_str(): that stops after max_input_vars fields, loses repeated ones and renames `a.b`. What is sent would
 * then differ in more than the masked values.
 */
final class Form {

	private const DEEPEST = 64;

	/**
	 * Each pair as it was written, where it lies in fields(), and its decoded value.
	 *
	 * @var list<array{raw: string, path: list<int|string>, value: string}>
	 */
	private array $pairs = array();

	/**
	 * Nested fields; a list, because a repeated name needs a second place.
	 *
	 * @var list<array<array-key, mixed>>
	 */
	private array $rounds = array( array() );

	/**
	 * Reads a form.
	 *
	 * @param string                      $encoded As sent: `a=1&b%5Bc%5D=2`.
	 * @param \Closure(string): bool|null $leave   Names (decoded, whole) of fields that are not to be looked at.
	 */
	public function __construct( string $encoded, ?\Closure $leave = null ) {
		foreach ( '' === $encoded ? array() : explode( '&', $encoded ) as $raw ) {
			$parts = explode( '=', $raw, 2 );
			$name  = isset( $parts[1] ) ? urldecode( $parts[0] ) : '';
			$value = urldecode( $parts[1] ?? $parts[0] );
			$path  = null !== $leave && $leave( $name ) ? array() : $this->place( self::segments( $name ), $value );

			$this->pairs[] = array(
				'raw'   => $raw,
				'path'  => $path,
				'value' => $value,
			);
		}
	}

	/**
	 * The fields that are to be looked at, nested as their names say.
	 *
	 * @return array<array-key, mixed>
	 */
	public function fields(): array {
		return 1 === count( $this->rounds ) ? $this->rounds[0] : $this->rounds;
	}

	/**
	 * The form with other values. A field that is gone from them is gone from the form.
	 *
	 * @param array<array-key, mixed> $fields Shaped as fields().
	 */
	public function encode( array $fields ): string {
		$rounds  = 1 === count( $this->rounds ) ? array( $fields ) : $fields;
		$encoded = array();
		foreach ( $this->pairs as $pair ) {
			$value = array() === $pair['path'] ? $pair['value'] : self::at( $rounds, $pair['path'] );
			if ( $value === $pair['value'] ) {
				$encoded[] = $pair['raw'];
			} elseif ( is_scalar( $value ) ) {
				$equals    = strpos( $pair['raw'], '=' );
				$encoded[] = ( false === $equals ? '' : substr( $pair['raw'], 0, $equals + 1 ) ) . rawurlencode( (string) $value );
			}
		}
		return implode( '&', $encoded );
	}

	/**
	 * `a[b][]` as a, b and '' (the next free number).
	 *
	 * @param string $name Decoded name.
	 * @return list<string>
	 */
	private static function segments( string $name ): array {
		if ( ! preg_match( '/^([^\[]+)((?:\[[^\[\]]*\])+)$/', $name, $parts ) || substr_count( $name, '[' ) > self::DEEPEST ) {
			return array( $name );
		}
		return array_merge( array( $parts[1] ), explode( '][', substr( $parts[2], 1, -1 ) ) );
	}

	/**
	 * Puts a value where its name says, in the first round where that place is free.
	 *
	 * @param string[] $segments Of the name.
	 * @param string   $value    Decoded.
	 * @return list<int|string> Where it lies now, the round first.
	 */
	private function place( array $segments, string $value ): array {
		for ( $round = 0; ; $round++ ) {
			$this->rounds[ $round ] ??= array();

			$node = &$this->rounds[ $round ];
			$path = array( $round );
			foreach ( $segments as $depth => $segment ) {
				if ( '' === $segment && $depth > 0 ) {
					$segment = count( $node );
				}
				$path[] = $segment;
				$leaf   = count( $segments ) - 1 === $depth;
				if ( isset( $node[ $segment ] ) && ( $leaf || ! is_array( $node[ $segment ] ) ) ) {
					continue 2;
				}
				if ( $leaf ) {
					$node[ $segment ] = $value;
					return $path;
				}
				$node[ $segment ] ??= array();
				$node               = &$node[ $segment ];
			}
		}
	}

	/**
	 * What lies at a path, null when nothing does.
	 *
	 * @param array<array-key, mixed> $tree Nested.
	 * @param list<int|string>        $path Into it.
	 * @return mixed
	 */
	private static function at( array $tree, array $path ) {
		foreach ( $path as $segment ) {
			if ( ! is_array( $tree ) || ! array_key_exists( $segment, $tree ) ) {
				return null;
			}
			$tree = $tree[ $segment ];
		}
		return $tree;
	}
}
