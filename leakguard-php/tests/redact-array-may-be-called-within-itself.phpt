--TEST--
jsonSerialize() may call LeakGuard and may change what is being walked
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

class Inner implements JsonSerializable
{
    public function __construct(private Engine $engine, public array &$walked)
    {
    }

    public function jsonSerialize(): mixed
    {
        $this->walked['list'] = [];
        $this->walked = ['gone'];
        return $this->engine->redactArray(['inner' => $this->engine->redact('in jane@example.com')]);
    }
}
$shared = ['list' => array_fill(0, 100, 'jane@example.com')];
$data = ['shared' => &$shared, 'object' => null, 'after' => 'jane@example.com', 'last' => &$shared];
$data['object'] = new Inner($engine, $shared);
$redacted = $engine->redactArray($data);
echo json_encode($redacted), "\n";
var_dump(str_contains(serialize($redacted), 'jane'));
?>
--EXPECT--
{"shared":["gone"],"object":{"inner":"in [EMAIL_ADDRESS]"},"after":"[EMAIL_ADDRESS]","last":["gone"]}
bool(false)
