--TEST--
leakguard.enable_cli=0: on the command line nothing is judged below userland, what the code calls still is; a server is not concerned
--INI--
leakguard.output=1
leakguard.enable_cli=0
leakguard.policy=preset:redact-all
html_errors=0
--FILE--
<?php
require __DIR__ . '/responses.inc';
header('Content-Type: text/plain');
trigger_error('to jane@example.com', E_USER_WARNING);
echo LeakGuard\Engine::default()->redact("jane@example.com\n");
echo "jane@example.com\n";
$server = new Server(['leakguard.enable_cli' => '0'] + JUDGED, 'header("Content-Type: text/plain"); echo "jane@example.com\n";');
echo $server->get();
?>
--EXPECTF--
Warning: to jane@example.com in %s on line %d
[EMAIL_ADDRESS]
jane@example.com
[EMAIL_ADDRESS]
