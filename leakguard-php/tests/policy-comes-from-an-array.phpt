--TEST--
fromPolicy() takes an array of the TOML file's schema, with references and in any order
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$rule = ['name' => 'mail', 'entity' => ['EMAIL_ADDRESS'], 'action' => 'mask', 'keep_first' => 1, 'min_score' => 0.5];
$engine = Engine::fromPolicy(['name' => 'shop', 'on_error' => 'pass', 'version' => 1, 'rule' => [&$rule]]);
echo $engine->redact('jane@example.com'), ' ', $engine->onError(), ' ', preg_replace('/[0-9a-f]{12}$/', 'ID', $engine->policyId()), "\n";
$same = Engine::fromPolicy("name = 'shop'\non_error = 'pass'\n[[rule]]\nname='mail'\nentity=['EMAIL_ADDRESS']\naction='mask'\nkeep_first=1\nmin_score=0.5\n");
var_dump($same->policyId() === $engine->policyId());
try {
    Engine::fromPolicy([]);
} catch (LeakGuard\PolicyException $refused) {
    echo $refused->getMessage(), "\n";
}
?>
--EXPECT--
j*************** pass shop@ID
bool(true)
rule: a policy without rules lets everything through; if that is meant, say `mode = "off"`
