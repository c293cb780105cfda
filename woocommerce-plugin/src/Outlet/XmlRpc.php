<?php
/**
 * Outlet: XML-RPC answers.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Outlet;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\ResponseBody;
use LeakGuard\WordPress\Withheld;

/**
 * Users and comments are masked while they are arrays with names (wp.getUsers tells every e-mail address); then the whole
 * answer is looked at, for methods that have no filter (wp.getAuthors, methods of plugins).
 */
final class XmlRpc {

	private const ROUTE = 'xmlrpc';

	/**
	 * Nothing happens before register().
	 *
	 * @param Gateway $gateway The extension.
	 * @param Caller  $caller  Who asks.
	 * @param Alerts  $alerts  Where a withheld answer is told.
	 */
	public function __construct(
		private readonly Gateway $gateway,
		private readonly Caller $caller,
		private readonly Alerts $alerts,
	) {}

	/**
	 * Last of all filters; the buffer before WordPress looks at the call.
	 */
	public function register(): void {
		foreach ( array( 'xmlrpc_prepare_user', 'xmlrpc_prepare_comment' ) as $hook ) {
			add_filter( $hook, array( $this, 'mask' ), PHP_INT_MAX );
		}
		add_filter( 'wp_xmlrpc_server_class', array( $this, 'begin' ), PHP_INT_MAX );
	}

	/**
	 * Collects what the server prints.
	 *
	 * @param mixed $name Class of the server, passed on as it is.
	 * @return mixed
	 */
	public function begin( $name ) {
		// As XML every <name> of a member would be somebody's name, and the client could not read the answer.
		( new ResponseBody( $this->gateway, $this->alerts, fn() => $this->caller->receiver( 'api', self::ROUTE ), array( 'format' => 'html' ) ) )->start();
		return $name;
	}

	/**
	 * A user or a comment with the policy applied, an empty one where it must not go out.
	 *
	 * @param mixed $data Array by name.
	 * @return mixed
	 */
	public function mask( $data ) {
		if ( ! is_array( $data ) ) {
			return $data;
		}
		try {
			return $this->gateway->redact_array( $data, $this->caller->receiver( 'api', self::ROUTE ) );
		} catch ( Withheld $withheld ) {
			$this->alerts->raise( Alerts::WITHHELD, '', self::ROUTE );
			return array();
		}
	}
}
