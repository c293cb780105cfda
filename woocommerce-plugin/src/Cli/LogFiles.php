<?php
/**
 * The logs of this site.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

/**
 * Finds them, and reads them in pieces of whole lines.
 */
final class LogFiles {

	/**
	 * Bytes of a piece.
	 */
	private const PIECE = 1048576;

	/**
	 * Those that are named, or the logs of WordPress, PHP and WooCommerce where they lie now. A folder stands for the files in it.
	 *
	 * @param string[] $named Paths.
	 * @return list<string> Files that can be read, each once.
	 */
	public static function find( array $named ): array {
		if ( array() === $named ) {
			$named = array_filter(
				array(
					defined( 'WP_DEBUG_LOG' ) && is_string( WP_DEBUG_LOG ) ? WP_DEBUG_LOG : WP_CONTENT_DIR . '/debug.log',
					(string) ini_get( 'error_log' ),
					class_exists( \Automattic\WooCommerce\Utilities\LoggingUtil::class )
						? \Automattic\WooCommerce\Utilities\LoggingUtil::get_log_directory( false )
						: ( defined( 'WC_LOG_DIR' ) ? WC_LOG_DIR : '' ),
				)
			);
		}
		$files = array();
		foreach ( $named as $path ) {
			if ( is_dir( $path ) ) {
				foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( $path, \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
					if ( $file->isFile() && ! in_array( $file->getFilename(), array( 'index.html', '.htaccess' ), true ) ) {
						$files[] = $file->getPathname();
					}
				}
			} elseif ( is_file( $path ) && is_readable( $path ) ) {
				$files[] = $path;
			}
		}
		return array_values( array_unique( array_map( static fn( string $file ) => (string) realpath( $file ), $files ) ) );
	}

	/**
	 * A file in pieces that end at a line's end, so that nothing is cut in two. A longer line is a piece of its own, in parts.
	 *
	 * @param resource $handle Open for reading.
	 * @return \Generator<string>
	 */
	public static function pieces( $handle ): \Generator {
		while ( ! feof( $handle ) ) {
			$piece = (string) fread( $handle, self::PIECE ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- files of any size.
			$rest  = feof( $handle ) ? '' : (string) fgets( $handle, self::PIECE );
			if ( '' !== $piece . $rest ) {
				yield $piece . $rest;
			}
		}
	}

	/**
	 * Bytes of all files.
	 *
	 * @param string[] $files Paths.
	 */
	public static function size( array $files ): int {
		return (int) array_sum( array_map( 'filesize', $files ) );
	}
}
