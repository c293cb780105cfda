--TEST--
When memory_limit ends a call in the middle, shutdown functions can still use the engine
--INI--
memory_limit=256M
log_errors=0
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

ini_set('display_errors', '0');
register_shutdown_function(function () use ($engine): void {
    ini_set('memory_limit', '256M');
    $error = error_get_last();
    echo substr($error['message'], 0, 25), "\n";
    echo $engine->redact('jane@example.com'), "\n";
    echo $engine->redactArray(['email' => 'jane@example.com'])['email'], "\n";
    echo count($engine->scan('jane@example.com')), "\n";
});
$data = array_fill(0, 100_000, 'jane@example.com ');
$text = str_repeat('jane@example.com ', 500_000);
ini_set('memory_limit', (string) (memory_get_usage(true) + 3_000_000));
if (getenv('LEAKGUARD_NEVER')) {
    $engine->redact($text);
}
$engine->redactArray($data);
echo "not reached\n";
?>
--EXPECTF--
Allowed memory size of %s
[EMAIL_ADDRESS]
[EMAIL_ADDRESS]
1
