--TEST--
An error that another extension's callback hands on is judged once; one that is raised meanwhile, or after a fatal one, is judged, too
--SKIPIF--
<?php
if (!is_file(ini_get('extension_dir') . '/soap.so')) die('skip there is no soap.so');
?>
--FILE--
<?php
// Loaded behind ours, its callback stands on ours, and ours comes to stand on it.
$code = <<<'PHP'
    // What was found in it, and how often it was judged.
    function count_of(string $text): string
    {
        $before = LeakGuard\stats();
        trigger_error($text, E_USER_WARNING);
        $after = LeakGuard\stats();
        return ($after['findings'] - $before['findings']) . ' ' . ($after['calls'] - $before['calls']);
    }
    echo count_of('mail jane@example.com'), "\n";
    echo count_of('nobody here'), "\n";
    set_error_handler(static fn (): bool => false);
    echo count_of('mail joe@example.com'), "\n";
    restore_error_handler();
    register_shutdown_function(static function (): void {
        for ($i = 0; $i < 3; $i++) {
            echo count_of(str_repeat('x', 8 * $i) . ' mail ann@example.com'), "\n";
        }
    });
    trigger_error('nothing in it', E_USER_ERROR);
    PHP;
file_put_contents(__FILE__ . '.code.php', "<?php\n$code");
$ours = preg_replace('/-d \S*extension=\S*soap\S*/', '', getenv('TEST_PHP_EXTRA_ARGS'));
echo shell_exec(getenv('TEST_PHP_EXECUTABLE') . " $ours -d extension=soap -d leakguard.policy=preset:redact-all -d display_errors=1 -d html_errors=0 -d log_errors=0 " . escapeshellarg(__FILE__ . '.code.php'));
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/errors-are-counted-once-beside-soap.php.code.php');
?>
--EXPECTF--
Warning: mail [EMAIL_ADDRESS] in %s on line %d
1 1

Warning: nobody here in %s on line %d
0 1

Warning: mail [EMAIL_ADDRESS] in %s on line %d
1 1

Fatal error: nothing in it in %s on line %d

Warning:  mail [EMAIL_ADDRESS] in %s on line %d
1 1

Warning: xxxxxxxx mail [EMAIL_ADDRESS] in %s on line %d
1 1

Warning: xxxxxxxxxxxxxxxx mail [EMAIL_ADDRESS] in %s on line %d
1 1
