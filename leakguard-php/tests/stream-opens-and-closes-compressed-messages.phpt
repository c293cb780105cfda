--TEST--
Stream and the stream filter take compressed messages in any chunks; PHP's zlib reads what comes out
--EXTENSIONS--
zlib
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
use LeakGuard\Engine;

$text = '';
for ($i = 0; $i < 2000; $i++) {
    $text .= sprintf("{\"id\":%d,\"email\":\"jane%d@example.com\",\"sku\":\"%s\"}\n", $i, $i, substr(md5((string) $i), 0, 6));
}
$masked = Engine::default()->redact($text, null, 'ndjson');
var_dump(substr_count($masked, '[EMAIL_ADDRESS]'));
foreach (['gzip' => 'gzencode', 'deflate' => 'gzcompress'] as $encoding => $encode) {
    $body = $encode($text);
    foreach ([1, 1000, 1 << 20] as $size) {
        $stream = Engine::default()->stream(null, 'ndjson', $encoding);
        $out = '';
        foreach (str_split($body, $size) as $chunk) {
            $out .= $stream->push($chunk);
        }
        $out .= $stream->finish();
        var_dump(($encoding === 'gzip' ? gzdecode($out) : gzuncompress($out)) === $masked);
    }
}

$file = tempnam(sys_get_temp_dir(), 'leakguard');
$out = fopen($file, 'w');
stream_filter_append($out, 'leakguard.redact', STREAM_FILTER_WRITE, ['format' => 'ndjson', 'encoding' => 'gzip']);
fwrite($out, gzencode($text));
fclose($out);
var_dump(file_get_contents("compress.zlib://$file") === $masked);

// A handle of compress.zlib holds text: the filter needs no encoding there.
$in = fopen("compress.zlib://$file", 'r');
var_dump(fgets($in));
fclose($in);

// What is flushed can be read.
$stream = Engine::default()->stream(null, 'text', 'gzip');
$deflate = deflate_init(ZLIB_ENCODING_GZIP);
$part = $stream->push(deflate_add($deflate, "to jane@example.com\nand ", ZLIB_SYNC_FLUSH)) . $stream->flush();
var_dump(inflate_add(inflate_init(ZLIB_ENCODING_GZIP), $part));

set_error_handler(fn (int $level, string $message): bool => print("$message\n"));
$out = fopen($file, 'w');
stream_filter_append($out, 'leakguard.redact', STREAM_FILTER_WRITE, ['encoding' => 'gzip']);
var_dump(fwrite($out, 'jane@example.com'));
fclose($out);
var_dump(file_get_contents($file));
var_dump(stream_filter_append(fopen($file, 'r'), 'leakguard.redact', STREAM_FILTER_READ, ['encoding' => 'lzma']));
unlink($file);
?>
--EXPECT--
int(2000)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
string(50) "{"id":0,"email":"[EMAIL_ADDRESS]","sku":"cfcd20"}
"
string(19) "to [EMAIL_ADDRESS]
"
fwrite(): leakguard.redact: the body is no valid gzip; nothing more goes through this filter
bool(false)
string(0) ""
stream_filter_append(): leakguard.redact: unknown encoding; there are gzip, deflate, br and zstd, and lists of at most 4 of them
stream_filter_append(): Unable to create or locate filter "leakguard.redact"
bool(false)
