--TEST--
With strict_types a number is no string
--FILE--
<?php
declare(strict_types=1);

use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

try {
    $engine->redact(42);
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
LeakGuard\Engine::redact(): Argument #1 ($text) must be of type string, int given
