--TEST--
Many calls of every method leave PHP's memory and the process's as they were
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

class Person implements JsonSerializable
{
    public string $email = 'jane@example.com';

    public function jsonSerialize(): mixed
    {
        return ['email' => $this->email];
    }
}
$blocking = Engine::fromPolicy("[[rule]]\nname = 'b'\naction = 'block'\n");
$context = new Context('log', 'guest', ['Jane']);
$data = ['email' => 'jane@example.com', 'jane@example.com' => [1, 'x' => new Person(), 'o' => (object) ['email' => 'jane@example.com', 'p' => new Person()]], 'n' => 4111111111111111, 'r' => &$context];
$turn = function () use ($engine, $blocking, $context, $data): void {
    $engine->redact('mail jane@example.com', $context);
    $engine->redact('clean');
    $engine->redactArray($data, $context);
    $engine->redactArray(['clean' => ['x']]);
    $engine->scan('{"email":"jane@example.com"}', $context);
    new Context('api', 'customer:1', ['a', 'b']);
    Engine::default()->policyId();
    foreach ([fn () => $blocking->redact('jane@example.com'), fn () => $blocking->redactArray($data), fn () => new Context('x'), fn () => $engine->redact('', null, 'x')] as $throws) {
        try {
            $throws();
            echo "did not throw\n";
        } catch (LeakGuard\Exception) {
        }
    }
};
$resident = fn (): int => (int) (preg_match('/VmRSS:\s+(\d+)/', (string) file_get_contents('/proc/self/status'), $match) ? $match[1] : 0);
for ($i = 0; $i < 1000; $i++) {
    $turn();
}
gc_collect_cycles();
[$memory, $kilobytes] = [memory_get_usage(), $resident()];
for ($i = 0; $i < 20_000; $i++) {
    $turn();
}
gc_collect_cycles();
var_dump(memory_get_usage() - $memory < 1024, $resident() - $kilobytes < 1024);
for ($i = 0; $i < 200; $i++) {
    Engine::fromPolicy('preset:default');
}
var_dump(memory_get_usage() - $memory < 1024, $resident() - $kilobytes < 4096);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
