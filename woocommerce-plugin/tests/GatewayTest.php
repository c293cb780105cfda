<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\BlockedException;
use LeakGuard\PolicyException;
use LeakGuard\WordPress\Blocked;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Withheld;

final class GatewayTest extends OutletTestCase {

	public function test_it_hands_the_destination_to_the_engine(): void {
		$to = new Destination( 'egress', 'host:ai.example', array( 'me' ), '/r', 'ai.example' );
		self::assertSame( 'ring [PERSON]', $this->engine->gateway()->redact( 'ring jane', $to, 'text' ) );
		$context = $this->engine->contexts[0];
		self::assertSame( array( 'egress', 'host:ai.example', array( 'me' ), '/r', 'ai.example' ), array( $context->channel, $context->consumer, $context->subject, $context->route, $context->host ) );
		self::assertSame( array( 'text' ), $this->engine->formats );
	}

	public function test_a_blocked_message_keeps_the_reason_and_loses_the_trace(): void {
		$this->engine->failure = new BlockedException( 'rule "cards" blocks CREDIT_CARD in payment.number' );
		try {
			$this->engine->gateway()->redact( 'jane', new Destination( 'api' ) );
			self::fail( 'nothing was thrown' );
		} catch ( Blocked $blocked ) {
			self::assertStringContainsString( 'rule "cards"', $blocked->getMessage() );
			self::assertNull( $blocked->getPrevious() );
		}
	}

	public function test_a_failure_withholds_and_is_logged_once_without_data(): void {
		$this->engine->failure = new \TypeError( 'cannot read jane@example.com' );
		$gateway               = $this->engine->gateway();
		$withheld              = 0;
		foreach ( array( 1, 2 ) as $unused ) {
			try {
				$gateway->redact( 'jane@example.com', new Destination( 'log' ) );
			} catch ( Withheld $failure ) {
				++$withheld;
				self::assertStringNotContainsString( 'jane', $failure->getMessage() );
			}
		}
		$log = (string) file_get_contents( $this->log );
		self::assertSame( 2, $withheld );
		self::assertSame( 1, substr_count( $log, 'LeakGuard could not check' ) );
		self::assertStringNotContainsString( 'jane', $log );
	}

	public function test_a_failure_passes_where_the_policy_says_so(): void {
		$this->engine->failure  = new \LeakGuard\Exception( 'deeper than 512 levels' );
		$this->engine->on_error = 'pass';
		self::assertSame( array( 'jane' ), $this->engine->gateway()->redact_array( array( 'jane' ), new Destination( 'api' ) ) );
	}

	public function test_blocking_is_no_failure_and_never_passes(): void {
		$this->engine->failure  = new BlockedException( 'rule "x"' );
		$this->engine->on_error = 'pass';
		$this->expectException( Blocked::class );
		$this->engine->gateway()->redact( 'jane', new Destination( 'api' ) );
	}

	public function test_a_refused_policy_is_compiled_once_and_withholds(): void {
		$opened  = 0;
		$gateway = new Gateway(
			static function () use ( &$opened ) {
				++$opened;
				throw new PolicyException( 'policy.toml:3: unknown entity "EMIAL"' );
			}
		);
		for ( $i = 0; $i < 3; $i++ ) {
			try {
				$gateway->redact( 'jane', new Destination( 'api' ) );
				self::fail( 'nothing was thrown' );
			} catch ( Withheld $failure ) {
				self::assertStringContainsString( 'policy.toml:3', $failure->getMessage() );
			}
		}
		self::assertSame( 1, $opened );
	}

	public function test_an_unknown_channel_withholds_instead_of_breaking(): void {
		if ( ! extension_loaded( 'leakguard' ) ) {
			self::markTestSkipped( 'only the real Context refuses a channel' );
		}
		$this->expectException( Withheld::class );
		$this->engine->gateway()->redact( 'jane', new Destination( 'pigeon' ) );
	}
}
