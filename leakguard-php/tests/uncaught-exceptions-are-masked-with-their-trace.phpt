--TEST--
An uncaught exception: its message, its previous one, and the arguments in its trace
--INI--
leakguard.policy=preset:redact-all
display_errors=1
html_errors=0
log_errors=0
zend.exception_ignore_args=0
zend.exception_string_param_max_len=40
--FILE--
<?php
function pay(string $card, string $mail): void
{
    throw new RuntimeException("card $card declined", 0, new LogicException("asked by $mail"));
}
pay('4111111111111111', 'jane.doe@example.com');
?>
--EXPECTF--
Fatal error: Uncaught LogicException: asked by [EMAIL_ADDRESS] in %s:%d
Stack trace:
#0 %s(%d): pay('[CREDIT_CARD]', '[EMAIL_ADDRESS]')
#1 {main}

Next RuntimeException: card [CREDIT_CARD] declined in %s:%d
Stack trace:
#0 %s(%d): pay('[CREDIT_CARD]', '[EMAIL_ADDRESS]')
#1 {main}
  thrown in %s on line %d
