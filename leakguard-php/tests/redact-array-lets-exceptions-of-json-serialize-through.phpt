--TEST--
What jsonSerialize() throws reaches the caller, and the engine works on
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

class Broken implements JsonSerializable
{
    public function jsonSerialize(): mixed
    {
        throw new LogicException('not now');
    }
}
for ($turn = 0; $turn < 3; $turn++) {
    try {
        $engine->redactArray(['email' => 'jane@example.com', 'x' => ['y' => new Broken()]]);
    } catch (LogicException $exception) {
        echo $exception->getMessage(), "\n";
    }
}
echo $engine->redactArray(['jane@example.com'])[0], "\n";
?>
--EXPECT--
not now
not now
not now
[EMAIL_ADDRESS]
