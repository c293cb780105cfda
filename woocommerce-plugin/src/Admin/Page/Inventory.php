<?php
/**
 * The tab that says which plugin sends what where.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Storage\Store;

/**
 * By plugin and host: the kinds of data that were sent or masked; and all calls that the server counted since it started.
 */
final class Inventory implements Page {

	/**
	 * Nothing happens before load().
	 *
	 * @param Store $store The database.
	 */
	public function __construct( private readonly Store $store ) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'inventory';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Outgoing calls', 'leakguard' );
	}

	/**
	 * Nothing is sent here.
	 */
	public function load(): void {}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		echo '<p>' . esc_html__( 'Which plugin called which host with what kind of data. What was sent unchanged is the first thing to look at.', 'leakguard' ) . '</p>';
		self::table(
			'leakguard-inventory',
			array( __( 'Plugin', 'leakguard' ), __( 'Host', 'leakguard' ), __( 'Sent as it was', 'leakguard' ), __( 'Masked or blocked', 'leakguard' ), __( 'First seen (UTC)', 'leakguard' ), __( 'Last seen (UTC)', 'leakguard' ), '' ),
			$this->by_call(),
			__( 'No personal data was seen in outgoing calls.', 'leakguard' )
		);
		$calls = self::calls();
		if ( array() !== $calls ) {
			echo '<h2>' . esc_html__( 'All calls since the PHP server was started', 'leakguard' ) . '</h2>';
			self::table( 'leakguard-calls', array( __( 'Plugin', 'leakguard' ), __( 'Host', 'leakguard' ), __( 'Calls', 'leakguard' ), __( 'Values found', 'leakguard' ) ), $calls, '' );
		}
	}

	/**
	 * Rows of the first table, escaped.
	 *
	 * @return list<list<string>>
	 */
	private function by_call(): array {
		$calls = array();
		foreach ( $this->store->outbound( array( 'per_page' => 1000 ) )['rows'] as $row ) {
			$key           = $row['module'] . "\n" . $row['host'];
			$call          = $calls[ $key ] ?? array(
				'module' => $row['module'],
				'host'   => $row['host'],
				'sent'   => array(),
				'masked' => array(),
				'first'  => $row['first_seen'],
				'last'   => $row['last_seen'],
			);
			$call['first'] = min( $call['first'], $row['first_seen'] );
			$call['last']  = max( $call['last'], $row['last_seen'] );

			$call[ '1' === (string) $row['changed'] ? 'masked' : 'sent' ][] = $row['entity'] . ' (' . number_format_i18n( (int) $row['hits'] ) . ')';

			$calls[ $key ] = $call;
		}
		return array_values(
			array_map(
				static fn( array $call ) => array(
					esc_html( Words::module( $call['module'] ) ),
					'<strong>' . esc_html( $call['host'] ) . '</strong>',
					esc_html( implode( ', ', $call['sent'] ) ),
					esc_html( implode( ', ', $call['masked'] ) ),
					esc_html( substr( $call['first'], 0, 16 ) ),
					esc_html( substr( $call['last'], 0, 16 ) ),
					'<a href="' . esc_url( Menu::url( 'findings', array( 'channel' => 'egress', 'search' => $call['host'], 's' => $call['host'] ) ) ) . '">' . esc_html__( 'Findings', 'leakguard' ) . '</a> | <a href="' . esc_url( Menu::url( 'exemptions', array( 'consumer' => 'host:' . $call['host'] ) ) ) . '">' . esc_html__( 'Exempt', 'leakguard' ) . '</a>', // phpcs:ignore WordPress.Arrays
				),
				$calls
			)
		);
	}

	/**
	 * Rows of the second table, escaped: what all workers of the pool counted.
	 *
	 * @return list<list<string>>
	 */
	private static function calls(): array {
		$counted = function_exists( '\LeakGuard\stats' ) ? (array) ( \LeakGuard\stats()['egress'] ?? array() ) : array();
		return array_map(
			static fn( array $call ) => array(
				esc_html( Words::module( (string) $call['caller'] ) ),
				esc_html( '' === $call['host'] ? __( 'others', 'leakguard' ) : (string) $call['host'] ),
				esc_html( number_format_i18n( (int) $call['calls'] ) ),
				esc_html( number_format_i18n( (int) $call['findings'] ) ),
			),
			array_slice( $counted, 0, 256 )
		);
	}

	/**
	 * Prints a table.
	 *
	 * @param string     $id    Of the element.
	 * @param string[]   $heads Plain text.
	 * @param string[][] $rows  Escaped.
	 * @param string     $empty In place of no rows.
	 */
	private static function table( string $id, array $heads, array $rows, string $empty ): void {
		echo '<table class="wp-list-table widefat striped" id="' . esc_attr( $id ) . '"><thead><tr>';
		foreach ( $heads as $head ) {
			echo '<th scope="col">' . esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $rows as $row ) {
			echo '<tr><td>' . implode( '</td><td>', $row ) . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where they are made.
		}
		if ( array() === $rows ) {
			echo '<tr class="no-items"><td colspan="' . count( $heads ) . '">' . esc_html( $empty ) . '</td></tr>';
		}
		echo '</tbody></table>';
	}
}
