<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\Context;
use LeakGuard\Engine;
use LeakGuard\PolicyException;
use LeakGuard\WordPress\Policy\Exemption;
use LeakGuard\WordPress\Policy\PolicyArray;
use LeakGuard\WordPress\Policy\RoleMembers;
use LeakGuard\WordPress\Policy\Runtime;
use LeakGuard\WordPress\Policy\Settings;

final class PolicyTest extends OutletTestCase {

	private const TODAY = '2026-11-21';

	private const EXEMPTION = array(
		'id'         => 'e1',
		'consumer'   => 'integration:erp',
		'channels'   => array( 'api' ),
		'categories' => array( 'personal' ),
		'reason'     => 'the ERP prints delivery notes',
		'until'      => '2026-12-31',
	);

	private function rules( array $settings ): array {
		return PolicyArray::of( Settings::from_array( $settings ), self::TODAY )['rule'] ?? array();
	}

	private function problems( array $changes ): array {
		return Exemption::from_array( $changes + self::EXEMPTION )->problems( self::TODAY );
	}

	public function test_nothing_decided_is_no_policy_at_all(): void {
		self::assertSame( array(), PolicyArray::of( Settings::load(), self::TODAY ) );
	}

	public function test_what_is_not_known_counts_as_not_decided(): void {
		\WordPressDouble::$options[ Settings::OPTION ] = array(
			'mode'       => 'of',
			'channels'   => array(
				'api'   => array( 'off' ),
				'other' => 'off',
			),
			'consumers'  => 'key:7',
			'exemptions' => array( 'everybody' ),
		);
		self::assertSame( array(), PolicyArray::of( Settings::load(), self::TODAY ) );
	}

	public function test_an_exemption_needs_reason_consumer_kind_and_end(): void {
		self::assertSame( array(), $this->problems( array() ) );
		self::assertStringContainsString( 'reason', $this->problems( array( 'reason' => ' because  ' ) )[0] );
		self::assertStringContainsString( 'consumer', $this->problems( array( 'consumer' => '*' ) )[0] );
		self::assertStringContainsString( 'kind of data', $this->problems( array( 'categories' => array( 'all' ) ) )[0] );
		self::assertStringContainsString( 'end date', $this->problems( array( 'until' => '' ) )[0] );
		self::assertStringContainsString( 'end date', $this->problems( array( 'until' => '2026-02-30' ) )[0] );
		self::assertStringContainsString( 'in the past', $this->problems( array( 'until' => '2026-11-20' ) )[0] );
	}

	public function test_cards_and_secrets_are_exempted_for_one_consumer_only(): void {
		$cards = array( 'categories' => array( 'card' ) );
		self::assertSame( array(), $this->problems( $cards ) );
		foreach ( array( 'integration:*', 'guest', 'role:editor' ) as $consumer ) {
			self::assertCount( 1, $this->problems( $cards + array( 'consumer' => $consumer ) ) );
		}
	}

	public function test_an_expired_exemption_is_left_out_and_its_last_day_is_in(): void {
		$settings = array( 'exemptions' => array( self::EXEMPTION, array( 'until' => self::TODAY ) + self::EXEMPTION, array( 'until' => '2026-11-20' ) + self::EXEMPTION ) );
		$rules    = $this->rules( $settings );
		self::assertCount( 2, $rules );
		self::assertSame( 'allow', $rules[0]['action'] );
		self::assertSame( 'the ERP prints delivery notes (until 2026-12-31)', $rules[0]['reason'] );
		self::assertArrayNotHasKey( 'field', $rules[0], 'a condition that was not given always holds' );
	}

	public function test_an_exemption_without_a_reason_in_the_database_is_left_out(): void {
		self::assertSame( array(), $this->rules( array( 'exemptions' => array( array( 'reason' => '' ) + self::EXEMPTION ) ) ) );
	}

	public function test_names_are_asked_before_roles_and_these_before_patterns(): void {
		\WordPressDouble::$users = array( 'editor' => array( 'jane', 'joe' ) );
		$settings                = array(
			'consumers'  => array(
				array(
					'consumer' => 'integration:*',
					'mode'     => 'enforce',
				),
				array(
					'consumer' => 'role:editor',
					'mode'     => 'enforce',
					'action'   => 'drop',
				),
				array(
					'consumer' => 'integration:crm',
					'mode'     => 'monitor',
				),
			),
			'exemptions' => array( self::EXEMPTION ),
		);
		\WordPressDouble::$options[ Settings::OPTION ] = $settings;
		( new RoleMembers() )->refresh();
		$rules = $this->rules( $settings );
		self::assertSame(
			array( 'integration:erp', 'integration:crm', array( 'admin:jane', 'admin:joe' ), 'integration:*' ),
			array_column( $rules, 'consumer' )
		);
		self::assertSame( array( 'monitor', 'enforce', 'enforce' ), array_column( $rules, 'mode' ) );
		self::assertCount( 4, array_unique( array_column( $rules, 'name' ) ) );
	}

	public function test_a_role_that_nobody_has_is_nobody_and_not_everybody(): void {
		self::assertSame(
			array(),
			$this->rules(
				array(
					'consumers'  => array(
						array(
							'consumer' => 'role:editor',
							'mode'     => 'monitor',
						),
					),
					'exemptions' => array( array( 'consumer' => 'role:editor' ) + self::EXEMPTION ),
				)
			)
		);
	}

	public function test_shoppers_cannot_be_kept_from_their_own_carts(): void {
		foreach ( array( 'guest', 'customer:*', 'role:customer' ) as $consumer ) {
			$settings = array(
				'consumers' => array(
					array(
						'consumer' => $consumer,
						'mode'     => 'enforce',
					),
				),
			);
			self::assertCount( 1, Settings::from_array( $settings )->problems() );
			self::assertSame( array(), $this->rules( $settings ) );
		}
	}

	public function test_only_who_gets_tokens_may_send_them_back(): void {
		$row      = array(
			'mode'    => 'enforce',
			'action'  => 'tokenize',
			'restore' => '1',
		);
		$settings = array(
			'consumers' => array(
				array( 'consumer' => 'integration:erp' ) + $row,
				array( 'consumer' => 'key:7', 'action' => 'mask' ) + $row,
				array( 'consumer' => 'key:8', 'mode' => 'monitor' ) + $row,
				array( 'consumer' => 'host:crm.example.com' ) + $row,
				array( 'consumer' => 'key:9', 'restore' => '' ) + $row,
			),
		);
		self::assertSame( array( 'consumer' => array( 'integration:erp' ) ), PolicyArray::of( Settings::from_array( $settings ), self::TODAY )['restore'] );
		unset( $settings['consumers'][0] );
		self::assertArrayNotHasKey( 'restore', PolicyArray::of( Settings::from_array( $settings ), self::TODAY ) );
	}

	public function test_settings_survive_the_database(): void {
		$settings = Settings::from_array(
			array(
				'mode'           => 'monitor',
				'channels'       => array( 'egress' => 'enforce' ),
				'exemptions'     => array( self::EXEMPTION ),
				'retention_days' => '30',
			)
		);
		$settings->save();
		self::assertEquals( $settings, Settings::load() );
		self::assertSame( 30, Settings::load()->retention_days );
		self::assertSame( 'enforce', Settings::load()->with( array( 'mode' => 'off' ) )->channels['egress'] );
	}

	public function test_the_extension_takes_all_that_the_settings_can_say(): void {
		if ( ! extension_loaded( 'leakguard' ) ) {
			self::markTestSkipped( 'The extension is not loaded.' );
		}
		\WordPressDouble::$options[ RoleMembers::OPTION ] = array( 'editor' => array( 'jane' ) );
		$settings = array(
			'mode'       => 'enforce',
			'channels'   => array_fill_keys( Settings::CHANNELS, 'enforce' ),
			'consumers'  => array(),
			'exemptions' => array( self::EXEMPTION, array( 'consumer' => 'host:crm.example.com', 'categories' => Exemption::CATEGORIES, 'field' => 'billing.*' ) + self::EXEMPTION ),
		);
		foreach ( array( 'redact', 'mask', 'generalize', 'drop', 'block' ) as $number => $action ) {
			$settings['consumers'][] = array( 'consumer' => "integration:i$number", 'mode' => 'enforce', 'action' => $action );
			$settings['consumers'][] = array( 'consumer' => "host:h$number.example.com", 'mode' => 'enforce', 'action' => 'redact', 'secrets' => true );
		}
		$settings['consumers'][] = array( 'consumer' => 'role:editor', 'mode' => 'monitor' );

		$person = array( 'email' => 'lena.fischer@example.net' );
		$engine = Engine::fromPolicy( PolicyArray::of( Settings::from_array( $settings ), self::TODAY ) );
		self::assertSame( $person, $engine->redactArray( $person, new Context( 'api', 'integration:erp' ) ) );
		self::assertNotSame( $person, $engine->redactArray( $person, new Context( 'api', 'integration:i0' ) ) );
		self::assertNotSame( $person, $engine->redactArray( $person, new Context( 'api', 'key:3' ) ) );
		self::assertSame( $person, $engine->redactArray( $person, new Context( 'api', 'admin:jane' ) ) );
		self::assertSame( $person, $engine->redactArray( $person, new Context( 'egress', 'host:api.stripe.com', array(), '', 'api.stripe.com' ) ) );
		self::assertNotSame( $person, $engine->redactArray( $person, new Context( 'egress', 'host:other.example.com', array(), '', 'other.example.com' ) ) );
		foreach ( array( 'monitor', 'off' ) as $mode ) {
			$engine = Engine::fromPolicy( PolicyArray::of( Settings::from_array( array( 'channels' => array_fill_keys( Settings::CHANNELS, $mode ) ) ), self::TODAY ) );
			self::assertSame( $person, $engine->redactArray( $person, new Context( 'log' ) ) );
		}
	}

	public function test_the_policy_comes_into_force(): void {
		$runtime = new Runtime( fn() => $this->engine );
		$runtime->apply( array( 'mode' => 'monitor' ) );
		self::assertSame( 'applied', $runtime->state() );
		self::assertSame( array( array( 'mode' => 'monitor' ) ), $this->engine->policies );
		self::assertSame( 1, $this->engine->made_default );
	}

	public function test_without_a_decision_the_extension_is_not_asked(): void {
		$runtime = new Runtime( static fn() => self::fail( 'the engine was opened' ) );
		$runtime->apply( array() );
		self::assertSame( 'server', $runtime->state() );
	}

	public function test_a_refused_policy_brings_the_strict_one_into_force(): void {
		$this->engine->refusal = new PolicyException( 'rule[0].host: too long' );
		$strict                = new EngineDouble();
		$runtime               = new Runtime( fn() => $this->engine, static fn() => $strict );
		$runtime->apply( array( 'mode' => 'monitor' ) );
		self::assertSame( 'refused', $runtime->state() );
		self::assertSame( 'rule[0].host: too long', $runtime->reason() );
		self::assertSame( array( 0, 1 ), array( $this->engine->made_default, $strict->made_default ) );
		self::assertSame( 'rule[0].host: too long', $runtime->refusal( array( 'mode' => 'off' ) ) );
	}

	public function test_what_others_throw_is_told_without_its_message(): void {
		$runtime = new Runtime( static fn() => throw new \LogicException( 'jane@example.com' ) );
		$runtime->apply( array( 'mode' => 'monitor' ) );
		self::assertSame( 'failed', $runtime->state() );
		self::assertStringNotContainsString( 'jane', $runtime->reason() );
		self::assertStringContainsString( 'LogicException', $runtime->reason() );
	}

	public function test_php_ini_can_forbid_it(): void {
		$this->engine->runtime_policy = false;
		$runtime                      = new Runtime( fn() => $this->engine );
		$runtime->apply( array( 'mode' => 'off' ) );
		self::assertSame( 'forbidden', $runtime->state() );
	}
}
