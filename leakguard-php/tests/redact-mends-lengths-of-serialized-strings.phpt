--TEST--
What serialize() and sessions write is still read by PHP when something in it was replaced
--INI--
leakguard.policy=preset:redact-all
session.use_cookies=0
session.cache_limiter=
session.save_path=/tmp
--SKIPIF--
<?php function_exists("session_start") || die("skip needs sessions"); ?>
--FILE--
<?php
use LeakGuard\Engine;

class Customer
{
    public string $email = 'jane@example.com';
    protected string $lastname = 'Müller';
    private array $street = ['Seestr. 5', 'c/o Doe'];
    public ?Customer $parent = null;
    public float $total = 12.5;
}

ob_start();
$engine = Engine::default();
$customer = new Customer();
$customer->parent = clone $customer;
$data = [
    'email' => 'jane@example.com',
    'note' => "to jane@example.com\n\"quoted\"; jane@example.com",
    'qty' => 3,
    'flags' => [true, null, 1.5, -7],
    'jane@example.com' => ['a', 'b'],
    'meta' => serialize(['email' => 'jane@example.com', 'deeper' => serialize(['lastname' => "O'Neil"])]),
    'json' => json_encode(['email' => 'jane@example.com']),
    'object' => $customer,
];
$same = $data;
array_walk_recursive($same, fn (&$value) => is_string($value) && $value = 'text');

$check = function (string $what, mixed $read): void {
    echo $what, ': ', $read === false ? 'UNREADABLE' : 'read', ', ', str_contains(print_r($read, true), 'jane') ? 'LEAKS' : 'masked', "\n";
};
$check('alone', $read = unserialize($engine->redact(serialize($data))));
var_dump($read['email'], $read['note'], $read['qty'], $read['flags'] === $data['flags'], $read['object']->total);
var_dump(unserialize(unserialize($read['meta'])['deeper']), json_decode($read['json']));
print_r($read['object']->parent);

$check('redactArray', unserialize($engine->redactArray(['option_value' => serialize($data)])['option_value']));
$check('JSON', unserialize(json_decode($engine->redact(json_encode(['value' => base64_encode('x'), 'data' => serialize($data['meta'])])), true)['data']));
$handle = fopen('php://memory', 'w+');
fputcsv($handle, ['lastname', 'data'], ',', '"', '');
fputcsv($handle, ['Doe', serialize($data)], ',', '"', '');
rewind($handle);
$out = fopen('php://memory', 'w+');
fwrite($out, $engine->redact(stream_get_contents($handle)));
rewind($out);
fgetcsv($out, null, ',', '"', '');
$check('CSV', unserialize(fgetcsv($out, null, ',', '"', '')[1]));
parse_str($engine->redact(http_build_query(['id' => 1, 'data' => serialize($data)]), null, 'form'), $form);
$check('form', unserialize($form['data']));
$xml = $engine->redact('<?xml version="1.0"?><order><data>' . htmlspecialchars(serialize(['email' => 'jane@example.com'])) . '</data></order>');
$check('XML', unserialize(htmlspecialchars_decode(preg_replace('/^.*<data>|<\/data>.*$/', '', $xml))));
$check('log', unserialize(preg_replace('/^.*? saved (.*) for order 5$/s', '$1', $engine->redact('[2026-11-21] main.INFO: saved ' . serialize($data) . ' for order 5'))));

session_id('test');
session_start();
$_SESSION = ['customer' => $data, 'lastname' => 'Weber', 'cart' => ['sku' => '24-MB01']];
$masked = $engine->redact(session_encode());
$_SESSION = [];
session_decode($masked);
$check('session', $_SESSION);
var_dump($_SESSION['lastname'], $_SESSION['cart'] === ['sku' => '24-MB01'], array_keys($_SESSION));
session_destroy();

// Whatever is in it.
mt_srand(17);
$random = function (int $depth) use (&$random): mixed {
    $strings = ['jane@example.com', 'Müller', "a\0b", 'x";s:3:"y', '{"email":"jane@example.com"}', '4111 1111 1111 1111', '', 'on hold', "O'Neil\n\\"];
    $names = ['email', 'lastname', 'note', 'sku', 'jane@example.com', 'password', 'x|s:1:"', 'telephone', 3, 7, 'a b'];
    switch (mt_rand(0, $depth > 4 ? 5 : 9)) {
        case 0:
            return mt_rand(0, PHP_INT_MAX);
        case 1:
            return [true, null, 1.5, -0.0, INF][mt_rand(0, 4)];
        case 2: case 3: case 4: case 5:
            return $strings[array_rand($strings)];
        case 6:
            return serialize($random($depth + 1));
        case 7:
            return json_encode(['data' => serialize($random($depth + 3))]);
        case 8:
            return (object) ['email' => $random($depth + 1), 'lastname' => 'Doe'];
        default:
            for ($made = [], $i = mt_rand(0, 4); $i > 0; $i--) {
                $made[$names[array_rand($names)]] = $random($depth + 1);
            }
            return $made;
    }
};
$shape = fn (mixed $value): mixed => is_array($value) || is_object($value) ? array_map(fn ($value) => get_debug_type($value), array_values((array) $value)) : get_debug_type($value);
for ($i = 0, $bad = 0, $masked = 0; $i < 2000; $i++) {
    $value = $random(0);
    $text = serialize($value);
    $new = $engine->redact($text);
    $read = @unserialize($new);
    // Keys that are the same label afterwards are one.
    $same = $shape($read) === $shape($value) || substr_count($text, 's:16:"jane@example.com";') > 0 && is_array($read);
    $masked += $new !== $text;
    if (!$same || $engine->redact($new) !== $new || str_contains($new, 'jane@')) {
        $bad++;
        echo "$text\n$new\n";
    }
}
var_dump($bad, $masked > 500);

$twice = $engine->redact($once = $engine->redact(serialize($data)));
var_dump($once === $twice);
?>
--EXPECT--
alone: read, masked
string(15) "[EMAIL_ADDRESS]"
string(44) "to [EMAIL_ADDRESS]
"quoted"; [EMAIL_ADDRESS]"
int(3)
bool(true)
float(12.5)
array(1) {
  ["lastname"]=>
  string(8) "[PERSON]"
}
object(stdClass)#7 (1) {
  ["email"]=>
  string(15) "[EMAIL_ADDRESS]"
}
Customer Object
(
    [email] => [EMAIL_ADDRESS]
    [lastname:protected] => [PERSON]
    [street:Customer:private] => Array
        (
            [0] => [POSTAL_ADDRESS]
            [1] => [POSTAL_ADDRESS]
        )

    [parent] => 
    [total] => 12.5
)
redactArray: read, masked
JSON: read, masked
CSV: read, masked
form: read, masked
XML: read, masked
log: read, masked
session: read, masked
string(8) "[PERSON]"
bool(true)
array(3) {
  [0]=>
  string(8) "customer"
  [1]=>
  string(8) "lastname"
  [2]=>
  string(4) "cart"
}
int(0)
bool(true)
bool(true)
