--TEST--
A rule that blocks leaves its name in place of the message
--INI--
leakguard.policy={PWD}/policies/block-cards.toml
display_errors=1
html_errors=0
log_errors=0
--FILE--
<?php
trigger_error('card 4111111111111111 of order 7', E_USER_WARNING);
?>
--EXPECTF--
Warning: [blocked by LeakGuard: rule "no-cards" blocks this message: it holds CREDIT_CARD] in %s on line %d
