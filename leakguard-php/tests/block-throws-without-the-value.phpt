--TEST--
A rule that blocks throws BlockedException naming rule, entity and field, not the value
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$engine = Engine::fromPolicy(<<<'TOML'
[[rule]]
name = "no cards"
entity = "CREDIT_CARD"
action = "block"
TOML);
foreach ([
    fn () => $engine->redact('card 4111 1111 1111 1111'),
    fn () => $engine->redact('{"order":{"card":"4111111111111111"}}'),
    fn () => $engine->redactArray(['order' => [['card' => '4111111111111111']]]),
    fn () => $engine->redactArray([4111111111111111]),
] as $call) {
    try {
        $call();
    } catch (LeakGuard\BlockedException $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
}
echo $engine->redact('no card here'), "\n";
?>
--EXPECT--
LeakGuard\BlockedException: rule "no cards" blocks this message: it holds CREDIT_CARD
LeakGuard\BlockedException: rule "no cards" blocks this message: it holds CREDIT_CARD in order.card
LeakGuard\BlockedException: rule "no cards" blocks this message: it holds CREDIT_CARD in order.0.card
LeakGuard\BlockedException: rule "no cards" blocks this message: it holds CREDIT_CARD in 0
no card here
