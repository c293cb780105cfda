--TEST--
leakguard.output: parts of a body from fibers and generators, cut anywhere, in one stream
--INI--
leakguard.output=1
leakguard.policy=preset:redact-all
--FILE--
<?php
header('Content-Type: text/plain');
$fibers = array_map(fn (array $parts): Fiber => new Fiber(function () use ($parts): void {
    foreach ($parts as $part) {
        echo $part;
        Fiber::suspend();
    }
}), [['to jane', 'example', ' and car'], ['@', '.com', 'd 4111 '], ['', ' or', '1111']]);
for ($turn = 0; $turn < 3; $turn++) {
    foreach ($fibers as $fiber) {
        $turn === 0 ? $fiber->start() : $fiber->resume();
    }
}
$digits = (function () {
    yield ' 1111';
    yield ' 1111.';
})();
foreach ($digits as $part) {
    echo $part;
}
echo "\n";
$engine = LeakGuard\Engine::default();
$first = new Fiber(function () use ($engine): void {
    $stream = $engine->stream();
    $out = $stream->push('jane@exa');
    Fiber::suspend();
    echo $out, $stream->push('mple.com'), $stream->finish(), "\n";
});
$first->start();
echo $engine->redact('john@example.com'), "\n";
$first->resume();
?>
--EXPECT--
to [EMAIL_ADDRESS] or and card [CREDIT_CARD].
[EMAIL_ADDRESS]
[EMAIL_ADDRESS]
