--TEST--
scan() gives entity, bytes, score and field of each finding, in order, and never the value
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$text = '{"items":[{"note":"x"},{"note":"mail jane@example.com"}],"card":"4111111111111111"}';
$findings = $engine->scan($text);
var_dump(array_is_list($findings));
foreach ($findings as $finding) {
    echo get_class($finding), ' ', $finding->entity, ' ', $finding->field, ' ', substr($text, $finding->start, $finding->end - $finding->start), ' ';
    var_dump($finding->score > 0.5 && $finding->score <= 1.0);
    try {
        $finding->entity = 'x';
    } catch (Error $error) {
        echo $error->getMessage(), "\n";
    }
}
var_dump($engine->scan('jane@example.com')[0]->field);
var_dump($engine->scan('nothing here'));
var_dump(str_contains(print_r($findings, true), 'jane'));
?>
--EXPECT--
bool(true)
LeakGuard\Finding EMAIL_ADDRESS items.1.note jane@example.com bool(true)
Cannot modify readonly property LeakGuard\Finding::$entity
LeakGuard\Finding CREDIT_CARD card 4111111111111111 bool(true)
Cannot modify readonly property LeakGuard\Finding::$entity
NULL
array(0) {
}
bool(false)
