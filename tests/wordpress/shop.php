<?php

/**
 * More of the shop's part: `php shop.php WORDPRESS_ROOT COMMAND [ARGUMENT]`, with the extension.
 *
 * handlers        an entry with each handler of the logger: file, database, e-mail, remote; prints a line of JSON with what each wrote
 * add-orders FILE     a hundred orders of made-up people; keeps in FILE what remove-orders takes away
 * compatible      prints the features that the plugin is declared compatible with
 * product-csv     the product export; prints the file
 * report NAME     an analytics report as CSV; prints the file
 * webhook URL     delivers an order to URL, of which every host is the receiver at RUN_RECEIVER_PORT; prints the reason, if it was refused
 * ai [PROVIDER]   a prompt by WordPress's AI client; prints `supported` or `not supported`, then the answer or the error's code
 */

declare(strict_types=1);

use Automattic\WooCommerce\Admin\ReportCSVExporter;
use Automattic\WooCommerce\Internal\Admin\Schedulers\CustomersScheduler;
use Automattic\WooCommerce\Internal\Admin\Schedulers\OrdersScheduler;
use Automattic\WooCommerce\Internal\Logging\RemoteLogger;
use Automattic\WooCommerce\Utilities\FeaturesUtil;
use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

// phpcs:disable PSR1.Files.SideEffects -- a script

[, $root, $command, $argument] = $argv + [3 => ''];
$_SERVER += ['HTTP_HOST' => 'shop.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => ''];
$_SERVER += ['SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
require "$root/wp-load.php";
wp_set_current_user(get_users(['role' => 'administrator', 'number' => 1])[0]->ID);
// WordPress asks the name server before it makes a safe call; here every host is the receiver.
add_filter('http_request_args', static fn (array $args): array => ['reject_unsafe_urls' => false] + $args);
$lena = 'lena.fischer@example.net';
$card = '4111 1111 1111 1111';
$orders = wc_get_orders(['limit' => 1, 'billing_email' => $lena]);

switch ($command) {
    case 'handlers':
        $written = [];
        add_filter('pre_wp_mail', static function ($sent, array $mail) use (&$written): bool {
            $written['email'] = $mail['subject'] . "\n" . $mail['message'];
            return true;
        }, 1, 2);
        add_filter('pre_http_request', static function ($answer, array $args, string $url) use (&$written) {
            if (str_contains($url, 'logstash')) {
                $written['remote'] = $args['body'];
                return ['response' => ['code' => 200], 'body' => '', 'headers' => [], 'cookies' => []];
            }
            return $answer;
        }, 1, 3);
        $remote = new class extends RemoteLogger {
            protected function should_handle($level, $message, $context) // phpcs:ignore PSR1.Methods.CamelCapsMethodName
            {
                return !empty($context['remote-logging']);
            }

            protected function is_dev_or_local_environment() // phpcs:ignore PSR1.Methods.CamelCapsMethodName
            {
                return false;
            }
        };
        $email = new WC_Log_Handler_Email('admin@example.com', 'debug');
        add_filter('woocommerce_register_log_handlers', static fn (): array => [
            wc_get_container()->get(Automattic\WooCommerce\Internal\Admin\Logging\LogHandlerFileV2::class),
            new WC_Log_Handler_DB(),
            $email,
            $remote,
        ]);
        // A logger of its own: the shop's may be there already.
        (new WC_Logger())->error("paid by $lena with $card, order 1042 over 39.00", [
            'source' => 'leakguard-run',
            'remote-logging' => true,
            'billing' => ['first_name' => 'Lena', 'email' => $lena],
            'order_id' => 1042,
        ]);
        $email->send_log_email();
        $files = glob(trailingslashit(WC_LOG_DIR) . 'leakguard-run-*.log') ?: [];
        $written['file'] = $files === [] ? '' : (string) file_get_contents(end($files));
        $table = $wpdb->prefix . 'woocommerce_log';
        $written['database'] = implode("\n", $wpdb->get_row("SELECT message, context, source FROM $table ORDER BY log_id DESC LIMIT 1", ARRAY_N) ?? []);
        $wpdb->query("DELETE FROM $table WHERE source = 'leakguard-run'");
        echo json_encode($written, JSON_UNESCAPED_SLASHES);
        break;

    case 'add-orders':
        add_filter('pre_wp_mail', '__return_true');
        $products = wc_get_products(['limit' => 3, 'status' => 'publish']);
        $made = [];
        for ($i = 0; $i < 100; $i++) {
            $order = wc_create_order();
            foreach ($products as $product) {
                $order->add_product($product, 1 + $i % 3);
            }
            $address = [
                'first_name' => ['Lena', 'Marc', 'Ana', 'Oliver'][$i % 4],
                'last_name' => ['Fischer', 'Dubois', 'Roy', 'Brandt', 'Sharma'][$i % 5],
                'address_1' => "Lindenstrasse $i",
                'city' => 'Freiburg',
                'postcode' => (string) (79098 + $i),
                'country' => 'DE',
                'phone' => '+49 761 55501' . sprintf('%02d', $i),
            ];
            $order->set_address($address + ['email' => "person.$i@example.net"], 'billing');
            $order->set_address($address, 'shipping');
            $order->set_customer_ip_address('203.0.113.' . $i);
            $order->calculate_totals();
            $order->set_status('completed');
            $order->save();
            $made[] = $order->get_id();
            file_put_contents($argument, json_encode($made));
        }
        break;

    case 'remove-orders':
        foreach (json_decode((string) @file_get_contents($argument), true) ?? [] as $id) {
            ($order = wc_get_order($id)) && $order->delete(true);
        }
        break;

    case 'compatible':
        $features = array_filter(['custom_order_tables', 'cart_checkout_blocks'], static fn (string $feature): bool =>
            in_array('leakguard/leakguard.php', FeaturesUtil::get_compatible_plugins_for_feature($feature)['compatible'], true));
        echo implode(' ', $features);
        break;

    case 'product-csv':
        require_once WC_ABSPATH . 'includes/export/class-wc-product-csv-exporter.php';
        $exporter = new WC_Product_CSV_Exporter();
        $exporter->set_filename('leakguard-run.csv');
        $exporter->set_limit(500);
        $exporter->generate_file();
        echo $exporter->get_file(); // which removes it
        break;

    case 'report':
        foreach ($orders as $order) {
            CustomersScheduler::import($order->get_customer_id());
            OrdersScheduler::import($order->get_id());
        }
        $exporter = new ReportCSVExporter($argument, []);
        $exporter->set_filename("leakguard-run-$argument");
        $exporter->set_limit(500);
        $exporter->generate_file();
        echo $exporter->get_file();
        break;

    case 'webhook':
        $reason = '';
        add_action('woocommerce_webhook_delivery', static function ($args, $answer) use (&$reason): void {
            $reason = is_wp_error($answer) ? "{$answer->get_error_code()}: {$answer->get_error_message()}" : '';
        }, 10, 2);
        $webhook = new WC_Webhook();
        $webhook->set_name('LeakGuard run');
        $webhook->set_user_id(get_current_user_id());
        $webhook->set_topic('order.updated');
        $webhook->set_secret('a secret of the run');
        $webhook->set_delivery_url($argument);
        $webhook->set_status('disabled'); // delivered by hand only
        $webhook->save();
        $webhook->deliver($orders[0]->get_id());
        $webhook->delete(true);
        echo $reason;
        break;

    case 'ai':
        require __DIR__ . '/ai-provider.php';
        $registry = AiClient::defaultRegistry();
        $registry->registerProvider(RunAiProvider::class);
        $registry->setProviderRequestAuthentication('run', new ApiKeyRequestAuthentication('run-credential'));
        $prompt = static fn () => wp_ai_client_prompt("Answer $lena, who paid with $card for order 1042.")
            ->using_provider('run')->using_system_instruction('Be polite.');
        echo $prompt()->is_supported_for_text_generation() ? 'supported ' : 'not supported ';
        $answer = $prompt()->generate_text();
        echo is_wp_error($answer) ? "{$answer->get_error_code()}: {$answer->get_error_message()}" : $answer;
        break;

    default:
        fwrite(STDERR, "shop.php does not know '$command'\n");
        exit(2);
}
