--TEST--
leakguard.output: with a policy that cannot be loaded, an unknown encoding or a broken body nothing goes; types that are not chosen do
--FILE--
<?php
require __DIR__ . '/responses.inc';
$log = tempnam(sys_get_temp_dir(), 'leakguard');
$code = <<<'PHP'
    header("Content-Type: $_GET[type]");
    if (isset($_GET['encoding'])) {
        header("Content-Encoding: $_GET[encoding]");
    }
    echo 'jane.doe@example.com';
    PHP;
$logged = ['error_log' => $log, 'log_errors' => '1'] + JUDGED;
$bad = new Server(['leakguard.policy' => __DIR__ . '/policies/unknown-key.toml'] + $logged, $code);
$good = new Server($logged, $code);
foreach ([[$bad, 'application/json'], [$bad, 'text/html'], [$good, 'text/plain&encoding=compress'], [$good, 'text/plain&encoding=gzip'], [$good, 'text/html&encoding=gzip']] as [$server, $query]) {
    [$status, $headers, $body] = ask($server, "/?type=$query");
    echo $status, ' ', $headers['content-encoding'] ?? '-', ' ', trim($body), "\n";
}
foreach (preg_grep('/the response to/', warnings($log)) as $line) {
    echo substr($line, strpos($line, 'LeakGuard'), 80), "\n";
}
unlink($log);
?>
--EXPECTF--
500 - {"message":"The answer was withheld: it could not be checked."}
200 - jane.doe@example.com
500 - The answer was withheld: it could not be checked.
500 - The answer was withheld: it could not be checked.
200 gzip jane.doe@example.com
LeakGuard: the response to / was withheld: %s
LeakGuard: the response to / was withheld: unknown encoding%s
LeakGuard: the response to / was withheld: the body is no valid gzip%A
