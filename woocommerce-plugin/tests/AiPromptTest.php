<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Gateway;
use LeakGuard\WordPress\Outlet\AiPrompt;
use WordPress\AiClient\AiClient;
use WordPress\AiClient\PromptBuilder;

require_once __DIR__ . '/doubles/ai.php';

final class AiPromptTest extends OutletTestCase {

	/** @var list<array{string, array}> Hosts and texts that were asked about. */
	private array $asked = array();

	/** @var string[] Hosts that the policy blocks. */
	private array $blocked = array();

	private ?\Throwable $failure = null;

	private function prevent( ?string $provider, $prevent = false, ?object $builder = null ) {
		AiClient::$providers = array( 'one' => 'https://API.one.example/v1', 'two' => 'https://two.example' );
		$engine              = new class( $this->asked, $this->blocked, $this->failure ) {
			public function __construct( private array &$asked, private array $blocked, private ?\Throwable $failure ) {}

			public function simulate( array $data, $context ): array {
				if ( null !== $this->failure ) {
					throw $this->failure;
				}
				$this->asked[] = array( $context->host, $data['messages'] );
				return array( 'data' => in_array( $context->host, $this->blocked, true ) ? null : $data, 'events' => array() );
			}
		};
		$builder ??= new class( new PromptBuilder( 'ask jane', $provider ) ) {
			public function __construct( private object $builder ) {}
		};
		return ( new AiPrompt( new Gateway( static fn() => $engine ) ) )->prevent( $prevent, $builder );
	}

	public function test_the_prompt_is_judged_for_the_host_of_its_provider(): void {
		self::assertFalse( $this->prevent( 'one' ) );
		self::assertSame( array( array( 'api.one.example', array( 'Be polite.', 'user', 'text', 'ask jane' ) ) ), $this->asked );
	}

	public function test_a_blocked_prompt_is_prevented(): void {
		$this->blocked = array( 'api.one.example' );
		self::assertTrue( $this->prevent( 'one' ) );
		self::assertFalse( $this->prevent( 'two' ) );
	}

	public function test_without_a_provider_one_that_may_have_it_is_enough(): void {
		$this->blocked = array( 'api.one.example' );
		self::assertFalse( $this->prevent( null ) );
		$this->blocked[] = 'two.example';
		self::assertTrue( $this->prevent( null ) );
	}

	public function test_what_others_have_prevented_stays_prevented_and_is_not_looked_at(): void {
		self::assertTrue( $this->prevent( 'one', true ) );
		self::assertSame( array(), $this->asked );
	}

	public function test_a_client_of_another_shape_is_left_to_its_http_request(): void {
		self::assertFalse( $this->prevent( 'one', false, new \stdClass() ) );
	}

	public function test_a_prompt_that_cannot_be_judged_is_prevented(): void {
		$this->failure = new \LeakGuard\Exception( 'broken' );
		self::assertTrue( $this->prevent( 'one' ) );
	}
}
