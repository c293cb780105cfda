--TEST--
Integers and floats are judged by their digits and stay numbers
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$data = [
    'card' => 4111111111111111,
    'as_float' => 4111111111111111.0,
    'cvv' => 123,
    'phone' => 493012345678,
    'price' => 19.99, 'tiny' => 1.0E-10, 'huge' => 1.0E+300, 'nan' => NAN, 'inf' => -INF, 'zero' => 0.0, 'minus' => -0.0,
    'id' => 42, 'time' => 1700000000, 'big' => PHP_INT_MAX, 'small' => PHP_INT_MIN, 'yes' => true, 'no' => false, 'null' => null,
];
$redacted = $engine->redactArray($data);
foreach ($redacted as $key => $value) {
    $was = $data[$key];
    $is_same = $value === $was || is_float($value) && is_nan($value) && is_nan($was);
    echo $key, ': ', $is_same ? 'same' : get_debug_type($value) . ' in place of ' . get_debug_type($was), "\n";
    if (!$is_same && str_contains((string) json_encode($value), '1111111')) {
        echo "leaked\n";
    }
}
?>
--EXPECT--
card: int in place of int
as_float: float in place of float
cvv: int in place of int
phone: int in place of int
price: same
tiny: same
huge: same
nan: same
inf: same
zero: same
minus: same
id: same
time: same
big: same
small: same
yes: same
no: same
null: same
