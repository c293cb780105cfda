<?php
/**
 * What the commands use of WP-CLI.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable -- doubles copy WP-CLI's names and signatures, not its documentation.

declare( strict_types=1 );

namespace {
	class WP_CLI {
		public static array $said = array();

		public static function line( $text = '' ) {
			self::$said[] = $text;
		}
		public static function success( $text ) {
			self::$said[] = "Success: $text";
		}
		public static function warning( $text ) {
			self::$said[] = "Warning: $text";
		}
		public static function error( $text ) {
			throw new RuntimeException( "Error: $text" );
		}
		public static function halt( $status ) {
			throw new RuntimeException( "Halt: $status" );
		}
		public static function confirm( $question, $assoc_args = array() ) {
			if ( empty( $assoc_args['yes'] ) ) {
				throw new RuntimeException( $question );
			}
		}
	}
}

namespace WP_CLI\Utils {
	function make_progress_bar( $message, $count ) {
		return new class() {
			public function tick( $increment = 1 ) {}
			public function finish() {}
		};
	}
	function format_items( $format, $items, $fields ) {
		foreach ( $items as $item ) {
			\WP_CLI::$said[] = array_intersect_key( $item, array_flip( $fields ) );
		}
	}
}
