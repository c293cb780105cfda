<?php

/**
 * A shop's way out, in one file: it has an answer, a log record or an export row ready, and sends it through LeakGuard.
 *
 *   /shop.php/magento/rest_orders.json?leakguard=on
 *
 * leakguard   off (the answer as the shop made it), on, or twice (what LeakGuard gave, given to it again)
 * via         text: redact() on the finished JSON; array: redactArray() on the data before it becomes JSON
 * policy      a shipped preset; without it the one that php.ini names (leakguard.policy)
 * channel, consumer, subject[], route, host    the Context. A real shop takes them from its own session and router;
 *             that a visitor may choose them here is what makes this file a demonstration and nothing to copy.
 *
 * Headers tell what it cost: X-LeakGuard-Microseconds, and X-LeakGuard-Findings (entity => how often, JSON).
 */

declare(strict_types=1);

namespace LeakGuard\Demo;

use LeakGuard\Context;
use LeakGuard\Engine;
use LeakGuard\Exception as LeakGuardException;

require __DIR__ . '/../src/Guard.php';
require __DIR__ . '/../src/Answer.php';

$samples = (string) realpath(__DIR__ . '/../../samples');
$path = realpath($samples . '/' . ltrim($_SERVER['PATH_INFO'] ?? '', '/'));
if ($path === false || !is_file($path) || !str_starts_with($path, $samples . '/')) {
    http_response_code(404);
    header('Content-Type: application/json');
    echo '{"message":"no such answer"}';
    return;
}

try {
    $guard = null;
    $switch = $_GET['leakguard'] ?? 'off';
    if ($switch !== 'off') {
        $context = new Context(
            channel: (string) ($_GET['channel'] ?? 'api'),
            consumer: (string) ($_GET['consumer'] ?? ''),
            subject: array_values((array) ($_GET['subject'] ?? [])),
            route: (string) ($_GET['route'] ?? ''),
            host: (string) ($_GET['host'] ?? ''),
        );
        $engine = isset($_GET['policy']) ? Engine::fromPolicy((string) $_GET['policy']) : Engine::default();
        $guard = new Guard($engine, $context, $switch === 'twice' ? 2 : 1);
    }
    $answer = (new Answer($path, (string) ($_GET['via'] ?? 'text')))->send($guard);
    $guard?->sendHeaders();
    echo $answer;
} catch (LeakGuardException $e) {
    // on_error = "withhold": nothing leaves unchecked, and the client gets a well-formed answer all the same. The
    // message is safe to show: LeakGuard's exceptions name keys, rules and places, never data.
    http_response_code(503);
    header('Content-Type: application/json');
    echo json_encode(
        ['message' => 'This answer was withheld.', 'error' => get_class($e), 'reason' => $e->getMessage()],
        JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES
    );
}
