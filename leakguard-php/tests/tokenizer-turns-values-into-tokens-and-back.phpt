--TEST--
Values become tokens that join, and come back where the keyring allows it
--FILE--
<?php
$ring = __DIR__ . '/tokenizer-turns-values-into-tokens-and-back.toml';
$key = static fn (string $id, string $octet): string => "[[key]]\nid = \"$id\"\nsecret = \"" . base64_encode(str_repeat($octet, 32)) . "\"\n";
$write = static function (string $text) use ($ring): void {
    @unlink($ring);
    file_put_contents($ring, $text);
    chmod($ring, 0600);
};

use LeakGuard\Context;
use LeakGuard\Tokenizer;

$write("active = \"k1\"\ndetokenize = true\n" . $key('k1', 'a'));
$orders = new Tokenizer('orders', $ring);
var_dump($orders->lastEvent(), $orders->activeKeyId());
foreach ([['PERSON', 'Jane Doe'], ['EMAIL_ADDRESS', 'jane@example.com'], ['CREDIT_CARD', '4111 1111 1111 1111'], ['PASSWORD', "\0\xFF any bytes"], ['PERSON', '']] as [$entity, $value]) {
    $token = $orders->tokenize($value, $entity);
    echo preg_replace('/[a-z2-7]{16,}/', '…', preg_replace('/\d{6}(?=\d{4}\.)/', '######', $token)), "\n";
    var_dump($orders->detokenize($token) === $value, $orders->tokenize($value, $entity) === $token, (new Tokenizer('crm', $ring))->tokenize($value, $entity) === $token);
}
$token = $orders->tokenize('Jane Doe', 'PERSON');
var_dump($orders->detokenize($token, new Context(consumer: 'admin:jane'), 'refund 17'), $orders->lastEvent());
// What redact makes with the same keyring is read by the same class.
$write("active = \"k2\"\ndetokenize = true\n" . $key('k1', 'a') . $key('k2', 'b'));
$rotated = new Tokenizer('orders', $ring);
var_dump($rotated->activeKeyId(), $rotated->detokenize($token), str_starts_with($rotated->tokenize('Jane', 'PERSON'), '~PERSON.k2.'));
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/tokenizer-turns-values-into-tokens-and-back.toml');
?>
--EXPECT--
NULL
string(2) "k1"
~PERSON.k1.…~
bool(true)
bool(true)
bool(false)
~k1.…@….leakguard.invalid
bool(true)
bool(true)
bool(false)
~CREDIT_CARD.k1.411111######1111.esisms.…~
bool(true)
bool(true)
bool(false)
~PASSWORD.k1.…~
bool(true)
bool(true)
bool(false)
~PERSON.k1.…~
bool(true)
bool(true)
bool(false)
string(8) "Jane Doe"
array(6) {
  ["consumer"]=>
  string(10) "admin:jane"
  ["purpose"]=>
  string(9) "refund 17"
  ["dataset"]=>
  string(6) "orders"
  ["key"]=>
  string(2) "k1"
  ["entity"]=>
  string(6) "PERSON"
  ["outcome"]=>
  string(4) "done"
}
string(2) "k2"
string(8) "Jane Doe"
bool(true)
