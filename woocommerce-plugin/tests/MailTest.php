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
use LeakGuard\WordPress\Outlet\Mail;

final class MailTest extends OutletTestCase {

	private Mail $outlet;

	protected function setUp(): void {
		parent::setUp();
		$this->outlet = new Mail( $this->engine->gateway(), new Alerts() );

		\WordPressDouble::$options['admin_email'] = 'owner@shop.example.com';
		\WordPressDouble::$accounts               = array(
			'eva@shop.example.com' => new \WP_User( array( 'ID' => 2, 'user_login' => 'eva', 'capabilities' => array( 'manage_woocommerce' ) ) ),
			'jo@example.org'       => new \WP_User( array( 'ID' => 9, 'user_login' => 'jo' ) ),
		);
	}

	private function mail( $to, string $message = 'order of jane', $headers = '' ): array {
		return $this->outlet->mask( array( 'to' => $to, 'subject' => 'jane', 'message' => $message, 'headers' => $headers, 'attachments' => array() ) );
	}

	public function test_staff_get_what_the_policy_leaves_them(): void {
		self::assertSame( array( '[PERSON]', 'order of [PERSON]' ), array_values( array_intersect_key( $this->mail( 'Eva <eva@shop.example.com>' ), array( 'subject' => 1, 'message' => 1 ) ) ) );
		$context = $this->engine->contexts[0];
		self::assertSame( array( 'egress', 'admin:eva', 'mail', 'mail' ), array( $context->channel, $context->consumer, $context->route, $context->host ) );
		$this->mail( array( 'owner@shop.example.com', 'eva@shop.example.com' ) );
		self::assertSame( 'host:mail', end( $this->engine->contexts )->consumer );
	}

	public function test_an_address_to_reply_to_goes_with_the_others(): void {
		self::assertSame( 'Content-Type: text/html', $this->mail( 'eva@shop.example.com', 'x', "Content-Type: text/html\r\nReply-to: jane <jane@example.org>" )['headers'] );
		self::assertSame( array( 'Reply-To: shop@shop.example.com' ), $this->mail( 'eva@shop.example.com', 'x', array( 'Reply-To: shop@shop.example.com' ) )['headers'] );
	}

	public function test_customers_and_who_is_not_known_are_left_alone(): void {
		self::assertSame( 'order of jane', $this->mail( 'jo@example.org' )['message'] );
		self::assertSame( 'order of jane', $this->mail( 'a.guest@example.org' )['message'] );
		self::assertSame( 'order of jane', $this->mail( 'eva@shop.example.com, jo@example.org' )['message'] );
		self::assertSame( 'order of jane', $this->mail( 'eva@shop.example.com', 'order of jane', array( 'Content-Type: text/html', 'Bcc: Jo <jo@example.org>' ) )['message'] );
		self::assertSame( array(), $this->engine->contexts );
	}

	public function test_woocommerce_s_mail_to_third_parties_is_judged_once(): void {
		$email = new class() {
			public bool $customer = false;

			public function is_customer_email() {
				return $this->customer;
			}
		};
		$this->outlet->note_email( array( 'warehouse@partner.example' ), $email );
		self::assertSame( 'order of [PERSON]', $this->mail( 'warehouse@partner.example' )['message'] );
		self::assertSame( 'order of jane', $this->mail( 'warehouse@partner.example' )['message'] );
		$email->customer = true;
		$this->outlet->note_email( array( 'warehouse@partner.example' ), $email );
		self::assertSame( 'order of jane', $this->mail( 'warehouse@partner.example' )['message'] );
	}

	public function test_a_link_for_an_own_password_is_left_alone(): void {
		$message = 'https://shop.example.com/wp-login.php?action=rp&key=abc&login=eva for jane';
		self::assertSame( $message, $this->mail( 'eva@shop.example.com', $message )['message'] );
	}

	public function test_a_failure_sends_a_notice(): void {
		$this->engine->failure = new \LeakGuard\Exception( 'broken' );
		$mail                  = $this->mail( 'eva@shop.example.com' );
		self::assertStringNotContainsString( 'jane', $mail['subject'] . $mail['message'] );
		self::assertSame( 'eva@shop.example.com', $mail['to'] );
	}

	public function test_developers_can_say_whose_mail_it_is(): void {
		add_filter( 'leakguard_mail_consumer', static fn( $consumer, $receivers ) => array( 'agency@partner.example' ) === $receivers ? 'host:agency' : $consumer, 10, 2 );
		self::assertSame( 'order of [PERSON]', $this->mail( 'agency@partner.example' )['message'] );
	}
}
