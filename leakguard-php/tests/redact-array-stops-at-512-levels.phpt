--TEST--
512 levels are walked; what is deeper, or holds itself, is an exception
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

function nested(int $levels): array
{
    $data = ['email' => 'jane@example.com'];
    for ($level = 1; $level < $levels; $level++) {
        $data = $level % 2 ? [$data] : ['a' => $data];
    }
    return $data;
}
function attempt(Engine $engine, array $data): void
{
    try {
        $redacted = $engine->redactArray($data);
        array_walk_recursive($redacted, function (mixed $value): void {
            echo $value, "\n";
        });
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
}
attempt($engine, nested(512));
attempt($engine, nested(513));
attempt($engine, nested(100_000));

$cycle = ['email' => 'jane@example.com'];
$cycle['self'] = &$cycle;
$cycle['again'] = &$cycle;
attempt($engine, $cycle);

$a = new stdClass();
$b = new stdClass();
$a->b = $b;
$b->a = $a;
attempt($engine, [$a, $b]);

class Endless implements JsonSerializable
{
    public function jsonSerialize(): mixed
    {
        return new Endless();
    }
}
attempt($engine, [new Endless()]);
?>
--EXPECT--
[EMAIL_ADDRESS]
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
