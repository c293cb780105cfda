<?php
/**
 * Outlet: Tools > Export Personal Data.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * The file for a person who asks what is kept about them (GDPR Art. 15) holds everything about them and nothing about
 * others (Art. 15(4)): the colleague named in an order note, the friend whose address was a delivery's. It is judged as an
 * answer to that customer, whatever the policy says about exports: the subject is never masked.
 */
final class PrivacyExport {

	private const ROUTE = 'export/personal-data';

	/**
	 * Orders whose addresses are looked up.
	 */
	private const ORDERS = 200;

	/**
	 * The subject's values by e-mail address.
	 *
	 * @var array<string, list<string>>
	 */
	private array $subjects = array();

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Alerts  $alerts  Where withheld items are told.
	 */
	public function __construct( private readonly Gateway $gateway, private readonly Alerts $alerts ) {}

	/**
	 * Before WordPress (10) collects the pages into the file.
	 */
	public function register(): void {
		add_filter( 'wp_privacy_personal_data_export_page', array( $this, 'mask' ), 9, 3 );
	}

	/**
	 * A page of the export with what is others' masked.
	 *
	 * @param mixed $response Array with `data`: items of group_id, item_id, data (list of name and value).
	 * @param mixed $index    Which exporter.
	 * @param mixed $email    The subject's address.
	 * @return mixed
	 */
	public function mask( $response, $index = 0, $email = '' ) {
		if ( ! is_array( $response ) || ! is_array( $response['data'] ?? null ) || ! is_string( $email ) ) {
			return $response;
		}
		$user = get_user_by( 'email', $email );
		$to   = new Destination( 'api', $user ? "customer:$user->ID" : 'customer:0', $this->subject( $email, $user ? $user : null ), self::ROUTE );
		foreach ( $response['data'] as $place => $item ) {
			if ( ! is_array( $item ) || ! is_array( $item['data'] ?? null ) ) {
				continue;
			}
			try {
				$response['data'][ $place ]['data'] = $this->gateway->redact_array( $item['data'], $to );
			} catch ( Withheld $withheld ) {
				$this->alerts->raise( Alerts::WITHHELD, $to->consumer, self::ROUTE );
				unset( $response['data'][ $place ] );
			}
		}
		$response['data'] = array_values( $response['data'] );
		return $response;
	}

	/**
	 * What the shop knows to be the subject's: account, comments, and the addresses of their orders.
	 *
	 * @param string        $email Of the subject.
	 * @param \WP_User|null $user  Their account.
	 * @return list<string>
	 */
	private function subject( string $email, ?\WP_User $user ): array {
		if ( ! isset( $this->subjects[ $email ] ) ) {
			$values = array_merge( array( $email ), $user ? Caller::own_values( $user ) : array() );
			foreach ( get_comments( array( 'author_email' => $email, 'number' => self::ORDERS ) ) as $comment ) { // phpcs:ignore WordPress.Arrays
				array_push( $values, $comment->comment_author, $comment->comment_author_IP, $comment->comment_author_url );
			}
			$orders = function_exists( 'wc_get_orders' ) ? wc_get_orders( array( 'customer' => $email, 'limit' => self::ORDERS ) ) : array(); // phpcs:ignore WordPress.Arrays
			foreach ( is_array( $orders ) ? $orders : array() as $order ) {
				if ( ! is_callable( array( $order, 'get_address' ) ) ) {
					continue;
				}
				$values   = array_merge( $values, Caller::address( $order->get_address( 'billing' ) ), Caller::address( $order->get_address( 'shipping' ) ) );
				$values[] = $order->get_customer_ip_address();
			}
			$this->subjects[ $email ] = Caller::values( $values );
		}
		return $this->subjects[ $email ];
	}
}
