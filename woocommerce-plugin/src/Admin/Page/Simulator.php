<?php
/**
 * The tab that shows what somebody would get.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\KnownConsumers;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Notices;
use LeakGuard\WordPress\Admin\Simulation;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Policy\Consumer;
use LeakGuard\WordPress\Policy\Settings;
use LeakGuard\WordPress\Withheld;

/**
 * A real order, before and after, field by field with the rule that decided. Reads only, so its form is a link that can be shared; what it
 * shows the current user may read anyway.
 */
final class Simulator implements Page {

	/**
	 * Nothing happens before load().
	 *
	 * @param Simulation     $simulation Asks the engine.
	 * @param KnownConsumers $consumers  Who can be named.
	 */
	public function __construct( private readonly Simulation $simulation, private readonly KnownConsumers $consumers ) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'simulator';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Simulator', 'leakguard' );
	}

	/**
	 * Nothing is changed here.
	 */
	public function load(): void {}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$kinds    = Simulation::kinds();
		$kind     = in_array( Input::text( 'kind' ), $kinds, true ) ? Input::text( 'kind' ) : $kinds[0];
		$channel  = in_array( Input::text( 'channel' ), Settings::CHANNELS, true ) ? Input::text( 'channel' ) : 'api';
		$consumer = Input::text( 'consumer' );
		$id       = Input::number( 'record' );
		$this->render_form( $kinds, $kind, $channel, $consumer, $id );
		if ( '' === $consumer ) {
			return;
		}
		if ( ! Consumer::is_valid( $consumer ) || 'role' === Consumer::kind( $consumer ) || str_contains( $consumer, '*' ) ) {
			Notices::box( 'error', array( __( 'Name one receiver, as guest, customer:42, admin:jane, integration:erp, key:7 or host:api.example.com.', 'leakguard' ) ) );
			return;
		}
		$record = $this->simulation->record( $kind, $id );
		if ( null === $record ) {
			Notices::box( 'error', array( __( 'There is no such record that you may read.', 'leakguard' ) ) );
			return;
		}
		try {
			$result = $this->simulation->run( $record['data'], $channel, $consumer, 'api' === $channel ? $record['route'] : '' );
		} catch ( Withheld $failure ) {
			Notices::box( 'error', array( __( 'It could not be simulated:', 'leakguard' ) . ' ' . $failure->getMessage() ) );
			return;
		}
		self::render_result( $result, $kind, $record['id'], $consumer );
	}

	/**
	 * Prints the form.
	 *
	 * @param string[] $kinds    Of records.
	 * @param string   $kind     Chosen.
	 * @param string   $channel  Chosen.
	 * @param string   $consumer Typed.
	 * @param int      $id       Typed, 0 for none.
	 */
	private function render_form( array $kinds, string $kind, string $channel, string $consumer, int $id ): void {
		$words = array(
			'order'    => __( 'Order', 'leakguard' ),
			'customer' => __( 'Customer', 'leakguard' ),
			'user'     => __( 'User', 'leakguard' ),
			'comment'  => __( 'Comment', 'leakguard' ),
		);
		echo '<p>' . esc_html__( 'Shows what a receiver would get of a real record under the policy as it is saved. Nothing is sent, counted or stored.', 'leakguard' ) . '</p>';
		echo '<form method="get" id="leakguard-simulate"><input type="hidden" name="page" value="' . esc_attr( Menu::SLUG ) . '"><input type="hidden" name="tab" value="simulator"><p>';
		echo '<label>' . esc_html__( 'Record', 'leakguard' ) . ' <select name="kind">';
		foreach ( $kinds as $name ) {
			echo '<option value="' . esc_attr( $name ) . '"' . selected( $kind, $name, false ) . '>' . esc_html( $words[ $name ] ) . '</option>';
		}
		echo '</select></label> <label>' . esc_html__( 'Number (empty: the newest)', 'leakguard' ) . ' <input type="number" class="small-text" name="record" min="1" value="' . ( 0 === $id ? '' : (int) $id ) . '"></label> ';
		echo '<label>' . esc_html__( 'Way out', 'leakguard' ) . ' <select name="channel">';
		foreach ( Settings::CHANNELS as $name ) {
			echo '<option value="' . esc_attr( $name ) . '"' . selected( $channel, $name, false ) . '>' . esc_html( Words::channel( $name ) ) . '</option>';
		}
		echo '</select></label> <label>' . esc_html__( 'Receiver', 'leakguard' ) . ' <input type="text" name="consumer" required list="leakguard-known" value="' . esc_attr( '' === $consumer ? 'guest' : $consumer ) . '"></label><datalist id="leakguard-known">';
		foreach ( array_keys( $this->consumers->all() ) as $name ) {
			if ( ! str_contains( (string) $name, '*' ) && 'role' !== Consumer::kind( (string) $name ) ) {
				echo '<option value="' . esc_attr( (string) $name ) . '">';
			}
		}
		echo '</datalist> ';
		submit_button( __( 'Simulate', 'leakguard' ), 'primary', '', false );
		echo '</p></form>';
	}

	/**
	 * Prints what came out.
	 *
	 * @param array<string, mixed> $result   Of Simulation::run().
	 * @param string               $kind     Of the record.
	 * @param int                  $id       Of the record.
	 * @param string               $consumer Who would get it.
	 */
	private static function render_result( array $result, string $kind, int $id, string $consumer ): void {
		echo '<h2>' . esc_html( "$kind $id → $consumer" ) . '</h2>';
		if ( $result['blocked'] ) {
			Notices::box( 'warning', array( __( 'The whole message would be blocked.', 'leakguard' ) ) );
		}
		$changed = count( array_filter( array_column( $result['fields'], 'changed' ) ) );
		/* translators: 1: number of fields, 2: number of fields. */
		echo '<p>' . esc_html( sprintf( __( '%1$d fields hold something the policy knows; %2$d of them change.', 'leakguard' ), count( $result['fields'] ), $changed ) ) . '</p>';
		echo '<table class="wp-list-table widefat" id="leakguard-simulation"><thead><tr>';
		foreach ( array( __( 'Field', 'leakguard' ), __( 'Before', 'leakguard' ), __( 'After', 'leakguard' ), __( 'Kind of data', 'leakguard' ), __( 'Rule', 'leakguard' ) ) as $head ) {
			echo '<th scope="col">' . esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		foreach ( $result['fields'] as $field ) {
			printf(
				'<tr%s><td>%s</td><td><code class="leakguard-value">%s</code></td><td><code class="leakguard-value">%s</code></td><td>%s</td><td>%s</td></tr>',
				$field['changed'] ? ' class="leakguard-changed"' : '', // phpcs:ignore WordPress.Security.EscapeOutput -- fixed text.
				esc_html( $field['field'] ),
				esc_html( $field['before'] ),
				esc_html( $field['after'] ?? '—' ),
				esc_html( $field['entity'] ),
				esc_html( $field['rule'] )
			);
		}
		echo '</tbody></table>';
	}
}
