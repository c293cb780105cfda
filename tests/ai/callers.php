<?php

/**
 * PHP code that asks an AI service: `php callers.php URL`. Prints a line for each way: `ok NAME` or `not ok NAME: what came`.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script of the run

require __DIR__ . '/questions.php';
require __DIR__ . '/client.php';

[, $url] = $argv;
$chat = "$url/v1/chat/completions";
$messages = "$url/v1/messages";
$headers = [CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Authorization: Bearer run']];
$curl = static function (string $url, string $body, array $options = []) use ($headers): CurlHandle {
    $handle = curl_init($url);
    curl_setopt_array($handle, $options + $headers + [CURLOPT_POSTFIELDS => $body]);
    return $handle;
};
$return = [CURLOPT_RETURNTRANSFER => true];

// --- curl ------------------------------------------------------------------------------------------------------------

tell('curl, plain', curl_exec($curl($chat, question(), $return)));
tell('curl, Anthropic', curl_exec($curl($messages, message(), $return)));
tell('curl, events as a whole', curl_exec($curl($chat, question(stream: true), $return)));
tell('curl, gzip that curl opens', curl_exec($curl("$chat?gzip=1", question(), $return + [CURLOPT_ENCODING => 'gzip'])));
tell('curl, gzip that the script opens', gzdecode((string) curl_exec($curl("$chat?gzip=1", question(), $return))));
tell('curl, a gzip request', curl_exec($curl($chat, gzencode(question()), [CURLOPT_HTTPHEADER => [...$headers[CURLOPT_HTTPHEADER], 'Content-Encoding: gzip']] + $return)));
tell('curl, a redirect', curl_exec($curl("$url/v1/old?to=" . urlencode($chat), question(), $return + [CURLOPT_FOLLOWLOCATION => true, CURLOPT_POSTREDIR => 7])));
tell('curl, an error of the service', curl_exec($curl("$chat?status=500", question(), $return)));
foreach ([[$chat, question(stream: true)], [$messages, message(true)]] as $number => [$to, $body]) {
    foreach ([1, 2, 3, 5, 50] as $cut) {
        foreach (['', '&chunked=1'] as $chunked) {
            $got = '';
            $pieces = 0;
            curl_exec($curl("$to?cut=$cut$chunked", $body, [CURLOPT_WRITEFUNCTION => static function (CurlHandle $handle, string $bytes) use (&$got, &$pieces): int {
                $got .= $bytes;
                $pieces++;
                return strlen($bytes);
            }]));
            tell(['OpenAI', 'Anthropic'][$number] . " events, $cut letters each$chunked", $got);
        }
    }
}
$file = tmpfile();
curl_exec($curl($chat, question(), [CURLOPT_FILE => $file]));
rewind($file);
tell('curl, into a file', stream_get_contents($file));
ob_start();
curl_exec($curl($chat, question()));
tell('curl, to the output', ob_get_clean());
$upload = fopen('php://memory', 'w+');
fwrite($upload, question());
rewind($upload);
$put = [CURLOPT_POST => true, CURLOPT_READFUNCTION => static fn (CurlHandle $handle, $stream, int $most): string => (string) fread($upload, $most)];
$handle = curl_init($chat);
curl_setopt_array($handle, $put + $return + $headers);
tell('curl, a read callback', curl_exec($handle));
$batch = new CURLStringFile(question() . "\n" . question(), 'batch.jsonl', 'application/jsonl');
curl_exec($curl("$url/v1/files", '', [CURLOPT_POSTFIELDS => ['purpose' => 'batch', 'file' => $batch, 'note' => 'For lena.fischer@example.net'], CURLOPT_HTTPHEADER => []] + $return));
$handle = $curl($chat, question(CARD), $return);
tell_refused('curl, a card', curl_exec($handle), curl_errno($handle) . ' ' . curl_error($handle));

// --- a client on curl_multi --------------------------------------------------------------------------------------------

$client = new Client();
foreach ([1, 2] as $time) {
    foreach ($client->post(['plain' => [$chat, question()], 'events' => ["$chat?cut=2&chunked=1", question(stream: true)], 'message' => [$messages, message()]]) as $name => $answer) {
        tell("client, $name, time $time", $answer);
    }
}
try {
    $client->post(['card' => [$chat, question(CARD)]]);
    tell_refused('client, a card', 'it went', '');
} catch (RuntimeException $failed) {
    tell_refused('client, a card', false, $failed->getMessage());
}

// --- streams -----------------------------------------------------------------------------------------------------------

$context = static fn (string $body): mixed => stream_context_create(['http' => ['method' => 'POST', 'header' => "Content-Type: application/json\r\nAuthorization: Bearer run", 'content' => $body, 'ignore_errors' => true]]);
tell('file_get_contents', file_get_contents($chat, false, $context(question())));
tell('file_get_contents, gzip', gzdecode(file_get_contents("$chat?gzip=1", false, $context(question()))));
foreach (['', '&chunked=1'] as $chunked) {
    $stream = fopen("$chat?cut=1$chunked", 'r', false, $context(question(stream: true)));
    $got = '';
    while (($line = fgets($stream)) !== false) {
        $got .= $line;
    }
    tell("fopen and fgets$chunked", $got);
}
tell_refused('file_get_contents, a card', @file_get_contents($chat, false, $context(question(CARD))), error_get_last()['message'] ?? '');

// --- a client of its own -------------------------------------------------------------------------------------------------

$talk = LeakGuard\Engine::default()->conversation($chat);
$body = $talk->redactPrompt(question());
$socket = stream_socket_client('tcp://' . parse_url($url, PHP_URL_HOST) . ':' . parse_url($url, PHP_URL_PORT));
fwrite($socket, "POST /v1/chat/completions HTTP/1.0\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " . strlen($body) . "\r\n\r\n$body");
tell('a client of its own', $talk->restore(explode("\r\n\r\n", stream_get_contents($socket), 2)[1]));

// --- what no service should answer -----------------------------------------------------------------------------------------

foreach (['?stop=60', '?stop=60&gzip=1', '?binary=1', '?bomb=1', '?status=404'] as $query) {
    $answer = curl_exec($curl("$chat$query", question(), $return));
    $read = @file_get_contents("$chat$query", false, $context(question()));
    echo ($answer === false || is_string($answer)) && is_string($read) ? "ok a strange answer: $query\n" : "not ok a strange answer: $query\n";
}
