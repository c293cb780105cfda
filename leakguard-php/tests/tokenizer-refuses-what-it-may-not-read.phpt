--TEST--
A forged, cut, foreign or unreadable token is an exception that names what is wrong and not the value
--FILE--
<?php
$ring = __DIR__ . '/tokenizer-refuses-what-it-may-not-read.toml';
$key = static fn (string $id, string $octet): string => "[[key]]\nid = \"$id\"\nsecret = \"" . base64_encode(str_repeat($octet, 32)) . "\"\n";
$write = static function (string $text) use ($ring): void {
    @unlink($ring);
    file_put_contents($ring, $text);
    chmod($ring, 0600);
};

use LeakGuard\Tokenizer;

$try = static function (callable $call): void {
    try {
        var_dump($call());
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', str_replace(__DIR__, '', $exception->getMessage()), "\n";
    }
};
$try(fn () => new Tokenizer());
$try(fn () => new Tokenizer('', __DIR__ . '/no-such-keyring.toml'));
$write("active = \"k1\"\n" . $key('k1', 'a'));
$shut = new Tokenizer('', $ring);
$token = $shut->tokenize('Jane Doe', 'PERSON');
$try(fn () => $shut->detokenize($token));
var_dump($shut->lastEvent()['outcome']);
$write("active = \"k1\"\ndetokenize = true\nretired = [\"k3\"]\n" . $key('k1', 'a'));
$open = new Tokenizer('', $ring);
$try(fn () => $open->detokenize($token));
$try(fn () => $open->detokenize('Jane Doe'));
$try(fn () => $open->detokenize(substr($token, 0, -1)));
$try(fn () => $open->detokenize(str_replace('PERSON', 'USERNAME', $token)));
$try(fn () => (new Tokenizer('crm', $ring))->detokenize($token));
$try(fn () => $open->detokenize(str_replace('.k1.', '.k2.', $token)));
$try(fn () => $open->detokenize(str_replace('.k1.', '.k3.', $token)));
$try(fn () => $open->tokenize('123', 'CVV'));
$try(fn () => $open->tokenize('PERSON', 'Jane Doe'));
// A keyring that has become unreadable: the last good one stays.
file_put_contents($ring, 'broken');
$try(fn () => (new Tokenizer('', $ring))->detokenize($token));
var_dump(str_contains(print_r($open, true) . var_export($open, true), base64_encode(str_repeat('a', 32))));
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/tokenizer-refuses-what-it-may-not-read.toml');
?>
--EXPECT--
LeakGuard\KeyException: there is no keyring: leakguard.keyring in php.ini names one, `leakguard keys generate` makes one
LeakGuard\KeyException: keyring /no-such-keyring.toml: No such file or directory (os error 2)
LeakGuard\Exception: this process may not turn tokens back: `detokenize = true` in the keyring allows it
string(83) "this process may not turn tokens back: `detokenize = true` in the keyring allows it"
string(8) "Jane Doe"
LeakGuard\Exception: not a token of LeakGuard
LeakGuard\Exception: begins as a token but does not end as one: it was cut or changed
LeakGuard\Exception: not made with key "k1" for this dataset and kind of data, or changed since: wrong dataset, another keyring, or a forgery
LeakGuard\Exception: not made with key "k1" for this dataset and kind of data, or changed since: wrong dataset, another keyring, or a forgery
LeakGuard\KeyException: made with key "k2", which this keyring does not have
LeakGuard\KeyException: made with key "k3", which was retired: its tokens cannot be read any more
LeakGuard\Exception: CVV has no token: PCI DSS 3.3.1 forbids to keep it, encrypted or not; redact or drop it
LeakGuard\Exception: unknown kind of data; `leakguard entities` lists them
string(8) "Jane Doe"
bool(false)
