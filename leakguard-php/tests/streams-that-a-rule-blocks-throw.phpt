--TEST--
The stream wrapper http, SoapClient and mail(): a rule that blocks throws, nothing leaves
--EXTENSIONS--
soap
--INI--
leakguard.policy={PWD}/policies/block-cards.toml
sendmail_path=cat
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$context = stream_context_create(['http' => ['method' => 'POST', 'content' => 'number=4111111111111111']]);
$soap = new SoapClient(null, ['location' => $receiver->url(), 'uri' => 'urn:shop']);
foreach ([
    static fn () => @file_get_contents($receiver->url(), false, $context),
    static fn () => $soap->pay(new SoapParam('4111111111111111', 'card')),
    static fn () => mail('shop@example.com', 'Order 7', 'card 4111 1111 1111 1111'),
] as $call) {
    try {
        $call();
        echo "went\n";
    } catch (LeakGuard\BlockedException $blocked) {
        echo $blocked->getMessage(), "\n";
    }
}
echo count($receiver->received()), "\n";
?>
--EXPECT--
rule "no-cards" blocks this message: it holds CREDIT_CARD in number
rule "no-cards" blocks this message: it holds CREDIT_CARD in Envelope.Body.pay.card
rule "no-cards" blocks this message: it holds CREDIT_CARD
0
