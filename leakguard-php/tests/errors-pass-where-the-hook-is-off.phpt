--TEST--
leakguard.hook_errors=0 leaves errors and error_log() as they are
--INI--
leakguard.policy=preset:redact-all
leakguard.hook_errors=0
display_errors=1
html_errors=0
log_errors=0
--FILE--
<?php
trigger_error('mail jane@example.com', E_USER_WARNING);
$log = __FILE__ . '.log';
error_log("to jane@example.com\n", 3, $log);
readfile($log);
?>
--CLEAN--
<?php @unlink(__DIR__ . '/errors-pass-where-the-hook-is-off.php.log'); ?>
--EXPECTF--
Warning: mail jane@example.com in %s on line %d
to jane@example.com
