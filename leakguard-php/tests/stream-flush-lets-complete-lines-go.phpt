--TEST--
flush() gives the complete lines and keeps what goes on
--FILE--
<?php
$stream = LeakGuard\Engine::fromPolicy('preset:redact-all')->stream();
var_dump($stream->push("mail to jane@example.com\nand to jo"), $stream->flush(), $stream->push("e@example.com\n"), $stream->flush());
$key = ["-----BEGIN " . "PRIVATE KEY-----\n", "MIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8AgEAAkEA\n", "-----END " . "PRIVATE KEY-----\nbye\n"];
foreach ($key as $part) {
    echo json_encode($stream->push($part) . $stream->flush()), "\n";
}
?>
--EXPECT--
string(0) ""
string(24) "mail to [EMAIL_ADDRESS]
"
string(0) ""
string(23) "and to [EMAIL_ADDRESS]
"
""
""
"[PRIVATE_KEY]\nbye\n"
