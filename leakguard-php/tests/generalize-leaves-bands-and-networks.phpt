--TEST--
Generalize leaves years, bands, networks and areas; integers and floats stay numbers; arrays and JSON agree
--FILE--
<?php
use LeakGuard\Engine;

$engine = Engine::fromPolicy([
    'reference_date' => '2026-11-21',
    'detector' => [['name' => 'COST', 'regex' => '.+', 'field' => 'cost']],
    'rule' => [
        ['name' => 'births', 'entity' => 'DATE_OF_BIRTH', 'action' => 'generalize', 'date' => 'band', 'band_years' => 20],
        ['name' => 'rest', 'action' => 'generalize', 'amount_band' => 500, 'decimals' => 1],
    ],
]);
$data = [
    'customer' => ['date_of_birth' => '1984-03-19', 'age' => 42, 'ip' => '192.0.2.17', 'postcode' => 10115, 'email' => 'jane@example.com', 'latitude' => 52.520008],
    'cost' => 1234.5,
    'note' => 'from 2001:db8:1:2::17',
];
$general = $engine->redactArray($data);
var_dump($general);
$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
var_dump(json_encode($general, $flags) === $engine->redact(json_encode($data, $flags)));
var_dump($engine->redactArray($general) === $general);
?>
--EXPECT--
array(3) {
  ["customer"]=>
  array(6) {
    ["date_of_birth"]=>
    string(5) "40-59"
    ["age"]=>
    int(40)
    ["ip"]=>
    string(9) "192.0.2.0"
    ["postcode"]=>
    int(10000)
    ["email"]=>
    string(15) "[EMAIL_ADDRESS]"
    ["latitude"]=>
    float(52.5)
  }
  ["cost"]=>
  float(1000)
  ["note"]=>
  string(17) "from 2001:db8:1::"
}
bool(true)
bool(true)
