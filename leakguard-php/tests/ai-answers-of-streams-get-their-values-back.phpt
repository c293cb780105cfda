--TEST--
AI calls by PHP's http streams: the values are back in what is read, whole or in pieces, below the script's own filters
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
$context = static fn (string $body): mixed => stream_context_create(['http' => ['method' => 'POST', 'header' => 'Content-Type: application/json', 'content' => $body, 'ignore_errors' => true]]);
$plain = $context(question('Write to jane@example.com'));
$stream = $context(question('Write to jane@example.com', true));

echo words(file_get_contents($ai->url(), false, $plain)), ' | ', $ai->says('jane@'), "\n";
echo words(gzdecode(file_get_contents($ai->url() . '?gzip=1', false, $plain))), "\n";
foreach (['?cut=1', '?cut=1&chunked=1'] as $query) {
    $file = fopen($ai->url() . $query, 'r', false, $stream);
    $lines = [];
    while (($line = fgets($file)) !== false) {
        $lines[] = $line;
    }
    echo words(implode('', $lines)), ' | ', count(preg_grep('/^data: /', $lines)) > 5 ? 'events' : 'no events', "\n";
    fclose($file);
}
$file = fopen($ai->url() . '?cut=2', 'r', false, $stream);
$all = '';
while (!feof($file)) {
    $all .= fread($file, 7);
}
echo words($all), "\n";
$file = fopen($ai->url(), 'r', false, $plain);
stream_filter_append($file, 'string.toupper');
echo str_contains(stream_get_contents($file), 'JANE@EXAMPLE.COM') ? 'upper' : 'not there', "\n";
$target = tempnam(sys_get_temp_dir(), 'leakguard');
copy($ai->url(), $target, $plain);
echo words(file_get_contents($target)), "\n";
unlink($target);
echo words(file_get_contents($ai->url() . '?status=500', false, $plain)), "\n";

// The context's own words are as they were.
echo stream_context_get_options($plain)['http']['content'] === question('Write to jane@example.com') ? 'as it was' : 'changed', ' | ', $ai->says('jane@'), "\n";

$refused = $context(question('card 4111111111111111'));
var_dump(file_get_contents($ai->url(), false, $refused));
var_dump(fopen($ai->url(), 'r', false, $refused));
echo $ai->says('4111'), "\n";
?>
--EXPECTF--
You said: Write to jane@example.com | 1 received
You said: Write to jane@example.com
You said: Write to jane@example.com | events
You said: Write to jane@example.com | events
You said: Write to jane@example.com
upper
You said: Write to jane@example.com
You said: Write to jane@example.com
as it was | 7 received

Warning: file_get_contents(http://127.0.0.1:%d/v1/chat/completions): Failed to open stream: LeakGuard: rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content in %s on line %d
bool(false)

Warning: fopen(http://127.0.0.1:%d/v1/chat/completions): Failed to open stream: LeakGuard: rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content in %s on line %d
bool(false)
0 received
