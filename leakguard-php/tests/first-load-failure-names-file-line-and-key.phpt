--TEST--
A bad policy in php.ini is one line in PHP's log, and default() throws it with file, line and key
--FILE--
<?php
$log = __DIR__ . '/first-load-failure.log';
$command = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS');
$script = 'for ($i = 0; $i < 2; $i++) { try { LeakGuard\Engine::default(); } catch (LeakGuard\Exception $e) { echo get_class($e), ": ", $e->getMessage(), "\n"; } }'
    . 'echo LeakGuard\Engine::fromPolicy("preset:redact-all")->redact("jane@example.com"), "\n";';
foreach (['unknown-entity.toml', 'wrong-type.toml', 'unknown-key.toml', 'unknown-action.toml', 'not-toml.toml', 'no-such-file.toml'] as $file) {
    @unlink($log);
    $policy = __DIR__ . "/policies/$file";
    passthru("$command -d error_log=" . escapeshellarg($log) . ' -d leakguard.policy=' . escapeshellarg($policy) . ' -r ' . escapeshellarg($script));
    $lines = file($log);
    echo count($lines), ' ', preg_replace('/^\[[^]]*\] /', '', $lines[0]), "\n";
}
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/first-load-failure.log');
?>
--EXPECTF--
LeakGuard\PolicyException: %spolicies/unknown-entity.toml:6: rule[0].entity[1]: unknown entity `EMAIL`%s
LeakGuard\PolicyException: %spolicies/unknown-entity.toml:6: rule[0].entity[1]: unknown entity `EMAIL`%s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/unknown-entity.toml:6: rule[0].entity[1]: unknown entity `EMAIL`%s

LeakGuard\PolicyException: %spolicies/wrong-type.toml:6: rule[0].min_score: %s
LeakGuard\PolicyException: %spolicies/wrong-type.toml:6: rule[0].min_score: %s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/wrong-type.toml:6: rule[0].min_score: %s

LeakGuard\PolicyException: %spolicies/unknown-key.toml:6: rule[0].colour: unknown field `colour`%s
LeakGuard\PolicyException: %spolicies/unknown-key.toml:6: rule[0].colour: unknown field `colour`%s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/unknown-key.toml:6: rule[0].colour: unknown field `colour`%s

LeakGuard\PolicyException: %spolicies/unknown-action.toml:5: rule[0].action: unknown variant `shred`%s
LeakGuard\PolicyException: %spolicies/unknown-action.toml:5: rule[0].action: unknown variant `shred`%s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/unknown-action.toml:5: rule[0].action: unknown variant `shred`%s

LeakGuard\PolicyException: %spolicies/not-toml.toml:2: %s
LeakGuard\PolicyException: %spolicies/not-toml.toml:2: %s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/not-toml.toml:2: %s

LeakGuard\PolicyException: %spolicies/no-such-file.toml: No such file or directory%s
LeakGuard\PolicyException: %spolicies/no-such-file.toml: No such file or directory%s
[EMAIL_ADDRESS]
1 PHP Warning:  LeakGuard: %spolicies/no-such-file.toml: No such file or directory%s
