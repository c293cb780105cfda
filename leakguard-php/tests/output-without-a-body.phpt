--TEST--
leakguard.output: HEAD, 204, 304, redirects and empty bodies
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    header('Content-Type: application/json');
    $body = '{"email":"jane.doe@example.com"}';
    switch ($_GET['how']) {
        case 'body':
            header('Content-Length: ' . strlen($body));
            echo $body;
            break;
        case 'redirect':
            header('Location: /elsewhere', true, 302);
            header('Content-Length: 0');
            break;
        case 'flush':
            flush();
            echo $body;
            break;
        default:
            http_response_code((int) $_GET['how']);
    }
    PHP;
$server = new Server(JUDGED, $code);
foreach (['GET' => ['body', '204', '304', 'redirect', '200', 'flush'], 'HEAD' => ['body', '204']] as $method => $ways) {
    foreach ($ways as $how) {
        [$status, $headers, $body] = ask($server, "/?how=$how", [], $method);
        echo "$method $how: $status ", $headers['content-length'] ?? '-', ' ', $headers['content-type'] ?? '-', " '$body'\n";
    }
}
?>
--EXPECT--
GET body: 200 27 application/json '{"email":"[EMAIL_ADDRESS]"}'
GET 204: 204 - application/json ''
GET 304: 304 - application/json ''
GET redirect: 302 0 application/json ''
GET 200: 200 - application/json ''
GET flush: 200 - application/json '{"email":"[EMAIL_ADDRESS]"}'
HEAD body: 200 - application/json ''
HEAD 204: 204 - application/json ''
