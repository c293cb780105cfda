--TEST--
A blocked message throws without the value, and again at every call; an unknown format and a wrong use throw too
--FILE--
<?php
use LeakGuard\Engine;

$engine = Engine::fromPolicy("[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'\n");
$stream = $engine->stream();
echo json_encode($stream->push('card 4111111111111111')), "\n";
foreach ([fn () => $stream->finish(), fn () => $stream->push('x'), fn () => $stream->flush()] as $call) {
    try {
        var_dump($call());
    } catch (LeakGuard\BlockedException $blocked) {
        echo $blocked->getMessage(), "\n";
    }
}
foreach ([fn () => $engine->stream(null, 'nope'), fn () => new LeakGuard\Stream(), fn () => clone $stream, fn () => serialize($stream), fn () => $stream->push([])] as $call) {
    try {
        $call();
        echo "did not throw\n";
    } catch (Throwable $thrown) {
        echo get_class($thrown), ': ', preg_replace('/there are .*/', 'there are ...', $thrown->getMessage()), "\n";
    }
}
?>
--EXPECT--
""
rule "no cards" blocks this message: it holds CREDIT_CARD
rule "no cards" blocks this message: it holds CREDIT_CARD
rule "no cards" blocks this message: it holds CREDIT_CARD
LeakGuard\Exception: unknown format; there are ...
Error: Cannot directly construct LeakGuard\Stream, use LeakGuard\Engine::stream()
Error: Trying to clone an uncloneable object of class LeakGuard\Stream
Exception: Serialization of 'LeakGuard\Stream' is not allowed
TypeError: LeakGuard\Stream::push(): Argument #1 ($bytes) must be of type string, array given
