--TEST--
curl: PUT from a stream, a multi handle, a copied handle, one that was reset
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$stream = fopen('php://memory', 'w+');
fwrite($stream, "email\njane@example.com\n");
rewind($stream);
$put = curl_init($receiver->url());
curl_setopt_array($put, [CURLOPT_PUT => true, CURLOPT_INFILE => $stream, CURLOPT_INFILESIZE => 23, CURLOPT_RETURNTRANSFER => true]);
curl_exec($put);
echo json_encode($receiver->received()), "\n";

$one = curl_init();
curl_setopt($one, CURLOPT_URL, $receiver->url());
curl_setopt($one, CURLOPT_RETURNTRANSFER, true);
curl_setopt($one, CURLOPT_POSTFIELDS, 'card 4111111111111111');
$two = curl_copy_handle($one);
$multi = curl_multi_init();
curl_multi_add_handle($multi, $one);
curl_multi_add_handle($multi, $two);
do {
    curl_multi_exec($multi, $running);
    curl_multi_select($multi);
} while ($running);
foreach ($receiver->received() as $request) {
    echo $request[4], "\n";
}
curl_multi_remove_handle($multi, $one);
curl_reset($one);
curl_setopt_array($one, [CURLOPT_URL => $receiver->url() . '/after', CURLOPT_RETURNTRANSFER => true]);
curl_exec($one);
curl_multi_remove_handle($multi, $two);
curl_setopt($two, CURLOPT_HTTPGET, true);
curl_exec($two);
foreach ($receiver->received() as $request) {
    echo $request[0], ' ', $request[1], ' ', $request[4], "\n";
}
?>
--EXPECT--
[["PUT","\/","","","email\n[EMAIL_ADDRESS]\n",[],[]]]
card [CREDIT_CARD]
card [CREDIT_CARD]
GET /after 
GET / 
