<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Alerts;
use LeakGuard\WordPress\Caller;
use LeakGuard\WordPress\Outlet\CsvExport;
use LeakGuard\WordPress\Outlet\PrivacyExport;

final class ExportTest extends OutletTestCase {

	private Alerts $alerts;

	private function csv(): CsvExport {
		$this->alerts = new Alerts();
		return new CsvExport( $this->engine->gateway(), new Caller(), $this->alerts );
	}

	public function test_it_hooks_each_report_and_those_of_other_plugins(): void {
		add_filter( 'leakguard_export_reports', static fn( $reports ) => array_merge( $reports, array( 'loyalty' ) ) );
		$this->csv()->register_reports();
		foreach ( array( 'customers', 'orders', 'loyalty' ) as $report ) {
			$hook = "woocommerce_export_admin_{$report}_report_row_data";
			self::assertSame( array( 'name' => '[PERSON]' ), apply_filters( $hook, array( 'name' => 'jane' ) ), $hook );
		}
	}

	public function test_a_report_written_in_the_background_is_for_nobody_that_is_known(): void {
		$this->csv()->mask( array( 'name' => 'jane' ), 'customers' );
		self::assertSame( array( 'export', '', 'export/customers' ), array( $this->engine->contexts[0]->channel, $this->engine->contexts[0]->consumer, $this->engine->contexts[0]->route ) );
	}

	public function test_columns_keep_their_places_and_names(): void {
		self::assertSame( array( 'date' => '1', 'user_id' => '[PERSON]', 'ip' => '2' ), $this->csv()->mask( array( 'date' => '1', 'user_id' => 'jane', 'ip' => '2' ), 'downloads' ) );
		self::assertSame( array( 'a' => '1', 'dropped' => '', 'b' => '2' ), $this->csv()->mask( array( 'a' => '1', 'dropped' => 'jane', 'b' => '2' ), 'orders' ) );
	}

	public function test_a_row_that_cannot_be_judged_stays_empty(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		self::assertSame( array( 'name' => '', 'city' => '' ), $this->csv()->mask( array( 'name' => 'jane', 'city' => 'Ulm' ), 'customers' ) );
		self::assertSame( 'export/customers', $this->alerts->all()[0]['route'] );
	}

	private function personal( array $items ): array {
		$this->alerts                            = new Alerts();
		\WordPressDouble::$accounts['sam@example.org'] = new \WP_User( array( 'ID' => 42, 'user_email' => 'sam@example.org', 'first_name' => 'Sam', 'last_name' => 'Okafor' ) );
		$outlet                                  = new PrivacyExport( $this->engine->gateway(), $this->alerts );
		return $outlet->mask( array( 'data' => $items, 'done' => true ), 1, 'sam@example.org' );
	}

	public function test_a_subject_s_export_is_an_answer_to_that_subject(): void {
		$page = $this->personal( array( array( 'group_id' => 'orders', 'item_id' => 'order-1', 'data' => array( array( 'name' => 'Note', 'value' => 'for jane' ) ) ) ) );
		self::assertSame( 'for [PERSON]', $page['data'][0]['data'][0]['value'] );
		self::assertSame( 'order-1', $page['data'][0]['item_id'] );
		$context = $this->engine->contexts[0];
		self::assertSame( array( 'api', 'customer:42' ), array( $context->channel, $context->consumer ) );
		self::assertContains( 'sam@example.org', $context->subject );
		self::assertContains( 'Sam Okafor', $context->subject );
	}

	public function test_an_item_that_cannot_be_judged_is_left_out(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$page                  = $this->personal( array( array( 'group_id' => 'x', 'data' => array( array( 'name' => 'a', 'value' => 'jane' ) ) ) ) );
		self::assertSame( array( 'data' => array(), 'done' => true ), $page );
		self::assertSame( 'withheld', $this->alerts->all()[0]['kind'] );
	}
}
