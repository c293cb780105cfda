--TEST--
A change that a declared type does not allow, or an object that cannot be cloned, gives a stdClass with the same properties
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$engine = Engine::fromPolicy("[[rule]]\nname = 'all'\naction = 'redact'\nentity = '*'\n");

final class Money implements JsonSerializable
{
    public function jsonSerialize(): mixed
    {
        return ['amount' => '1.00', 'payer' => 'jane@example.com'];
    }
}
class Order
{
    public Money $total;
    public int $id = 7;
    public string $note = 'jane@example.com';
}
class Single
{
    public string $email = 'jane@example.com';
    public ?Single $self = null;
    private function __clone()
    {
    }
}
class Counted
{
    public static int $clones = 0;
    public string $email = 'jane@example.com';
    public function __clone()
    {
        self::$clones++;
        if (self::$clones > 1) {
            throw new DomainException('no more clones');
        }
    }
}

$order = new Order();
$order->total = new Money();
$redacted = $engine->redactArray([$order, new Single(), new Counted()]);
echo get_class($redacted[0]), ' ', json_encode($redacted[0]), "\n";
echo get_class($redacted[1]), ' ', json_encode($redacted[1]), "\n";
echo get_class($redacted[2]), ' ', json_encode($redacted[2]), "\n";
echo $order->note, ' ', get_class($order->total), "\n";
try {
    $engine->redactArray([new Counted()]);
} catch (DomainException $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
stdClass {"total":{"amount":"1.00","payer":"[EMAIL_ADDRESS]"},"id":7,"note":"[EMAIL_ADDRESS]"}
stdClass {"email":"[EMAIL_ADDRESS]","self":null}
Counted {"email":"[EMAIL_ADDRESS]"}
jane@example.com Money
no more clones
