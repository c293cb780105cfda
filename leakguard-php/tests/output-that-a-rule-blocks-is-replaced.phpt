--TEST--
leakguard.output: a blocked response is a short notice with status 403; one whose start has gone is cut off. The log names the rule
--FILE--
<?php
require __DIR__ . '/responses.inc';
$log = tempnam(sys_get_temp_dir(), 'leakguard');
$code = <<<'PHP'
    header("Content-Type: $_GET[type]");
    header('Content-Disposition: attachment; filename=x');
    header('ETag: "1"');
    header('Set-Cookie: kept=1');
    header('Content-Length: 1000000');
    if ($_GET['long'] ?? 0) {
        for ($i = 0; $i < 5000; $i++) {
            echo json_encode(['row' => $i, 'note' => 'nothing to see here']), "\n";
        }
    }
    echo '{"card":"4111 1111 1111 1111"}', "\n";
    echo '{"after":"jane.doe@example.com"}', "\n";
    PHP;
$server = new Server(['leakguard.policy' => __DIR__ . '/policies/block-cards.toml', 'error_log' => $log, 'log_errors' => '1'] + JUDGED, $code);
foreach (['application/json', 'text/csv', 'application/x-ndjson'] as $type) {
    [$status, $headers, $body] = ask($server, '/orders?type=' . urlencode($type));
    echo $status, ' ', $headers['content-type'], ' ', $headers['content-length'] - strlen($body), ' ', implode(' ', array_intersect(array_keys($headers), ['content-disposition', 'etag', 'set-cookie'])), ' ', $body;
}
[$status, $headers, $body] = ask($server, '/orders?long=1&type=application/x-ndjson');
$lines = explode("\n", $body);
echo $status, ' ', $headers['content-length'] ?? '-', ' ', $lines[0], ' ', count($lines) > 100 ? 'many' : count($lines), ' ', strpos($body, '4111 1') === false && strpos($body, 'after') === false ? 'clean' : 'leak', "\n";
foreach (warnings($log) as $line) {
    echo substr($line, strpos($line, 'LeakGuard'));
}
unlink($log);
?>
--EXPECTF--
403 application/json 0 set-cookie {"message":"The answer was withheld: it holds data that may not be sent."}
403 text/plain; charset=utf-8 0 set-cookie The answer was withheld: it holds data that may not be sent.
403 text/plain; charset=utf-8 0 set-cookie The answer was withheld: it holds data that may not be sent.
200 - {"row":0,"note":"nothing to see here"} many clean
LeakGuard: the response to /orders was withheld: %s
LeakGuard: the response to /orders was withheld: %s
LeakGuard: the response to /orders was withheld: %s
LeakGuard: the response to /orders was cut off: %s
