--TEST--
Synthesize makes up the same value for the same value of a dataset, and leaves what is made up; arrays and JSON agree
--FILE--
<?php
require __DIR__ . '/actions.inc';
run_with_keyring(<<<'PHP'
use LeakGuard\Engine;
$policy = ['dataset' => 'one', 'rule' => [['name' => 'all', 'action' => 'synthesize']]];
$engine = Engine::fromPolicy($policy);
$data = ['customer' => ['first_name' => 'Jane', 'last_name' => 'Doe', 'name' => 'Jane Doe', 'email' => 'jane@example.com', 'telephone' => '+44 20 7946 0958',
    'iban' => 'DE89 3704 0044 0532 0130 00', 'cc_number' => 4242424242424242, 'city' => 'Köln', 'cvv' => 123], 'note' => 'Doe wrote from jane@example.com'];
$made = $engine->redactArray($data);
['customer' => $customer, 'note' => $note] = $made;
var_dump($customer['name'] === "$customer[first_name] $customer[last_name]");
var_dump($note === "$customer[last_name] wrote from $customer[email]");
echo preg_replace(['/^.*@/', '/\d{3}$/'], ['…@', '…'], $customer['email']), ' ', preg_replace('/\d{3}$/', '…', $customer['telephone']), ' ',
    substr($customer['iban'], 5, 9), ' ', substr((string) $customer['cc_number'], 0, 6), ' ', get_debug_type($customer['cc_number']), ' ', $customer['cvv'], "\n";
$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
var_dump(json_encode($made, $flags) === $engine->redact(json_encode($data, $flags)));
var_dump($engine->redactArray($made) === $made);
$other = Engine::fromPolicy(['dataset' => 'two'] + $policy)->redactArray($data);
var_dump($other['customer']['email'] === $customer['email']);
PHP);
?>
--EXPECT--
bool(true)
bool(true)
…@synthetic.example +44 7700 900… 0000 0000 400000 int 100
bool(true)
bool(true)
bool(false)
