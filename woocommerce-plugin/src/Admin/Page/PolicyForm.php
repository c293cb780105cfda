<?php
/**
 * The tab on which the policy is chosen.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\KnownConsumers;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Notices;
use LeakGuard\WordPress\Admin\Status;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Policy\Consumer;
use LeakGuard\WordPress\Policy\PolicyArray;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;

/**
 * For the whole site, for each way out, and consumer by consumer. What the extension would refuse is not saved.
 */
final class PolicyForm implements Page {

	private const NONCE = 'leakguard-policy';

	/**
	 * Empty rows for consumers that are not known yet.
	 */
	private const EMPTY_ROWS = 3;

	/**
	 * Nothing happens before load().
	 *
	 * @param KnownConsumers $consumers Who can be named.
	 * @param Runtime        $runtime   Judges a policy before it is saved.
	 * @param Status         $status    Of the protection.
	 */
	public function __construct(
		private readonly KnownConsumers $consumers,
		private readonly Runtime $runtime,
		private readonly Status $status,
	) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'policy';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Policy', 'leakguard' );
	}

	/**
	 * Takes the form.
	 */
	public function load(): void {
		$form = Input::form( self::NONCE );
		if ( null === $form ) {
			return;
		}
		$rows     = array_filter( (array) ( $form['consumers'] ?? array() ), static fn( $row ) => is_array( $row ) && '' !== ( $row['consumer'] ?? '' ) && 'inherit' !== ( $row['mode'] ?? '' ) );
		$settings = Settings::load()->with(
			array(
				'mode'           => $form['mode'] ?? '',
				'channels'       => (array) ( $form['channels'] ?? array() ),
				'consumers'      => array_values( $rows ),
				'retention_days' => $form['retention_days'] ?? 90,
				'delete_data'    => ! empty( $form['delete_data'] ),
			)
		);
		$problems = $settings->problems();
		if ( array() === $problems ) {
			$refusal  = $this->runtime->refusal( PolicyArray::of( $settings, gmdate( 'Y-m-d' ) ) );
			$problems = '' === $refusal ? array() : array(
				/* translators: %s: what is wrong with the policy. */
				sprintf( __( 'The extension refuses this policy: %s', 'leakguard' ), $refusal ),
			);
		}
		if ( array() !== $problems ) {
			Notices::redirect( Menu::url( 'policy' ), '', array( __( 'Nothing was saved.', 'leakguard' ), ...$problems ) );
			return;
		}
		$settings->save();
		Notices::redirect( Menu::url( 'policy' ), __( 'The policy was saved. It holds from the next request on.', 'leakguard' ) );
	}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$settings = Settings::load();
		foreach ( $this->status->remarks() as $remark ) {
			Notices::box( 'warning', array( $remark ) );
		}
		echo '<form method="post" id="leakguard-policy">';
		Input::form_fields( self::NONCE );

		echo '<h2>' . esc_html__( 'The whole site', 'leakguard' ) . '</h2><table class="form-table" role="presentation"><tr><th scope="row"><label for="leakguard-mode">' . esc_html__( 'Mode', 'leakguard' ) . '</label></th><td>';
		self::select( 'mode', 'leakguard-mode', Settings::MODES, $settings->mode, array( Words::class, 'mode' ) );
		echo '<p class="description">' . esc_html__( 'Watch only: everything is found and counted, nothing is changed. A good first week.', 'leakguard' ) . '</p></td></tr></table>';

		echo '<h2>' . esc_html__( 'Ways out', 'leakguard' ) . '</h2><table class="form-table" role="presentation">';
		foreach ( self::channel_notes() as $channel => $note ) {
			echo '<tr><th scope="row"><label for="leakguard-channel-' . esc_attr( $channel ) . '">' . esc_html( Words::channel( $channel ) ) . '</label></th><td>';
			self::select( "channels[$channel]", "leakguard-channel-$channel", Settings::MODES, $settings->channels[ $channel ] ?? 'inherit', array( Words::class, 'mode' ) );
			echo '<p class="description">' . esc_html( $note ) . '</p></td></tr>';
		}
		echo '</table><p class="description">' . esc_html__( '“Watch only” and “Off” for a way out hold for everything on it, card data and passwords included.', 'leakguard' ) . '</p>';

		$this->render_consumers( $settings );

		echo '<h2>' . esc_html__( 'Findings', 'leakguard' ) . '</h2><table class="form-table" role="presentation"><tr><th scope="row"><label for="leakguard-retention">' . esc_html__( 'Keep findings for', 'leakguard' ) . '</label></th><td><input type="number" min="1" max="730" class="small-text" id="leakguard-retention" name="retention_days" value="' . esc_attr( (string) $settings->retention_days ) . '"> ' . esc_html__( 'days', 'leakguard' ) . '</td></tr>';
		echo '<tr><th scope="row">' . esc_html__( 'When the plugin is deleted', 'leakguard' ) . '</th><td><label><input type="checkbox" name="delete_data" value="1"' . checked( $settings->delete_data, true, false ) . '> ' . esc_html__( 'delete findings, alerts and these settings, too', 'leakguard' ) . '</label></td></tr></table>';
		submit_button( __( 'Save the policy', 'leakguard' ) );
		echo '</form>';
	}

	/**
	 * Prints a row for each consumer.
	 *
	 * @param Settings $settings As saved.
	 */
	private function render_consumers( Settings $settings ): void {
		$chosen = array_column( $settings->consumers, null, 'consumer' );
		echo '<h2>' . esc_html__( 'Consumer by consumer', 'leakguard' ) . '</h2><p>' . esc_html__( 'Who receives data, and what becomes of personal and confidential data for them. A name comes before a role, a role before a pattern with *. Somebody who has to see everything gets an exemption, with a reason and an end.', 'leakguard' ) . '</p>';
		echo '<table class="widefat striped leakguard-consumers" id="leakguard-consumers"><thead><tr>';
		foreach ( array( __( 'Receiver', 'leakguard' ), __( 'Name in the policy', 'leakguard' ), __( 'Mode', 'leakguard' ), __( 'What becomes of the data', 'leakguard' ), __( 'Secrets, too', 'leakguard' ), __( 'May send tokens back', 'leakguard' ) ) as $head ) {
			echo '<th scope="col">' . esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		$number = 0;
		foreach ( $this->consumers->all() as $consumer => $label ) {
			$consumer = (string) $consumer;
			echo '<tr><td>' . esc_html( $label ) . '</td><td><code>' . esc_html( $consumer ) . '</code><input type="hidden" name="consumers[' . (int) $number . '][consumer]" value="' . esc_attr( $consumer ) . '"></td>';
			$this->render_choice( $number++, $consumer, $chosen[ $consumer ] ?? array() );
		}
		for ( $row = 0; $row < self::EMPTY_ROWS; $row++ ) {
			echo '<tr><td>' . esc_html__( 'Another one', 'leakguard' ) . '</td><td><input type="text" name="consumers[' . (int) $number . '][consumer]" maxlength="200" placeholder="host:api.example.com" aria-label="' . esc_attr__( 'Name in the policy', 'leakguard' ) . '"></td>';
			$this->render_choice( $number++, '', array() );
		}
		echo '</tbody></table>';
	}

	/**
	 * Prints what can be chosen in a row.
	 *
	 * @param int                  $number   Of the row.
	 * @param string               $consumer '' for an empty row.
	 * @param array<string, mixed> $chosen   As saved.
	 */
	private function render_choice( int $number, string $consumer, array $chosen ): void {
		$modes   = Consumer::is_shopper( $consumer ) ? array( 'inherit', 'monitor' ) : Settings::CONSUMER_MODES;
		$actions = $this->status->has_keyring() ? Settings::ACTIONS : array_slice( Settings::ACTIONS, 0, -2 );
		if ( ! in_array( $chosen['action'] ?? 'redact', $actions, true ) ) {
			$actions[] = $chosen['action'];
		}
		$is_host = '' === $consumer || 'host' === Consumer::kind( $consumer );
		echo '<td>';
		self::select( "consumers[$number][mode]", "leakguard-consumer-$number-mode", $modes, (string) ( $chosen['mode'] ?? 'inherit' ), array( Words::class, 'mode' ), __( 'Mode', 'leakguard' ) );
		echo '</td><td>';
		self::select( "consumers[$number][action]", "leakguard-consumer-$number-action", $actions, (string) ( $chosen['action'] ?? 'redact' ), array( Words::class, 'action' ), __( 'What becomes of the data', 'leakguard' ) );
		echo '</td><td>';
		if ( $is_host ) {
			echo '<input type="checkbox" name="consumers[' . (int) $number . '][secrets]" value="1" aria-label="' . esc_attr__( 'Secrets, too', 'leakguard' ) . '"' . checked( ! empty( $chosen['secrets'] ), true, false ) . '>';
		}
		echo '</td><td>';
		if ( in_array( 'tokenize', $actions, true ) && ( '' === $consumer || ! $is_host ) ) {
			echo '<input type="checkbox" name="consumers[' . (int) $number . '][restore]" value="1" aria-label="' . esc_attr__( 'May send tokens back', 'leakguard' ) . '"' . checked( ! empty( $chosen['restore'] ), true, false ) . '>';
		}
		echo '</td></tr>';
	}

	/**
	 * What to know before choosing, by channel.
	 *
	 * @return array<string, string>
	 */
	private static function channel_notes(): array {
		return array(
			'api'    => __( 'REST and AJAX answers. Enforce: REST keys and application passwords get labels in place of personal data. Guests and customers see their own data only, whatever is chosen; staff is chosen below.', 'leakguard' ),
			'log'    => __( 'WooCommerce’s logs and PHP’s.', 'leakguard' ),
			'export' => __( 'CSV files. A person’s own data in a personal data export stay.', 'leakguard' ),
			'egress' => __( 'Calls of plugins. Enforce: only payment, tax and delivery services still get personal data; a mailing or analytics service, or the receiver of a webhook, needs an exemption. AI services are enforced by the shipped policy.', 'leakguard' ),
		);
	}

	/**
	 * Prints a choice.
	 *
	 * @param string   $name   Of the field.
	 * @param string   $id     Of the element.
	 * @param string[] $values To choose from.
	 * @param string   $chosen As saved.
	 * @param callable $words  Makes a value readable.
	 * @param string   $label  For readers of the screen, where no label is visible.
	 */
	private static function select( string $name, string $id, array $values, string $chosen, callable $words, string $label = '' ): void {
		echo '<select name="' . esc_attr( $name ) . '" id="' . esc_attr( $id ) . '"' . ( '' === $label ? '' : ' aria-label="' . esc_attr( $label ) . '"' ) . '>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped.
		foreach ( $values as $value ) {
			echo '<option value="' . esc_attr( $value ) . '"' . selected( $chosen, $value, false ) . '>' . esc_html( $words( $value ) ) . '</option>';
		}
		echo '</select>';
	}
}
