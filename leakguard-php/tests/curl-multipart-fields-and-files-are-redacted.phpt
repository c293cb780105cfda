--TEST--
curl: the fields of a multipart body and its files; a picture goes as it is
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$table = __FILE__ . '.csv';
$picture = __FILE__ . '.png';
file_put_contents($table, "name,email\nJane Doe,jane@example.com\n");
file_put_contents($picture, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR jane@example.com");
$handle = curl_init($receiver->url());
curl_setopt($handle, CURLOPT_RETURNTRANSFER, true);
curl_setopt($handle, CURLOPT_POSTFIELDS, [
    'email' => 'jane@example.com',
    'table' => new CURLFile($table, 'text/csv', 'people.csv'),
    'data' => new CURLStringFile('{"card":"4111111111111111"}', 'data.json', 'application/json'),
    'picture' => new CURLFile($picture, 'image/png'),
    'page' => '2',
]);
echo curl_exec($handle), "\n";
[, , , , , $fields, $files] = $receiver->received()[0];
$files['picture'] = [$files['picture'][1], str_ends_with($files['picture'][2], 'jane@example.com')];
echo json_encode([$fields, $files]), "\n";
unlink($table);
unlink($picture);
?>
--EXPECT--
ok
[{"email":"[EMAIL_ADDRESS]","page":"2"},{"table":["people.csv","text\/csv","name,email\n[PERSON],[EMAIL_ADDRESS]\n"],"data":["data.json","application\/json","{\"card\":\"[CREDIT_CARD]\"}"],"picture":["image\/png",true]}]
