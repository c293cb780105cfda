<?php

/**
 * Plugin Name: What the run needs on the site: an error that repeats an e-mail, a log line, and calls to other hosts.
 */

declare(strict_types=1);

// There is no mail server here: what would be sent stands in a file.
add_filter('pre_wp_mail', static function ($sent, array $mail): bool {
    file_put_contents(WP_CONTENT_DIR . '/run-mail', json_encode($mail) . "\n", FILE_APPEND);
    return true;
}, 10, 2);

// What LeakGuard raises an alert for.
add_action('leakguard_alert', static function (string ...$alert): void {
    file_put_contents(WP_CONTENT_DIR . '/run-alerts', implode(' ', $alert) . "\n", FILE_APPEND);
}, 10, 4);

// An Ajax action of a plugin, for everybody.
foreach (['wp_ajax_run_lookup', 'wp_ajax_nopriv_run_lookup'] as $hook) {
    add_action($hook, static fn () => wp_send_json(['email' => 'lena.fischer@example.net', 'sku' => 'WCB-1042']));
}
add_action('wp_ajax_nopriv_run_fragment', static fn () => wp_die('<p>to lena.fischer@example.net</p>'));

// An answer that its endpoint prints itself.
add_filter('rest_pre_serve_request', static function ($served, $result, WP_REST_Request $request, WP_REST_Server $server) {
    if ($request->get_route() !== '/run/v1/raw') {
        return $served;
    }
    $server->send_header('Content-Type', 'text/csv; charset=utf-8');
    echo "email,item\nlena.fischer@example.net,WCB-1042\n";
    return true;
}, 10, 4);

// Every host's port 80 is the receiver, so that the policy sees real host names and nothing leaves this machine.
add_action('http_api_curl', static function ($handle, $args, $url): void {
    curl_setopt($handle, CURLOPT_CONNECT_TO, ['::127.0.0.1:' . getenv('RUN_RECEIVER_PORT')]);
}, 10, 3);

add_action('rest_api_init', static function (): void {
    $open = ['methods' => ['GET', 'POST'], 'permission_callback' => '__return_true'];

    register_rest_route('run/v1', '/error', $open + ['callback' => static fn () => new WP_Error(
        'run_exists',
        'There is an account for lena.fischer@example.net already.',
        ['status' => 409, 'given' => ['email' => 'lena.fischer@example.net', 'quantity' => 3]]
    )]);

    register_rest_route('run/v1', '/object', $open + ['callback' => static fn () => (object) [
        'empty' => new stdClass(),
        'list' => [],
        'note' => 'mail lena.fischer@example.net',
        'nested' => (object) ['email' => 'lena.fischer@example.net', 'price' => 12.5, 'ok' => true, 'none' => null],
    ]]);

    // Two orders as wc/v3 shows them, of the user sam and of somebody else: what a mixed-up session answers.
    register_rest_route('run/v1', '/orders', $open + ['callback' => static fn () => array_map(static fn (array $of) => [
        'id' => $of[0],
        'customer_id' => $of[0],
        'order_key' => 'wc_order_Ab12Cd34Ef56' . $of[0],
        'payment_url' => 'http://shop.example/pay/?key=wc_order_Ab12Cd34Ef56' . $of[0],
        'billing' => ['first_name' => $of[1], 'last_name' => 'Okafor', 'address_1' => $of[2], 'email' => $of[3]],
    ], [
        [get_user_by('login', 'sam')->ID, 'Sam', '3 Old Street', 'sam.before@example.org'],
        [4711, 'Lena', 'Lindenstrasse 14', 'lena.fischer@example.net'],
    ])]);

    register_rest_route('run/v1', '/raw', $open + ['callback' => static fn () => []]);

    // An endpoint that lets everybody's cache keep what it says to one.
    register_rest_route('run/v1', '/cached', $open + ['callback' => static fn () => new WP_REST_Response(
        ['hello' => wp_get_current_user()->user_email],
        200,
        ['CDN-Cache-Control' => 'max-age=600', 'X-LiteSpeed-Cache-Control' => 'public,max-age=600', 'Cache-Control' => 'public, max-age=600']
    )]);

    register_rest_route('run/v1', '/write', $open + ['callback' => static fn (WP_REST_Request $request) => [
        'stored' => md5((string) $request['email']),
    ]]);

    register_rest_route('run/v1', '/mail', $open + ['callback' => static fn (WP_REST_Request $request) => [
        'sent' => wp_mail($request['to'], 'About lena.fischer@example.net', "Ring lena.fischer@example.net, order 1042.", $request['headers'] ?? ''),
    ]]);

    register_rest_route('run/v1', '/receipt', $open + ['callback' => static fn () => [
        'paid_with' => '4111 1111 1111 1111',
    ]]);

    // What the Store API answers to a checkout that the gateway wants confirmed in the browser.
    register_rest_route('wc/store/v1', '/run-checkout', $open + ['callback' => static fn () => [
        'payment_result' => ['payment_details' => [['key' => 'client_secret', 'value' => 'pi_3_secret_9f8e7d6c5b']]],
    ]]);

    register_rest_route('run/v1', '/log', $open + ['callback' => static function (WP_REST_Request $request): array {
        error_log('run: ' . apply_filters('leakguard_redact_log', (string) $request['line']));
        return ['logged' => true];
    }]);

    // Sends what the request's JSON body says: {"url": ..., "args": {...}} as wp_remote_request() takes them.
    register_rest_route('run/v1', '/send', $open + ['callback' => static function (WP_REST_Request $request): array {
        $sent = wp_remote_request((string) $request['url'], (array) $request['args'] + ['method' => 'POST']);
        return is_wp_error($sent)
            ? ['error' => $sent->get_error_code(), 'reason' => $sent->get_error_message()]
            : ['status' => wp_remote_retrieve_response_code($sent)];
    }]);
});
