<?php
/**
 * Unit test.
 *
 * @package LeakGuard\WordPress
 */

// phpcs:disable Squiz.Commenting -- a test's name is its sentence.

declare( strict_types=1 );

namespace LeakGuard\WordPress\Tests;

use LeakGuard\WordPress\Caller;

final class CallerTest extends OutletTestCase {

	private Caller $caller;

	protected function setUp(): void {
		parent::setUp();
		$this->caller = new Caller();
	}

	private function login( array $capabilities = array() ): \WP_User {
		\WordPressDouble::$user = new \WP_User(
			array(
				'ID'           => 42,
				'user_login'   => 'jdoe',
				'user_email'   => 'jdoe@example.net',
				'display_name' => 'J. Doe',
				'first_name'   => 'Jo',
				'last_name'    => 'Doe',
				'capabilities' => $capabilities,
			)
		);
		return \WordPressDouble::$user;
	}

	private function consumer( string $route = '/wp/v2/users' ): string {
		return $this->caller->destination( new \WP_REST_Request( 'GET', $route ) )->consumer;
	}

	public function test_nobody_is_a_guest_without_own_values(): void {
		$to = $this->caller->destination( new \WP_REST_Request( 'GET', '/wp/v2/posts' ) );
		self::assertSame( array( 'guest', array() ), array( $to->consumer, $to->subject ) );
	}

	public function test_a_cookie_makes_staff_an_admin_and_others_a_customer(): void {
		$user = $this->login( array( 'manage_woocommerce' ) );
		$this->caller->note_cookie( array(), $user );
		self::assertSame( 'admin:jdoe', $this->consumer() );

		$user = $this->login();
		self::assertSame( 'customer:42', $this->consumer() );
	}

	public function test_a_woocommerce_key_wins_over_the_user_it_belongs_to(): void {
		$user = $this->login( array( 'manage_woocommerce' ) );
		$this->caller->note_cookie( array(), $user );
		self::assertSame( 'as it was', $this->caller->note_key( 'as it was', '7' ) );
		self::assertSame( 'key:7', $this->consumer() );
	}

	public function test_an_application_password_of_staff_is_an_integration_by_its_name(): void {
		$user = $this->login( array( 'manage_options' ) );
		$this->caller->note_application_password( $user, array( 'name' => ' erp ' ) );
		self::assertSame( 'integration:erp', $this->consumer() );
	}

	public function test_a_customer_cannot_name_an_integration(): void {
		$user = $this->login();
		$this->caller->note_application_password( $user, array( 'name' => 'erp' ) );
		self::assertSame( 'customer:42', $this->consumer() );
	}

	public function test_another_way_in_is_an_integration_for_staff(): void {
		$this->login( array( 'edit_others_posts' ) );
		self::assertSame( 'integration:jdoe', $this->consumer() );
	}

	public function test_a_cookie_of_somebody_else_makes_no_admin(): void {
		$this->caller->note_cookie( array(), new \WP_User( array( 'ID' => 1 ) ) );
		$this->login( array( 'manage_options' ) );
		self::assertSame( 'integration:jdoe', $this->consumer() );
	}

	public function test_a_customer_s_own_values_pass_each_once(): void {
		$this->login();
		\WordPressDouble::$user_meta[42] = array(
			'first_name'         => 'Jo',
			'billing_first_name' => 'Jo',
			'billing_address_1'  => '1 Quay Road',
			'billing_address_2'  => '',
			'shipping_phone'     => '+44 20 7946 0000',
		);

		$subject = $this->caller->destination( new \WP_REST_Request( 'GET', '/wp/v2/users/me' ) )->subject;
		foreach ( array( 'jdoe@example.net', 'Jo', 'Jo Doe', 'J. Doe', '1 Quay Road', '+44 20 7946 0000' ) as $own ) {
			self::assertContains( $own, $subject );
		}
		self::assertNotContains( '', $subject );
		self::assertSame( array_values( array_unique( $subject ) ), $subject );
	}

	public function test_a_machine_has_no_own_values(): void {
		$user = $this->login( array( 'manage_options' ) );
		$this->caller->note_application_password( $user, array( 'name' => 'erp' ) );
		self::assertSame( array(), $this->caller->destination( new \WP_REST_Request( 'GET', '/wp/v2/users' ) )->subject );
	}

	public function test_a_guest_s_running_checkout_is_their_own_in_the_store_api_only(): void {
		\WordPressDouble::$shop = (object) array( 'customer' => new \WC_Customer( array( 'first_name' => 'Ana', 'last_name' => 'Roy', 'email' => 'ana@example.org' ), array( 'address_1' => '9 Mill Lane' ) ) );

		$store = $this->caller->destination( new \WP_REST_Request( 'GET', '/wc/store/v1/cart' ) );
		$other = $this->caller->destination( new \WP_REST_Request( 'GET', '/wc/v3/orders' ) );
		self::assertSame( array( 'Ana', 'Roy', 'ana@example.org', 'Ana Roy', '9 Mill Lane' ), $store->subject );
		self::assertSame( array(), $other->subject );
	}

	public function test_developers_can_name_the_consumer_and_a_broken_name_is_an_unknown_one(): void {
		add_filter( 'leakguard_rest_consumer', static fn( $consumer, $request ) => '/x' === $request->get_route() ? 'integration:pos' : null, 10, 2 );
		self::assertSame( 'integration:pos', $this->consumer( '/x' ) );
		self::assertSame( '', $this->consumer( '/y' ) );
	}

	public function test_a_session_of_somebody_else_is_nobody_s_own(): void {
		$this->login();
		\WordPressDouble::$shop = (object) array( 'customer' => new \WC_Customer( array( 'first_name' => 'Ana' ), array(), 7 ) );
		self::assertNotContains( 'Ana', $this->caller->destination( new \WP_REST_Request( 'GET', '/wc/store/v1/cart' ) )->subject );
		\WordPressDouble::$shop = (object) array( 'customer' => new \WC_Customer( array( 'first_name' => 'Ana' ), array(), 42 ) );
		self::assertContains( 'Ana', $this->caller->destination( new \WP_REST_Request( 'GET', '/wc/store/v1/cart' ) )->subject );
	}

	public function test_other_answers_name_channel_and_route_and_developers_their_receiver(): void {
		$to = $this->caller->receiver( 'export', 'export/wxr' );
		self::assertSame( array( 'export', 'guest', 'export/wxr' ), array( $to->channel, $to->consumer, $to->route ) );
		add_filter( 'leakguard_consumer', static fn( $consumer, $channel, $route ) => 'feed' === $route ? 'integration:reader' : 5, 10, 3 );
		self::assertSame( 'integration:reader', $this->caller->receiver( 'api', 'feed' )->consumer );
		self::assertSame( '', $this->caller->receiver( 'api', 'xmlrpc' )->consumer );
	}
}
