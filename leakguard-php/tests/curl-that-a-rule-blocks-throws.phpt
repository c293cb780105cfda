--TEST--
curl: a rule that blocks stops the request with a BlockedException; a gateway gets what it is called with
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/block-cards.toml
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$port = parse_url($receiver->url(), PHP_URL_PORT);
foreach (['127.0.0.1', 'localhost'] as $host) {
    $handle = curl_init("http://$host:$port/");
    curl_setopt_array($handle, [CURLOPT_POSTFIELDS => 'number=4111111111111111', CURLOPT_RETURNTRANSFER => true, CURLOPT_RESOLVE => ["localhost:$port:127.0.0.1"]]);
    try {
        echo curl_exec($handle), "\n";
    } catch (LeakGuard\BlockedException $blocked) {
        echo $blocked->getMessage(), "\n";
    }
    try {
        echo curl_multi_add_handle(curl_multi_init(), $handle), "\n";
    } catch (LeakGuard\BlockedException $blocked) {
        echo "blocked\n";
    }
}
foreach ($receiver->received() as $request) {
    echo $request[4], "\n";
}
?>
--EXPECT--
rule "no-cards" blocks this message: it holds CREDIT_CARD in number
blocked
ok
0
number=4111111111111111
