--TEST--
A compressed body that is broken, a bomb, or of an unknown encoding throws, and takes no memory
--EXTENSIONS--
zlib
--INI--
leakguard.policy=preset:redact-all
leakguard.body_limit=1M
memory_limit=64M
--FILE--
<?php
use LeakGuard\Engine;

$engine = Engine::default();
$try = function (callable $call): void {
    try {
        var_dump($call());
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
};
$body = gzencode(str_repeat("to jane@example.com\n", 1000));
$try(fn () => $engine->redact('jane@example.com', encoding: 'gzip'));
$try(fn () => $engine->redact(substr($body, 0, -1), encoding: 'gzip'));
$try(fn () => $engine->redact($body . 'jane@example.com', encoding: 'gzip'));
$try(fn () => $engine->redact($body, encoding: 'br'));
$try(fn () => $engine->redact($body, encoding: 'jane@example.com'));
$try(fn () => $engine->stream(encoding: 'gzip, br, gzip, br, gzip'));
$blocking = Engine::fromPolicy("[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'\n");
$try(fn () => $blocking->redact(gzencode('4111 1111 1111 1111'), encoding: 'gzip'));

$peak = fn (): int => (int) (preg_match('/VmHWM:\s+(\d+)/', (string) file_get_contents('/proc/self/status'), $match) ? $match[1] : 0);
$deflate = deflate_init(ZLIB_ENCODING_GZIP);
$zeros = str_repeat("\0", 1 << 20);
for ($bomb = '', $i = 0; $i < 64; $i++) {
    $bomb .= deflate_add($deflate, $zeros, ZLIB_NO_FLUSH);
}
$bomb .= deflate_add($deflate, '', ZLIB_FINISH);
$engine->redact($body, encoding: 'gzip');
$resident = $peak();
$try(fn () => $engine->redact($bomb, encoding: 'gzip'));
$try(fn () => $engine->scan($bomb, encoding: 'gzip'));
$stream = $engine->stream(encoding: 'gzip');
$try(fn () => $stream->push($bomb));
$try(fn () => $stream->finish());
var_dump($peak() - $resident < 16 << 10);
?>
--EXPECT--
LeakGuard\Exception: the body is no valid gzip
LeakGuard\Exception: the body is no valid gzip
LeakGuard\Exception: the body is no valid gzip
LeakGuard\Exception: the body is no valid br
LeakGuard\Exception: unknown encoding; there are gzip, deflate, br and zstd, and lists of at most 4 of them
LeakGuard\Exception: unknown encoding; there are gzip, deflate, br and zstd, and lists of at most 4 of them
LeakGuard\BlockedException: rule "no cards" blocks this message: it holds CREDIT_CARD
LeakGuard\Exception: more than 1048576 bytes come out of the body
LeakGuard\Exception: more than 1048576 bytes come out of the body
LeakGuard\Exception: the body holds more than 200 times its size
LeakGuard\Exception: the body holds more than 200 times its size
bool(true)
