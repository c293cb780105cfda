--TEST--
Every keyed action needs a keyring: the exception names the rule
--FILE--
<?php
use LeakGuard\Engine;
use LeakGuard\KeyException;

foreach (['hash', 'tokenize', 'synthesize', 'shift'] as $action) {
    try {
        Engine::fromPolicy(['rule' => [['name' => 'people', 'action' => $action]]]);
        echo "accepted\n";
    } catch (KeyException $exception) {
        echo strstr($exception->getMessage(), ':', true), "\n";
    }
}
?>
--EXPECT--
rule "people" has the action `hash`, which needs a key
rule "people" has the action `tokenize`, which needs a key
rule "people" has the action `synthesize`, which needs a key
rule "people" has the action `shift`, which needs a key
