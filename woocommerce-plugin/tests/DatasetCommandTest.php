<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Cli\DatasetCommand;

/**
 * The constants of wp-config.php can be said once in a process, so each test that needs them has one of its own.
 *
 * @runTestsInSeparateProcesses
 * @preserveGlobalState disabled
 */
final class DatasetCommandTest extends OutletTestCase {

	private string $folder;

	protected function setUp(): void {
		parent::setUp();
		require_once __DIR__ . '/doubles/wp-cli.php';
		$GLOBALS['wpdb']         = new \wpdb();
		$GLOBALS['wpdb']->prefix = 'shop_';
		$this->folder            = sys_get_temp_dir() . '/leakguard-dataset-' . bin2hex( random_bytes( 4 ) );
		mkdir( $this->folder );
		// Writes down its words and what its environment says of the database, and exits as it is told.
		file_put_contents(
			"$this->folder/leakguard",
			"#!/bin/sh\nprintf '%s\\n' \"\$@\" > '$this->folder/words'\nprintf '%s' \"\$LEAKGUARD_DATABASE\" > '$this->folder/database'\nexit \"\$(cat '$this->folder/code')\"\n"
		);
		chmod( "$this->folder/leakguard", 0755 );
		file_put_contents( "$this->folder/code", '0' );
	}

	protected function tearDown(): void {
		array_map( 'unlink', (array) glob( "$this->folder/*" ) );
		rmdir( $this->folder );
		parent::tearDown();
	}

	private function site( string $host, string $password = 'test-only password' ): void {
		define( 'DB_HOST', $host );
		define( 'DB_USER', 'u@x' );
		define( 'DB_PASSWORD', $password );
		define( 'DB_NAME', 'shop' );
	}

	private function options( array $more = array() ): array {
		return array( 'program' => "$this->folder/leakguard" ) + $more;
	}

	private function words(): array {
		return explode( "\n", rtrim( (string) file_get_contents( "$this->folder/words" ), "\n" ) );
	}

	public function test_the_sites_database_goes_over_by_environment_and_no_word_holds_the_password(): void {
		$this->site( 'db.example:3307' );
		( new DatasetCommand() )->build( array( '/srv/out' ), $this->options( array( 'recipient' => 'age1a,age1b' ) ) );
		$words = $this->words();
		self::assertSame( array( 'dataset', 'build', '--recipient', 'age1a', '--recipient', 'age1b' ), array_slice( $words, 0, 6 ) );
		self::assertSame( array( '--prefix', 'shop_', '--output', '/srv/out' ), array_slice( $words, -4 ) );
		self::assertFileExists( $words[ array_search( '--recipe', $words, true ) + 1 ], 'a recipe ships' );
		self::assertStringNotContainsString( 'test-only', implode( ' ', $words ) );
		self::assertNotContains( '--program', $words );
		self::assertSame( 'mysql://u%40x:test-only%20password@db.example:3307/shop', file_get_contents( "$this->folder/database" ) );
	}

	/**
	 * @dataProvider hosts
	 */
	public function test_every_form_of_db_host_becomes_a_url( string $host, string $url ): void {
		$this->site( $host, 'p:/?#@%' );
		( new DatasetCommand() )->build( array( '/srv/out' ), $this->options() );
		self::assertSame( "mysql://u%40x:p%3A%2F%3F%23%40%25@$url", file_get_contents( "$this->folder/database" ) );
	}

	public function hosts(): array {
		return array(
			'a host'             => array( 'db.example', 'db.example/shop' ),
			'a socket'           => array( 'localhost:/run/my.sock', 'localhost/shop?socket=%2Frun%2Fmy.sock' ),
			'IPv6'               => array( '[::1]:3307', '[::1]:3307/shop' ),
			'IPv6 without port'  => array( '2001:db8::1', '[2001:db8::1]/shop' ),
			'a host with a port' => array( '127.0.0.1:3306', '127.0.0.1:3306/shop' ),
		);
	}

	public function test_a_verification_gets_the_folder_and_no_database(): void {
		( new DatasetCommand() )->verify( array( '/srv/out' ), $this->options( array( 'policy' => 'p.toml', 'quiet-bar' => true ) ) );
		self::assertSame( array( 'dataset', 'verify', '--policy', 'p.toml', '--quiet-bar', '/srv/out' ), $this->words() );
		self::assertSame( '', file_get_contents( "$this->folder/database" ) );
	}

	public function test_the_status_is_that_of_the_command(): void {
		file_put_contents( "$this->folder/code", '7' );
		$this->expectExceptionMessage( 'Halt: 7' );
		( new DatasetCommand() )->verify( array( '/srv/out' ), $this->options() );
	}

	public function test_a_missing_command_is_said(): void {
		$this->expectExceptionMessage( 'There is no command "leakguard"' );
		( new DatasetCommand() )->verify( array( '/srv/out' ), array( 'program' => "$this->folder/nothing" ) );
	}
}
