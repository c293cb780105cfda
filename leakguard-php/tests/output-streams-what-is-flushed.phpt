--TEST--
leakguard.output: flush() sends the lines that are complete, while the script goes on
--FILE--
<?php
require __DIR__ . '/responses.inc';
$go = tempnam(sys_get_temp_dir(), 'leakguard');
unlink($go);
$code = <<<'PHP'
    header('Content-Type: application/x-ndjson');
    header('Content-Length: 1000');
    echo '{"n":1,"email":"jane.doe@example.com"}', "\n", '{"n":2,"em';
    flush();
    $deadline = microtime(true) + 10;
    while (!file_exists($_GET['go']) && microtime(true) < $deadline) {
        usleep(10_000);
        clearstatcache();
    }
    echo 'ail":"john@example.com"}', "\n";
    PHP;
$server = new Server(JUDGED, $code);
$socket = stream_socket_client(str_replace('http', 'tcp', $server->url()));
fwrite($socket, 'GET /?go=' . urlencode($go) . " HTTP/1.0\r\n\r\n");
do {
    $line = fgets($socket);
    if (stripos($line, 'content-length') === 0) {
        echo $line;
    }
} while (trim($line) !== '');
echo fgets($socket);
touch($go);
echo stream_get_contents($socket);
unlink($go);
?>
--EXPECT--
{"n":1,"email":"[EMAIL_ADDRESS]"}
{"n":2,"email":"[EMAIL_ADDRESS]"}
