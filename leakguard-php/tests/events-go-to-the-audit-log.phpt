--TEST--
At a request's end its findings go as JSON lines to leakguard.audit_log: what, where, how often, by which rule; never the value
--FILE--
<?php
require __DIR__ . '/server.inc';
$log = tempnam(sys_get_temp_dir(), 'leakguard');
unlink($log);
$code = <<<'PHP'
    use LeakGuard\{Context, Engine};
    $engine = Engine::fromPolicy('preset:redact-all');
    $context = new Context('api', 'integration:erp', route: 'V1/orders');
    $engine->redact('{"items":[{"email":"jane@example.com"},{"email":"john@example.com"}],"id7654321":{"email":"jane@example.com"}}', $context);
    $engine->redactArray(['card' => '4111 1111 1111 1111'], $context);
    trigger_error('to jane@example.com');
    $stream = $engine->stream(new Context('export'));
    $stream->push("mail jane@example.com\n");
    $stream->finish();
    try {
        Engine::fromPolicy("[[rule]]\nname = 'none'\nentity = 'IBAN_CODE'\naction = 'block'\n")->redact('IBAN DE89370400440532013000', new Context('egress', host: 'api.example.com'));
    } catch (LeakGuard\BlockedException) {
    }
    echo 'done';
    PHP;
$server = new Server(['leakguard.audit_log' => $log, 'leakguard.policy' => 'preset:redact-all', 'display_errors' => '0'], $code);
echo $server->get(), "\n";
await_written($log);
$ids = [];
foreach (file($log) as $line) {
    $event = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    $ids[$event['http']['request']['id']] = true;
    ['channel' => $channel, 'consumer' => $consumer, 'route' => $route, 'entity' => $entity, 'count' => $count, 'field' => $field, 'changed' => $changed] = $event['leakguard'];
    echo implode(' | ', [$event['event']['action'], $event['event']['category'][0], $channel, $consumer, $route, $event['destination']['domain'] ?? '-', $entity, $count, $field ?? '-', json_encode($changed), $event['rule']['name']]), "\n";
}
var_dump(count($ids), preg_match('/jane|john|4111|DE89|7654321/', file_get_contents($log)), preg_match('/^\d{4}-\d\d-\d\dT[\d:.]+Z$/', $event['@timestamp']));
rename($log, "$log.1");
file_get_contents($server->url(), false, stream_context_create(['http' => ['header' => 'X-Request-Id: of-the-proxy-1']]));
await_written($log);
echo json_decode(file($log)[0], true)['http']['request']['id'], "\n";
unlink($log);
unlink("$log.1");
?>
--EXPECT--
done
redact | api | api | integration:erp | V1/orders | - | CREDIT_CARD | 1 | card | true | redact-everything
redact | file | export |  |  | - | EMAIL_ADDRESS | 1 | - | true | redact-everything
redact | file | log |  | php:error | - | EMAIL_ADDRESS | 1 | - | true | redact-everything
redact | api | api | integration:erp | V1/orders | - | EMAIL_ADDRESS | 1 | ?.email | true | redact-everything
redact | api | api | integration:erp | V1/orders | - | EMAIL_ADDRESS | 2 | items.*.email | true | redact-everything
block | network | egress |  |  | api.example.com | IBAN_CODE | 1 | - | true | none
int(1)
int(0)
int(1)
of-the-proxy-1
