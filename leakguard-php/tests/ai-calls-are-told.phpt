--TEST--
AI calls: an event for each, with who, where, model, purpose, kinds by count; counters
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
LeakGuard\recordEvents();
LeakGuard\purpose('support-chat', 'customer:7');
curl_exec(handle($ai->url(), question('Write to jane@example.com and joe@example.com'), [CURLOPT_RETURNTRANSFER => true]));
LeakGuard\purpose('translation');
curl_exec(handle($ai->url(), question('card 4111111111111111'), [CURLOPT_RETURNTRANSFER => true]));
file_get_contents($ai->url('/v1/models'));
foreach (LeakGuard\events() as $event) {
    if ($event['ai'] === null) {
        echo $event['entity'], ' ', $event['action'], ' ', $event['count'], ' ', var_export($event['changed'], true), "\n";
        continue;
    }
    ['ai' => $call] = $event;
    echo json_encode([$event['action'], $event['host'], $event['route'], $event['rule'], $event['changed'], basename($event['file'])], JSON_UNESCAPED_SLASHES), "\n  ";
    echo json_encode([$call['model'], $call['user'], $call['purpose'], $call['entities'], $call['values'], $call['attachments'], $call['bytes'] > 0, $call['answer_bytes'] > 0, $call['refused']]), "\n";
}
$stats = LeakGuard\stats();
echo $stats['ai_calls'], ' ', $stats['ai_refused'], ' ', $stats['ai_bytes'] > 200 ? 'bytes' : $stats['ai_bytes'], "\n";
echo preg_match('/^leakguard_ai_calls_total 3$/m', LeakGuard\metrics()), "\n";
echo str_contains(json_encode(LeakGuard\events()), 'jane') ? 'LEAKED' : 'no value', "\n";
?>
--EXPECTF--
CREDIT_CARD block 1 true
EMAIL_ADDRESS pseudonymize 2 true
["prompt","127.0.0.1","/v1/chat/completions",null,true,"ai-calls-are-told.php"]
  ["gpt-test","customer:7","support-chat",{"EMAIL_ADDRESS":2},2,0,true,true,null]
["block","127.0.0.1","/v1/chat/completions","no-cards",true,%s]
  ["gpt-test","","translation",{"CREDIT_CARD":1},0,0,true,false,"rule \"no-cards\" blocks this message: it holds CREDIT_CARD in messages.0.content"]
["prompt","127.0.0.1","/v1/models",null,false,%s]
  [null,"","translation",[],0,0,false,true,null]
3 1 bytes
1
no value
