--TEST--
A limit for compressed bodies that is no number of bytes is told when it is needed
--EXTENSIONS--
zlib
--INI--
leakguard.policy=preset:redact-all
leakguard.body_limit=plenty
--FILE--
<?php
$engine = LeakGuard\Engine::default();
var_dump($engine->redact('jane@example.com'));
try {
    $engine->redact(gzencode('jane@example.com'), encoding: 'gzip');
} catch (LeakGuard\Exception $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
string(15) "[EMAIL_ADDRESS]"
php.ini: leakguard.body_limit is a number of bytes, as 64M
