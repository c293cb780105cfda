--TEST--
A string of 100 MB is redacted, and the memory that it took is given back
--SKIPIF--
<?php
if (getenv('SKIP_SLOW_TESTS')) {
    die('skip slow');
}
if (!preg_match('/MemAvailable:\s+(\d+)/', (string) @file_get_contents('/proc/meminfo'), $match) || $match[1] < 1_500_000) {
    die('skip needs 1.5 GB of free memory');
}
?>
--INI--
memory_limit=512M
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$piece = str_repeat('a catalogue text without anything in it, 1234.50 EUR. ', 20) . "jane@example.com\n";
$text = str_repeat($piece, intdiv(100 << 20, strlen($piece)));
$count = intdiv(strlen($text), strlen($piece));
$engine->redact('warm up');
$resident = resident();
$out = $engine->redact($text);
var_dump(substr_count($out, '[EMAIL_ADDRESS]') === $count, str_contains($out, 'jane'));
unset($out);
// Of the engine's own buffers; PHP frees the strings.
var_dump(resident() - $resident < 32 << 10);

function resident(): int
{
    return (int) (preg_match('/VmRSS:\s+(\d+)/', (string) file_get_contents('/proc/self/status'), $match) ? $match[1] : 0);
}
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
