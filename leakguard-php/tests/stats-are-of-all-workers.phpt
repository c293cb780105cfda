--TEST--
LeakGuard\stats() and LeakGuard\metrics() tell of all workers together
--FILE--
<?php
require __DIR__ . '/server.inc';
$code = <<<'PHP'
    LeakGuard\Engine::fromPolicy('preset:redact-all')->redact('jane@example.com');
    usleep(20_000);
    echo getmypid(), ' ', json_encode(LeakGuard\stats()), "\n", LeakGuard\metrics();
    PHP;
$server = new Server([], $code, null, ['PHP_CLI_SERVER_WORKERS' => '4']);
$workers = [];
$sockets = [];
for ($i = 0; $i < 8; $i++) {
    $sockets[$i] = stream_socket_client(str_replace('http', 'tcp', $server->url()));
    fwrite($sockets[$i], "GET / HTTP/1.0\r\n\r\n");
}
foreach ($sockets as $socket) {
    $workers[strtok(explode("\r\n\r\n", stream_get_contents($socket))[1], ' ')] = true;
}
var_dump(count($workers) > 1);
[, $stats] = explode(' ', $server->get(), 2);
echo strtok($stats, "\n"), "\n";
echo strtok('');
?>
--EXPECT--
bool(true)
{"calls":9,"bytes":144,"findings":9,"blocked":0,"withheld":0,"events_lost":0,"ai_calls":0,"ai_refused":0,"ai_bytes":0,"entities":{"EMAIL_ADDRESS":9},"egress":[]}
# HELP leakguard_calls_total Texts that were judged.
# TYPE leakguard_calls_total counter
leakguard_calls_total 9
# HELP leakguard_bytes_total Bytes that were judged.
# TYPE leakguard_bytes_total counter
leakguard_bytes_total 144
# HELP leakguard_findings_total Values that were found.
# TYPE leakguard_findings_total counter
leakguard_findings_total 9
# HELP leakguard_blocked_total Messages that a rule has blocked.
# TYPE leakguard_blocked_total counter
leakguard_blocked_total 0
# HELP leakguard_withheld_total Messages that could not be judged and were withheld.
# TYPE leakguard_withheld_total counter
leakguard_withheld_total 0
# HELP leakguard_events_lost_total Events that could not be written to the audit log.
# TYPE leakguard_events_lost_total counter
leakguard_events_lost_total 0
# HELP leakguard_ai_calls_total Calls to AI services.
# TYPE leakguard_ai_calls_total counter
leakguard_ai_calls_total 0
# HELP leakguard_ai_refused_total Calls to AI services that were refused.
# TYPE leakguard_ai_refused_total counter
leakguard_ai_refused_total 0
# HELP leakguard_ai_bytes_total Bytes that went to AI services and came back.
# TYPE leakguard_ai_bytes_total counter
leakguard_ai_bytes_total 0
# HELP leakguard_entity_findings_total Values that were found, by their kind.
# TYPE leakguard_entity_findings_total counter
leakguard_entity_findings_total{entity="EMAIL_ADDRESS"} 9
