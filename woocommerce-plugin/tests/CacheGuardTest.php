<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Outlet\CacheGuard;

final class CacheGuardTest extends OutletTestCase {

	/** @dataProvider headers */
	public function test_it_knows_what_lets_others_be_served( array $expected, string ...$lines ): void {
		self::assertSame( $expected, CacheGuard::shared( $lines ) );
	}

	public function headers(): array {
		return array(
			'public'                            => array( array( 'cache-control' ), 'Content-Type: application/json', 'Cache-Control: public, max-age=600' ),
			'an age is enough'                  => array( array( 'cache-control' ), 'Cache-Control: max-age=60' ),
			'for shared caches only'            => array( array( 'cache-control' ), 'cache-control: s-maxage=10, max-age=0' ),
			'private'                           => array( array(), 'Cache-Control: private, max-age=600' ),
			'WordPress for those who logged in' => array( array(), 'Cache-Control: no-cache, must-revalidate, max-age=0' ),
			'nothing said'                      => array( array(), 'Content-Type: text/html' ),
			'a CDN is told something else'      => array( array( 'cdn-cache-control' ), 'Cache-Control: private', 'CDN-Cache-Control: max-age=3600' ),
			'nginx'                             => array( array( 'x-accel-expires' ), 'X-Accel-Expires: 300' ),
			'nginx until a time'                => array( array( 'x-accel-expires' ), 'X-Accel-Expires: @1900000000' ),
			'nginx told not to'                 => array( array(), 'X-Accel-Expires: 0' ),
			'LiteSpeed public'                  => array( array( 'x-litespeed-cache-control' ), 'X-LiteSpeed-Cache-Control: public,max-age=604800' ),
			'LiteSpeed private is respected'    => array( array(), 'X-LiteSpeed-Cache-Control: private,max-age=1800' ),
			'Varnish'                           => array( array( 'surrogate-control' ), 'Surrogate-Control: max-age=60, content="ESI/1.0"' ),
		);
	}

	public function test_it_knows_a_private_answer(): void {
		self::assertTrue( CacheGuard::is_private( array( 'Cache-Control: no-cache, private' ) ) );
		self::assertTrue( CacheGuard::is_private( array( 'cache-control: NO-STORE' ) ) );
		self::assertFalse( CacheGuard::is_private( array( 'Cache-Control: no-cache', 'X-Note: private' ) ) );
		self::assertFalse( CacheGuard::is_private( array() ) );
	}
}
