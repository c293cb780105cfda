<?php
/**
 * Findings of a request as rows to be counted.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Storage;

/**
 * Brings what one request found to few rows that many requests share: the hour, the shape of the route, the kind of customer. What
 * could be data itself (an id in a route, an address as a key) is left out on the way.
 */
final class Rows {

	/**
	 * More different rows of one request are counted without route, field and module.
	 */
	public const LIMIT = 200;

	/**
	 * Rows for the table of findings, by digest and in its order, so that two requests lock them in the same order.
	 *
	 * @param array<array-key, mixed> $events As LeakGuard\events() gives them.
	 * @param int                     $now    Seconds since 1970.
	 * @param int                     $limit  So many different rows; what is more is counted without route, field and module.
	 * @return array<string, array<string, int|string>>
	 */
	public static function findings( array $events, int $now, int $limit = self::LIMIT ): array {
		$rows = array();
		foreach ( $events as $event ) {
			if ( ! is_array( $event ) ) {
				continue;
			}
			$row = array(
				'hour'     => gmdate( 'Y-m-d H:00:00', $now ),
				'channel'  => self::text( $event, 'channel', 16 ),
				'consumer' => self::consumer( self::text( $event, 'consumer' ) ),
				'route'    => self::route( self::text( $event, 'route' ) ),
				'host'     => self::text( $event, 'host' ),
				'entity'   => self::text( $event, 'entity', 64 ),
				'field'    => self::field( self::text( $event, 'field' ) ),
				'action'   => self::text( $event, 'action', 16 ),
				'rule'     => self::text( $event, 'rule' ),
				'module'   => self::module( self::text( $event, 'module', 1000 ) ),
				'changed'  => empty( $event['changed'] ) ? 0 : 1,
			);
			if ( count( $rows ) >= $limit && ! isset( $rows[ self::digest( $row ) ] ) ) {
				$row = array(
					'route'  => '',
					'field'  => '',
					'module' => '',
				) + $row;
			}
			self::add( $rows, $row, self::count( $event ) );
		}
		ksort( $rows );
		return $rows;
	}

	/**
	 * Rows for the inventory of outgoing calls.
	 *
	 * @param array<array-key, mixed> $events As LeakGuard\events() gives them.
	 * @return array<string, array<string, int|string>>
	 */
	public static function outbound( array $events ): array {
		$rows = array();
		foreach ( $events as $event ) {
			if ( ! is_array( $event ) || 'egress' !== ( $event['channel'] ?? '' ) ) {
				continue;
			}
			$row = array(
				'module'  => self::module( self::text( $event, 'module', 1000 ) ),
				'host'    => self::text( $event, 'host' ),
				'entity'  => self::text( $event, 'entity', 64 ),
				'changed' => empty( $event['changed'] ) ? 0 : 1,
			);
			self::add( $rows, $row, self::count( $event ) );
		}
		ksort( $rows );
		return $rows;
	}

	/**
	 * Rows for the alerts. The same alert of one day is one row.
	 *
	 * @param array<array-key, mixed> $alerts Each with kind, consumer, route and detail.
	 * @param int                     $now    Seconds since 1970.
	 * @return array<string, array<string, int|string>>
	 */
	public static function alerts( array $alerts, int $now ): array {
		$rows = array();
		foreach ( $alerts as $alert ) {
			if ( ! is_array( $alert ) || count( $rows ) >= self::LIMIT ) {
				continue;
			}
			$row    = array(
				'kind'     => self::text( $alert, 'kind', 64 ),
				'consumer' => self::text( $alert, 'consumer' ),
				'route'    => self::route( self::text( $alert, 'route' ) ),
				'detail'   => self::text( $alert, 'detail' ),
			);
			$digest = self::digest( $row + array( 'day' => gmdate( 'Y-m-d', $now ) ) );

			$rows[ $digest ]         = $rows[ $digest ] ?? array( 'digest' => $digest ) + $row + array( 'hits' => 0 );
			$rows[ $digest ]['hits'] = (int) $rows[ $digest ]['hits'] + self::count( $alert );
		}
		ksort( $rows );
		return $rows;
	}

	/**
	 * A route without ids and what could be data: `/wc/v3/orders/*`.
	 *
	 * @param string $route As `/wc/v3/orders/17?email=...`.
	 */
	public static function route( string $route ): string {
		$parts = explode( '/', explode( '?', $route, 2 )[0] );
		foreach ( $parts as $number => $part ) {
			if ( 1 === preg_match( '/^\d+$|\d{5}|[@%]|^[0-9a-f-]{16,}$/i', $part ) || strlen( $part ) > 40 ) {
				$parts[ $number ] = '*';
			}
		}
		return implode( '/', $parts );
	}

	/**
	 * A field's path without places in lists, and without keys that could be data: `line_items.*.name`.
	 *
	 * @param string $field As `line_items.0.name`.
	 */
	public static function field( string $field ): string {
		if ( str_contains( $field, '@' ) ) {
			return '*';
		}
		return (string) preg_replace( '/(?<=^|\.)(\d+|[^.]*\d{5}[^.]*)(?=\.|$)/', '*', $field );
	}

	/**
	 * A folder below the site's: `wp-content/plugins/akismet`.
	 *
	 * @param string $module Of the extension: such a folder, or a whole path.
	 */
	private static function module( string $module ): string {
		$root = rtrim( wp_normalize_path( ABSPATH ), '/' ) . '/';
		return mb_substr( str_starts_with( $module, $root ) ? substr( $module, strlen( $root ) ) : $module, 0, 191, 'UTF-8' );
	}

	/**
	 * Customers are many and persons: they are counted together.
	 *
	 * @param string $consumer As `customer:42`.
	 */
	private static function consumer( string $consumer ): string {
		return str_starts_with( $consumer, 'customer:' ) ? 'customer:*' : $consumer;
	}

	/**
	 * Adds a row, or to the count of the same one.
	 *
	 * @param array<string, array<string, int|string>> $rows By digest.
	 * @param array<string, int|string>                $row  Without digest and hits.
	 * @param int                                      $hits How many.
	 */
	private static function add( array &$rows, array $row, int $hits ): void {
		$digest = self::digest( $row );

		$rows[ $digest ]         = $rows[ $digest ] ?? array( 'digest' => $digest ) + $row + array( 'hits' => 0 );
		$rows[ $digest ]['hits'] = (int) $rows[ $digest ]['hits'] + $hits;
	}

	/**
	 * What makes a row the same as another, in 32 characters.
	 *
	 * @param array<string, int|string> $row Without digest and hits.
	 */
	private static function digest( array $row ): string {
		ksort( $row );
		return md5( implode( "\x1f", array_map( 'strval', $row ) ) );
	}

	/**
	 * How often an event happened.
	 *
	 * @param array<array-key, mixed> $event Of the extension.
	 */
	private static function count( array $event ): int {
		return max( 1, is_numeric( $event['count'] ?? null ) ? (int) $event['count'] : 1 );
	}

	/**
	 * A text of an event, valid and short enough for its column.
	 *
	 * @param array<array-key, mixed> $event  Of the extension.
	 * @param string                  $key    Name.
	 * @param int                     $length Characters at most.
	 */
	private static function text( array $event, string $key, int $length = 191 ): string {
		$text = is_scalar( $event[ $key ] ?? null ) ? (string) $event[ $key ] : '';
		$text = (string) preg_replace( '/[\x00-\x1f\x7f]+/', ' ', mb_scrub( $text, 'UTF-8' ) );
		return mb_substr( $text, 0, $length, 'UTF-8' );
	}
}
