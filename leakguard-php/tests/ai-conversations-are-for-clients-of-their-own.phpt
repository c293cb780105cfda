--TEST--
AI calls: Engine::conversation() for code that sends by itself, the answer whole and in pieces
--INI--
leakguard.policy={PWD}/policies/ai.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$engine = LeakGuard\Engine::default();
$talk = $engine->conversation('https://api.openai.com/v1/chat/completions');
$sent = $talk->redactPrompt(question('Write to jane@example.com'));
echo str_contains($sent, 'jane@') ? 'LEAKED' : 'rewritten', "\n";
$said = json_decode($sent, true)['messages'][0]['content'];
$answer = json_encode(['choices' => [['message' => ['content' => "I $said"]]]]);
echo words($talk->restore($answer)), "\n";
echo words(gzdecode($talk->restore(gzencode($answer), encoding: 'gzip'))), "\n";

$events = '';
foreach (str_split($said, 2) as $piece) {
    $events .= 'data: ' . json_encode(['choices' => [['index' => 0, 'delta' => ['content' => $piece]]]]) . "\n\n";
}
$events .= "data: [DONE]\n\n";
foreach ([1, 7, 100000] as $size) {
    $reply = $talk->answer();
    $out = '';
    foreach (str_split($events, $size) as $bytes) {
        $out .= $reply->push($bytes);
    }
    echo words($out . $reply->finish()), "\n";
}

// Another turn of the same conversation; another conversation knows nothing of it.
$talk->redactPrompt(question('And joe@example.com'));
echo words($talk->restore($answer)), "\n";
echo str_contains($engine->conversation('https://api.openai.com/v1/chat/completions')->restore($answer), 'jane') ? 'MIXED' : 'apart', "\n";

try {
    $talk->redactPrompt(question('card 4111111111111111'));
} catch (LeakGuard\BlockedException $blocked) {
    echo $blocked->getMessage(), "\n";
}
foreach ([LeakGuard\Conversation::class, LeakGuard\Answer::class] as $class) {
    try {
        new $class();
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
rewritten
I Write to jane@example.com
I Write to jane@example.com
Write to jane@example.com
Write to jane@example.com
Write to jane@example.com
I Write to jane@example.com
apart
rule "no-cards" blocks this message: it holds CREDIT_CARD in messages.0.content
Cannot directly construct LeakGuard\Conversation, use LeakGuard\Engine::conversation()
Cannot directly construct LeakGuard\Answer, use LeakGuard\Conversation::answer()
