--TEST--
AI calls: a request that redactRequest() has judged is one call, its answer has the values back; two at once do not mix
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
LeakGuard\recordEvents();
$engine = LeakGuard\Engine::default();
$headers = ['Content-Type' => 'application/json', 'Authorization' => 'Bearer x'];
$one = $engine->redactRequest($ai->url(), $headers, question('to ann@example.com'));
$two = $engine->redactRequest($ai->url(), $headers, question('to bob@example.com'));
echo str_contains($one['body'], 'ann@') ? 'LEAKED' : 'rewritten', "\n";
$lines = static fn (array $headers): array => array_map(static fn (string $name, string $value): string => "$name: $value", array_keys($headers), $headers);
foreach ([$two, $one, $one] as $request) {
    $handle = curl_init($request['url']);
    curl_setopt_array($handle, [CURLOPT_POSTFIELDS => $request['body'], CURLOPT_HTTPHEADER => $lines($request['headers']), CURLOPT_RETURNTRANSFER => true]);
    echo words(curl_exec($handle)), "\n";
}
foreach ($ai->received() as $received) {
    echo json_encode(array_intersect_key($received['headers'], array_flip(['authorization', 'x-leakguard-conversation']))), "\n";
}
// As a client does that follows redirects itself: what it was given goes through redactRequest() once more.
$again = $engine->redactRequest($ai->url(), $one['headers'], $one['body']);
echo count($again['headers']) === count($one['headers']) && $again['body'] === $one['body'] ? 'the same' : 'another', "\n";
$handle = curl_init($again['url']);
curl_setopt_array($handle, [CURLOPT_POSTFIELDS => $again['body'], CURLOPT_HTTPHEADER => $lines($again['headers']), CURLOPT_RETURNTRANSFER => true]);
echo words(curl_exec($handle)), "\n";
echo count(array_filter(LeakGuard\events(), static fn (array $event): bool => $event['ai'] !== null)), " calls\n";
try {
    $engine->redactRequest($ai->url(), $headers, question('card 4111111111111111'));
} catch (LeakGuard\BlockedException $blocked) {
    echo $blocked->getMessage(), "\n";
}
// To a host that is none, the mark is taken off all the same.
echo json_encode(isset($engine->redactRequest('http://example.com/', ['X-LeakGuard-Conversation' => 'x'], 'a')['headers']['X-LeakGuard-Conversation'])), "\n";
?>
--EXPECT--
rewritten
You said: to bob@example.com
You said: to ann@example.com
You said: to ann@example.com
{"authorization":"Bearer x"}
{"authorization":"Bearer x"}
{"authorization":"Bearer x"}
the same
You said: to ann@example.com
2 calls
rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content
true
