--TEST--
Engine::redactRequest(): URL, headers and body of a request; credentials, framing and signed webhooks stay
--FILE--
<?php
use LeakGuard\Engine;
$engine = Engine::fromPolicy('preset:redact-all');
$show = static function (string $url, array $headers = [], array|string|null $body = null) use (&$engine): void {
    try {
        echo json_encode($engine->redactRequest($url, $headers, $body), JSON_UNESCAPED_SLASHES), "
";
    } catch (LeakGuard\Exception $refused) {
        echo get_class($refused), ': ', $refused->getMessage(), "
";
    }
};
$show('https://ai.example/v1?to=jane@example.com&api_key=run-Credential-7f3a9c', ['Authorization' => 'Bearer abcDEF123456789xyz', 'X-Note' => 'for: jane@example.com', 'X-Number' => 7, 'X-List' => ['jane@example.com']]);
$show('https://ai.example/v1', ['Content-Type' => 'application/json', 'content-length' => '28'], '{"email":"jane@example.com"}');
$show('https://ai.example/v1', ['Content-Length' => '9', 'A' => 'b'], ['file' => 'jane@example.com', 'client_secret' => 'run-Credential-7f3a9c', 'to' => 'john@example.com', 'page' => 2]);
$show('https://ai.example/v1', [], 'to=jane%40example.com&client_secret=run-Credential-7f3a9c&q=a+b&z=%7e');
$show('https://hooks.example/', ['X-WC-Webhook-ID' => 3, 'X-WC-Webhook-Signature' => 'c2ln'], '{"email":"jane@example.com"}');
$show('https://bedrock.example/', ['Authorization' => 'AWS4-HMAC-SHA256 Credential=x'], 'to jane@example.com');
$show('https://bedrock.example/', ['Authorization' => 'AWS4-HMAC-SHA256 Credential=x'], 'nothing in it');
$url = 'https://ai.example/';
$headers = ['B' => '1', 'A' => '2'];
var_dump($engine->redactRequest($url, $headers, null) === ['url' => $url, 'headers' => $headers, 'body' => null]);
$engine = Engine::fromPolicy("[[rule]]
name = 'cards'
entity = 'CREDIT_CARD'
action = 'block'
");
$show('https://ai.example/', body: ['card' => '4111111111111111']);
echo json_encode(LeakGuard\stats()['egress'][0]), "
";
?>
--EXPECTF--
{"url":"https://ai.example/v1?to=[EMAIL_ADDRESS]&api_key=run-Credential-7f3a9c","headers":{"Authorization":"Bearer abcDEF123456789xyz","X-Note":"for: [EMAIL_ADDRESS]","X-Number":7,"X-List":["jane@example.com"]},"body":null}
{"url":"https://ai.example/v1","headers":{"Content-Type":"application/json","content-length":"27"},"body":"{\"email\":\"[EMAIL_ADDRESS]\"}"}
{"url":"https://ai.example/v1","headers":{"A":"b"},"body":{"file":"[EMAIL_ADDRESS]","client_secret":"run-Credential-7f3a9c","to":"[EMAIL_ADDRESS]","page":2}}
{"url":"https://ai.example/v1","headers":[],"body":"to=[EMAIL_ADDRESS]&client_secret=run-Credential-7f3a9c&q=a+b&z=%7e"}
{"url":"https://hooks.example/","headers":{"X-WC-Webhook-ID":3,"X-WC-Webhook-Signature":"c2ln"},"body":"{\"email\":\"jane@example.com\"}"}
LeakGuard\Exception: the call to bedrock.example was withheld: it is signed, and holds data that the policy changes
{"url":"https://bedrock.example/","headers":{"Authorization":"AWS4-HMAC-SHA256 Credential=x"},"body":"nothing in it"}
bool(true)
LeakGuard\BlockedException: rule "cards" blocks this message: it holds CREDIT_CARD in card
{"host":"ai.example","caller":"%s","calls":6,"findings":%d}
