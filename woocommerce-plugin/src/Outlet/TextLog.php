<?php
/**
 * Outlet: lines that themes and plugins write to a log of their own.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

/**
 * WordPress has no logger to hook into, so this one is offered:
 * `error_log( apply_filters( 'leakguard_redact_log', $line ) );`. Without LeakGuard the line stays as it is.
 */
final class TextLog {

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 */
	public function __construct( private readonly Gateway $gateway ) {}

	/**
	 * First of all filters: those of others get the masked line.
	 */
	public function register(): void {
		add_filter( 'leakguard_redact_log', array( $this, 'mask' ), PHP_INT_MIN );
	}

	/**
	 * The line with the policy for logs applied, or a notice in its place.
	 *
	 * @param mixed $line Text; anything else is no line and comes back as it is.
	 * @return mixed
	 */
	public function mask( $line ) {
		if ( ! is_string( $line ) ) {
			return $line;
		}
		try {
			return $this->gateway->redact( $line, new Destination( 'log' ) );
		} catch ( Withheld $withheld ) {
			return self::notice( $withheld );
		}
	}

	/**
	 * What a log gets in place of a line that must not be written.
	 *
	 * @param Withheld $withheld Why.
	 */
	public static function notice( Withheld $withheld ): string {
		return $withheld instanceof Blocked
			? "[LeakGuard blocked this entry: {$withheld->getMessage()}]"
			: '[LeakGuard withheld this entry: it could not be checked]';
	}
}
