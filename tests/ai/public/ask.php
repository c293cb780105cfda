<?php

/**
 * A page of the pool that asks the AI service at the address in AI_URL, for one consumer.
 */

declare(strict_types=1);

// phpcs:disable PSR1.Files.SideEffects -- a page

LeakGuard\purpose('a page', 'key:pool');
$handle = curl_init(getenv('AI_URL') . '/v1/chat/completions');
curl_setopt_array($handle, [
    CURLOPT_POSTFIELDS => '{"model":"gpt-run","messages":[{"role":"user","content":"Write to lena.fischer@example.net"}]}',
    CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
    CURLOPT_RETURNTRANSFER => true,
]);
$answer = curl_exec($handle);
header('Content-Type: text/plain');
echo $answer === false ? curl_error($handle) : json_decode($answer, true)['choices'][0]['message']['content'], "\n";
