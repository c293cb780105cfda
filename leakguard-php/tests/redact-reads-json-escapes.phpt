--TEST--
A value written with JSON escapes is decoded before it is judged
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

echo $engine->redact('{"a":"jane\u0040example.com","b":"https:\/\/shop.example\/","c":"4111\u00201111\u00201111\u00201111"}'), "\n";
?>
--EXPECT--
{"a":"[EMAIL_ADDRESS]","b":"https:\/\/shop.example\/","c":"[CREDIT_CARD]"}
