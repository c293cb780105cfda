<?php

/**
 * The command line of the shop's part: `php woocommerce.php WORDPRESS_ROOT COMMAND [ARGUMENT]`, with the extension.
 *
 * prepare FILE    activates LeakGuard, adds a customer, a product, orders and a REST key; prints NAME=VALUE lines
 *                 and keeps in FILE what clean has to take back
 * log             writes an entry with every handler of the logger; prints the log file's path
 * deliver URL     delivers an order's webhook to URL; prints its secret
 * call URL        sends a prompt about a customer to URL, of which every host is the receiver at RUN_RECEIVER_PORT;
 *                 prints the answer's status, or the error's code and message
 * internal ID     prints the e-mail of an order as the shop's own PHP gets it from its REST API
 * clean FILE      takes everything back
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script

[, $root, $command, $argument] = $argv + [3 => ''];
$_SERVER += ['HTTP_HOST' => 'shop.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => ''];
$_SERVER += ['SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
require "$root/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/user.php';
add_filter('pre_wp_mail', '__return_true');
if (!function_exists('wc_get_logger')) {
    fwrite(STDERR, "$root has no active WooCommerce\n");
    exit(1);
}
if ((string) get_option('permalink_structure') === '') {
    fwrite(STDERR, "$root needs pretty permalinks: WooCommerce's REST keys work with /wp-json/ only\n");
    exit(1);
}
$admins = get_users(['role' => 'administrator', 'number' => 1]);
wp_set_current_user($admins[0]->ID);
$lena = [
    'first_name' => 'Lena',
    'last_name' => 'Fischer',
    'company' => '',
    'address_1' => 'Lindenstrasse 14',
    'address_2' => '',
    'city' => 'Freiburg',
    'postcode' => '79098',
    'country' => 'DE',
    'email' => 'lena.fischer@example.net',
    'phone' => '+49 761 5550143',
];

switch ($command) {
    case 'prepare':
        $made = ['active' => is_plugin_active('leakguard/leakguard.php')];
        $error = activate_plugin('leakguard/leakguard.php');
        if (is_wp_error($error)) {
            fwrite(STDERR, $error->get_error_message() . "\n");
            exit(1);
        }
        $suffix = strtolower(wp_generate_password(6, false));
        $password = wp_generate_password(20, false);
        $customer = new WC_Customer(wc_create_new_customer($lena['email'], "lena-$suffix", $password));
        $marc = new WC_Customer(wc_create_new_customer('marc.dubois@example.org', "marc-$suffix", $password));
        foreach (['first_name' => 'Marc', 'last_name' => 'Dubois', 'address_1' => '5 rue Cler', 'city' => 'Lyon', 'postcode' => '69002'] as $field => $value) {
            $marc->{"set_billing_$field"}($value);
        }
        $marc->set_billing_country('FR');
        $marc->set_billing_email('marc.dubois@example.org');
        $marc->save();
        $made['marc'] = $marc->get_id();
        $product = new WC_Product_Simple();
        $product->set_name('Walnut cutting board');
        $product->set_regular_price('39.00');
        $product->set_sku("4006381333931-$suffix");
        $product->set_status('publish');
        $product->set_virtual(true); // a checkout without shipping zones
        $product->set_description("Made by {$lena['email']}.");
        $product->save();
        $made += ['customer' => $customer->get_id(), 'product' => $product->get_id()];
        foreach ($lena as $field => $value) {
            $customer->{"set_billing_$field"}($value);
            $field === 'email' || $customer->{"set_shipping_$field"}($value);
        }
        $customer->set_first_name('Lena');
        $customer->set_last_name('Fischer');
        $customer->save();

        $order = wc_create_order(['customer_id' => $customer->get_id()]);
        $order->add_product($product, 2);
        $order->set_address($lena, 'billing');
        $order->set_address(array_diff_key($lena, ['email' => 0]), 'shipping');
        $order->set_customer_ip_address('203.0.113.77');
        $order->set_customer_note('Charge 4111 1111 1111 1111 please.');
        $order->calculate_totals();
        $order->set_status('processing');
        $order->save();
        $made['order'] = $order->get_id();

        [$key, $secret] = ['ck_' . wc_rand_hash(), 'cs_' . wc_rand_hash()];
        $wpdb->insert("{$wpdb->prefix}woocommerce_api_keys", [
            'user_id' => get_current_user_id(),
            'description' => 'LeakGuard run',
            'permissions' => 'read_write',
            'consumer_key' => wc_api_hash($key),
            'consumer_secret' => $secret,
            'truncated_key' => substr($key, -7),
        ]);
        $made['key'] = $wpdb->insert_id;
        // The administrator's, for what WooCommerce's keys do not open; application passwords ask for TLS.
        $_SERVER['HTTPS'] = 'on';
        [$application, $item] = WP_Application_Passwords::create_new_application_password(get_current_user_id(), ['name' => "erp-$suffix"]);
        $made['application'] = $item['uuid'];
        file_put_contents($argument, json_encode($made));
        echo "WC_KEY=$key\nWC_SECRET=$secret\nWC_KEY_ID={$made['key']}\n";
        echo "LENA_LOGIN=lena-$suffix\nMARC_LOGIN=marc-$suffix\nSHOP_PASSWORD=$password\n";
        echo 'ADMIN_LOGIN=', wp_get_current_user()->user_login, "\nADMIN_PASSWORD=$application\n";
        echo "ORDER={$made['order']}\nCUSTOMER={$made['customer']}\nPRODUCT={$made['product']}\n";
        break;

    case 'log':
        wc_get_logger()->info("paid by {$lena['email']} with 4111 1111 1111 1111, order 1042 over 39.00", [
            'source' => 'leakguard-run',
            'billing' => $lena,
            'order_id' => 1042,
        ]);
        $files = glob(trailingslashit(WC_LOG_DIR) . 'leakguard-run-*.log');
        echo $files === false || $files === [] ? 'none' : end($files);
        break;

    case 'deliver':
        // WordPress keeps its safe calls from this machine's own services; here the receiver is one.
        add_filter('http_request_host_is_external', '__return_true');
        add_filter('http_allowed_safe_ports', static fn (array $ports, string $host, string $url): array =>
            [...$ports, (int) wp_parse_url($url, PHP_URL_PORT)], 10, 3);
        $webhook = new WC_Webhook();
        $webhook->set_name('LeakGuard run');
        $webhook->set_user_id(get_current_user_id());
        $webhook->set_topic('order.updated');
        $webhook->set_secret('a secret of the run');
        $webhook->set_delivery_url($argument);
        $webhook->set_status('active');
        $webhook->save();
        $orders = wc_get_orders(['limit' => 1, 'billing_email' => $lena['email']]);
        $webhook->deliver($orders[0]->get_id());
        $webhook->delete(true);
        echo 'a secret of the run';
        break;

    case 'call':
        add_action('http_api_curl', static function ($handle): void {
            curl_setopt($handle, CURLOPT_CONNECT_TO, ['::127.0.0.1:' . getenv('RUN_RECEIVER_PORT')]);
        });
        $sent = wp_remote_post($argument, [
            'headers' => ['Content-Type' => 'application/json'],
            'body' => json_encode(['prompt' => "Answer {$lena['email']}, who paid with 4111 1111 1111 1111."]),
        ]);
        echo is_wp_error($sent)
            ? "{$sent->get_error_code()}: {$sent->get_error_message()}"
            : wp_remote_retrieve_response_code($sent);
        break;

    case 'internal':
        echo rest_do_request(new WP_REST_Request('GET', "/wc/v3/orders/$argument"))->get_data()['billing']['email'];
        break;

    case 'clean':
        $made = json_decode((string) file_get_contents($argument), true);
        foreach (wc_get_orders(['limit' => -1, 'customer' => [$made['customer'], 'ana.roy@example.org']]) as $order) {
            $order->delete(true);
        }
        wc_get_product($made['product'])->delete(true);
        wp_delete_user($made['customer']);
        wp_delete_user($made['marc']);
        WP_Application_Passwords::delete_application_password(get_current_user_id(), $made['application']);
        $wpdb->delete("{$wpdb->prefix}woocommerce_api_keys", ['key_id' => $made['key']]);
        array_map('unlink', glob(trailingslashit(WC_LOG_DIR) . 'leakguard-run-*.log') ?: []);
        $made['active'] || deactivate_plugins('leakguard/leakguard.php');
        break;

    default:
        fwrite(STDERR, "woocommerce.php does not know '$command'\n");
        exit(2);
}
