--TEST--
A policy file outside of open_basedir is refused
--INI--
open_basedir={PWD}
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


try {
    @Engine::fromPolicy('/etc/hostname');
} catch (LeakGuard\PolicyException $exception) {
    echo $exception->getMessage(), "\n";
}
echo Engine::fromPolicy(__DIR__ . '/policies/mask-emails.toml')->redact('jane@example.com'), "\n";
?>
--EXPECT--
/etc/hostname: open_basedir does not allow this file
j***************
