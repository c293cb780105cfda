<?php
/**
 * Hosts that a shop calls with the data of its order, because that is what they are for.
 *
 * @package LeakGuard\WordPress
 */

declare( strict_types=1 );

namespace LeakGuard\WordPress\Policy;

/**
 * Payment gateways as in the shipped policy; tax and delivery services from the lists of WooCommerce's own extensions (November
 * 2026). They are exempt where a site enforces all outgoing calls; mail and marketing services are not.
 */
final class DeliveryHosts {

	private const HOSTS = array(
		// Payment: leakguard-core/policies/default.toml, rule payment-gateways.
		'*.stripe.com',
		'*.adyen.com',
		'*.adyenpayments.com',
		'*.paypal.com',
		'*.braintree-api.com',
		'*.braintreegateway.com',
		'*.mollie.com',
		'*.klarna.com',
		'*.authorize.net',
		'*.squareup.com',
		'*.worldpay.com',
		'*.checkout.com',
		// Mail to staff, as the plugin names it: a new order has to be sent to somebody.
		'mail',
		// Tax.
		'*.avalara.com',
		'*.avatax.com',
		'api.taxjar.com',
		// Delivery.
		'*.ups.com',
		'*.fedex.com',
		'*.dhl.com',
		'*.dhl.de',
		'*.usps.com',
		'*.royalmail.net',
		'*.easypost.com',
		'*.goshippo.com',
		'*.shipstation.com',
		'*.sendcloud.sc',
	);

	/**
	 * Patterns of host names.
	 *
	 * @return list<string>
	 */
	public static function patterns(): array {
		/**
		 * Filters the hosts that get the data of orders even where all outgoing calls are enforced: payment, tax, delivery.
		 *
		 * @since 0.2.0
		 *
		 * @param string[] $hosts Patterns of host names, `*` stands for any run of characters.
		 */
		$hosts = apply_filters( 'leakguard_delivery_hosts', self::HOSTS );
		return array_values( array_filter( (array) $hosts, static fn( $host ) => is_string( $host ) && '' !== trim( $host, '* .' ) ) );
	}
}
