<?php

/**
 * An AI service for tests, of the shapes of OpenAI and Anthropic, plain and as server-sent events: a router of PHP's own web server.
 * It writes down what it receives (AI_LOG, one line of JSON for each request) and answers with the very words that it was sent.
 *
 * The query says how: cut=N (a piece of text for each event has N bytes, 3 without it), gzip=1, chunked=1, stop=N (the answer ends
 * after N bytes, its length says more), status=N, bomb=1 (16 MiB of nothing, compressed), binary=1, to=URL (a redirect).
 */

declare(strict_types=1);

$body = (string) file_get_contents('php://input');
$opened = str_starts_with($body, "\x1f\x8b") ? (string) gzdecode($body) : $body;
$files = array_map(static fn (array $file): array => [$file['name'], $file['type'], base64_encode((string) @file_get_contents($file['tmp_name']))], $_FILES);
$line = [
    'method' => $_SERVER['REQUEST_METHOD'],
    'uri' => $_SERVER['REQUEST_URI'],
    'headers' => array_change_key_case(getallheaders()),
    'body' => $opened,
    'fields' => $_POST,
    'files' => $files,
];
file_put_contents(
    (string) getenv('AI_LOG'),
    json_encode($line, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n",
    FILE_APPEND | LOCK_EX
);

if (isset($_GET['to'])) {
    header('Location: ' . $_GET['to'], true, (int) ($_GET['status'] ?? 307));
    exit;
}
if (isset($_GET['status'])) {
    http_response_code((int) $_GET['status']);
}
if (isset($_GET['binary'])) {
    header('Content-Type: application/octet-stream');
    echo "\x7fELF\0\0", str_repeat("\0\xff[{<", 2000);
    exit;
}
if (isset($_GET['bomb'])) {
    header('Content-Type: application/json');
    header('Content-Encoding: gzip');
    echo gzencode('{"choices":[{"message":{"content":"' . str_repeat(' ', 16 << 20) . '"}}]}');
    exit;
}

$request = json_decode($opened, true) ?? [];

// All that was said, in order: `content` may be a text, or parts with one each.
$said = [];
foreach ([...(isset($request['system']) ? [['content' => $request['system']]] : []), ...($request['messages'] ?? [])] as $message) {
    $parts = is_array($message['content'] ?? null) ? $message['content'] : [['text' => $message['content'] ?? '']];
    foreach ($parts as $part) {
        $said[] = $part['text'] ?? '';
    }
}
$text = 'You said: ' . implode(' / ', $said);
$model = $request['model'] ?? 'none';
$is_stream = $request['stream'] ?? false;
preg_match_all('/.{1,' . max(1, (int) ($_GET['cut'] ?? 3)) . '}/su', $text, $pieces);
$pieces = $pieces[0];
$event = static fn (array $data, string $name = ''): string => ($name === '' ? '' : "event: $name\n")
    . 'data: ' . json_encode($data, JSON_UNESCAPED_SLASHES) . "\n\n";

$out = [];
if (str_ends_with((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), '/messages')) {
    if ($is_stream) {
        $out[] = $event(['type' => 'message_start', 'message' => ['id' => 'msg_1', 'role' => 'assistant', 'model' => $model, 'content' => []]], 'message_start');
        $out[] = $event(['type' => 'content_block_start', 'index' => 0, 'content_block' => ['type' => 'text', 'text' => '']], 'content_block_start');
        foreach ($pieces as $piece) {
            $out[] = $event(['type' => 'content_block_delta', 'index' => 0, 'delta' => ['type' => 'text_delta', 'text' => $piece]], 'content_block_delta');
        }
        $out[] = $event(['type' => 'content_block_stop', 'index' => 0], 'content_block_stop');
        $out[] = $event(['type' => 'message_stop'], 'message_stop');
    } else {
        $out[] = json_encode(['id' => 'msg_1', 'type' => 'message', 'role' => 'assistant', 'model' => $model, 'content' => [['type' => 'text', 'text' => $text]]]);
    }
} elseif ($is_stream) {
    foreach ($pieces as $piece) {
        $out[] = $event(['id' => 'c1', 'object' => 'chat.completion.chunk', 'model' => $model, 'choices' => [['index' => 0, 'delta' => ['content' => $piece]]]]);
    }
    $out[] = $event(['id' => 'c1', 'object' => 'chat.completion.chunk', 'model' => $model, 'choices' => [['index' => 0, 'delta' => (object) [], 'finish_reason' => 'stop']]]);
    $out[] = "data: [DONE]\n\n";
} else {
    $message = ['role' => 'assistant', 'content' => $text];
    $out[] = json_encode(['id' => 'c1', 'object' => 'chat.completion', 'model' => $model, 'choices' => [['index' => 0, 'message' => $message, 'finish_reason' => 'stop']]]);
}

header('Content-Type: ' . ($is_stream ? 'text/event-stream' : 'application/json'));
while (ob_get_level() > 0) {
    ob_end_clean();
}
if (isset($_GET['gzip'])) {
    header('Content-Encoding: gzip');
    $out = [gzencode(implode('', $out))];
}
if (isset($_GET['stop'])) {
    $all = implode('', $out);
    header('Content-Length: ' . strlen($all));
    echo substr($all, 0, (int) $_GET['stop']);
    exit;
}
if (isset($_GET['chunked'])) {
    header('Transfer-Encoding: chunked');
}
foreach ($out as $bytes) {
    // Each event in two packets, the first of which ends anywhere.
    foreach (array_filter([substr($bytes, 0, $half = intdiv(strlen($bytes), 2)), substr($bytes, $half)], 'strlen') as $packet) {
        echo isset($_GET['chunked']) ? dechex(strlen($packet)) . "\r\n$packet\r\n" : $packet;
        flush();
    }
}
if (isset($_GET['chunked'])) {
    echo "0\r\n\r\n";
}
