--TEST--
Arguments can be given by name, in any order and with gaps
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

echo $engine->redact(format: 'text', text: 'jane@example.com'), "\n";
echo $engine->redact('jane@example.com', context: new Context(host: 'api.example', channel: 'egress')), "\n";
echo $engine->redactArray(context: null, data: ['jane@example.com'])[0], "\n";
echo count($engine->scan(text: 'jane@example.com', format: 'text')), "\n";
?>
--EXPECT--
[EMAIL_ADDRESS]
[EMAIL_ADDRESS]
[EMAIL_ADDRESS]
1
