<?php
/**
 * Outlet: mail that does not go to customers.
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
 * Copies for staff, error reports, notices to a warehouse or an agency. A mail is one of them when all its receivers run
 * the site, or when WooCommerce says that it is no customer's. A customer's own mail is never touched, and who is not known
 * might be one: such mail is left alone, too, and so are links by which people set their own password.
 */
final class Mail {

	private const ROUTE = 'mail';

	/**
	 * Receivers that WooCommerce named for a mail which is no customer's.
	 *
	 * @var list<string>
	 */
	private array $third_parties = array();

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Alerts  $alerts  Where a withheld mail is told.
	 */
	public function __construct( private readonly Gateway $gateway, private readonly Alerts $alerts ) {}

	/**
	 * Last of all filters.
	 */
	public function register(): void {
		add_filter( 'wp_mail', array( $this, 'mask' ), PHP_INT_MAX );
		add_filter( 'woocommerce_mail_callback_params', array( $this, 'note_email' ), PHP_INT_MAX, 2 );
	}

	/**
	 * WooCommerce knows whether a mail of its own is a customer's.
	 *
	 * @param mixed $params Receivers, subject, message, headers, attachments; passed on as they are.
	 * @param mixed $email  The \WC_Email.
	 * @return mixed
	 */
	public function note_email( $params, $email = null ) {
		$this->third_parties = array();
		if ( is_array( $params ) && is_object( $email ) && is_callable( array( $email, 'is_customer_email' ) ) && ! $email->is_customer_email() ) {
			$this->third_parties = self::addresses( $params[0] ?? '' );
		}
		return $params;
	}

	/**
	 * Subject and message with the policy applied.
	 *
	 * @param mixed $mail Array of to, subject, message, headers, attachments.
	 * @return mixed
	 */
	public function mask( $mail ) {
		if ( ! is_array( $mail ) ) {
			return $mail;
		}
		$third_parties       = $this->third_parties;
		$this->third_parties = array();
		$message             = is_string( $mail['message'] ?? null ) ? $mail['message'] : '';
		$receivers           = self::receivers( $mail );
		$consumer            = self::consumer( $receivers, $third_parties );

		/**
		 * Filters whose mail this is.
		 *
		 * @since 0.2.0
		 *
		 * @param string   $consumer  `admin:LOGIN` for one member of staff, `host:mail` for several or for third parties, '' for
		 *                            customers and unknown receivers: their mail goes as it is.
		 * @param string[] $receivers Addresses.
		 * @param array    $mail      As wp_mail() got it.
		 */
		$consumer = (string) apply_filters( 'leakguard_mail_consumer', $consumer, $receivers, $mail );
		if ( '' === $consumer || preg_match( '/\baction=(?:rp|resetpass|confirmaction)\b/', $message ) ) {
			return $mail;
		}
		try {
			$to    = new Destination( 'egress', $consumer, Caller::values( $receivers ), self::ROUTE, 'mail' );
			$parts = array( 'subject' => (string) ( $mail['subject'] ?? '' ) );

			$mail['subject'] = $this->gateway->redact_array( $parts, $to )['subject'] ?? '';
			$mail['headers'] = $this->headers( $mail['headers'] ?? '', $to );
			$mail['message'] = $this->gateway->redact( $message, $to, preg_match( '/<(?:html|body|table|p|br)\b/i', $message ) ? 'html' : 'text' );
		} catch ( Withheld $withheld ) {
			$this->alerts->raise( Alerts::WITHHELD, $consumer, self::ROUTE );
			$mail['subject']     = __( 'Withheld by LeakGuard', 'leakguard' );
			$mail['message']     = TextLog::notice( $withheld );
			$mail['attachments'] = array();
		}
		return $mail;
	}

	/**
	 * The header lines without a Reply-To that the policy masks: WooCommerce writes the customer's address there.
	 *
	 * @param mixed       $headers Text, or array of lines.
	 * @param Destination $to      Who gets the mail.
	 * @return mixed
	 * @throws Withheld It cannot be judged.
	 */
	private function headers( $headers, Destination $to ) {
		$lines = is_array( $headers ) ? $headers : preg_split( '/\r?\n/', (string) $headers );
		$kept  = array();
		foreach ( $lines as $name => $line ) {
			$reply = is_string( $line ) && preg_match( '/^\s*reply-to\s*:/i', is_string( $name ) ? "$name: $line" : $line );
			if ( ! $reply || $this->gateway->redact( $line, $to, 'text' ) === $line ) {
				$kept[ $name ] = $line;
			}
		}
		return is_array( $headers ) ? $kept : implode( "\r\n", $kept );
	}

	/**
	 * Whose mail it is.
	 *
	 * @param string[] $receivers     Addresses.
	 * @param string[] $third_parties Those of WooCommerce's mail to staff and others.
	 */
	private static function consumer( array $receivers, array $third_parties ): string {
		$staff = array();
		foreach ( $receivers as $address ) {
			$user = get_user_by( 'email', $address );
			if ( $user && Caller::is_staff( $user ) ) {
				$staff[] = $user->user_login;
			} elseif ( ! in_array( $address, $third_parties, true ) && strtolower( (string) get_option( 'admin_email' ) ) !== $address ) {
				return '';
			}
		}
		if ( array() === $receivers ) {
			return '';
		}
		return 1 === count( $receivers ) && 1 === count( $staff ) ? "admin:$staff[0]" : 'host:mail';
	}

	/**
	 * Everybody who gets the mail.
	 *
	 * @param array<string, mixed> $mail As wp_mail() got it.
	 * @return list<string> Lower case.
	 */
	private static function receivers( array $mail ): array {
		$found   = self::addresses( $mail['to'] ?? '' );
		$headers = $mail['headers'] ?? array();
		foreach ( is_array( $headers ) ? $headers : explode( "\n", str_replace( "\r\n", "\n", (string) $headers ) ) as $header ) {
			if ( is_string( $header ) && preg_match( '/^\s*b?cc\s*:(.*)/i', $header, $copy ) ) {
				$found = array_merge( $found, self::addresses( $copy[1] ) );
			}
		}
		return array_values( array_unique( $found ) );
	}

	/**
	 * Addresses in a list of receivers.
	 *
	 * @param mixed $list Text with commas, or an array.
	 * @return list<string> Lower case.
	 */
	private static function addresses( $list ): array {
		$found = array();
		foreach ( is_array( $list ) ? $list : explode( ',', (string) $list ) as $one ) {
			$one     = trim( (string) $one );
			$found[] = strtolower( preg_match( '/<([^>]+)>\s*$/', $one, $inner ) ? trim( $inner[1] ) : $one );
		}
		return array_values( array_filter( $found, 'strlen' ) );
	}
}
