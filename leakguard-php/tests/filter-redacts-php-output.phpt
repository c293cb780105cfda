--TEST--
The filter on php://output and php://stdout
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
$out = fopen('php://output', 'w');
stream_filter_append($out, 'leakguard.redact', STREAM_FILTER_WRITE, 'text');
fwrite($out, "mail to jane@exa");
fwrite($out, "mple.com, card 4111 1111 ");
fwrite($out, "1111 1111\n");
fclose($out);
file_put_contents('php://filter/write=leakguard.redact/resource=php://output', "IBAN DE89370400440532013000\n");
?>
--EXPECT--
mail to [EMAIL_ADDRESS], card [CREDIT_CARD]
IBAN [IBAN_CODE]
