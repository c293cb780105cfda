--TEST--
error_log() throws for what is no string under strict_types, as it does without LeakGuard
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
declare(strict_types=1);
try {
    error_log(4111111111111111);
} catch (TypeError $error) {
    echo $error->getMessage(), "\n";
}
?>
--EXPECT--
error_log(): Argument #1 ($message) must be of type string, int given
