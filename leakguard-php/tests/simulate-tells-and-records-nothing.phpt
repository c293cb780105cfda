--TEST--
simulate() gives what redactArray() would, with its events; it counts nothing and records nothing
--FILE--
<?php
use LeakGuard\{Context, Engine};

$engine = Engine::fromPolicy("[[rule]]\nname = 'ibans'\nentity = 'IBAN_CODE'\naction = 'block'\n[[rule]]\nname = 'erp'\nconsumer = 'integration:erp'\naction = 'allow'\n[[rule]]\nname = 'watch'\nentity = 'PHONE_NUMBER'\naction = 'redact'\nmode = 'monitor'\n[[rule]]\nname = 'all'\naction = 'redact'\n");
$order = ['id' => 17, 'billing' => ['email' => 'jane@example.com', 'phone' => '+1 212 555 0100'], 'items' => [['sku' => 'x', 'note' => 'for jane@example.com']]];
LeakGuard\recordEvents();
foreach (['integration:erp', 'guest'] as $consumer) {
    $context = new Context('api', $consumer, route: 'V1/orders');
    ['data' => $data, 'events' => $events] = $engine->simulate($order, $context);
    echo json_encode($data, JSON_UNESCAPED_SLASHES), "\n";
    foreach ($events as $event) {
        echo '  ', json_encode($event, JSON_UNESCAPED_SLASHES), "\n";
    }
    var_dump($data === $engine->simulate($order, $context)['data']);
}
$blocked = $engine->simulate(['iban' => 'DE89370400440532013000']);
echo json_encode($blocked), "\n";
echo json_encode([LeakGuard\stats()['calls'], LeakGuard\stats()['findings'], LeakGuard\stats()['blocked'], LeakGuard\events()]), "\n";
$engine->redactArray($order, $context);
echo json_encode([LeakGuard\stats()['calls'], LeakGuard\stats()['findings']]), ' ', json_encode(LeakGuard\events() === $events), "\n";
?>
--EXPECT--
{"id":17,"billing":{"email":"jane@example.com","phone":"+1 212 555 0100"},"items":[{"sku":"x","note":"for jane@example.com"}]}
  {"channel":"api","consumer":"integration:erp","route":"V1/orders","host":"","entity":"EMAIL_ADDRESS","field":"billing.email","action":"allow","rule":"erp","changed":false,"count":1,"module":null,"file":null,"line":null,"ai":null}
  {"channel":"api","consumer":"integration:erp","route":"V1/orders","host":"","entity":"EMAIL_ADDRESS","field":"items.*.note","action":"allow","rule":"erp","changed":false,"count":1,"module":null,"file":null,"line":null,"ai":null}
  {"channel":"api","consumer":"integration:erp","route":"V1/orders","host":"","entity":"PHONE_NUMBER","field":"billing.phone","action":"allow","rule":"erp","changed":false,"count":1,"module":null,"file":null,"line":null,"ai":null}
bool(true)
{"id":17,"billing":{"email":"[EMAIL_ADDRESS]","phone":"+1 212 555 0100"},"items":[{"sku":"x","note":"for [EMAIL_ADDRESS]"}]}
  {"channel":"api","consumer":"guest","route":"V1/orders","host":"","entity":"EMAIL_ADDRESS","field":"billing.email","action":"redact","rule":"all","changed":true,"count":1,"module":null,"file":null,"line":null,"ai":null}
  {"channel":"api","consumer":"guest","route":"V1/orders","host":"","entity":"EMAIL_ADDRESS","field":"items.*.note","action":"redact","rule":"all","changed":true,"count":1,"module":null,"file":null,"line":null,"ai":null}
  {"channel":"api","consumer":"guest","route":"V1/orders","host":"","entity":"PHONE_NUMBER","field":"billing.phone","action":"redact","rule":"watch","changed":false,"count":1,"module":null,"file":null,"line":null,"ai":null}
bool(true)
{"data":null,"events":[{"channel":"api","consumer":"","route":"","host":"","entity":"IBAN_CODE","field":"iban","action":"block","rule":"ibans","changed":true,"count":1,"module":null,"file":null,"line":null,"ai":null}]}
[0,0,0,[]]
[1,3] true
