--TEST--
AI calls by curl: the service gets no value, the answer has them back wherever the script wants it
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
$body = question('Write to jane@example.com');
$stream = question('Write to jane@example.com', true);
$return = [CURLOPT_RETURNTRANSFER => true];

echo words(curl_exec(handle($ai->url(), $body, $return))), ' | ', $ai->says('jane@'), "\n";

[$head, $answer] = explode("\r\n\r\n", curl_exec(handle($ai->url(), $body, $return + [CURLOPT_HEADER => true])), 2);
echo strtok($head, "\r"), ' | ', words($answer), ' | ', $ai->says('jane@'), "\n";

foreach (['', '?gzip=1'] as $query) {
    foreach ([[], [CURLOPT_ENCODING => '']] as $encoding) {
        $answer = curl_exec(handle($ai->url() . $query, $body, $return + $encoding));
        echo words(str_starts_with($answer, "\x1f\x8b") ? 'gzip ' . gzdecode($answer) : $answer) ?: words(gzdecode($answer)), "\n";
    }
}

$pieces = [];
$lines = [];
$handle = handle($ai->url() . '?cut=1&chunked=1', $stream, [
    CURLOPT_WRITEFUNCTION => static function (CurlHandle $handle, string $bytes) use (&$pieces): int {
        $pieces[] = $bytes;
        return strlen($bytes);
    },
    CURLOPT_HEADERFUNCTION => static function (CurlHandle $handle, string $line) use (&$lines): int {
        $lines[] = trim($line);
        return strlen($line);
    },
]);
$ai->received();
var_dump(curl_exec($handle), curl_errno($handle));
echo words(implode('', $pieces)), ' | ', count($pieces) > 5 ? 'in pieces' : 'at once', ' | ', $lines[0], ' | ', $ai->says('jane@'), "\n";

// The same handle again, with another question: nothing of the first one is left.
$pieces = [];
curl_setopt($handle, CURLOPT_POSTFIELDS, question('And to joe@example.org', true));
var_dump(curl_exec($handle));
echo words(implode('', $pieces)), ' | ', $ai->says('joe@'), "\n";
$pieces = [];
curl_setopt($handle, CURLOPT_POSTFIELDS, question('Nobody', true));
curl_exec($handle);
echo words(implode('', $pieces)), "\n";

// A copy, and one that was reset.
$pieces = [];
$copy = curl_copy_handle($handle);
curl_setopt($copy, CURLOPT_POSTFIELDS, $stream);
curl_exec($copy);
echo words(implode('', $pieces)), "\n";
curl_reset($copy);
curl_setopt_array($copy, $return + [CURLOPT_URL => $ai->url(), CURLOPT_POSTFIELDS => $body]);
echo words(curl_exec($copy)), "\n";

ob_start();
curl_exec(handle($ai->url(), $body));
echo words(ob_get_clean()), "\n";

$file = tmpfile();
curl_exec($handle = handle($ai->url(), $body, [CURLOPT_FILE => $file]));
curl_setopt_array($handle, [CURLOPT_POSTFIELDS => $stream]);
curl_exec($handle);
rewind($file);
[$whole, $events] = explode('data:', stream_get_contents($file), 2);
echo words($whole), ' | ', words("data:$events"), "\n";
echo $ai->says('jane@'), "\n";

// Anthropic's shape.
$message = json_encode(['model' => 'claude-test', 'system' => 'You help Jane Miller <jane@example.com>', 'stream' => true, 'messages' => [['role' => 'user', 'content' => [['type' => 'text', 'text' => 'Who is jane@example.com?']]]]]);
echo words(curl_exec(handle($ai->url('/v1/messages'), $message, $return))), ' | ', $ai->says('jane@'), "\n";
?>
--EXPECT--
You said: Write to jane@example.com | 1 received
HTTP/1.1 200 OK | You said: Write to jane@example.com | 1 received
You said: Write to jane@example.com
You said: Write to jane@example.com
You said: Write to jane@example.com
You said: Write to jane@example.com
bool(true)
int(0)
You said: Write to jane@example.com | in pieces | HTTP/1.1 200 OK | 1 received
bool(true)
You said: And to joe@example.org | 1 received
You said: Nobody
You said: Write to jane@example.com
You said: Write to jane@example.com
You said: Write to jane@example.com
You said: Write to jane@example.com | You said: Write to jane@example.com
6 received
You said: You help Jane Miller <jane@example.com> / Who is jane@example.com? | 1 received
