--TEST--
leakguard.audit_log=syslog:SOCKET sends RFC 5424 messages
--FILE--
<?php
require __DIR__ . '/server.inc';
$path = tempnam(sys_get_temp_dir(), 'leakguard');
unlink($path);
$socket = stream_socket_server("udg://$path", $code, $message, STREAM_SERVER_BIND);
stream_set_timeout($socket, 10);
$server = new Server(['leakguard.audit_log' => "syslog:$path"], 'LeakGuard\Engine::fromPolicy("preset:redact-all")->redact("jane@example.com");');
$server->get();
$message = stream_socket_recvfrom($socket, 65536);
echo preg_match('/^<133>1 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z - leakguard \d+ findings - (\{.*\})$/', $message, $parts), ' ', json_decode($parts[2], true)['leakguard']['entity'], "\n";
unlink($path);
?>
--EXPECT--
1 EMAIL_ADDRESS
