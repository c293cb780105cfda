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
use LeakGuard\WordPress\Outlet\RedactingLogHandler;
use LeakGuard\WordPress\Outlet\TextLog;
use LeakGuard\WordPress\Outlet\WooCommerceLog;

final class WooCommerceLogTest extends OutletTestCase {

	private \WC_Log_Handler_DB $written;

	private RedactingLogHandler $handler;

	protected function setUp(): void {
		parent::setUp();
		$this->written = new \WC_Log_Handler_DB();
		$this->handler = ( new WooCommerceLog( $this->engine->gateway() ) )->decorate( array( $this->written ) )[0];
	}

	public function test_handlers_are_decorated_once_and_other_things_left_alone(): void {
		$outlet = new WooCommerceLog( $this->engine->gateway() );
		$list   = $outlet->decorate( $outlet->decorate( array( $this->written, 'no handler' ) ) );
		self::assertInstanceOf( RedactingLogHandler::class, $list[0] );
		self::assertSame( 'cleared shop', $list[0]->clear( 'shop' ), 'one decorator deep' );
		self::assertSame( 'no handler', $list[1] );
		self::assertNull( $outlet->decorate( null ) );
	}

	public function test_message_and_context_are_masked_and_the_source_stays(): void {
		self::assertTrue( $this->handler->handle( 1700000000, 'info', 'order of jane', array( 'source' => 'jane-pay', 'who' => 'jane', 'n' => 3 ) ) );
		self::assertSame( array( array( 1700000000, 'info', 'order of [PERSON]', array( 'source' => 'jane-pay', 'who' => '[PERSON]', 'n' => 3 ) ) ), $this->written->entries );
		self::assertSame( 'log', $this->engine->contexts[0]->channel );
	}

	public function test_an_entry_without_source_is_named_after_the_file_that_logged_it(): void {
		$this->handler->handle( 1, 'info', 'x', array() );
		self::assertSame( array( 'source' => 'WooCommerceLogTest' ), $this->written->entries[0][3] );
	}

	public function test_what_is_no_text_is_masked_too(): void {
		$this->handler->handle( 1, 'info', array( 'who' => 'jane' ), array( 'source' => 'x' ) );
		self::assertSame( array( 'who' => '[PERSON]' ), $this->written->entries[0][2] );
	}

	public function test_a_failure_writes_a_notice_and_nothing_else(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$this->handler->handle( 1, 'error', 'jane', array( 'source' => 'x', 'who' => 'jane' ) );
		self::assertSame( array( 1, 'error', '[LeakGuard withheld this entry: it could not be checked]', array( 'source' => 'x' ) ), $this->written->entries[0] );
	}

	public function test_a_blocked_entry_names_the_rule(): void {
		$this->engine->failure = new BlockedException( 'rule "cards"' );
		$this->handler->handle( 1, 'error', 'jane', array( 'source' => 'x' ) );
		self::assertSame( '[LeakGuard blocked this entry: rule "cards"]', $this->written->entries[0][2] );
	}

	public function test_a_handler_that_cannot_clear_is_not_asked_to(): void {
		self::assertNull( $this->handler->delete_logs_before_timestamp( 5 ) );
	}

	public function test_the_offered_filter_masks_lines_and_fails_closed(): void {
		( new TextLog( $this->engine->gateway() ) )->register();
		self::assertSame( 'ring [PERSON]', apply_filters( 'leakguard_redact_log', 'ring jane' ) );
		self::assertSame( 5, apply_filters( 'leakguard_redact_log', 5 ) );
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertStringNotContainsString( 'jane', apply_filters( 'leakguard_redact_log', 'ring jane' ) );
	}
}
