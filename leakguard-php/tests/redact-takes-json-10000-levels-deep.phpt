--TEST--
JSON of any depth is read, and does not exhaust the stack
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

foreach ([10_000, 200_000] as $depth) {
    foreach ([['[', ']'], ['{"a":', '}']] as [$open, $close]) {
        $json = str_repeat($open, $depth) . '"jane@example.com"' . str_repeat($close, $depth);
        $out = $engine->redact($json);
        var_dump($out === str_replace('jane@example.com', '[EMAIL_ADDRESS]', $json));
        var_dump(is_string($engine->redact(str_repeat($open, $depth))));
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
