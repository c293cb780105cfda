--TEST--
References inside an array are read through, not written through, and not kept in changed branches
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$email = 'jane@example.com';
$nested = ['email' => &$email, 'x' => 1];
$data = ['direct' => &$email, 'nested' => &$nested, 'plain' => 'y', 'list' => [&$email, &$nested]];
$redacted = $engine->redactArray($data);
echo json_encode($redacted), "\n", json_encode($data), "\n";
$email = 'changed';
echo json_encode($redacted), "\n";
$redacted['direct'] = 'other';
$redacted['nested']['x'] = 2;
echo $email, ' ', $nested['x'], "\n";

$clean = 'clean';
$data = ['a' => &$clean, 'b' => [&$clean]];
var_dump($engine->redactArray($data) === $data);
?>
--EXPECT--
{"direct":"[EMAIL_ADDRESS]","nested":{"email":"[EMAIL_ADDRESS]","x":1},"plain":"y","list":["[EMAIL_ADDRESS]",{"email":"[EMAIL_ADDRESS]","x":1}]}
{"direct":"jane@example.com","nested":{"email":"jane@example.com","x":1},"plain":"y","list":["jane@example.com",{"email":"jane@example.com","x":1}]}
{"direct":"[EMAIL_ADDRESS]","nested":{"email":"[EMAIL_ADDRESS]","x":1},"plain":"y","list":["[EMAIL_ADDRESS]",{"email":"[EMAIL_ADDRESS]","x":1}]}
changed 1
bool(true)
