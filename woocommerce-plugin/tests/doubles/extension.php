<?php
/**
 * The names of the extension that a test needs when it is not loaded. With it, the real ones are used.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable -- copies the extension's names.

declare( strict_types=1 );

namespace LeakGuard;

if ( ! \class_exists( Exception::class, false ) ) {
	class Exception extends \RuntimeException {}
	class PolicyException extends Exception {}
	class BlockedException extends Exception {}

	final class Context {
		public function __construct(
			public readonly string $channel = 'api',
			public readonly string $consumer = '',
			public readonly array $subject = array(),
			public readonly string $route = '',
			public readonly string $host = '',
		) {}
	}
}

// What an extension of yesterday does not have.
if ( ! \class_exists( StandInException::class, false ) ) {
	class StandInException extends Exception {
		public function __construct( public readonly array $fields = array() ) {
			parent::__construct();
		}
	}
}
