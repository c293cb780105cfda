--TEST--
default() gives the same engine every time, of the shipped policy when php.ini names none
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


var_dump(Engine::default() === Engine::default());
echo preg_replace('/[0-9a-f]{12}$/', 'ID', Engine::default()->policyId()), ' ', Engine::default()->onError(), "\n";
var_dump(Engine::default()->policyId() === Engine::fromPolicy('preset:default')->policyId());
echo Engine::default()->redact('card 4111 1111 1111 1111'), "\n";
?>
--EXPECT--
bool(true)
default@ID withhold
bool(true)
card **** **** **** 1111
