--TEST--
Arguments are converted and refused as those of PHP's own functions are
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

echo $engine->redact(42), ' ', $engine->redact(new class { public function __toString(): string { return 'jane@example.com'; } }), "\n";
foreach ([fn () => $engine->redact(), fn () => $engine->redact([]), fn () => $engine->redact('a', 'b'), fn () => $engine->redact('a', null, 'auto', '', 5),
    fn () => $engine->redactArray('a'), fn () => $engine->redactArray([], new stdClass), fn () => $engine->onError(1), fn () => Engine::default(1),
    fn () => Engine::fromPolicy(new stdClass), fn () => new Context(subject: 'Jane')] as $call) {
    try {
        $call();
        echo "accepted\n";
    } catch (Error $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
42 [EMAIL_ADDRESS]
ArgumentCountError: LeakGuard\Engine::redact() expects at least 1 argument, 0 given
TypeError: LeakGuard\Engine::redact(): Argument #1 ($text) must be of type string, array given
TypeError: LeakGuard\Engine::redact(): Argument #2 ($context) must be of type ?LeakGuard\Context, string given
ArgumentCountError: LeakGuard\Engine::redact() expects at most 4 arguments, 5 given
TypeError: LeakGuard\Engine::redactArray(): Argument #1 ($data) must be of type array, string given
TypeError: LeakGuard\Engine::redactArray(): Argument #2 ($context) must be of type ?LeakGuard\Context, stdClass given
ArgumentCountError: LeakGuard\Engine::onError() expects exactly 0 arguments, 1 given
ArgumentCountError: LeakGuard\Engine::default() expects exactly 0 arguments, 1 given
TypeError: LeakGuard\Engine::fromPolicy(): Argument #1 ($policy) must be of type string, stdClass given
TypeError: LeakGuard\Context::__construct(): Argument #3 ($subject) must be of type array, string given
