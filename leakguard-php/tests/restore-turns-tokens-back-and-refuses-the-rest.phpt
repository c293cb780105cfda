--TEST--
restore(): tokens become values for who may have them; what else stands for a value is refused, with its fields and never a value
--FILE--
<?php
$ring = __DIR__ . '/restore-turns-tokens-back-and-refuses-the-rest.toml';
file_put_contents($ring, "active = \"k1\"\ndetokenize = true\n[[key]]\nid = \"k1\"\nsecret = \"" . base64_encode(str_repeat('a', 32)) . "\"\n");
chmod($ring, 0600);
$script = <<<'PHP'
use LeakGuard\{Context, Engine};
LeakGuard\recordEvents();
$engine = Engine::fromPolicy("dataset = 'shop'\n[restore]\nconsumer = 'integration:*'\n[[rule]]\nname = 'names'\nentity = 'PERSON'\naction = 'tokenize'\ndataset = 'names'\n[[rule]]\nname = 'all'\naction = 'tokenize'\n");
$erp = new Context('api', 'integration:erp', route: 'V1/customers/1');
$customer = ['id' => 1, 'firstname' => 'Jane', 'email' => 'jane@example.com', 'addresses' => [['city' => 'X', 'telephone' => '+1 212 555 0100'], ['telephone' => '+1 212 555 0101']], 'note' => 'write to jane@example.com or john@example.com', 'object' => (object) ['email' => 'jane@example.com']];
$sent = $engine->redactArray($customer, $erp);
echo json_encode($sent == $customer), "\n";
$try = static function (array $data, ?Context $context) use ($engine): ?array {
    try {
        return $engine->restore($data, $context);
    } catch (LeakGuard\StandInException $exception) {
        echo $exception->getMessage(), ' | ', json_encode($exception->fields), "\n";
        return null;
    }
};
$back = $try($sent, $erp);
echo json_encode([$back == $customer, $engine->restore($customer, $erp) === $customer]), "\n";
foreach (LeakGuard\events() as $event) {
    if ($event['action'] === 'restore' || $event['action'] === 'refuse') {
        echo $event['entity'], ' ', $event['field'], ' ', $event['action'], ' ', $event['count'], "\n";
    }
}
$try($sent, new Context('api', 'guest'));
$try($sent, null);
$try(['a' => ['b' => [1, '[PERSON]', 'Jane']], 'masked' => 'j***', 'card' => '**** **** **** 1111', 'fine' => '*** SALE ***', '[EMAIL_ADDRESS]' => 1, 'jane@example.com' => '[PERSON]'], $erp);
$try(['email' => substr($sent['email'], 0, -3)], $erp);
$try(['firstname' => str_replace('.k1.', '.k9.', $sent['firstname'])], $erp);
$try(['items' => [['name' => 'x'], ['name' => '[PERSON:k1:0123456789abcdef0123456789abcdef]']]], $erp);
$try(array_fill(0, 40, 'j***'), $erp);
$deep = [];
for ($level = 0; $level < 600; $level++) {
    $deep = [$deep];
}
try {
    $engine->restore($deep);
} catch (LeakGuard\Exception $exception) {
    echo get_class($exception), ': ', $exception->getMessage(), "\n";
}
PHP;
foreach (['keyring', 'deny'] as $may) {
    echo "$may\n", shell_exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d leakguard.keyring=' . escapeshellarg($ring) . " -d leakguard.detokenize=$may -r " . escapeshellarg($script));
}
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/restore-turns-tokens-back-and-refuses-the-rest.toml');
?>
--EXPECT--
keyring
false
[true,true]
EMAIL_ADDRESS email restore 1
EMAIL_ADDRESS note restore 2
EMAIL_ADDRESS object.email restore 1
PERSON firstname restore 1
PHONE_NUMBER addresses.*.telephone restore 2
POSTAL_ADDRESS addresses.*.city restore 1
masked values and tokens cannot be stored as data: firstname, email, addresses.0.city, addresses.0.telephone, addresses.1.telephone, note, object.email | ["firstname","email","addresses.0.city","addresses.0.telephone","addresses.1.telephone","note","object.email"]
masked values and tokens cannot be stored as data: firstname, email, addresses.0.city, addresses.0.telephone, addresses.1.telephone, note, object.email | ["firstname","email","addresses.0.city","addresses.0.telephone","addresses.1.telephone","note","object.email"]
masked values and tokens cannot be stored as data: a.b.1, masked, card, [EMAIL_ADDRESS], ? | ["a.b.1","masked","card","[EMAIL_ADDRESS]","?"]
masked values and tokens cannot be stored as data: email | ["email"]
masked values and tokens cannot be stored as data: firstname | ["firstname"]
masked values and tokens cannot be stored as data: items.1.name | ["items.1.name"]
masked values and tokens cannot be stored as data: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 | ["0","1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21","22","23","24","25","26","27","28","29","30","31"]
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
deny
false
masked values and tokens cannot be stored as data: firstname, email, addresses.0.city, addresses.0.telephone, addresses.1.telephone, note, object.email | ["firstname","email","addresses.0.city","addresses.0.telephone","addresses.1.telephone","note","object.email"]
[false,true]
EMAIL_ADDRESS email refuse 1
EMAIL_ADDRESS note refuse 1
EMAIL_ADDRESS object.email refuse 1
PERSON firstname refuse 1
PHONE_NUMBER addresses.*.telephone refuse 2
POSTAL_ADDRESS addresses.*.city refuse 1
masked values and tokens cannot be stored as data: firstname, email, addresses.0.city, addresses.0.telephone, addresses.1.telephone, note, object.email | ["firstname","email","addresses.0.city","addresses.0.telephone","addresses.1.telephone","note","object.email"]
masked values and tokens cannot be stored as data: firstname, email, addresses.0.city, addresses.0.telephone, addresses.1.telephone, note, object.email | ["firstname","email","addresses.0.city","addresses.0.telephone","addresses.1.telephone","note","object.email"]
masked values and tokens cannot be stored as data: a.b.1, masked, card, [EMAIL_ADDRESS], ? | ["a.b.1","masked","card","[EMAIL_ADDRESS]","?"]
masked values and tokens cannot be stored as data: email | ["email"]
masked values and tokens cannot be stored as data: firstname | ["firstname"]
masked values and tokens cannot be stored as data: items.1.name | ["items.1.name"]
masked values and tokens cannot be stored as data: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31 | ["0","1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21","22","23","24","25","26","27","28","29","30","31"]
LeakGuard\Exception: the array is deeper than 512 levels, or holds itself
