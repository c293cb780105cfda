--TEST--
Lists, lists with holes, integer, negative and mixed keys keep their keys, order and next free key
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$holes = ['a@example.com', 'b', 'c@example.com', 'd', 'e@example.com'];
unset($holes[1], $holes[4]);
$arrays = [
    ['x', 'jane@example.com', 'y'],
    $holes,
    [7 => 'jane@example.com', 3 => 'x', -5 => 'jane@example.com'],
    ['10' => 'x', 'email' => 'jane@example.com', 2 => ['jane@example.com'], '' => 'jane@example.com', '007' => 1],
    [[['jane@example.com']], [], [[]]],
];
foreach ($arrays as $array) {
    $redacted = $engine->redactArray($array);
    var_dump(array_keys($redacted) === array_keys($array), array_is_list($redacted) === array_is_list($array));
    $redacted[] = $array[] = 'next';
    var_dump(array_key_last($redacted) === array_key_last($array));
    echo json_encode($redacted), "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
["x","[EMAIL_ADDRESS]","y","next"]
bool(true)
bool(true)
bool(true)
{"0":"[EMAIL_ADDRESS]","2":"[EMAIL_ADDRESS]","3":"d","5":"next"}
bool(true)
bool(true)
bool(true)
{"7":"[EMAIL_ADDRESS]","3":"x","-5":"[EMAIL_ADDRESS]","8":"next"}
bool(true)
bool(true)
bool(true)
{"10":"x","email":"[EMAIL_ADDRESS]","2":["[EMAIL_ADDRESS]"],"":"[EMAIL_ADDRESS]","007":1,"11":"next"}
bool(true)
bool(true)
bool(true)
[[["[EMAIL_ADDRESS]"]],[],[[]],"next"]
