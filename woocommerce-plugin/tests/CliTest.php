<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Cli\LogFiles;
use LeakGuard\WordPress\Cli\RedactLogsCommand;
use LeakGuard\WordPress\Cli\ScanCommand;

final class CliTest extends OutletTestCase {

	private string $folder;

	protected function setUp(): void {
		parent::setUp();
		require_once __DIR__ . '/doubles/wp-cli.php';
		\WP_CLI::$said = array();
		$this->folder  = sys_get_temp_dir() . '/leakguard-cli-' . bin2hex( random_bytes( 4 ) );
		mkdir( "$this->folder/wc-logs", 0777, true );
		file_put_contents( "$this->folder/wc-logs/payment.log", "2026-11-21 paid by lena.fischer@example.net with 4111 1111 1111 1111\nordinary line\n" );
		file_put_contents( "$this->folder/wc-logs/quiet.log", "nothing in here, order 1042\n" );
		file_put_contents( "$this->folder/wc-logs/index.html", '' );
		chmod( "$this->folder/wc-logs/payment.log", 0640 );
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( "$this->folder/wc-logs/*" ) );
		rmdir( "$this->folder/wc-logs" );
		rmdir( $this->folder );
		parent::tearDown();
	}

	private function need_extension(): void {
		if ( ! extension_loaded( 'leakguard' ) ) {
			self::markTestSkipped( 'The extension is not loaded.' );
		}
	}

	public function test_a_folder_stands_for_its_files_each_once(): void {
		$files = LogFiles::find( array( $this->folder, "$this->folder/wc-logs/quiet.log", '/nowhere' ) );
		self::assertSame( array( 'payment.log', 'quiet.log' ), array_map( 'basename', self::sorted( $files ) ) );
	}

	public function test_pieces_end_where_lines_end_and_lose_nothing(): void {
		$file = "$this->folder/wc-logs/long.log";
		file_put_contents( $file, str_repeat( str_repeat( 'x', 99 ) . "\n", 25000 ) . 'no end' );
		$handle = fopen( $file, 'rb' );
		$pieces = iterator_to_array( LogFiles::pieces( $handle ), false );
		fclose( $handle );
		self::assertSame( md5_file( $file ), md5( implode( '', $pieces ) ) );
		self::assertGreaterThan( 2, count( $pieces ) );
		foreach ( array_slice( $pieces, 0, -1 ) as $piece ) {
			self::assertStringEndsWith( "x\n", $piece );
		}
	}

	public function test_a_scan_counts_and_changes_nothing(): void {
		$this->need_extension();
		$before = md5_file( "$this->folder/wc-logs/payment.log" );
		( new ScanCommand() )( array( $this->folder ), array() );
		self::assertContains( 'CREDIT_CARD', array_column( \WP_CLI::$said, 'entity' ) );
		self::assertSame( array( 'payment.log' ), array_values( array_unique( array_map( 'basename', array_column( \WP_CLI::$said, 'file' ) ) ) ) );
		self::assertSame( $before, md5_file( "$this->folder/wc-logs/payment.log" ) );
		self::assertStringNotContainsString( 'lena', (string) json_encode( \WP_CLI::$said ) );
	}

	public function test_logs_are_masked_in_place_and_quiet_ones_left_alone(): void {
		$this->need_extension();
		$quiet = fileinode( "$this->folder/wc-logs/quiet.log" );
		( new RedactLogsCommand() )( array( $this->folder ), array( 'yes' => true ) );
		$text = (string) file_get_contents( "$this->folder/wc-logs/payment.log" );
		self::assertStringNotContainsString( 'lena', $text );
		self::assertStringNotContainsString( '4111 1111', $text );
		self::assertStringEndsWith( "\nordinary line\n", $text );
		self::assertSame( 0640, fileperms( "$this->folder/wc-logs/payment.log" ) & 0777 );
		self::assertSame( $quiet, fileinode( "$this->folder/wc-logs/quiet.log" ) );
		self::assertSame( 'Success: 1 of 2 files changed.', end( \WP_CLI::$said ) );
		self::assertCount( 3, (array) glob( "$this->folder/wc-logs/*" ), 'nothing is left beside them' );
	}

	public function test_a_dry_run_says_so_and_changes_nothing(): void {
		$this->need_extension();
		$before = md5_file( "$this->folder/wc-logs/payment.log" );
		( new RedactLogsCommand() )( array( $this->folder ), array( 'dry-run' => true ) );
		self::assertSame( 'Success: 1 of 2 files would change.', end( \WP_CLI::$said ) );
		self::assertSame( $before, md5_file( "$this->folder/wc-logs/payment.log" ) );
	}

	public function test_nothing_is_masked_without_a_yes(): void {
		$this->need_extension();
		$this->expectExceptionMessage( 'Mask personal data in 2 files?' );
		( new RedactLogsCommand() )( array( $this->folder ), array() );
	}

	private static function sorted( array $files ): array {
		sort( $files );
		return $files;
	}
}
