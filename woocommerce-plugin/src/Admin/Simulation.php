<?php
/**
 * What the policy would do to a real record of this site.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * Asks WordPress itself for the record, with the rights of the current user, and the engine what a consumer would get. Nothing is counted or
 * stored.
 */
final class Simulation {

	/**
	 * Kinds of records with the route of one, `%d` its id; the newest one is found below the same route.
	 */
	private const ROUTES = array(
		'order'    => '/wc/v3/orders/%d',
		'customer' => '/wc/v3/customers/%d',
		'user'     => '/wp/v2/users/%d',
		'comment'  => '/wp/v2/comments/%d',
	);

	/**
	 * Nothing happens before run().
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * Kinds of records that this site has.
	 *
	 * @return list<string>
	 */
	public static function kinds(): array {
		return class_exists( 'WooCommerce', false ) ? array_keys( self::ROUTES ) : array( 'user', 'comment' );
	}

	/**
	 * A record as the REST API gives it to the current user.
	 *
	 * @param string $kind One of kinds().
	 * @param int    $id   0: the newest.
	 * @return array{id: int, route: string, data: array<string, mixed>}|null Null: there is none, or not for this user.
	 */
	public function record( string $kind, int $id = 0 ): ?array {
		if ( ! in_array( $kind, self::kinds(), true ) ) {
			return null;
		}
		$route = self::ROUTES[ $kind ];
		$asked = new \WP_REST_Request( 'GET', 0 === $id ? dirname( $route ) : sprintf( $route, $id ) );
		if ( str_starts_with( $route, '/wp/' ) ) {
			$asked->set_param( 'context', 'edit' );
		}
		if ( 0 === $id ) {
			$asked->set_param( 'per_page', 1 );
			$asked->set_param( 'order', 'desc' );
			$asked->set_param( 'orderby', in_array( $kind, array( 'user', 'customer' ), true ) ? 'registered_date' : 'date' );
		}
		$answer = rest_do_request( $asked );
		$data   = $answer->is_error() ? null : json_decode( (string) wp_json_encode( $answer->get_data() ), true );
		$data   = 0 === $id && is_array( $data ) ? ( $data[0] ?? null ) : $data;
		if ( ! is_array( $data ) || ! isset( $data['id'] ) ) {
			return null;
		}
		return array(
			'id'    => (int) $data['id'],
			'route' => sprintf( $route, (int) $data['id'] ),
			'data'  => $data,
		);
	}

	/**
	 * What a consumer would get of some data.
	 *
	 * @param array<array-key, mixed> $data     Keys are field names.
	 * @param string                  $channel  Way out.
	 * @param string                  $consumer As `kind:name`, '' for unknown.
	 * @param string                  $route    Of the request.
	 * @return array{blocked: bool, fields: list<array{field: string, before: string, after: string|null, changed: bool, entity: string, action: string, rule: string}>}
	 *         Fields that something was found in, or that changed. After: null when the field goes.
	 * @throws Withheld It cannot be said; the message says why.
	 */
	public function run( array $data, string $channel, string $consumer, string $route = '' ): array {
		$host   = str_starts_with( $consumer, 'host:' ) ? substr( $consumer, 5 ) : '';
		$result = $this->gateway->simulate( $data, new Destination( $channel, $consumer, self::own_values( $consumer ), $route, $host ) );
		$before = self::leaves( $data );
		$after  = is_array( $result['data'] ?? null ) ? self::leaves( $result['data'] ) : array();
		$found  = array();
		foreach ( (array) $result['events'] as $event ) {
			$found[ (string) ( $event['field'] ?? '' ) ][] = $event;
		}
		$fields = array();
		foreach ( $before as $field => $value ) {
			$events  = $found[ $field ] ?? array();
			$changed = ! array_key_exists( $field, $after ) || $after[ $field ] !== $value;
			if ( $changed || array() !== $events ) {
				$fields[] = array(
					'field'   => (string) $field,
					'before'  => $value,
					'after'   => $after[ $field ] ?? null,
					'changed' => $changed,
					'entity'  => self::joined( $events, 'entity' ),
					'action'  => self::joined( $events, 'action' ),
					'rule'    => self::joined( $events, 'rule' ),
				);
			}
		}
		return array(
			'blocked' => null === ( $result['data'] ?? null ),
			'fields'  => $fields,
		);
	}

	/**
	 * What is the consumer's own: it passes to them.
	 *
	 * @param string $consumer As `kind:name`.
	 * @return list<string> None for what is no user.
	 */
	private static function own_values( string $consumer ): array {
		list( $kind, $name ) = explode( ':', $consumer, 2 ) + array( '', '' );

		$user = 'customer' === $kind ? get_user_by( 'id', (int) $name ) : ( 'admin' === $kind ? get_user_by( 'login', $name ) : false );
		return $user instanceof \WP_User ? Caller::values( Caller::own_values( $user ) ) : array();
	}

	/**
	 * Values by the path of their field.
	 *
	 * @param array<array-key, mixed> $data   Nested.
	 * @param string                  $prefix Path of the array.
	 * @return array<string, string>
	 */
	private static function leaves( array $data, string $prefix = '' ): array {
		$leaves = array();
		foreach ( $data as $key => $value ) {
			$path = '' === $prefix ? (string) $key : "$prefix.$key";
			if ( is_array( $value ) || is_object( $value ) ) {
				$leaves += self::leaves( (array) $value, $path );
			} else {
				$leaves[ $path ] = is_scalar( $value ) ? (string) $value : '';
			}
		}
		return $leaves;
	}

	/**
	 * The different texts of some events.
	 *
	 * @param array<array-key, mixed> $events Of one field.
	 * @param string                  $key    Name.
	 */
	private static function joined( array $events, string $key ): string {
		return implode( ', ', array_unique( array_filter( array_map( static fn( $event ) => (string) ( $event[ $key ] ?? '' ), $events ) ) ) );
	}
}
