--TEST--
AI calls that are refused: curl_exec() gives false and curl_error() says why, callbacks and failures of curl stay what they are
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
$handle = handle($ai->url(), question('card 4111111111111111'), [CURLOPT_RETURNTRANSFER => true]);
var_dump(curl_exec($handle), curl_errno($handle), curl_error($handle), curl_getinfo($handle, CURLINFO_RESPONSE_CODE));
echo $ai->says('4111'), ' ', LeakGuard\stats()['ai_refused'], "\n";
curl_setopt($handle, CURLOPT_POSTFIELDS, question('Hello'));
echo words(curl_exec($handle)), ' ', curl_errno($handle), ' ', json_encode(curl_error($handle)), "\n";

// The script's callback wants no more, or throws.
$calls = 0;
$body = question('Write to jane@example.com', true);
$handle = handle($ai->url() . '?cut=1&chunked=1', $body, [CURLOPT_WRITEFUNCTION => static function () use (&$calls): int {
    return ++$calls > 3 ? 0 : strlen(func_get_arg(1));
}]);
var_dump(curl_exec($handle), curl_errno($handle));
$handle = handle($ai->url(), $body, [CURLOPT_WRITEFUNCTION => static function () use (&$calls): int {
    $calls++;
    throw new RuntimeException('no more');
}]);
$calls = 0;
foreach ([1, 2] as $time) {
    try {
        curl_exec($handle);
        echo "it went on\n";
    } catch (RuntimeException $thrown) {
        echo $thrown->getMessage(), ", $calls\n";
    }
}

// A failure of the network is told as ever.
$handle = handle('http://127.0.0.1:1/v1/chat/completions', $body, [CURLOPT_WRITEFUNCTION => static fn (): int => 0]);
var_dump(curl_exec($handle), curl_errno($handle));
echo str_contains(curl_error($handle), 'port 1') ? 'told' : curl_error($handle), "\n";

// Answers that end early, are binary, errors, or much larger than they look.
foreach (['?stop=40', '?binary=1', '?status=500', '?bomb=1'] as $query) {
    $handle = handle($ai->url() . $query, question('Write to jane@example.com'), [CURLOPT_RETURNTRANSFER => true]);
    $answer = curl_exec($handle);
    echo $query, ' ', var_export(is_string($answer), true), ' ', curl_errno($handle), ' ', curl_getinfo($handle, CURLINFO_RESPONSE_CODE), "\n";
}
?>
--EXPECTF--
bool(false)
int(42)
string(%d) "LeakGuard: rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content"
int(0)
0 received 1
You said: Hello 0 ""
bool(false)
int(23)
no more, 1
no more, 2
bool(false)
int(7)
told
?stop=40 false 18 200
?binary=1 true 0 200
?status=500 true 0 500
?bomb=1 true 0 200
