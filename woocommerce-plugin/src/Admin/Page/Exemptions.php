<?php
/**
 * The tab with the exemptions.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin\Page;

use LeakGuard\WordPress\Admin\Input;
use LeakGuard\WordPress\Admin\KnownConsumers;
use LeakGuard\WordPress\Admin\Menu;
use LeakGuard\WordPress\Admin\Notices;
use LeakGuard\WordPress\Admin\Words;
use LeakGuard\WordPress\Policy\Exemption;
use LeakGuard\WordPress\Policy\PolicyArray;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;

/**
 * Who gets data that the policy would change, why, and until when. Ended ones stay as a record until they are removed.
 */
final class Exemptions implements Page {

	private const ADD = 'leakguard-exempt';

	private const REMOVE = 'leakguard-unexempt';

	/**
	 * Nothing happens before load().
	 *
	 * @param KnownConsumers $consumers Who can be named.
	 * @param Runtime        $runtime   Judges a policy before it is saved.
	 */
	public function __construct( private readonly KnownConsumers $consumers, private readonly Runtime $runtime ) {}

	/**
	 * Name in the address.
	 */
	public function slug(): string {
		return 'exemptions';
	}

	/**
	 * Name on the tab.
	 */
	public function title(): string {
		return __( 'Exemptions', 'leakguard' );
	}

	/**
	 * Takes the forms.
	 */
	public function load(): void {
		$form = Input::form( self::ADD );
		if ( null !== $form ) {
			$this->add( $form );
		}
		$form = Input::form( self::REMOVE );
		if ( null !== $form ) {
			$settings = Settings::load();
			$left     = array_filter( $settings->to_array()['exemptions'], static fn( array $exemption ) => ( $form['id'] ?? '' ) !== $exemption['id'] );
			$settings->with( array( 'exemptions' => array_values( $left ) ) )->save();
			Notices::redirect( Menu::url( 'exemptions' ), __( 'The exemption was removed.', 'leakguard' ) );
		}
	}

	/**
	 * Adds an exemption, or says why not.
	 *
	 * @param array<array-key, mixed> $form What was sent.
	 */
	private function add( array $form ): void {
		$today     = gmdate( 'Y-m-d' );
		$exemption = Exemption::from_array(
			array(
				'id'      => wp_generate_uuid4(),
				'author'  => wp_get_current_user()->user_login,
				'created' => $today,
			) + $form
		);
		$settings  = Settings::load();
		$settings  = $settings->with( array( 'exemptions' => array( ...$settings->to_array()['exemptions'], $exemption->to_array() ) ) );
		$problems  = $exemption->problems( $today );
		if ( array() === $problems ) {
			$problems = array_filter( array( $this->runtime->refusal( PolicyArray::of( $settings, $today ) ) ) );
		}
		if ( array() !== $problems ) {
			Notices::redirect( Menu::url( 'exemptions', array_filter( array( 'consumer' => $exemption->consumer ) ) ), '', array( __( 'The exemption was not made.', 'leakguard' ), ...$problems ) );
			return;
		}
		$settings->save();
		Notices::redirect( Menu::url( 'exemptions' ), __( 'The exemption was made. It holds from the next request on.', 'leakguard' ) );
	}

	/**
	 * Prints the tab.
	 */
	public function render(): void {
		$today = gmdate( 'Y-m-d' );
		echo '<table class="wp-list-table widefat striped" id="leakguard-exemptions"><thead><tr>';
		foreach ( array( __( 'Receiver', 'leakguard' ), __( 'What', 'leakguard' ), __( 'Reason', 'leakguard' ), __( 'Until', 'leakguard' ), __( 'Made by', 'leakguard' ), '' ) as $head ) {
			echo '<th scope="col">' . esc_html( $head ) . '</th>';
		}
		echo '</tr></thead><tbody>';
		$exemptions = Settings::load()->exemptions;
		foreach ( $exemptions as $exemption ) {
			$expired = $exemption->has_expired( $today );
			printf(
				'<tr class="%s"><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s%s</td><td>%s</td><td>',
				esc_attr( $expired ? 'leakguard-expired' : '' ),
				esc_html( $exemption->consumer ),
				esc_html( self::what( $exemption ) ),
				esc_html( $exemption->reason ),
				esc_html( $exemption->until ),
				$expired ? ' <em>' . esc_html__( '(over)', 'leakguard' ) . '</em>' : '', // phpcs:ignore WordPress.Security.EscapeOutput -- escaped.
				esc_html( trim( "$exemption->author, $exemption->created", ', ' ) )
			);
			echo '<form method="post">';
			Input::form_fields( self::REMOVE );
			echo '<input type="hidden" name="id" value="' . esc_attr( $exemption->id ) . '">';
			submit_button( __( 'Remove', 'leakguard' ), 'small', 'remove', false );
			echo '</form></td></tr>';
		}
		if ( array() === $exemptions ) {
			echo '<tr class="no-items"><td colspan="6">' . esc_html__( 'There are no exemptions.', 'leakguard' ) . '</td></tr>';
		}
		echo '</tbody></table>';
		$this->render_form( $today );
	}

	/**
	 * Prints the form for a new one.
	 *
	 * @param string $today `Y-m-d`, UTC.
	 */
	private function render_form( string $today ): void {
		echo '<h2>' . esc_html__( 'New exemption', 'leakguard' ) . '</h2><form method="post" id="leakguard-exempt">';
		Input::form_fields( self::ADD );
		echo '<table class="form-table" role="presentation">';
		self::row( 'consumer', __( 'Who gets the data', 'leakguard' ), '<input type="text" class="regular-text" id="leakguard-consumer" name="consumer" maxlength="200" required list="leakguard-known" value="' . esc_attr( Input::text( 'consumer' ) ) . '"><datalist id="leakguard-known">' . implode( '', array_map( static fn( $name ) => '<option value="' . esc_attr( (string) $name ) . '">', array_keys( $this->consumers->all() ) ) ) . '</datalist>' );
		self::row( 'categories', __( 'What kind of data', 'leakguard' ), self::boxes( 'categories', Exemption::CATEGORIES, array( 'personal' ), array( Words::class, 'category' ) ) );
		self::row( 'channels', __( 'On which way out (none: all)', 'leakguard' ), self::boxes( 'channels', Settings::CHANNELS, array(), array( Words::class, 'channel' ) ) );
		self::row( 'field', __( 'Only this field', 'leakguard' ), '<input type="text" class="regular-text" id="leakguard-field" name="field" maxlength="200" placeholder="billing.*">' );
		self::row( 'route', __( 'Only this route', 'leakguard' ), '<input type="text" class="regular-text" id="leakguard-route" name="route" maxlength="200" placeholder="wc/v3/orders*">' );
		self::row( 'reason', __( 'Reason', 'leakguard' ), '<input type="text" class="large-text" id="leakguard-reason" name="reason" maxlength="500"><p class="description">' . esc_html__( 'Who has to see the data, and what for? It goes into the rule, and so into the record.', 'leakguard' ) . '</p>' );
		self::row( 'until', __( 'Until (last day, UTC)', 'leakguard' ), '<input type="date" id="leakguard-until" name="until" min="' . esc_attr( $today ) . '" value="' . esc_attr( gmdate( 'Y-m-d', time() + 90 * DAY_IN_SECONDS ) ) . '">' );
		echo '</table>';
		submit_button( __( 'Make the exemption', 'leakguard' ), 'primary', 'add' );
		echo '</form>';
	}

	/**
	 * Prints a row of the form.
	 *
	 * @param string $name  Of the field.
	 * @param string $label Plain text.
	 * @param string $field Escaped.
	 */
	private static function row( string $name, string $label, string $field ): void {
		echo '<tr><th scope="row"><label for="leakguard-' . esc_attr( $name ) . '">' . esc_html( $label ) . '</label></th><td>' . $field . '</td></tr>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
	}

	/**
	 * Boxes to tick, escaped.
	 *
	 * @param string   $name   Of the field.
	 * @param string[] $values To choose from.
	 * @param string[] $chosen At first.
	 * @param callable $words  Makes a value readable.
	 */
	private static function boxes( string $name, array $values, array $chosen, callable $words ): string {
		$html = '<fieldset id="leakguard-' . esc_attr( $name ) . '">';
		foreach ( $values as $value ) {
			$html .= '<label><input type="checkbox" name="' . esc_attr( $name ) . '[]" value="' . esc_attr( $value ) . '"' . checked( in_array( $value, $chosen, true ), true, false ) . '> ' . esc_html( $words( $value ) ) . '</label><br>';
		}
		return $html . '</fieldset>';
	}

	/**
	 * What an exemption is about, plain text.
	 *
	 * @param Exemption $exemption Made before.
	 */
	private static function what( Exemption $exemption ): string {
		$parts = array_map( array( Words::class, 'category' ), $exemption->categories );
		if ( array() !== $exemption->channels ) {
			$parts[] = implode( ', ', array_map( array( Words::class, 'channel' ), $exemption->channels ) );
		}
		return implode( '; ', array_filter( array( ...$parts, $exemption->field, $exemption->route ) ) );
	}
}
