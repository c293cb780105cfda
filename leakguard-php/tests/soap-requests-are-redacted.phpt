--TEST--
SoapClient: the request is redacted, also where a class of the shop's own sends it
--EXTENSIONS--
soap
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
class Client extends SoapClient
{
    public function __doRequest(string $request, string $location, string $action, int $version, bool $oneWay = false): ?string
    {
        return parent::__doRequest($request, $location, $action, $version, $oneWay);
    }
}
foreach ([SoapClient::class, Client::class] as $class) {
    $client = new $class(null, ['location' => $receiver->url(), 'uri' => 'urn:shop']);
    $client->order(new SoapParam('jane@example.com', 'email'), new SoapParam(7, 'id'));
    preg_match_all('/<(email|id)[^>]*>([^<]*)</', $receiver->received()[0][4], $found);
    echo implode(' ', $found[2]), "\n";
}
?>
--EXPECT--
[EMAIL_ADDRESS] 7
[EMAIL_ADDRESS] 7
