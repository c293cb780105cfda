--TEST--
php://filter and stream_filter_append() redact what is read
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
$file = tempnam(sys_get_temp_dir(), 'leakguard');
$text = str_repeat("mail to jane@example.com\n", 20_000);
file_put_contents($file, $text);
$wanted = str_repeat("mail to [EMAIL_ADDRESS]\n", 20_000);
var_dump(file_get_contents("php://filter/read=leakguard.redact/resource=$file") === $wanted);
var_dump(file_get_contents("php://filter/read=leakguard.redact.text/resource=$file") === $wanted);
$handle = fopen($file, 'r');
stream_filter_append($handle, 'leakguard.redact', STREAM_FILTER_READ, 'text');
var_dump(fgets($handle), stream_get_contents($handle) === substr($wanted, 24));
fclose($handle);
file_put_contents($file, "{\"email\":\"jane@example.com\"}\n{\"note\":\"x\"}\n");
readfile("php://filter/read=leakguard.redact.ndjson/resource=$file");
file_put_contents($file, '');
var_dump(file_get_contents("php://filter/read=leakguard.redact/resource=$file"));
// Any bytes, and what was written through it reads the same again.
file_put_contents($file, $bytes = random_bytes(200_000));
$once = file_get_contents("php://filter/read=leakguard.redact.text/resource=$file");
file_put_contents("php://filter/write=leakguard.redact.text/resource=$file", $bytes);
var_dump(file_get_contents($file) === $once);
unlink($file);
?>
--EXPECT--
bool(true)
bool(true)
string(24) "mail to [EMAIL_ADDRESS]
"
bool(true)
{"email":"[EMAIL_ADDRESS]"}
{"note":"x"}
string(0) ""
bool(true)
