--TEST--
Enums, Closures and resources stay as they are
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

enum Contact: string
{
    case Jane = 'jane@example.com';
}
enum Suit
{
    case Hearts;
}
$closure = fn () => 'jane@example.com';
$file = fopen('php://memory', 'r');
$data = ['enum' => Contact::Jane, 'unit' => Suit::Hearts, 'closure' => $closure, 'file' => $file, 'date' => new DateTime('2020-01-01'), 'email' => 'jane@example.com'];
$redacted = $engine->redactArray($data);
var_dump($redacted['enum'] === Contact::Jane, $redacted['unit'] === Suit::Hearts, $redacted['closure'] === $closure, $redacted['file'] === $file);
var_dump($redacted['date'] === $data['date'], $redacted['email']);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
string(15) "[EMAIL_ADDRESS]"
