--TEST--
redactArray() hands the very same array back when nothing in it changes
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

function references(array $data): int
{
    ob_start();
    debug_zval_dump($data);
    preg_match('/refcount\((\d+)\)/', ob_get_clean(), $match);
    return (int) $match[1];
}

$data = array_fill(0, 10_000, ['sku' => 'A-' . random_int(1, 9), 'price' => 12.5, 'qty' => 3, 'tags' => ['x', null, true], 'o' => new stdClass]);
$engine->redactArray($data);
$held = references($data);
$memory = memory_get_usage();
$same = $engine->redactArray($data);
var_dump($same === $data, memory_get_usage() - $memory < 1024, references($data) - $held);
?>
--EXPECT--
bool(true)
bool(true)
int(1)
