--TEST--
redactArray() never changes its argument and copies only the branches that differ
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$big = array_fill(0, 50_000, 'nothing');
$data = ['big' => $big, 'customer' => ['email' => 'jane@example.com', 'group' => ['id' => 1]], 'rest' => $big];
$before = serialize($data);
$engine->redactArray($data);
$memory = memory_get_usage();
$redacted = $engine->redactArray($data);
// Three small arrays are new; either big one would be 800 kB.
var_dump(memory_get_usage() - $memory < 4096);
var_dump(serialize($data) === $before);
echo json_encode($redacted['customer']), "\n";
$redacted['big'][0] = 'changed';
var_dump($data['big'][0], array_keys($redacted) === array_keys($data));

// The argument is the one holder of its array: it is still not written to.
echo json_encode($engine->redactArray(['email' => 'jane@example.com', 'n' => [1, 2]])), "\n";
const CONSTANT = ['email' => 'jane@example.com', 'list' => ['jane@example.com']];
echo json_encode($engine->redactArray(CONSTANT)), json_encode(CONSTANT), "\n";
?>
--EXPECT--
bool(true)
bool(true)
{"email":"[EMAIL_ADDRESS]","group":{"id":1}}
string(7) "nothing"
bool(true)
{"email":"[EMAIL_ADDRESS]","n":[1,2]}
{"email":"[EMAIL_ADDRESS]","list":["[EMAIL_ADDRESS]"]}{"email":"jane@example.com","list":["jane@example.com"]}
