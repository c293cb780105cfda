--TEST--
With leakguard.mode=monitor findings are counted and nothing is changed
--INI--
leakguard.policy=preset:redact-all
leakguard.mode=monitor
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$text = 'jane@example.com 4111 1111 1111 1111';
var_dump(Engine::default()->redact($text) === $text);
ob_start();
phpinfo(INFO_MODULES);
preg_match_all('/^(Values that were found|Mode) => (.*)$/m', ob_get_clean(), $rows);
print_r(array_combine($rows[1], $rows[2]));
?>
--EXPECT--
bool(true)
Array
(
    [Mode] => monitor (php.ini)
    [Values that were found] => 2
)
