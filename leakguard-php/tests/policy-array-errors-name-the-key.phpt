--TEST--
A policy array that is refused names the key
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$nested = [];
$nested['rule'] = &$nested;
foreach ([
    ['colour' => 'red'],
    ['rule' => [['name' => 'r', 'action' => 'redact', 'entity' => ['EMAIL_ADDRESS', 'EMAIL']]]],
    ['rule' => [['name' => 'r', 'action' => 'shred']]],
    ['rule' => [['name' => 'r', 'action' => 'redact', 'min_score' => 'high']]],
    ['rule' => [['name' => 'r', 'action' => 'redact', 'min_score' => NAN]]],
    ['rule' => [['name' => "\xff", 'action' => 'redact']]],
    ['rule' => [['name' => 'r', 'action' => new stdClass()]]],
    ['rule' => [['name' => 'r', 'action' => 'redact', 'channel' => []]]],
    ['rule' => [['action' => 'redact']]],
    ['rule' => 'all'],
    ['name' => null],
    ['a list'],
    $nested,
] as $policy) {
    try {
        Engine::fromPolicy($policy);
        echo "accepted\n";
    } catch (LeakGuard\PolicyException $exception) {
        echo preg_replace('/, expected.*/', '', $exception->getMessage()), "\n";
    }
}
// An array that holds itself is PHP's to collect; under Valgrind it would look lost.
unset($nested, $policy);
gc_collect_cycles();
?>
--EXPECT--
colour: unknown field `colour`
rule[0].entity[1]: unknown entity `EMAIL`; did you mean `EMAIL_ADDRESS`?
rule[0].action: unknown variant `shred`
rule[0].min_score: invalid type: string "high"
rule[0].min_score: not a finite number
rule[0].name: not UTF-8
rule[0].action: a policy holds texts, numbers, booleans and arrays of these only
rule[0].channel: an empty list matches nothing; leave the key out to match everything
rule[0]: missing field `name`
rule: invalid type: string "all"
name: invalid type: null
[0]: invalid type: string "a list"
rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule.rule: deeper than a policy can be
