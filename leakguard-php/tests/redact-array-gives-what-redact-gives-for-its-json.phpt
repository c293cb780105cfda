--TEST--
An array is judged as the same JSON is: keys are field names
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$data = [
    'order_id' => 1001,
    'billing' => ['first_name' => 'Jonas', 'last_name' => 'Weber', 'address_1' => 'Lindenweg 12', 'city' => 'Köln', 'email' => 'jonas.weber@example.com', 'phone' => '+49 221 1234567'],
    'line_items' => [['sku' => 'A-1', 'name' => 'Blue Shirt', 'price' => '19.00'], ['sku' => 'A-2', 'name' => 'Red Shirt', 'price' => 25]],
    'meta_data' => [['key' => '_billing_phone', 'value' => '0221 1234567'], ['key' => 'colour', 'value' => 'red']],
    'customer_note' => 'please ring at Weber, card 4111 1111 1111 1111',
    'date_of_birth' => '1980-02-29',
    'customer' => ['name' => 'Jonas Weber', 'date_of_birth' => '1980-02-29'],
];
$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
foreach (['preset:default', 'preset:strict', 'preset:redact-all'] as $preset) {
    $engine = Engine::fromPolicy($preset);
    foreach (['api', 'log', 'export', 'egress', 'storage'] as $channel) {
        $context = new Context($channel, 'guest', host: 'api.openai.com');
        $array = json_encode($engine->redactArray($data, $context), $flags);
        $text = $engine->redact(json_encode($data, $flags), $context);
        if ($array !== $text) {
            echo "$preset $channel\n$array\n$text\n";
        }
    }
}
echo $array, "\n";
?>
--EXPECT--
{"order_id":1001,"billing":{"first_name":"[PERSON]","last_name":"[PERSON]","address_1":"[POSTAL_ADDRESS]","city":"[POSTAL_ADDRESS]","email":"[EMAIL_ADDRESS]","phone":"[PHONE_NUMBER]"},"line_items":[{"sku":"A-1","name":"Blue Shirt","price":"19.00"},{"sku":"A-2","name":"Red Shirt","price":25}],"meta_data":[{"key":"_billing_phone","value":"[PHONE_NUMBER]"},{"key":"colour","value":"red"}],"customer_note":"please ring at [PERSON], card [CREDIT_CARD]","date_of_birth":"[DATE_OF_BIRTH]","customer":{"name":"[PERSON]","date_of_birth":"[DATE_OF_BIRTH]"}}
