--TEST--
curl: a handle that was used for one host sends the script's own body to another that may have it; fields that wait behind a GET are judged
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/by-host.toml
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$other = str_replace('127.0.0.1', 'localhost', $receiver->url());
$handle = curl_init($other);
curl_setopt_array($handle, [CURLOPT_POSTFIELDS => 'to jane@example.com', CURLOPT_HTTPHEADER => ['X-Note: jane@example.com'], CURLOPT_RETURNTRANSFER => true]);
$send = static function () use ($handle, $receiver): void {
    curl_exec($handle);
    foreach ($receiver->received() as $request) {
        echo "$request[0] $request[3] | $request[4]\n";
    }
};
$send();
curl_setopt($handle, CURLOPT_URL, $receiver->url());
$send();
curl_setopt($handle, CURLOPT_URL, $other);
curl_setopt($handle, CURLOPT_HTTPGET, true);
$send();
curl_setopt($handle, CURLOPT_POST, true);
$send();
curl_setopt($handle, CURLOPT_NOBODY, true);
curl_setopt($handle, CURLOPT_NOBODY, false);
$send();
?>
--EXPECT--
POST [EMAIL_ADDRESS] | to [EMAIL_ADDRESS]
POST jane@example.com | to jane@example.com
GET [EMAIL_ADDRESS] | 
POST [EMAIL_ADDRESS] | to [EMAIL_ADDRESS]
GET [EMAIL_ADDRESS] | 
