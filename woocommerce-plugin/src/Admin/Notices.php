<?php
/**
 * What happened to a form, said on the page that follows.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Admin;

/**
 * Kept for a minute for the user who sent the form.
 */
final class Notices {

	/**
	 * Goes to a tab, and says there what happened.
	 *
	 * @param string   $url      Of the tab.
	 * @param string   $success  Sentence, '' for none.
	 * @param string[] $problems Sentences.
	 */
	public static function redirect( string $url, string $success, array $problems = array() ): void {
		set_transient(
			self::key(),
			array(
				'success'  => $success,
				'problems' => array_values( $problems ),
			),
			MINUTE_IN_SECONDS
		);
		wp_safe_redirect( $url );
		exit;
	}

	/**
	 * Prints what there is to say, once.
	 */
	public static function render(): void {
		$said = get_transient( self::key() );
		if ( ! is_array( $said ) ) {
			return;
		}
		delete_transient( self::key() );
		self::box( 'success', array( (string) ( $said['success'] ?? '' ) ) );
		self::box( 'error', (array) ( $said['problems'] ?? array() ) );
	}

	/**
	 * Prints a box.
	 *
	 * @param string   $kind      One of success, error, warning, info.
	 * @param string[] $sentences Plain text.
	 */
	public static function box( string $kind, array $sentences ): void {
		$sentences = array_filter( $sentences );
		if ( array() !== $sentences ) {
			echo '<div class="notice notice-' . esc_attr( $kind ) . '"><p>' . implode( '</p><p>', array_map( 'esc_html', $sentences ) ) . '</p></div>'; // phpcs:ignore WordPress.Security.EscapeOutput -- escaped just now.
		}
	}

	/**
	 * Where it is kept.
	 */
	private static function key(): string {
		return 'leakguard_notice_' . get_current_user_id();
	}
}
