--TEST--
redact() puts labels for what the policy redacts and leaves the rest of the text
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

echo $engine->redact("Jane paid 20.00 with 4111 1111 1111 1111, mail jane@example.com"), "\n";
echo $engine->redact('{"id":42,"email":"jane@example.com","total":"20.00"}'), "\n";
?>
--EXPECT--
Jane paid 20.00 with [CREDIT_CARD], mail [EMAIL_ADDRESS]
{"id":42,"email":"[EMAIL_ADDRESS]","total":"20.00"}
