--TEST--
leakguard.detokenize allows or denies whatever the keyring says; a bare off denies; the action tokenize is read back
--FILE--
<?php
$ring = __DIR__ . '/detokenize-is-allowed-or-denied-by-php-ini.toml';
$key = static fn (string $id, string $octet): string => "[[key]]\nid = \"$id\"\nsecret = \"" . base64_encode(str_repeat($octet, 32)) . "\"\n";
$write = static function (string $text) use ($ring): void {
    @unlink($ring);
    file_put_contents($ring, $text);
    chmod($ring, 0600);
};

$script = <<<'PHP'
try {
    $policy = "[[rule]]\nname='r'\naction='tokenize'\n";
    $token = LeakGuard\Engine::fromPolicy($policy)->redact('jane@example.com');
    echo str_ends_with($token, '.leakguard.invalid') ? 'token ' : "no token: $token ", (new LeakGuard\Tokenizer())->detokenize($token), "\n";
} catch (LeakGuard\Exception $exception) {
    echo $exception->getMessage(), "\n";
}
PHP;
foreach (['true', 'false'] as $ringSays) {
    $write("active = \"k1\"\ndetokenize = $ringSays\n" . $key('k1', 'a'));
    foreach (['', ' -d leakguard.detokenize=keyring', ' -d leakguard.detokenize=allow', ' -d leakguard.detokenize=deny', ' -d leakguard.detokenize=off', ' -d leakguard.detokenize=maybe'] as $ini) {
        echo $ringSays, $ini, ': ', shell_exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d error_log=/dev/null -d leakguard.keyring=' . escapeshellarg($ring) . "$ini -r " . escapeshellarg($script));
    }
}
putenv('LEAKGUARD_TEST_RING=' . file_get_contents($ring));
echo shell_exec(getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d error_log=/dev/null -d leakguard.keyring=env:LEAKGUARD_TEST_RING -d leakguard.detokenize=allow -r ' . escapeshellarg($script));
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/detokenize-is-allowed-or-denied-by-php-ini.toml');
?>
--EXPECT--
true: token jane@example.com
true -d leakguard.detokenize=keyring: token jane@example.com
true -d leakguard.detokenize=allow: token jane@example.com
true -d leakguard.detokenize=deny: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
true -d leakguard.detokenize=off: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
true -d leakguard.detokenize=maybe: token php.ini: leakguard.detokenize is keyring, allow or deny
false: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
false -d leakguard.detokenize=keyring: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
false -d leakguard.detokenize=allow: token jane@example.com
false -d leakguard.detokenize=deny: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
false -d leakguard.detokenize=off: token this process may not turn tokens back: `detokenize = true` in the keyring allows it
false -d leakguard.detokenize=maybe: token php.ini: leakguard.detokenize is keyring, allow or deny
token jane@example.com
