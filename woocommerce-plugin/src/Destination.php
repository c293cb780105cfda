<?php
/**
 * Where a message goes and who receives it.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * What the policy is asked about beside the data itself.
 */
final class Destination {

	/**
	 * A value; nothing happens here.
	 *
	 * @param string   $channel  One of api, log, export, egress, storage.
	 * @param string   $consumer As `kind:name`, or '' when unknown: the strictest rules apply then.
	 * @param string[] $subject  Values of the person whose data this message may show.
	 * @param string   $route    Route of the request, as `/wc/v3/orders`.
	 * @param string   $host     The receiver's host name, for egress.
	 */
	public function __construct(
		public readonly string $channel,
		public readonly string $consumer = '',
		public readonly array $subject = array(),
		public readonly string $route = '',
		public readonly string $host = '',
	) {}
}
