--TEST--
with() puts rules in front of the policy's own and replaces further keys; made once for the same settings
--FILE--
<?php
use LeakGuard\{Context, Engine};

$base = Engine::fromPolicy("name = 'shop'\n[[detector]]\nname = 'STAFF'\nregex = 'EMP-\\d{6}'\n[[rule]]\nname = 'all'\naction = 'redact'\n");
$erp = $base->with(['rule' => [['name' => 'erp', 'consumer' => 'integration:erp', 'category' => 'personal', 'action' => 'allow']]]);
$text = 'jane@example.com 4111 1111 1111 1111 EMP-123456';
foreach (['base' => $base, 'erp' => $erp] as $name => $engine) {
    foreach (['integration:erp', 'integration:crm'] as $consumer) {
        echo "$name, $consumer: ", $engine->redact($text, new Context('api', $consumer)), "\n";
    }
}
echo $base->with(['mode' => 'monitor'])->redact($text), "\n";
var_dump($base->with([])->redact($text) === $base->redact($text));
echo preg_replace('/@\w{12}$/', '@ID', $base->with(['name' => 'mine'])->policyId()), "\n";
var_dump($base->with(['mode' => 'monitor'])->policyId() === $base->with(['mode' => 'monitor'])->policyId(), $erp->policyId() === $base->policyId());
$of_preset = Engine::fromPolicy('preset:default')->with(['rule' => [['name' => 'guests-see-all', 'consumer' => 'guest', 'action' => 'allow']]]);
echo $of_preset->redact($text, new Context('api', 'guest')), "\n";
$twice = $erp->with(['rule' => [['name' => 'crm', 'consumer' => 'integration:crm', 'entity' => 'CONFIDENTIAL', 'action' => 'allow']]]);
echo $twice->redact($text, new Context('api', 'integration:crm')), ' / ', $twice->redact($text, new Context('api', 'integration:erp')), "\n";
foreach ([
    ['rule' => [['name' => 'all', 'action' => 'allow']]],
    ['rule' => [['name' => 'x', 'action' => 'vanish']]],
    ['modus' => 'off'],
    ['rule' => [['name' => 'x', 'action' => 'tokenize']]],
    ['rule' => 'none'],
] as $refused) {
    try {
        $base->with($refused);
        echo "taken\n";
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
}
?>
--EXPECTF--
base, integration:erp: [EMAIL_ADDRESS] [CREDIT_CARD] [CONFIDENTIAL]
base, integration:crm: [EMAIL_ADDRESS] [CREDIT_CARD] [CONFIDENTIAL]
erp, integration:erp: jane@example.com [CREDIT_CARD] [CONFIDENTIAL]
erp, integration:crm: [EMAIL_ADDRESS] [CREDIT_CARD] [CONFIDENTIAL]
jane@example.com 4111 1111 1111 1111 EMP-123456
bool(true)
mine@ID
bool(true)
bool(false)
jane@example.com 4111 1111 1111 1111 EMP-123456
[EMAIL_ADDRESS] [CREDIT_CARD] EMP-123456 / jane@example.com [CREDIT_CARD] [CONFIDENTIAL]
LeakGuard\PolicyException: rule[1].name: rule "all": another rule has the same name
LeakGuard\PolicyException: rule[0].action: unknown variant `vanish`, expected one of %s
LeakGuard\PolicyException: modus: unknown field `modus`, expected one of %s
LeakGuard\KeyException: rule "x" has the action `tokenize`, which needs a key: %s
LeakGuard\PolicyException: rule: invalid type: string "none", expected a sequence
