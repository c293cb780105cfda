--TEST--
Pushed in any chunks, finished: the bytes of redact(), little of it held back
--FILE--
<?php
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');
$record = '{"id":#,"customer":{"name":"Jonas Weber","email":"jane#@example.com"},"note":"ring at Weber","card":"4111 1111 1111 1111"}';
$line = "[2026-11-21T05:14:03+00:00] main.ERROR: mail to jane#@example.com failed {\"iban\":\"DE89370400440532013000\"} []\n";
$many = fn (string $piece, string $between, int $count): string => implode($between, array_map(fn (int $i): string => str_replace('#', (string) $i, $piece), range(1, $count)));
$texts = [
    ['text', $many($line, '', 2000)],
    ['auto', $many($line, '', 2000)],
    ['ndjson', $many($record, "\n", 1500)],
    ['json', '{"items":[' . $many($record, ',', 5000) . ']}'],
    ['text', ''],
    ['auto', 'card 4111111111111111'],
    ['auto', random_bytes(3000)],
];
foreach ($texts as [$format, $text]) {
    $whole = $engine->redact($text, null, $format);
    foreach ([1, 7, 1000, 65536, PHP_INT_MAX] as $size) {
        if ($size < 7 && strlen($text) > 100_000) {
            continue;
        }
        $stream = $engine->stream(null, $format);
        $out = '';
        for ($at = 0; $at < strlen($text); $at += $size) {
            $out .= $stream->push(substr($text, $at, min($size, strlen($text))));
            if ($size === PHP_INT_MAX) {
                break;
            }
        }
        if (strlen($text) > 1_000_000 && strlen($out) < 100_000) {
            echo "too much is held back of $format\n";
        }
        $out .= $stream->finish();
        if ($out !== $whole) {
            echo "$format in chunks of $size differs\n";
        }
    }
}
// One stream, message after message.
$stream = $engine->stream(format: 'auto');
var_dump($stream->push('a jane@exam'), $stream->push('ple.com'), $stream->finish(), $stream->push('{"password":"x1y2z3"}'), $stream->finish(), $stream->finish());
?>
--EXPECT--
string(0) ""
string(0) ""
string(17) "a [EMAIL_ADDRESS]"
string(0) ""
string(25) "{"password":"[PASSWORD]"}"
string(0) ""
