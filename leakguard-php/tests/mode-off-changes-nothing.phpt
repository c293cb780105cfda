--TEST--
With leakguard.mode=off nothing is changed and nothing is blocked
--INI--
leakguard.policy=preset:redact-all
leakguard.mode="off"
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$text = 'jane@example.com 4111 1111 1111 1111';
$data = ['email' => 'jane@example.com', 'cvv' => 123];
var_dump(Engine::default()->redact($text) === $text, Engine::default()->redactArray($data) === $data);
?>
--EXPECT--
bool(true)
bool(true)
