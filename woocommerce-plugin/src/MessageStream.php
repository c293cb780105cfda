<?php
/**
 * A message in pieces.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

use LeakGuard\BlockedException;

/**
 * The extension's stream, with what it throws turned into what the outlets know. Nothing more comes after a failure.
 */
final class MessageStream {

	/**
	 * Begins a message.
	 *
	 * @param object $stream The extension's.
	 */
	public function __construct( private readonly object $stream ) {}

	/**
	 * Takes the next bytes and gives what is settled.
	 *
	 * @param string $bytes Any.
	 * @throws Blocked  A rule blocks the message.
	 * @throws Withheld LeakGuard failed.
	 */
	public function push( string $bytes ): string {
		return $this->checked( fn() => $this->stream->push( $bytes ) );
	}

	/**
	 * The rest.
	 *
	 * @throws Blocked  A rule blocks the message.
	 * @throws Withheld LeakGuard failed.
	 */
	public function finish(): string {
		return $this->checked( fn() => $this->stream->finish() );
	}

	/**
	 * Does it.
	 *
	 * @param \Closure $work Gives bytes.
	 * @throws Blocked  A rule blocks the message.
	 * @throws Withheld LeakGuard failed.
	 */
	private function checked( \Closure $work ): string {
		try {
			return $work();
		} catch ( BlockedException $blocked ) {
			throw new Blocked( $blocked->getMessage() ); // phpcs:ignore WordPress.Security.EscapeOutput
		} catch ( \Throwable $failure ) {
			throw new Withheld( get_class( $failure ) ); // phpcs:ignore WordPress.Security.EscapeOutput
		}
	}
}
