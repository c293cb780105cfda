--TEST--
leakguard.output: an export of 100 MB runs in bounded memory
--SKIPIF--
<?php is_readable('/proc/self/status') || die('skip needs /proc'); ?>
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    function peak(): int
    {
        preg_match('/VmHWM:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
        return (int) $found[1];
    }
    header('Content-Type: text/csv');
    $out = fopen('php://output', 'w');
    $rows = (function (int $count) {
        for ($i = 0; $i < $count; $i++) {
            yield [$i, $i % 100 ? "nobody $i" : "person$i@example.com", str_repeat('x', 80)];
        }
    })((int) $_GET['rows']);
    $before = peak();
    foreach ($rows as $row) {
        fputcsv($out, $row);
    }
    fputcsv($out, ['grown', peak() - $before, memory_get_peak_usage()]);
    PHP;
$server = new Server(JUDGED, $code);
ask($server, '/?rows=50000');
$socket = stream_socket_client(str_replace('http', 'tcp', $server->url()));
fwrite($socket, "GET /?rows=1000000 HTTP/1.0\r\n\r\n");
[$bytes, $labels, $leaks, $last] = [0, 0, 0, ''];
while (($line = fgets($socket)) !== false) {
    $bytes += strlen($line);
    $labels += str_contains($line, '[EMAIL_ADDRESS]') ? 1 : 0;
    $leaks += str_contains($line, '@') ? 1 : 0;
    $last = $line;
}
[$word, $grown, $peak] = str_getcsv($last);
var_dump($bytes > 95_000_000, $labels, $leaks, $word, $grown < 4096, $peak < 4 << 20);
?>
--EXPECT--
bool(true)
int(10000)
int(0)
string(5) "grown"
bool(true)
bool(true)
