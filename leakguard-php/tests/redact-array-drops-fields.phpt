--TEST--
`drop` takes a field out of a map and an object, and puts null in a list
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$engine = Engine::fromPolicy(['rule' => [['name' => 'drop', 'action' => 'drop', 'entity' => '*']]]);
class Declared
{
    public int $id = 1;
    public string $email = 'jane@example.com';
}
$data = [
    'id' => 1,
    'email' => 'jane@example.com',
    'list' => ['a', 'jane@example.com', 'b'],
    'object' => (object) ['email' => 'jane@example.com', 'x' => 1],
    'declared' => new Declared(),
    'card' => 4111111111111111,
];
echo json_encode($engine->redactArray($data)), "\n";
echo $data['declared']->email, ' ', count($data), "\n";
?>
--EXPECT--
{"id":1,"list":["a",null,"b"],"object":{"x":1},"declared":{"id":1}}
jane@example.com 6
