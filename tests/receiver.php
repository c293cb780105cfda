<?php

/**
 * An HTTP receiver that records what it is sent; tests/harness.sh starts it with PHP's own web server.
 *
 * Each request becomes one line of JSON in the file RECEIVER_LOG:
 * {"method":"POST","uri":"/v1/chat?x=1","headers":{"content-type":"..."},"body":"..."}; a body that is not UTF-8
 * stands in "body_base64" instead. Answers 200 with the text of the file RECEIVER_REPLY, else {"received":true}.
 */

declare(strict_types=1);

$log = (string) getenv('RECEIVER_LOG');
if ($log === '') {
    http_response_code(500);
    echo 'RECEIVER_LOG is not set';
    return;
}

$body = (string) file_get_contents('php://input');
$record = [
    'method' => $_SERVER['REQUEST_METHOD'],
    'uri' => $_SERVER['REQUEST_URI'],
    'headers' => array_change_key_case(getallheaders()),
];
$record[preg_match('//u', $body) === 1 ? 'body' : 'body_base64'] =
    preg_match('//u', $body) === 1 ? $body : base64_encode($body);
$line = json_encode(
    $record,
    JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR
);
file_put_contents($log, $line . "\n", FILE_APPEND | LOCK_EX);

$reply = (string) getenv('RECEIVER_REPLY');
header('Content-Type: application/json');
echo is_file($reply) ? (string) file_get_contents($reply) : '{"received":true}';
