--TEST--
What belongs to the subject passes, the same kinds of data of anyone else do not
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$engine = Engine::fromPolicy('preset:default');
$own = new Context('api', 'customer:42', ['Jane@Example.com', null, 493012345678, '']);
echo $engine->redact('{"email":"jane@example.com","other":"john@example.com"}', $own), "\n";
echo json_encode($engine->redactArray(['email' => 'jane@example.com', 'other' => 'john@example.com'], $own)), "\n";
echo json_encode($engine->redactArray(['email' => 'jane@example.com'], clone $own)), "\n";
$other = $engine->redact('{"email":"jane@example.com"}', new Context('api', 'customer:43', ['john@example.com']));
var_dump(str_contains($other, 'jane@example.com'));
?>
--EXPECT--
{"email":"jane@example.com","other":"[EMAIL_ADDRESS]"}
{"email":"jane@example.com","other":"[EMAIL_ADDRESS]"}
{"email":"jane@example.com"}
bool(false)
