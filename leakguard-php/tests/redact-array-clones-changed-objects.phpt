--TEST--
Objects with public properties become a changed clone; unchanged ones stay the same object
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

class Customer
{
    public string $email = 'jane@example.com';
    public readonly string $backup;
    protected string $hidden = 'hidden@example.com';
    private string $secret = 'secret@example.com';
    public ?Customer $friend = null;
    public static string $shared = 'static@example.com';
    public int $unset;

    public function __construct()
    {
        $this->backup = 'backup@example.com';
    }

    public function all(): string
    {
        return implode(' ', [$this->email, $this->backup, $this->hidden, $this->secret, self::$shared]);
    }
}

$customer = new Customer();
$customer->friend = new Customer();
$clean = (object) ['a' => 1, 'b' => ['c' => 'd']];
$data = ['customer' => $customer, 'clean' => $clean, 'std' => (object) ['email' => 'jane@example.com', 'deep' => (object) ['email' => 'jane@example.com']]];
$redacted = $engine->redactArray($data);
echo get_class($redacted['customer']), ' ', $redacted['customer']->all(), "\n";
echo $redacted['customer']->friend->email, ' ', $customer->friend->email, "\n";
echo $customer->all(), "\n";
var_dump($redacted['clean'] === $clean, $redacted['customer'] === $customer, isset($redacted['customer']->unset));
echo json_encode($redacted['std']), json_encode($data['std']), "\n";

// References in properties are not written through either.
$email = 'jane@example.com';
$object = new stdClass();
$object->email = &$email;
$typed = new Customer();
$typed->email = &$email;
$redacted = $engine->redactArray([$object, $typed]);
echo $email, ' ', $redacted[0]->email, ' ', $redacted[1]->email, "\n";
$email = 'still typed';
echo $typed->email, ' ', $redacted[1]->email, "\n";
unset($redacted, $typed);
$email = 5;
var_dump($email);
?>
--EXPECT--
Customer [EMAIL_ADDRESS] [EMAIL_ADDRESS] hidden@example.com secret@example.com static@example.com
[EMAIL_ADDRESS] jane@example.com
jane@example.com backup@example.com hidden@example.com secret@example.com static@example.com
bool(true)
bool(false)
bool(false)
{"email":"[EMAIL_ADDRESS]","deep":{"email":"[EMAIL_ADDRESS]"}}{"email":"jane@example.com","deep":{"email":"jane@example.com"}}
jane@example.com [EMAIL_ADDRESS] [EMAIL_ADDRESS]
still typed [EMAIL_ADDRESS]
int(5)
