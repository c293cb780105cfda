--TEST--
An Engine comes from default() and fromPolicy() only; it can be cloned, not serialised or changed
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

foreach ([
    fn () => new Engine(),
    fn () => (new ReflectionClass(Engine::class))->newInstanceWithoutConstructor(),
    fn () => (new ReflectionClass(Context::class))->newInstanceWithoutConstructor(),
    fn () => serialize($engine),
    fn () => unserialize('O:16:"LeakGuard\Engine":0:{}'),
    fn () => unserialize('O:17:"LeakGuard\Context":0:{}'),
    fn () => $engine->x = 1,
] as $call) {
    try {
        $call();
        echo "accepted\n";
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
$clone = clone $engine;
unset($engine);
echo $clone->redact('jane@example.com'), "\n";
?>
--EXPECT--
Error: Cannot directly construct LeakGuard\Engine, use LeakGuard\Engine::default() or LeakGuard\Engine::fromPolicy()
ReflectionException: Class LeakGuard\Engine is an internal class marked as final that cannot be instantiated without invoking its constructor
ReflectionException: Class LeakGuard\Context is an internal class marked as final that cannot be instantiated without invoking its constructor
Exception: Serialization of 'LeakGuard\Engine' is not allowed
Exception: Unserialization of 'LeakGuard\Engine' is not allowed
Exception: Unserialization of 'LeakGuard\Context' is not allowed
Error: Cannot create dynamic property LeakGuard\Engine::$x
[EMAIL_ADDRESS]
