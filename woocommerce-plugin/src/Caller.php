<?php
/**
 * Who asks for a REST answer.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress;

/**
 * Names the consumer of the running request as the policy knows it, and the values that are the caller's own.
 *
 * How somebody proved who they are is noted from the hooks that fire while WordPress finds it out. What a customer can
 * choose (the name of an application password) never names an integration: that would let them pick a rule.
 */
class Caller {

	private const STAFF = array( 'manage_options', 'manage_woocommerce', 'edit_others_posts' );

	/**
	 * Profile fields of WordPress and, as user meta, of WooCommerce whose values identify their owner.
	 */
	private const OWN_META = array( 'first_name', 'last_name', 'nickname' );

	private const ADDRESS = array( 'first_name', 'last_name', 'company', 'address_1', 'address_2', 'city', 'postcode', 'phone', 'email' );

	/**
	 * WooCommerce REST key, 0 without one.
	 *
	 * @var int
	 */
	private int $key_id = 0;

	/**
	 * Names of application passwords by the user they authenticated.
	 *
	 * @var array<int, string>
	 */
	private array $application_passwords = array();

	/**
	 * Users whose login cookie was found valid.
	 *
	 * @var array<int, true>
	 */
	private array $cookies = array();

	/**
	 * Listens to the ways of logging in.
	 */
	public function register(): void {
		add_filter( 'woocommerce_disable_rest_api_access_log', array( $this, 'note_key' ), 10, 2 );
		add_action( 'application_password_did_authenticate', array( $this, 'note_application_password' ), 10, 2 );
		add_action( 'auth_cookie_valid', array( $this, 'note_cookie' ), 10, 2 );
	}

	/**
	 * WooCommerce (7.7 and newer) shows the key's id here, for requests that a key authenticated.
	 *
	 * @param mixed $disabled Passed on as it is.
	 * @param mixed $key_id   Id of the key.
	 * @return mixed
	 */
	public function note_key( $disabled, $key_id = 0 ) {
		$this->key_id = is_numeric( $key_id ) ? (int) $key_id : 0;
		return $disabled;
	}

	/**
	 * An application password was accepted.
	 *
	 * @param mixed $user \WP_User it belongs to.
	 * @param mixed $item Its record, with a `name`.
	 */
	public function note_application_password( $user, $item = array() ): void {
		if ( $user instanceof \WP_User ) {
			$name = is_array( $item ) && is_string( $item['name'] ?? null ) ? trim( $item['name'] ) : '';

			$this->application_passwords[ (int) $user->ID ] = $name;
		}
	}

	/**
	 * A login cookie was accepted.
	 *
	 * @param mixed $elements Parts of the cookie.
	 * @param mixed $user     \WP_User it belongs to.
	 */
	public function note_cookie( $elements, $user = null ): void {
		if ( $user instanceof \WP_User ) {
			$this->cookies[ (int) $user->ID ] = true;
		}
	}

	/**
	 * Where the answer to a REST request goes.
	 *
	 * @param \WP_REST_Request $request The request that is answered.
	 */
	public function destination( \WP_REST_Request $request ): Destination {
		$route = $request->get_route();
		if ( str_starts_with( $route, '/woocommerce/mcp' ) ) {
			$this->note_mcp_key( $request );
		}
		$user     = wp_get_current_user();
		$consumer = $this->consumer( $user );
		$subject  = $this->subject( $consumer, $user, str_starts_with( $route, '/wc/store/' ) );

		/**
		 * Filters who receives a REST answer, for a way of logging in that LeakGuard does not know.
		 *
		 * @since 0.1.0
		 *
		 * @param string           $consumer As `kind:name`: guest, customer:42, admin:jane, integration:erp, key:7.
		 * @param \WP_REST_Request $request  The request that is answered.
		 */
		$consumer = apply_filters( 'leakguard_rest_consumer', $consumer, $request );

		/**
		 * Filters the values that belong to the person whom a REST answer may show: these values pass.
		 *
		 * @since 0.1.0
		 *
		 * @param string[]         $subject Values, compared without case and surrounding white space.
		 * @param \WP_REST_Request $request The request that is answered.
		 */
		$subject = apply_filters( 'leakguard_rest_subject', self::values( $subject ), $request );

		return new Destination( 'api', is_string( $consumer ) ? $consumer : '', self::values( (array) $subject ), $route );
	}

	/**
	 * Where any other answer of the running request goes: a file, a feed, XML-RPC, Ajax.
	 *
	 * @param string $channel One of api, export.
	 * @param string $route   What the policy knows the outlet by, as `admin-ajax/heartbeat`.
	 */
	public function receiver( string $channel, string $route ): Destination {
		$user     = wp_get_current_user();
		$consumer = $this->consumer( $user );

		/**
		 * Filters who receives an answer that is not REST.
		 *
		 * @since 0.2.0
		 *
		 * @param string $consumer As `kind:name`: guest, customer:42, admin:jane, integration:erp.
		 * @param string $channel  One of api, export.
		 * @param string $route    The outlet, as `admin-ajax/heartbeat`, `feed`, `xmlrpc`, `export/products`.
		 */
		$consumer = apply_filters( 'leakguard_consumer', $consumer, $channel, $route );
		$consumer = is_string( $consumer ) ? $consumer : '';

		return new Destination( $channel, $consumer, self::values( $this->subject( $consumer, $user, true ) ), $route );
	}

	/**
	 * Values that are the receiver's own.
	 *
	 * @param string   $consumer As `kind:name`.
	 * @param \WP_User $user     The current user.
	 * @param bool     $shopping Whether the answer is about the running checkout.
	 * @return array<mixed>
	 */
	private function subject( string $consumer, \WP_User $user, bool $shopping ): array {
		return array_merge(
			$shopping ? $this->shopper( $user ) : array(),
			preg_match( '/^(admin|customer):/', $consumer ) ? self::own_values( $user ) : array()
		);
	}

	/**
	 * WooCommerce's MCP server takes a REST key in a header of its own, and has checked it when an answer is there.
	 *
	 * @param \WP_REST_Request $request The request that is answered.
	 */
	private function note_mcp_key( \WP_REST_Request $request ): void {
		$key = explode( ':', (string) $request->get_header( 'X-MCP-API-Key' ) )[0];
		if ( $this->key_id > 0 || '' === $key || ! wp_get_current_user()->exists() || ! function_exists( 'wc_api_hash' ) ) {
			return;
		}
		global $wpdb;
		$this->key_id = (int) $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WooCommerce has no other way to a key.
			$wpdb->prepare( "SELECT key_id FROM {$wpdb->prefix}woocommerce_api_keys WHERE consumer_key = %s", wc_api_hash( trim( $key ) ) )
		);
	}

	/**
	 * The consumer as `kind:name`.
	 *
	 * @param \WP_User $user The current user.
	 */
	private function consumer( \WP_User $user ): string {
		if ( $this->key_id > 0 ) {
			return "key:{$this->key_id}";
		}
		if ( ! $user->exists() ) {
			return 'guest';
		}
		if ( ! self::is_staff( $user ) ) {
			return "customer:{$user->ID}";
		}
		if ( isset( $this->application_passwords[ (int) $user->ID ] ) ) {
			return 'integration:' . $this->application_passwords[ (int) $user->ID ];
		}
		// Neither key nor cookie: another plugin's way in (OAuth, JWT). A machine that acts for a member of staff.
		return ( isset( $this->cookies[ (int) $user->ID ] ) ? 'admin:' : 'integration:' ) . $user->user_login;
	}

	/**
	 * Whether the user runs the shop or the site.
	 *
	 * @param \WP_User $user Who.
	 */
	public static function is_staff( \WP_User $user ): bool {
		foreach ( self::STAFF as $capability ) {
			if ( user_can( $user, $capability ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What the shop knows about the user who asks.
	 *
	 * @param \WP_User $user Who.
	 * @return array<mixed>
	 */
	public static function own_values( \WP_User $user ): array {
		$values = array( $user->user_email, $user->user_login, $user->display_name, trim( "{$user->first_name} {$user->last_name}" ) );
		$fields = self::OWN_META;
		foreach ( self::ADDRESS as $field ) {
			$fields[] = "billing_$field";
			$fields[] = "shipping_$field";
		}
		foreach ( $fields as $field ) {
			$values[] = get_user_meta( $user->ID, $field, true );
		}
		return $values;
	}

	/**
	 * What the shopper, logged in or not, typed into the running checkout: the shop answers with it, and a checkout that
	 * gets its own address back masked would order with the mask. A session of somebody else is nobody's own.
	 *
	 * @param \WP_User $user The current user.
	 * @return array<mixed>
	 */
	private function shopper( \WP_User $user ): array {
		$shop = function_exists( 'WC' ) ? WC() : null;
		if ( ! isset( $shop->customer ) || ! $shop->customer instanceof \WC_Customer || (int) $shop->customer->get_id() !== (int) $user->ID ) {
			return array();
		}
		return array_merge( self::address( $shop->customer->get_billing() ), self::address( $shop->customer->get_shipping() ) );
	}

	/**
	 * The values of an address that identify somebody.
	 *
	 * @param array<mixed> $address WooCommerce's fields.
	 * @return array<mixed>
	 */
	public static function address( array $address ): array {
		$values = array();
		foreach ( self::ADDRESS as $field ) {
			$values[] = $address[ $field ] ?? '';
		}
		$name = array( $address['first_name'] ?? '', $address['last_name'] ?? '' );
		if ( array_filter( $name, 'is_string' ) === $name ) {
			$values[] = trim( implode( ' ', $name ) );
		}
		return $values;
	}

	/**
	 * The texts among the values, each once; what is empty would bind nobody.
	 *
	 * @param array<mixed> $values Anything.
	 * @return list<string>
	 */
	public static function values( array $values ): array {
		$texts = array_filter( $values, static fn( $value ) => is_string( $value ) && '' !== trim( $value ) );
		return array_values( array_unique( $texts ) );
	}
}
