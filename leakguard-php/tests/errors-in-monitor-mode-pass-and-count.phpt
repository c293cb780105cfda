--TEST--
Monitor mode leaves errors as they are and counts what is in them
--INI--
leakguard.policy=preset:redact-all
leakguard.mode=monitor
display_errors=1
html_errors=0
log_errors=0
--FILE--
<?php
trigger_error('mail jane@example.com', E_USER_WARNING);
ob_start();
phpinfo(INFO_MODULES);
echo preg_match('/^Values that were found => (\d+)/m', ob_get_clean(), $found) ? $found[1] : 'none', "\n";
?>
--EXPECTF--
Warning: mail jane@example.com in %s on line %d
1
