<?php

/**
 * Plugin Name: What the run needs on the shop: a gateway that takes cards, the MCP server, and a list of alerts.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects, PSR1.Classes.ClassDeclaration.MissingNamespace, PSR1.Methods.CamelCapsMethodName, Squiz.Classes.ValidClassName -- WooCommerce's own style

add_filter('pre_wp_mail', static fn (): bool => true);
// The run asks by a host name that is not the shop's own.
add_filter('redirect_canonical', '__return_false');
add_filter('woocommerce_mcp_allow_insecure_transport', '__return_true');
add_filter('option_woocommerce_feature_mcp_integration_enabled', static fn (): string => 'yes');
add_filter('woocommerce_mcp_include_ability', static fn (bool $include, string $id): bool => $include || $id === 'woocommerce/orders-query', 10, 2);

// A page-cache plugin that does not know whose page it is.
add_action('send_headers', static function (): void {
    if (isset($_GET['run-cdn'])) { // phpcs:ignore WordPress.Security.NonceVerification -- names a test
        header('CDN-Cache-Control: max-age=600');
    }
});

add_action('leakguard_alert', static function (string ...$alert): void {
    file_put_contents((string) getenv('RUN_ALERTS'), implode(' ', $alert) . "\n", FILE_APPEND);
}, 10, 4);

// The service of the gateway is the run's receiver.
add_action('http_api_curl', static function ($handle): void {
    if (getenv('RUN_RECEIVER_PORT')) {
        curl_setopt($handle, CURLOPT_CONNECT_TO, ['::127.0.0.1:' . getenv('RUN_RECEIVER_PORT')]);
    }
});

add_filter('woocommerce_payment_gateways', static function (array $gateways): array {
    $gateways[] = new class extends WC_Payment_Gateway {
        public function __construct()
        {
            $this->id = 'run_card';
            $this->title = 'Card';
            $this->enabled = 'yes';
        }

        public function process_payment($order_id)
        {
            $order = wc_get_order($order_id);
            // phpcs:ignore WordPress.Security.NonceVerification -- WooCommerce has checked it
            $card = sanitize_text_field(wp_unslash($_POST['card_number'] ?? ''));
            $answer = wp_remote_post('http://api.stripe.com/v1/charges', [
                'headers' => ['Content-Type' => 'application/json', 'Authorization' => 'Bearer run-credential'],
                'body' => json_encode(['number' => $card, 'email' => $order->get_billing_email(), 'amount' => $order->get_total()]),
            ]);
            if (is_wp_error($answer)) {
                throw new Exception('The gateway was not reached: ' . $answer->get_error_message());
            }
            $order->add_order_note("Charged $card.");
            $order->payment_complete('run-transaction');
            return ['result' => 'success', 'redirect' => $order->get_checkout_order_received_url()];
        }
    };
    return $gateways;
});
