--TEST--
A key that is data itself is replaced; a name that is taken gets a number
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$data = ['jane@example.com' => 1, 'john@example.com' => 2, 'jim@example.com' => 3, 'plain' => 4, 4111111111111111 => 5, 12 => 6];
echo json_encode($engine->redactArray($data)), "\n";
$data = ['[EMAIL_ADDRESS]' => 'taken', 'x' => ['jane@example.com' => 'y'], 'jane@example.com' => 'z', '[EMAIL_ADDRESS]#2' => 'taken too'];
echo json_encode($engine->redactArray($data)), "\n";
echo json_encode($engine->redactArray(['o' => json_decode('{"a":1,"jane@example.com":2,"john@example.com":"jim@example.com"}')])), "\n";
?>
--EXPECT--
{"[EMAIL_ADDRESS]":1,"[EMAIL_ADDRESS]#2":2,"[EMAIL_ADDRESS]#3":3,"plain":4,"[CREDIT_CARD]":5,"12":6}
{"[EMAIL_ADDRESS]":"taken","x":{"[EMAIL_ADDRESS]":"y"},"[EMAIL_ADDRESS]#3":"z","[EMAIL_ADDRESS]#2":"taken too"}
{"o":{"a":1,"[EMAIL_ADDRESS]":2,"[EMAIL_ADDRESS]#2":"[EMAIL_ADDRESS]"}}
