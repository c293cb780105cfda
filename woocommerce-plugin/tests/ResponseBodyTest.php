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
use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Destination;
use LeakGuard\WordPress\ResponseBody;

final class ResponseBodyTest extends OutletTestCase {

	private Alerts $alerts;

	private function body( array $options = array( 'sniff' => true ), bool $guarded = true ): ResponseBody {
		$this->alerts = new Alerts();
		return new ResponseBody( $this->engine->gateway(), $this->alerts, fn() => $guarded ? new Destination( 'api', 'guest', array(), 'admin-ajax/x' ) : null, $options );
	}

	private function sent( ResponseBody $body, string ...$printed ): string {
		ob_start();
		$body->start();
		foreach ( $printed as $piece ) {
			echo $piece; // phpcs:ignore
		}
		ob_end_flush();
		return (string) ob_get_clean();
	}

	public function test_json_is_judged_whole_whatever_its_type_says(): void {
		self::assertSame( '{"name":"[PERSON]"}', $this->sent( $this->body(), '{"name":', '"jane"}' ) );
		self::assertSame( array( 'json' ), $this->engine->formats );
		self::assertSame( 'admin-ajax/x', $this->engine->contexts[0]->route );
	}

	public function test_pieces_of_pages_and_what_nobody_guards_go_as_they_are(): void {
		self::assertSame( '<p>jane</p>', $this->sent( $this->body(), '<p>jane</p>' ) );
		self::assertSame( '{"name":"jane"}', $this->sent( $this->body( array( 'sniff' => true ), false ), '{"name":"jane"}' ) );
		self::assertSame( '', $this->sent( $this->body() ) );
		self::assertSame( '<p>[PERSON]</p>', $this->sent( $this->body( array( 'html' => true ) ), '<p>jane</p>' ) );
	}

	public function test_what_is_thrown_away_is_not_judged_and_what_follows_is(): void {
		ob_start();
		$this->body()->start();
		echo '["first"]';
		ob_clean();
		echo '["jane"]';
		ob_end_flush();
		self::assertSame( '["[PERSON]"]', ob_get_clean() );
	}

	public function test_a_failure_leaves_a_notice_and_raises_an_alert(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertStringNotContainsString( 'jane', $this->sent( $this->body(), '["jane"]' ) );
		self::assertSame( array( 'withheld', 'admin-ajax/x' ), array( $this->alerts->all()[0]['kind'], $this->alerts->all()[0]['route'] ) );
	}

	public function test_a_blocked_body_ends(): void {
		$this->engine->failure = new BlockedException( 'rule "cards"' );
		self::assertStringNotContainsString( 'jane', $this->sent( $this->body(), '["jane"]' ) );
		self::assertSame( array(), $this->alerts->all() );
	}
}
