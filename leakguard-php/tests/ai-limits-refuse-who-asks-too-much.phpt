--TEST--
AI calls: limits of requests and bytes, for each consumer
--EXTENSIONS--
curl
--INI--
leakguard.policy={PWD}/policies/ai-limits.toml
--FILE--
<?php
require __DIR__ . '/provider.inc';
$ai = new Provider();
$ask = static function (string $consumer, string $text = 'Hello') use ($ai): void {
    LeakGuard\purpose('chat', $consumer);
    $handle = handle($ai->url(), question($text), [CURLOPT_RETURNTRANSFER => true]);
    $answer = curl_exec($handle);
    echo $consumer, ': ', $answer === false ? curl_errno($handle) . ' ' . curl_error($handle) : 'answered', "\n";
};
foreach (['customer:1', 'customer:1', 'customer:1', 'customer:2', 'customer:1', 'admin:jane'] as $consumer) {
    $ask($consumer);
}
// The answer counts, too: the second call would fit without it.
$ask('key:7', str_repeat('a', 60));
$ask('key:7', str_repeat('a', 60));
LeakGuard\purpose('chat', 'customer:1');
var_dump(@file_get_contents($ai->url('/v1/models')), str_contains(error_get_last()['message'], 'limit "customers" is used up'));
echo $ai->says('none'), ' ', LeakGuard\stats()['ai_refused'], "\n";
?>
--EXPECT--
customer:1: answered
customer:1: answered
customer:1: 42 LeakGuard: limit "customers" is used up: 2 requests a day
customer:2: answered
customer:1: 42 LeakGuard: limit "customers" is used up: 2 requests a day
admin:jane: answered
key:7: answered
key:7: 42 LeakGuard: limit "volume" is used up: 400 bytes a day
bool(false)
bool(true)
5 received 4
