--TEST--
curl: the caller's credentials and signed webhooks go as they are; a signed request that would change is withheld
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$send = static function (string $query, array $headers, string|array $body) use ($receiver): void {
    $handle = curl_init($receiver->url() . $query);
    curl_setopt_array($handle, [CURLOPT_POSTFIELDS => $body, CURLOPT_HTTPHEADER => $headers, CURLOPT_RETURNTRANSFER => true]);
    try {
        curl_exec($handle);
        [, $uri, , , $body, $fields] = $receiver->received()[0];
        echo $uri, ' ', $body, ' ', json_encode($fields), "\n";
    } catch (LeakGuard\Exception $withheld) {
        echo preg_replace('/:\d+/', ':port', $withheld->getMessage()), "\n";
    }
};
$send('/?api_key=run-Credential-7f3a9c&to=jane@example.com', ['Authorization: Bearer abcDEF123456789xyz'], 'client_secret=run-Credential-7f3a9c&to=jane@example.com');
$send('/', [], ['api_key' => 'run-Credential-7f3a9c', 'to' => 'jane@example.com']);
$send('/', ['Content-Type: application/json', 'X-WC-Webhook-ID: 7', 'X-WC-Webhook-Signature: c2lnbmVk'], '{"email":"jane@example.com"}');
$send('/', ['Content-Type: application/json', 'Authorization: AWS4-HMAC-SHA256 Credential=x'], '{"email":"jane@example.com"}');
$send('/', ['Content-Type: application/json', 'Authorization: AWS4-HMAC-SHA256 Credential=x'], '{"id":7}');
$send('/?body-hash=aGFzaA&signature=c2lnbmVk', ['Content-Type: application/json'], '{"email":"jane@example.com"}');
$send('/?X-Amz-Signature=0a1b', ['Content-Type: application/json'], '{"email":"jane@example.com"}');
$send('/?to=jane@example.com&X-Amz-Signature=0a1b', [], 'x');
?>
--EXPECT--
/?api_key=run-Credential-7f3a9c&to=[EMAIL_ADDRESS] client_secret=run-Credential-7f3a9c&to=[EMAIL_ADDRESS] {"client_secret":"run-Credential-7f3a9c","to":"[EMAIL_ADDRESS]"}
/  {"api_key":"run-Credential-7f3a9c","to":"[EMAIL_ADDRESS]"}
/ {"email":"jane@example.com"} []
the call to 127.0.0.1 was withheld: it is signed, and holds data that the policy changes
/ {"id":7} []
the call to 127.0.0.1 was withheld: it is signed, and holds data that the policy changes
/?X-Amz-Signature=0a1b {"email":"[EMAIL_ADDRESS]"} []
the call to 127.0.0.1 was withheld: it is signed, and holds data that the policy changes
