--TEST--
AI calls by curl_multi: each answer has the values of its own request, one that is refused fails as a transfer does
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
$multi = curl_multi_init();
$names = ['ann@example.com', 'bob@example.com', '4111 1111 1111 1111', 'eve@example.com'];
$handles = $streamed = [];
foreach ($names as $number => $name) {
    $streamed[$number] = '';
    $to = $number === 3
        ? [CURLOPT_WRITEFUNCTION => static function (CurlHandle $handle, string $bytes) use (&$streamed): int {
            $streamed[3] .= $bytes;
            return strlen($bytes);
        }]
        : [CURLOPT_RETURNTRANSFER => true];
    $handles[] = $handle = handle($ai->url('/v1/messages') . '?cut=2', question("to $name", $number === 3), $to);
    echo curl_multi_add_handle($multi, $handle);
}
echo "\n";
$results = [];
do {
    curl_multi_exec($multi, $running);
    curl_multi_select($multi, 1);
    while ($done = curl_multi_info_read($multi)) {
        $results[array_search($done['handle'], $handles, true)] = $done['result'];
    }
} while ($running);
ksort($results);
echo json_encode($results), "\n";
foreach ($handles as $number => $handle) {
    $before = curl_multi_getcontent($handle);
    curl_multi_remove_handle($multi, $handle);
    $after = curl_multi_getcontent($handle);
    echo $number, ': ', $before === $after ? words((string) $after . $streamed[$number]) : 'not the same', ' ', curl_errno($handle), ' ', curl_error($handle), "\n";
}
foreach (['@example.com', '4111'] as $text) {
    echo str_contains(file_get_contents($ai->log), $text) ? "LEAKED $text\n" : '';
}
echo $ai->says('ann@'), "\n";

// Handles that are let go of in the middle.
$handle = handle($ai->url(), question('to ann@example.com'), [CURLOPT_RETURNTRANSFER => true]);
curl_multi_add_handle($multi, $handle);
curl_multi_exec($multi, $running);
curl_multi_remove_handle($multi, $handle);
echo words(curl_exec($handle)), "\n";
?>
--EXPECT--
0000
[0,0,42,0]
0: You said: to ann@example.com 0 
1: You said: to bob@example.com 0 
2:  42 LeakGuard: rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content
3: You said: to eve@example.com 0 
3 received
You said: to ann@example.com
