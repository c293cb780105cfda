--TEST--
Warnings, trigger_error() and error_get_last(): the message is masked before it is shown, logged or kept
--INI--
leakguard.policy=preset:redact-all
display_errors=1
html_errors=0
log_errors=1
error_reporting=32767
--FILE--
<?php
$log = __FILE__ . '.log';
ini_set('error_log', $log);
trigger_error('mail jane@example.com, card 4111 1111 1111 1111', E_USER_WARNING);
echo error_get_last()['message'], "\n";
file_get_contents('/nowhere/jane@example.com');
trigger_error('order 100000123 is late', E_USER_NOTICE);
echo preg_replace('/^\[.*?\] /m', '', file_get_contents($log));
?>
--CLEAN--
<?php @unlink(__DIR__ . '/errors-are-masked-where-they-are-shown-and-logged.php.log'); ?>
--EXPECTF--
Warning: mail [EMAIL_ADDRESS], card [CREDIT_CARD] in %s on line %d
mail [EMAIL_ADDRESS], card [CREDIT_CARD]

Warning: file_get_contents(/nowhere/[EMAIL_ADDRESS]): Failed to open stream: No such file or directory in %s on line %d

Notice: order 100000123 is late in %s on line %d
PHP Warning:  mail [EMAIL_ADDRESS], card [CREDIT_CARD] in %s on line %d
PHP Warning:  file_get_contents(/nowhere/[EMAIL_ADDRESS]): Failed to open stream: No such file or directory in %s on line %d
PHP Notice:  order 100000123 is late in %s on line %d
