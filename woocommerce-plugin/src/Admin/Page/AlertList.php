<?php
/**
 * The tab with the alerts.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Notices;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Storage\Store;

/**
 * What somebody has to look into, until they say that they did.
 */
final class AlertList implements Page {

	private const NONCE = 'leakguard-alerts';

	private const PER_PAGE = 50;

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
		return 'alerts';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Alerts', 'leakguard' );
	}

	/**
	 * Takes the form.
	 */
	public function load(): void {
		$form = Input::form( self::NONCE );
		if ( null === $form ) {
			return;
		}
		$ids = array_map( 'intval', (array) ( $form['alert'] ?? array() ) );
		$this->store->set_alert_state( $ids, isset( $form['reopen'] ) ? 'open' : 'done' );
		/* translators: %d: number of alerts. */
		Notices::redirect( Menu::url( 'alerts', array( 'state' => Input::text( 'state' ) ) ), sprintf( _n( '%d alert changed.', '%d alerts changed.', count( $ids ), 'leakguard' ), count( $ids ) ) );
	}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$state = 'done' === Input::text( 'state' ) ? 'done' : 'open';
		$page  = max( 1, Input::number( 'paged', 1 ) );
		$found = $this->store->alerts(
			array(
				'state'    => $state,
				'page'     => $page,
				'per_page' => self::PER_PAGE,
			)
		);
		echo '<ul class="subsubsub">';
		foreach ( array(
			'open' => __( 'Open', 'leakguard' ),
			'done' => __( 'Done', 'leakguard' ),
		) as $name => $label ) {
			echo '<li><a href="' . esc_url( Menu::url( 'alerts', array( 'state' => $name ) ) ) . '"' . ( $state === $name ? ' class="current" aria-current="true"' : '' ) . '>' . esc_html( $label ) . '</a>' . ( 'open' === $name ? ' | ' : '' ) . '</li>';
		}
		echo '</ul><form method="post"><div class="clear"></div>';
		Input::form_fields( self::NONCE );
		echo '<table class="wp-list-table widefat striped"><thead><tr><td class="check-column"></td>';
		foreach ( array( __( 'What', 'leakguard' ), __( 'Receiver', 'leakguard' ), __( 'Route', 'leakguard' ), __( 'Detail', 'leakguard' ), __( 'Count', 'leakguard' ), __( 'Last seen (UTC)', 'leakguard' ) ) as $head ) {
			echo '<th scope="col">' . esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $found['rows'] as $row ) {
			printf(
				'<tr><th class="check-column" scope="row"><label class="screen-reader-text" for="leakguard-alert-%1$d">%2$s</label><input type="checkbox" id="leakguard-alert-%1$d" name="alert[]" value="%1$d"></th><td>%3$s</td><td>%4$s</td><td>%5$s</td><td>%6$s</td><td>%7$s</td><td>%8$s</td></tr>',
				(int) $row['id'],
				esc_html__( 'Choose', 'leakguard' ),
				esc_html( Words::alert( $row['kind'] ) ),
				esc_html( $row['consumer'] ),
				esc_html( $row['route'] ),
				esc_html( $row['detail'] ),
				esc_html( number_format_i18n( (int) $row['hits'] ) ),
				esc_html( substr( $row['last_seen'], 0, 16 ) )
			);
		}
		if ( array() === $found['rows'] ) {
			echo '<tr class="no-items"><td colspan="7">' . esc_html__( 'There are no such alerts.', 'leakguard' ) . '</td></tr>';
		}
		echo '</tbody></table><p class="submit">';
		if ( 'open' === $state ) {
			submit_button( __( 'Mark the chosen ones as done', 'leakguard' ), 'secondary', 'done', false );
		} else {
			submit_button( __( 'Open the chosen ones again', 'leakguard' ), 'secondary', 'reopen', false );
		}
		echo '</p></form>';
		self::pages( $page, $found['total'], $state );
	}

	/**
	 * Prints links to the other pages.
	 *
	 * @param int    $page  This one.
	 * @param int    $total Alerts.
	 * @param string $state Which alerts.
	 */
	private static function pages( int $page, int $total, string $state ): void {
		$links = paginate_links(
			array(
				'base'    => Menu::url( 'alerts', array( 'state' => $state ) ) . '&paged=%#%',
				'format'  => '',
				'current' => $page,
				'total'   => (int) ceil( $total / self::PER_PAGE ),
			)
		);
		if ( is_string( $links ) ) {
			echo '<div class="tablenav"><div class="tablenav-pages">' . wp_kses_post( $links ) . '</div></div>';
		}
	}
}
