<?php

/**
 * WordPress code that asks an AI service: `php wordpress.php ROOT PORT`. The service is at http://api.openai.com, which is led to
 * that port. LeakGuard's plugin is loaded from this repository where the site has none active.
 */

declare(strict_types=1);

use WordPress\AiClient\AiClient;
use WordPress\AiClient\Providers\Http\DTO\ApiKeyRequestAuthentication;

// phpcs:disable PSR1.Files.SideEffects -- a script of the run

require __DIR__ . '/questions.php';

[, $root, $port] = $argv;
$_SERVER += ['HTTP_HOST' => 'shop.example', 'REQUEST_URI' => '/', 'REQUEST_METHOD' => 'GET', 'SERVER_NAME' => '', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1'];
$GLOBALS['wp_filter']['muplugins_loaded'][10][] = ['accepted_args' => 0, 'function' => static function () use ($port): void {
    // The name of the host is known to no server here.
    add_filter('http_request_args', static fn (array $args): array => ['reject_unsafe_urls' => false] + $args);
    add_action('http_api_curl', static function ($handle) use ($port): void {
        curl_setopt($handle, CURLOPT_CONNECT_TO, ["::127.0.0.1:$port"]);
    });
}];
$GLOBALS['wp_filter']['plugins_loaded'][-1000][] = ['accepted_args' => 0, 'function' => static function (): void {
    if (!class_exists('LeakGuard\WordPress\Plugin', false)) {
        require dirname(__DIR__, 2) . '/woocommerce-plugin/leakguard.php';
    }
}];
require "$root/wp-load.php";
LeakGuard\recordEvents();

$chat = 'http://api.openai.com/v1/chat/completions';
$headers = ['Content-Type' => 'application/json', 'Authorization' => 'Bearer run'];
$post = static fn (string $body, array $more = []): array => $more + ['method' => 'POST', 'headers' => $headers, 'body' => $body, 'timeout' => 20];

tell('wp_remote_post', wp_remote_retrieve_body(wp_remote_post($chat, $post(question()))));
tell('wp_remote_post, gzip', wp_remote_retrieve_body(wp_remote_post("$chat?gzip=1", $post(question()))));
tell('wp_safe_remote_request', wp_remote_retrieve_body(wp_safe_remote_request($chat, $post(question()))));
tell('wp_remote_post, events', wp_remote_retrieve_body(wp_remote_post("$chat?cut=1&chunked=1", $post(question(stream: true)))));
tell('wp_remote_post, a redirect', wp_remote_retrieve_body(wp_remote_post('http://api.openai.com/v1/old?to=' . urlencode($chat), $post(question()))));
$file = (string) tempnam(sys_get_temp_dir(), 'answer');
wp_remote_post($chat, $post(question(), ['stream' => true, 'filename' => $file]));
tell('wp_remote_post, into a file', (string) file_get_contents($file));
unlink($file);
$refused = wp_remote_post($chat, $post(question(CARD)));
tell_refused('wp_remote_post, a card', is_wp_error($refused) ? false : $refused, is_wp_error($refused) ? $refused->get_error_message() : '');
// Known by what it is sent; no one has approved it.
$refused = wp_remote_post('http://assistant.example/v1/messages', $post(message()));
$why = is_wp_error($refused) ? $refused->get_error_message() : 'it went';
echo str_contains($why, 'not approved') ? 'ok' : "not ok ($why)", " wp_remote_post, a service that is not approved\n";
$calls = array_filter(LeakGuard\events(), static fn (array $event): bool => $event['ai'] !== null);
echo count($calls) === 8 ? "ok each is one call\n" : 'not ok each is one call: ' . count($calls) . "\n";

if (function_exists('wp_ai_client_prompt')) {
    require dirname(__DIR__) . '/wordpress/ai-provider.php';
    $registry = AiClient::defaultRegistry();
    $registry->registerProvider(RunAiProvider::class);
    $registry->setProviderRequestAuthentication('run', new ApiKeyRequestAuthentication('run'));
    $ask = static fn (string $text): mixed => wp_ai_client_prompt($text)->using_provider('run')->using_system_instruction('Be polite.')->generate_text();
    $answer = $ask(ASKED . ' ' . CUSTOMER);
    echo is_string($answer) && str_contains($answer, ASKED . ' ' . CUSTOMER) ? "ok the AI client\n" : 'not ok the AI client: ' . (is_wp_error($answer) ? $answer->get_error_message() : var_export($answer, true)) . "\n";
    $refused = $ask(CARD);
    echo is_wp_error($refused) ? "ok the AI client, a card: {$refused->get_error_code()}\n" : "not ok the AI client, a card\n";
} else {
    echo "ok - the AI client # SKIP this WordPress has none\n";
}
