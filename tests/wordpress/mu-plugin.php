<?php

/**
 * Plugin Name: What the run needs on the site: an error that repeats an e-mail, a log line, and calls to other hosts.
 */

declare(strict_types=1);

// There is no mail server here.
add_filter('pre_wp_mail', '__return_true');

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
