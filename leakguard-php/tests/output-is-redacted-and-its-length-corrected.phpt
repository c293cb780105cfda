--TEST--
leakguard.output: a response is redacted, and the length that the script has set is that of what is sent
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    $body = json_encode(['email' => $_GET['email'], 'id' => 1]);
    header('Content-Type: application/json; charset=utf-8');
    if (isset($_GET['length'])) {
        header('Content-Length: ' . strlen($body));
        header('Content-MD5: ' . base64_encode(md5($body, true)));
    }
    foreach (str_split($body, 3) as $part) {
        echo $part;
    }
    PHP;
$server = new Server(JUDGED, $code);
foreach (['email=jane.doe@example.com&length', 'email=jane.doe@example.com', 'email=none&length'] as $query) {
    [$status, $headers, $body] = ask($server, "/?$query");
    echo $status, ' ', $headers['content-length'] ?? '-', ' of ', strlen($body), ' ', isset($headers['content-md5']) ? 'md5' : '-', ' ', $body, "\n";
}
?>
--EXPECT--
200 34 of 34 - {"email":"[EMAIL_ADDRESS]","id":1}
200 - of 34 - {"email":"[EMAIL_ADDRESS]","id":1}
200 23 of 23 - {"email":"none","id":1}
