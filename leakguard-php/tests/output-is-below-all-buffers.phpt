--TEST--
leakguard.output: scripts see no buffer of ours, cannot end one, and what they discard is not sent
--INI--
leakguard.output=1
leakguard.policy=preset:redact-all
output_buffering=0
--FILE--
<?php
header('Content-Type: text/plain');
echo 'levels ', ob_get_level(), ' ', count(ob_get_status(true)), ' ', count(ob_list_handlers()), "\n";
ob_start();
ob_start(fn (string $text): string => strtoupper($text));
echo "first@example.com ";
ob_clean();
echo "jane@example.com\n";
ob_end_flush();
echo "in the buffer: ", strlen(ob_get_contents()), "\n";
ob_end_flush();
ob_start(null, 4);
echo "john.", "doe@", "example", ".org\n";
while (ob_get_level()) {
    ob_end_clean();
}
echo "anna@example.com\n";
$out = fopen('php://output', 'w');
fwrite($out, "to eve@");
fwrite($out, "example.com\n");
?>
--EXPECT--
levels 0 0 0
[EMAIL_ADDRESS]
in the buffer: 32
[EMAIL_ADDRESS]
[EMAIL_ADDRESS]
to [EMAIL_ADDRESS]
