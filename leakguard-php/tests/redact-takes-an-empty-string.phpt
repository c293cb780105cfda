--TEST--
An empty string gives an empty string, an empty array an empty array
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


foreach (['preset:default', 'preset:strict', 'preset:redact-all'] as $preset) {
    $engine = Engine::fromPolicy($preset);
    foreach (['auto', 'text', 'json', 'ndjson'] as $format) {
        var_dump($engine->redact('', null, $format) === '' && $engine->scan('', null, $format) === []);
    }
    var_dump($engine->redactArray([]) === []);
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
