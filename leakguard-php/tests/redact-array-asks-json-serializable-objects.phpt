--TEST--
A JsonSerializable object is replaced by what it serialises to, and is asked once
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

class Person implements JsonSerializable
{
    public static int $asked = 0;

    public function __construct(private mixed $says)
    {
    }

    public function jsonSerialize(): mixed
    {
        self::$asked++;
        return $this->says;
    }
}
class Itself implements JsonSerializable
{
    public string $email = 'jane@example.com';

    public function jsonSerialize(): mixed
    {
        return $this;
    }
}
$data = [
    'text' => new Person('jane@example.com'),
    'array' => new Person(['email' => 'jane@example.com', 'nested' => new Person(['n' => 1])]),
    'clean' => new Person(['a' => 1]),
    'null' => new Person(null),
    'object' => new Person((object) ['email' => 'jane@example.com']),
    'itself' => new Itself(),
    'in_object' => (object) ['p' => new Person('x')],
];
$redacted = $engine->redactArray($data);
echo json_encode($redacted), ' ', Person::$asked, "\n";
var_dump($data['itself']->email, $redacted['clean'], $redacted['itself'] instanceof Itself);
?>
--EXPECT--
{"text":"[EMAIL_ADDRESS]","array":{"email":"[EMAIL_ADDRESS]","nested":{"n":1}},"clean":{"a":1},"null":null,"object":{"email":"[EMAIL_ADDRESS]"},"itself":{"email":"[EMAIL_ADDRESS]"},"in_object":{"p":"x"}} 7
string(16) "jane@example.com"
array(1) {
  ["a"]=>
  int(1)
}
bool(true)
