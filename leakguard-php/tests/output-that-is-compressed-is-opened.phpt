--TEST--
leakguard.output: bodies that the script or PHP compresses are opened and compressed again
--SKIPIF--
<?php extension_loaded('zlib') || die('skip needs zlib'); ?>
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    header('Content-Type: application/json');
    $body = json_encode(['email' => 'jane.doe@example.com', 'text' => str_repeat('nothing ', 1000)]);
    switch ($_GET['how']) {
        case 'own':
            $body = gzencode($body);
            header('Content-Encoding: gzip');
            header('Content-Length: ' . strlen($body));
            break;
        case 'deflate':
            $body = gzcompress($body);
            header('Content-Encoding: deflate');
            break;
        case 'handler':
            ob_start('ob_gzhandler');
            break;
        case 'setting':
            ini_set('zlib.output_compression', '1');
    }
    echo substr($body, 0, 50);
    if ($_GET['how'] !== 'own') {
        ob_get_level() && ob_flush();
        flush();
    }
    echo substr($body, 50);
    PHP;
function show(Server $server, string $how): void
{
    [$status, $headers, $body] = ask($server, "/?how=$how", ['Accept-Encoding: gzip']);
    $text = match ($headers['content-encoding'] ?? '') {
        'gzip' => gzdecode($body),
        'deflate' => gzuncompress($body),
        default => $body,
    };
    $whole = ($headers['content-length'] ?? strlen($body)) == strlen($body);
    echo $how, ' ', $status, ' ', $headers['content-encoding'] ?? '-', ' ', $whole ? 'whole' : 'cut', ' ', strlen($body) < 1000 ? 'small' : 'large', ' ', substr($text, 0, 28), ' ', strlen($text), "\n";
}
$server = new Server(JUDGED, $code);
foreach (['own', 'deflate', 'handler', 'setting', 'none'] as $how) {
    show($server, $how);
}
show(new Server(['zlib.output_compression' => '1'] + JUDGED, $code), 'php.ini');
?>
--EXPECT--
own 200 gzip whole small {"email":"[EMAIL_ADDRESS]"," 8037
deflate 200 deflate whole small {"email":"[EMAIL_ADDRESS]"," 8037
handler 200 gzip whole small {"email":"[EMAIL_ADDRESS]"," 8037
setting 200 gzip whole small {"email":"[EMAIL_ADDRESS]"," 8037
none 200 - whole large {"email":"[EMAIL_ADDRESS]"," 8037
php.ini 200 gzip whole small {"email":"[EMAIL_ADDRESS]"," 8037
