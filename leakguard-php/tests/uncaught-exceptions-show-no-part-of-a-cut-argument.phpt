--TEST--
PHP cuts long arguments in a trace: what is left of a card number or an address is masked, too
--INI--
leakguard.policy=preset:redact-all
display_errors=1
html_errors=0
log_errors=0
zend.exception_ignore_args=0
zend.exception_string_param_max_len=15
--FILE--
<?php
function pay(string ...$what): void
{
    throw new RuntimeException('declined');
}
pay('4111111111111111', '4111 1111 1111 1111', 'jane.doe@example.com', '/var/www/html/app/etc/env.php', '100000123');
?>
--EXPECTF--
Fatal error: Uncaught RuntimeException: declined in %s:%d
Stack trace:
#0 %s(%d): pay('[CREDIT_CARD]', '[CREDIT_CARD]', '[EMAIL_ADDRESS]', '/var/www/html/a...', '100000123')
#1 {main}
  thrown in %s on line %d
