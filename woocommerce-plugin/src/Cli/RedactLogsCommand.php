<?php
/**
 * WP-CLI: wp leakguard redact-logs.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Cli;

use LeakGuard\Context;
use LeakGuard\Engine;

// phpcs:disable WordPress.WP.AlternativeFunctions -- files of any size, replaced in one step.

/**
 * Old logs, cleaned.
 */
final class RedactLogsCommand {

	/**
	 * Masks what lies in logs already, by the rules for logs.
	 *
	 * Each file is written anew beside the old one and takes its place in one step; lines that are added in the meantime are
	 * taken along. Files in which nothing changes stay as they are. Compressed files are left out.
	 *
	 * ## OPTIONS
	 *
	 * [<path>...]
	 * : Files or folders. Without: debug.log, PHP's log and WooCommerce's logs.
	 *
	 * [--dry-run]
	 * : Say which files would change, and change none.
	 *
	 * [--yes]
	 * : Do not ask.
	 *
	 * ## EXAMPLES
	 *
	 *     wp leakguard redact-logs --dry-run
	 *
	 * @param string[]                   $args       Paths.
	 * @param array<string, string|bool> $assoc_args Options.
	 */
	public function __invoke( array $args, array $assoc_args ): void {
		if ( ! class_exists( Engine::class, false ) ) {
			\WP_CLI::error( 'The PHP extension leakguard is not loaded.' );
		}
		$files   = array_values( array_filter( LogFiles::find( $args ), static fn( string $file ) => 1 !== preg_match( '/\.(gz|bz2|xz|zst|zip)$/i', $file ) ) );
		$dry_run = ! empty( $assoc_args['dry-run'] );
		if ( ! $dry_run ) {
			\WP_CLI::confirm( sprintf( 'Mask personal data in %d files? What is masked cannot be brought back.', count( $files ) ), $assoc_args );
		}
		$progress = \WP_CLI\Utils\make_progress_bar( sprintf( 'Reading %d files', count( $files ) ), max( 1, LogFiles::size( $files ) ) );
		$changed  = array();
		$failed   = array();
		foreach ( $files as $file ) {
			try {
				if ( self::redact( $file, $dry_run, static fn( int $bytes ) => $progress->tick( $bytes ) ) ) {
					$changed[] = $file;
				}
			} catch ( \Throwable $failure ) {
				$failed[] = $file . ': ' . ( $failure instanceof \LeakGuard\Exception || $failure instanceof \UnexpectedValueException ? $failure->getMessage() : get_class( $failure ) );
			}
		}
		$progress->finish();
		foreach ( $changed as $file ) {
			\WP_CLI::line( $file );
		}
		foreach ( $failed as $what ) {
			\WP_CLI::warning( $what );
		}
		$said = sprintf( $dry_run ? '%d of %d files would change.' : '%d of %d files changed.', count( $changed ), count( $files ) );
		if ( array() !== $failed ) {
			\WP_CLI::error( $said );
		}
		\WP_CLI::success( $said );
	}

	/**
	 * Masks one file.
	 *
	 * @param string   $file    Path.
	 * @param bool     $dry_run Whether it stays as it is.
	 * @param \Closure $tick    Gets the bytes that were read.
	 * @return bool Whether something in it changed or would.
	 * @throws \UnexpectedValueException The file cannot be read or written.
	 */
	private static function redact( string $file, bool $dry_run, \Closure $tick ): bool {
		$from = fopen( $file, 'rb' );
		$copy = $dry_run ? 'php://temp' : $file . '.leakguard-' . bin2hex( random_bytes( 4 ) );
		$to   = false === $from ? false : fopen( $copy, $dry_run ? 'w+b' : 'xb' );
		if ( false === $from || false === $to ) {
			throw new \UnexpectedValueException( 'cannot be read, or nothing can be written beside it' );
		}
		try {
			if ( ! $dry_run ) {
				self::keep_owner( $file, $copy );
			}
			$stream = Engine::default()->stream( new Context( 'log' ), 'text' );
			$in     = hash_init( 'sha256' );
			$out    = hash_init( 'sha256' );
			$write  = static function ( string $bytes ) use ( $to, $out, $dry_run ): void {
				hash_update( $out, $bytes );
				if ( ! $dry_run && strlen( $bytes ) !== fwrite( $to, $bytes ) ) {
					throw new \UnexpectedValueException( 'the disk is full' );
				}
			};
			// What is appended while this reads is read, too: the end of the file is where it is when the last line was taken.
			foreach ( LogFiles::pieces( $from ) as $piece ) {
				hash_update( $in, $piece );
				$write( $stream->push( $piece ) );
				$tick( strlen( $piece ) );
			}
			$write( $stream->finish() );
			$changed = ! hash_equals( hash_final( $in ), hash_final( $out ) );
			if ( $changed && ! $dry_run && ! rename( $copy, $file ) ) {
				throw new \UnexpectedValueException( 'cannot be replaced' );
			}
			return $changed;
		} finally {
			fclose( $to );
			fclose( $from );
			if ( ! $dry_run && is_file( $copy ) ) {
				unlink( $copy );
			}
		}
	}

	/**
	 * The new file belongs to whom the old one belongs to, and is as hidden.
	 *
	 * @param string $file Path of the old one.
	 * @param string $copy Path of the new one.
	 */
	private static function keep_owner( string $file, string $copy ): void {
		chmod( $copy, fileperms( $file ) & 0777 );
		if ( function_exists( 'posix_geteuid' ) && 0 === posix_geteuid() ) {
			chown( $copy, (int) fileowner( $file ) );
			chgrp( $copy, (int) filegroup( $file ) );
		}
	}
}
