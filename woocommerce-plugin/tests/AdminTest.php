<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\PolicyException;
use LeakGuard\WordPress\Admin\Activation;
use LeakGuard\WordPress\Admin\Protection;
use LeakGuard\WordPress\Admin\SiteHealth;
use LeakGuard\WordPress\Extension;
use LeakGuard\WordPress\Plugin;

final class AdminTest extends OutletTestCase {

	private function extension( bool $loaded, string $mode = '' ): Extension {
		$extension = $this->createStub( Extension::class );
		$extension->method( 'is_loaded' )->willReturn( $loaded );
		$extension->method( 'install_commands' )->willReturn( array( 'phpenmod leakguard', 'systemctl restart php-fpm > "log"' ) );
		$extension->method( 'mode' )->willReturn( $mode );
		$extension->method( 'version' )->willReturn( '0.1.0' );
		return $extension;
	}

	private function notice( bool $loaded ): string {
		ob_start();
		( new Protection( 'x', $this->extension( $loaded ), $this->engine->gateway() ) )->notice();
		return (string) ob_get_clean();
	}

	public function test_activation_without_the_extension_ends_with_the_commands_escaped(): void {
		( new Activation( 'x', $this->extension( false ), $this->engine->gateway() ) )->check();
		self::assertStringContainsString( 'its PHP extension is not installed', \WordPressDouble::$died );
		self::assertStringContainsString( "phpenmod leakguard\nsystemctl restart php-fpm &gt; &quot;log&quot;", \WordPressDouble::$died );
	}

	public function test_activation_with_a_refused_policy_names_the_place(): void {
		$this->engine->failure = new PolicyException( 'policy.toml:3: unknown key "rulez"' );
		( new Activation( 'x', $this->extension( true ), $this->engine->gateway() ) )->check();
		self::assertStringContainsString( 'policy.toml:3: unknown key &quot;rulez&quot;', \WordPressDouble::$died );
	}

	public function test_activation_with_the_extension_goes_on(): void {
		( new Activation( 'x', $this->extension( true ), $this->engine->gateway() ) )->check();
		self::assertSame( '', \WordPressDouble::$died );
	}

	public function test_a_lost_extension_is_noted_once_and_forgotten_when_it_is_back(): void {
		$lost = new Protection( 'x', $this->extension( false ), $this->engine->gateway() );
		$lost->watch();
		$lost->watch();
		self::assertSame( 1, substr_count( (string) file_get_contents( $this->log ), 'without its PHP extension' ) );
		self::assertCount( 1, \WordPressDouble::$site_options );
		self::assertStringContainsString( 'since ' . gmdate( 'Y-m-d' ), Protection::problem( $this->extension( false ), $this->engine->gateway() ) );

		( new Protection( 'x', $this->extension( true ), $this->engine->gateway() ) )->watch();
		self::assertSame( array(), \WordPressDouble::$site_options );
	}

	public function test_the_notice_is_for_those_who_manage_plugins(): void {
		self::assertSame( '', $this->notice( false ) );
		\WordPressDouble::$user = new \WP_User( array( 'ID' => 1, 'capabilities' => array( 'activate_plugins' ) ) );
		self::assertStringContainsString( 'protects nothing', $this->notice( false ) );
		self::assertStringContainsString( 'phpenmod leakguard', $this->notice( false ) );
		self::assertSame( '', $this->notice( true ) );
		$this->engine->failure = new PolicyException( 'line 3: <b>' );
		self::assertStringContainsString( 'line 3: &lt;b&gt;', $this->notice( true ) );
	}

	public function test_site_health_is_critical_without_and_good_with_protection(): void {
		$tests = ( new SiteHealth( $this->extension( true ), $this->engine->gateway() ) )->add_test( array( 'direct' => array( 'other' => 1 ) ) );
		self::assertSame( array( 'other', 'leakguard' ), array_keys( $tests['direct'] ) );

		$good = ( $tests['direct']['leakguard']['test'] )();
		self::assertSame( 'good', $good['status'] );
		self::assertStringContainsString( 'test@0123456789ab', $good['description'] );

		$watching = ( new SiteHealth( $this->extension( true, 'monitor' ), $this->engine->gateway() ) )->result();
		self::assertSame( 'recommended', $watching['status'] );
		self::assertStringContainsString( 'leakguard.mode=monitor', $watching['description'] );

		$bad = ( new SiteHealth( $this->extension( false ), $this->engine->gateway() ) )->result();
		self::assertSame( 'critical', $bad['status'] );
		foreach ( array( 'label', 'status', 'badge', 'description', 'actions', 'test' ) as $key ) {
			self::assertArrayHasKey( $key, $bad );
		}
	}

	public function test_the_commands_name_this_php(): void {
		$commands = implode( "\n", ( new Extension() )->install_commands() );
		self::assertStringContainsString( PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, $commands );
		self::assertStringContainsString( (string) ini_get( 'extension_dir' ), $commands );
	}

	public function test_no_outlet_is_touched_without_the_extension(): void {
		( new Plugin( 'leakguard.php' ) )->register();
		$outlets = array( 'rest_pre_echo_response', 'woocommerce_register_log_handlers', 'leakguard_redact_log', 'requests-requests.before_request' );
		$hooked  = array_intersect( $outlets, array_keys( \WordPressDouble::$hooks ) );
		self::assertSame( extension_loaded( 'leakguard' ) ? $outlets : array(), array_values( $hooked ) );
		self::assertArrayHasKey( 'site_status_tests', \WordPressDouble::$hooks );
	}
}
