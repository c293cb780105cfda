--TEST--
A slip in leakguard.mode switches nothing off: default() throws
--INI--
leakguard.mode=of
error_log=/dev/null
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


try {
    Engine::default();
} catch (LeakGuard\PolicyException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECTF--
%Aphp.ini: leakguard.mode: there is no mode `of`; there are enforce, monitor and off
