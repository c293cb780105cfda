--TEST--
curl: JSON, forms, texts, the query of the URL; the length goes with the body
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$send = static function (array $options) use ($receiver): void {
    $handle = curl_init($receiver->url() . '/v1?email=jane@example.com&page=2');
    curl_setopt_array($handle, $options + [CURLOPT_RETURNTRANSFER => true]);
    echo curl_exec($handle), ' ', json_encode($receiver->received()[0], JSON_UNESCAPED_SLASHES), "\n";
};
$send([CURLOPT_POSTFIELDS => '{"email":"jane@example.com","id":1}', CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Content-Length: 35']]);
$send([CURLOPT_POST => true, CURLOPT_POSTFIELDS => http_build_query(['billing' => ['email' => 'jane@example.com'], 'id' => 1])]);
$send([CURLOPT_POSTFIELDS => 'card 4111 1111 1111 1111', CURLOPT_HTTPHEADER => ['Content-Type: text/plain', 'X-Note: of jane@example.com']]);
$send([CURLOPT_CUSTOMREQUEST => 'PATCH', CURLOPT_POSTFIELDS => 'id=7']);
$send([]);
$send([CURLOPT_POSTFIELDS => gzencode('{"email":"jane@example.com"}'), CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Content-Encoding: gzip']]);
try {
    $send([CURLOPT_POSTFIELDS => 'jane@example.com', CURLOPT_HTTPHEADER => ['Content-Encoding: gzip']]);
} catch (LeakGuard\Exception $withheld) {
    echo $withheld->getMessage(), "\n";
}
?>
--EXPECT--
ok ["POST","/v1?email=[EMAIL_ADDRESS]&page=2","application/json","","{\"email\":\"[EMAIL_ADDRESS]\",\"id\":1}",[],[]]
ok ["POST","/v1?email=[EMAIL_ADDRESS]&page=2","application/x-www-form-urlencoded","","billing%5Bemail%5D=[EMAIL_ADDRESS]&id=1",{"billing":{"email":"[EMAIL_ADDRESS]"},"id":"1"},[]]
ok ["POST","/v1?email=[EMAIL_ADDRESS]&page=2","text/plain","of [EMAIL_ADDRESS]","card [CREDIT_CARD]",[],[]]
ok ["PATCH","/v1?email=[EMAIL_ADDRESS]&page=2","application/x-www-form-urlencoded","","id=7",[],[]]
ok ["GET","/v1?email=[EMAIL_ADDRESS]&page=2","","","",[],[]]
ok ["POST","/v1?email=[EMAIL_ADDRESS]&page=2","application/json","","gzip {\"email\":\"[EMAIL_ADDRESS]\"}",[],[]]
the call to 127.0.0.1 was withheld: the body is no valid gzip
