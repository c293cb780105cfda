--TEST--
redact() hands the very same string back when nothing changes, without a copy
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

function references(string $text): int
{
    ob_start();
    debug_zval_refcount($text);
    return (int) ob_get_clean();
}

function debug_zval_refcount(string $text): void
{
    ob_start();
    debug_zval_dump($text);
    preg_match('/refcount\((\d+)\)/', ob_get_clean(), $match);
    echo $match[1];
}

$text = str_repeat('nothing to see here ', 100_000);
$engine->redact('warm up');
$engine->redact($text);
$held = references($text);
$memory = memory_get_usage();
$same = $engine->redact($text);
var_dump(memory_get_usage() - $memory < 1024);
var_dump(references($text) - $held);
unset($same);
var_dump(references($text) - $held);

// A literal is shared by all of PHP and not counted.
var_dump($engine->redact('literal'), $engine->redact(''), $engine->redact('x'));
?>
--EXPECT--
bool(true)
int(1)
int(0)
string(7) "literal"
string(0) ""
string(1) "x"
