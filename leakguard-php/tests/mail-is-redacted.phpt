--TEST--
mail(): subject and text are judged on the channel egress, the receiver stays
--INI--
leakguard.policy=preset:redact-all
sendmail_path=cat
--FILE--
<?php
mail('shop@example.com', 'Order of jane@example.com', "She paid with 4111 1111 1111 1111.\n", 'X-Order: 7');
?>
--EXPECTF--
To: shop@example.com
Subject: Order of [EMAIL_ADDRESS]%A
X-Order: 7

She paid with [CREDIT_CARD].
