--TEST--
A full disk or a missing folder loses events, not requests: the counters and PHP's log say so
--FILE--
<?php
require __DIR__ . '/server.inc';
foreach (['/dev/full', '/nowhere/audit.log', 'syslog:/nowhere/log'] as $sink) {
    $log = tempnam(sys_get_temp_dir(), 'leakguard');
    $code = '$lost = LeakGuard\stats()["events_lost"]; LeakGuard\Engine::fromPolicy("preset:redact-all")->redact("jane@example.com"); echo $lost;';
    $server = new Server(['leakguard.audit_log' => $sink, 'log_errors' => '1', 'error_log' => $log], $code);
    echo $server->get(), ' ', $server->until(fn (string $lost): bool => $lost > 0) > 0 ? 'lost' : 'none', ' ', preg_replace('/^\[.*?\] /', '', warnings($log)[0]);
    unset($server);
    unlink($log);
}
?>
--EXPECT--
0 lost PHP Warning:  LeakGuard: leakguard.audit_log: No space left on device (os error 28); the events of this request are lost
0 lost PHP Warning:  LeakGuard: leakguard.audit_log: No such file or directory (os error 2); the events of this request are lost
0 lost PHP Warning:  LeakGuard: leakguard.audit_log: No such file or directory (os error 2); the events of this request are lost
