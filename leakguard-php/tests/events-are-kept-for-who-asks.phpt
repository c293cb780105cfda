--TEST--
events() tells what was found in the request since recordEvents(), with who makes a call out; the next request begins anew
--FILE--
<?php
require __DIR__ . '/server.inc';
$code = <<<'PHP'
    use LeakGuard\{Context, Engine};
    $engine = Engine::default();
    $context = new Context('api', 'guest', route: '/wc/v3/orders');
    $engine->redact('{"email":"jane@example.com"}', $context);
    echo count(LeakGuard\events());
    LeakGuard\recordEvents();
    for ($turn = 0; $turn < 3; $turn++) {
        $engine->redactArray(['email' => 'jane@example.com'], $context);
    }
    @stream_socket_client('tcp://127.0.0.1:9', $code, $message, 0.1);
    $events = LeakGuard\events();
    foreach ($events as $event) {
        echo ' ', $event['channel'], ' ', $event['entity'] ?? '-', ' ', $event['field'] ?? '-', ' ', $event['action'], ' ', $event['count'], ' ', json_encode($event['changed']), ' ', $event['line'] === null ? 'no line' : 'line', ';';
    }
    var_dump(str_contains(json_encode($events), 'jane'));
    PHP;
$server = new Server(['leakguard.policy' => 'preset:redact-all'], $code);
echo $server->get(), $server->get();
?>
--EXPECT--
0 egress - - connect 1 false line; api EMAIL_ADDRESS email redact 3 true no line;bool(false)
0 egress - - connect 1 false line; api EMAIL_ADDRESS email redact 3 true no line;bool(false)
