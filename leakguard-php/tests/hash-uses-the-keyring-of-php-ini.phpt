--TEST--
The keyring of php.ini is used; one that others may read, or that is broken, is refused without showing the secret
--FILE--
<?php
$keyring = __DIR__ . '/hash-uses-the-keyring.toml';
$secret = base64_encode(str_repeat('k', 32));
$command = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d error_log=/dev/null -d leakguard.keyring=' . escapeshellarg($keyring);
$script = <<<'PHP'
try {
    $engine = LeakGuard\Engine::fromPolicy("[[rule]]\nname='r'\naction='hash'\n");
    $once = $engine->redact('jane@example.com');
    echo preg_replace('/:[^:\]]+\]/', ':HASH]', $once), ' ', var_export($once === $engine->redact($once), true), ' ', $once === $engine->redact('jane@example.com') ? 'stable' : '', "\n";
} catch (LeakGuard\KeyException $exception) {
    echo basename($exception->getFile()), ': ', $exception->getMessage(), "\n";
}
PHP;
$run = function (string $content, int $mode) use ($keyring, $command, $script): void {
    @unlink($keyring);
    file_put_contents($keyring, $content);
    chmod($keyring, $mode);
    echo str_replace(__DIR__, '', (string) shell_exec("$command -r " . escapeshellarg($script)));
};
$good = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"$secret\"\n";
$run($good, 0600);
$run($good, 0644);
$run(str_replace('active = "k1"', 'active = "k2"', $good), 0600);
$run("secret = $secret\n", 0600);
unlink($keyring);
echo str_replace(__DIR__, '', (string) shell_exec("$command -r " . escapeshellarg($script)));
file_put_contents($keyring, $good);
chmod($keyring, 0600);
preg_match('/^Keyring => (.*)$/m', (string) shell_exec("$command --ri leakguard"), $row);
echo basename($row[1]), "\n";
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/hash-uses-the-keyring.toml');
?>
--EXPECT--
[EMAIL_ADDRESS:k1:HASH] true stable
Command line code: keyring /hash-uses-the-keyring.toml: mode 0644 lets others read it; make it 0600
Command line code: keyring /hash-uses-the-keyring.toml: the active key "k2" is not in the file
Command line code: keyring /hash-uses-the-keyring.toml: line 1: not a keyring; `leakguard keys generate` makes one
Command line code: keyring /hash-uses-the-keyring.toml: No such file or directory (os error 2)
hash-uses-the-keyring.toml, active key k1
