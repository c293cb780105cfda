<?php

/**
 * Questions of the run with planted values, and how an answer is read. Nothing of PLANTED may reach the service.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a script of the run

const PLANTED = ['lena.fischer@example.net', 'Fischer', 'DE89 3704 0044 0532 0130 00', '+49 761 5550101', 'Lindenstrasse'];
const CUSTOMER = '{"firstname":"Lena","lastname":"Fischer","street":"Lindenstrasse 14","email":"lena.fischer@example.net","telephone":"+49 761 5550101"}';
const ASKED = 'Lena Fischer <lena.fischer@example.net> pays from DE89 3704 0044 0532 0130 00, phone +49 761 5550101';
const CARD = 'Her card is 4111 1111 1111 1111';

/** In the shape of OpenAI, with the customer as a tool's answer. */
function question(string $text = ASKED, bool $stream = false, string $model = 'gpt-run'): string
{
    return json_encode(['model' => $model, 'stream' => $stream, 'messages' => [
        ['role' => 'system', 'content' => 'You help in a shop.'],
        ['role' => 'user', 'content' => $text],
        ['role' => 'tool', 'tool_call_id' => 'call_1', 'content' => CUSTOMER],
    ]], JSON_UNESCAPED_SLASHES);
}

/** In the shape of Anthropic. */
function message(bool $stream = false): string
{
    return json_encode(['model' => 'claude-run', 'max_tokens' => 100, 'stream' => $stream, 'system' => 'You help in a shop.', 'messages' => [
        ['role' => 'user', 'content' => [['type' => 'text', 'text' => ASKED], ['type' => 'text', 'text' => CUSTOMER]]],
    ]]);
}

/** The words of an answer of either shape, plain or of events. */
function words(string $answer): string
{
    $plain = json_decode($answer, true);
    if (is_array($plain)) {
        return $plain['choices'][0]['message']['content'] ?? $plain['content'][0]['text'] ?? 'no words';
    }
    $text = '';
    foreach (explode("\n", $answer) as $line) {
        $event = str_starts_with($line, 'data: {') ? json_decode(substr($line, 6), true) : [];
        $text .= $event['choices'][0]['delta']['content'] ?? $event['delta']['text'] ?? '';
    }
    return $text;
}

/** A line for the run: `ok NAME` where the answer has all values back, else what came instead. */
function tell(string $name, string|false $answer): void
{
    $words = words((string) $answer);
    $is_whole = str_contains($words, ASKED) && str_contains($words, CUSTOMER);
    echo $is_whole ? "ok $name\n" : "not ok $name: " . ($words !== '' ? $words : var_export($answer, true)) . "\n";
}

/** The same for a call that must not go: why it did not. */
function tell_refused(string $name, mixed $answer, string $why): void
{
    $is_told = in_array($answer, [false, null], true) && str_contains($why, 'LeakGuard') && str_contains($why, 'no-cards');
    echo $is_told ? "ok $name\n" : "not ok $name: " . var_export($answer, true) . " $why\n";
}
