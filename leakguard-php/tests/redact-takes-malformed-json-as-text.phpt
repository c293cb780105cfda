--TEST--
Malformed JSON is no error, in any format: what is in it is found
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$inputs = [
    '{"email":"jane@example.com"',
    '{"email":"jane@example.com',
    '[{"email":"jane@example.com"},]',
    '{"email":"jane@example.com"}}}}',
    '{email: jane@example.com}',
    '{"a":tru,"b":"jane@example.com"}',
    '"\u00 jane@example.com"',
    '[[[[ jane@example.com',
    "{\"a\":1}\n{\"b\":\"jane@example.com\"\n",
];
foreach ($inputs as $input) {
    foreach (['auto', 'text', 'json', 'ndjson'] as $format) {
        $out = $engine->redact($input, null, $format);
        if (str_contains($out, 'jane') || !str_contains($out, '[EMAIL_ADDRESS]')) {
            echo "$format: $out\n";
        }
    }
}
echo "done\n";
?>
--EXPECT--
done
