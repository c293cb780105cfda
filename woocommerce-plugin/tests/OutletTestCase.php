<?php
/**
 * What the tests share.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use PHPUnit\Framework\TestCase;

/**
 * Starts each test with a forgetful WordPress and an engine double.
 */
abstract class OutletTestCase extends TestCase {

	/**
	 * The engine behind the gateway.
	 *
	 * @var EngineDouble
	 */
	protected EngineDouble $engine;

	/**
	 * Where error_log() wrote before the test.
	 *
	 * @var string
	 */
	private string $error_log;

	/**
	 * PHP's log of this test.
	 *
	 * @var string
	 */
	protected string $log;

	/**
	 * Before each test.
	 */
	protected function setUp(): void {
		\WordPressDouble::reset();
		$this->engine    = new EngineDouble();
		$this->log       = (string) tempnam( sys_get_temp_dir(), 'leakguard-unit-' );
		$this->error_log = (string) ini_set( 'error_log', $this->log ); // phpcs:ignore WordPress.PHP.IniSet
	}

	/**
	 * After each test.
	 */
	protected function tearDown(): void {
		ini_set( 'error_log', $this->error_log ); // phpcs:ignore WordPress.PHP.IniSet
		unlink( $this->log );
	}
}
