--TEST--
A policy that hashes without a keyring is a KeyException
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$policy = "[[rule]]\nname = 'pseudonyms'\naction = 'hash'\nentity = 'EMAIL_ADDRESS'\n";
try {
    Engine::fromPolicy($policy);
} catch (LeakGuard\KeyException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
line 1: rule "pseudonyms" has the action `hash`, which needs a key: make one with `leakguard keys generate --keyring FILE` and name the file
