--TEST--
Mask takes another character and a fixed length; a card shows at most what PCI DSS allows
--FILE--
<?php
use LeakGuard\Engine;
use LeakGuard\PolicyException;

foreach ([['character' => '•'], ['character' => 'X', 'keep_first' => 6], ['fixed_length' => 4, 'keep_last' => 2], ['keep_last' => 5], ['character' => '<'], ['decimals' => 1]] as $options) {
    try {
        $engine = Engine::fromPolicy(['rule' => [['name' => 'all', 'action' => 'mask'] + $options]]);
        $once = $engine->redactArray(['first_name' => 'Jörg', 'note' => 'card 4242 4242 4242 4242']);
        echo implode(' | ', $once), ' ', var_export($engine->redactArray($once) === $once, true), "\n";
    } catch (PolicyException $exception) {
        echo $exception->getMessage(), "\n";
    }
}
?>
--EXPECT--
J••• | card •••• •••• •••• 4242 true
JöXX | card 4242 42XX XXXX 4242 true
****rg | card ****42 true
rule[0].keep_last: rule "all": a card may show at most its last 4 digits (PCI DSS 3.4.1)
rule[0].character: unknown variant `<`, expected one of `*`, `#`, `_`, `x`, `X`, `•`
rule[0].decimals: rule "all": `decimals` is an option of `generalize`; `mask` does not have it
