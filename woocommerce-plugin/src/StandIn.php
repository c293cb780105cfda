<?php
/**
 * What a client sent in stands for data, and must not be stored in its place.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * A label, a masked value, or a token that this client may not have turned back.
 */
final class StandIn extends \RuntimeException {

	/**
	 * Names the fields, never what is in them.
	 *
	 * @param string[] $fields Paths of fields, as `billing.email`.
	 */
	public function __construct( public readonly array $fields ) {
		parent::__construct( 'masked values in ' . implode( ', ', $fields ) );
	}
}
