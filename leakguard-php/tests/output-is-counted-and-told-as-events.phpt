--TEST--
leakguard.output: findings are counted and told with the route; monitor and off change nothing; what the code has redacted stays
--FILE--
<?php
require __DIR__ . '/responses.inc';
$audit = tempnam(sys_get_temp_dir(), 'leakguard');
$code = <<<'PHP'
    header('Content-Type: application/json');
    $body = '{"items":[{"email":"jane.doe@example.com"},{"email":"john@example.org"}]}';
    if (isset($_GET['redacted'])) {
        $body = LeakGuard\Engine::default()->redact($body, new LeakGuard\Context('log'));
    }
    echo $body;
    PHP;
$settings = ['leakguard.audit_log' => $audit] + JUDGED;
foreach ([[], ['leakguard.mode' => 'monitor'], ['leakguard.mode' => '"off"']] as $mode) {
    file_put_contents($audit, '');
    $server = new Server($mode + $settings, $code);
    echo ask($server, '/rest/V1/orders?x=1')[2], "\n";
    foreach (file($audit) as $line) {
        $event = json_decode($line, true);
        echo json_encode(array_diff_key($event['leakguard'], ['action' => 0])), ' ', $event['event']['outcome'], "\n";
    }
}
file_put_contents($audit, '');
echo ask(new Server($settings, $code), '/?redacted')[2], ' ', json_decode(file($audit)[0], true)['leakguard']['channel'], ' ', count(file($audit)), "\n";
unlink($audit);
?>
--EXPECT--
{"items":[{"email":"[EMAIL_ADDRESS]"},{"email":"[EMAIL_ADDRESS]"}]}
{"channel":"api","consumer":"","route":"\/rest\/V1\/orders","entity":"EMAIL_ADDRESS","count":2,"field":"items.*.email","changed":true} success
{"items":[{"email":"jane.doe@example.com"},{"email":"john@example.org"}]}
{"channel":"api","consumer":"","route":"\/rest\/V1\/orders","entity":"EMAIL_ADDRESS","count":2,"field":"items.*.email","changed":false} unknown
{"items":[{"email":"jane.doe@example.com"},{"email":"john@example.org"}]}
{"items":[{"email":"[EMAIL_ADDRESS]"},{"email":"[EMAIL_ADDRESS]"}]} log 1
