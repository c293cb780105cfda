--TEST--
Where the policy cannot be loaded nothing goes out unchecked
--INI--
leakguard.policy=/nowhere/policy.toml
display_errors=1
html_errors=0
log_errors=0
error_log=/dev/null
--FILE--
<?php
trigger_error('mail jane@example.com', E_USER_WARNING);
?>
--EXPECTF--
Warning: [withheld by LeakGuard: /nowhere/policy.toml: No such file or directory (os error 2)] in %s on line %d
