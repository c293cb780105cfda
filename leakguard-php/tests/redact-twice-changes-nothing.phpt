--TEST--
What redact() has written is not found again
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$text = '{"email":"jane@example.com","note":"card 4111 1111 1111 1111, call +49 30 1234567","password":"hunter2-long"}';
foreach (['preset:default', 'preset:strict', 'preset:redact-all'] as $preset) {
    $engine = Engine::fromPolicy($preset);
    foreach (['api', 'log', 'export', 'egress', 'storage'] as $channel) {
        $context = new Context($channel, 'guest');
        $once = $engine->redact($text, $context);
        var_dump($engine->redact($once, $context) === $once && json_decode($once) !== null);
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
