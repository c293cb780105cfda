--TEST--
leakguard.output: responses are not judged unless it is switched on, and no script can switch it
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    header('Content-Type: application/json');
    echo json_encode(['email' => 'jane.doe@example.com', 'set' => ini_set('leakguard.output', $_GET['on'] ?? '1'), 'heard' => LeakGuard\respond(null)]), "\n";
    PHP;
echo ask(new Server(['leakguard.output' => '0'] + JUDGED, $code))[2];
echo ask(new Server(array_diff_key(JUDGED, ['leakguard.output' => 0]), $code))[2];
$code = str_replace("'heard' => LeakGuard\\respond(null)", "'on' => ini_get('leakguard.output')", $code);
echo ask(new Server(JUDGED, $code), '/?on=0')[2];
?>
--EXPECT--
{"email":"jane.doe@example.com","set":false,"heard":false}
{"email":"jane.doe@example.com","set":false,"heard":false}
{"email":"[EMAIL_ADDRESS]","set":false,"on":"1"}
