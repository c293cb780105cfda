--TEST--
PHP reads a bare off in php.ini as nothing: the policy stays in force and the log says so
--FILE--
<?php
$command = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d error_log= -d leakguard.policy=preset:redact-all';
foreach (['off', '"off"', '', 'monitor'] as $mode) {
    echo shell_exec($command . ' -d ' . escapeshellarg("leakguard.mode=$mode") . ' -r ' . escapeshellarg('echo LeakGuard\Engine::default()->redact("jane@example.com"), "\n";') . ' 2>&1');
}
?>
--EXPECT--
PHP Warning:  LeakGuard: leakguard.mode is empty in php.ini: the policy's own mode is in force. To switch off write "off" with quotes, PHP reads a bare off as nothing
[EMAIL_ADDRESS]
jane@example.com
PHP Warning:  LeakGuard: leakguard.mode is empty in php.ini: the policy's own mode is in force. To switch off write "off" with quotes, PHP reads a bare off as nothing
[EMAIL_ADDRESS]
jane@example.com
