--TEST--
A compressed body is opened, redacted and compressed again; PHP's zlib reads it
--EXTENSIONS--
zlib
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::default();
$text = '{"id":1,"email":"jane@example.com"}';
var_dump(gzdecode($engine->redact(gzencode($text), null, 'json', 'gzip')));
var_dump(gzuncompress($engine->redact(gzcompress($text), encoding: 'deflate')));
var_dump(gzuncompress($engine->redact(gzdeflate($text), encoding: 'DEFLATE')));
var_dump(gzdecode(gzuncompress($engine->redact(gzcompress(gzencode($text)), encoding: 'gzip, deflate'))));
var_dump($engine->redact($text, encoding: 'identity'));
var_dump($engine->redact($text, encoding: ''));

$clean = gzencode('{"id":1}', 1);
var_dump($engine->redact($clean, encoding: 'gzip') === $clean, $engine->redact('', encoding: 'gzip'));

// Of zstd 1.5.4; a meta-block of RFC 7932, section 9.2, that is not compressed.
$email = '{"email":"jane@example.com"}';
$bodies = ['zstd' => base64_decode('KLUv/QRY4QAAeyJlbWFpbCI6ImphbmVAZXhhbXBsZS5jb20ifXDG+oM='), 'br' => "\x8b\x0d\x80$email\x03"];
foreach ($bodies as $encoding => $body) {
    $found = $engine->scan($body, new Context('log'), 'auto', $encoding);
    var_dump([$found[0]->entity, $found[0]->start, $found[0]->end, $found[0]->field] === ['EMAIL_ADDRESS', 10, 26, 'email']);
    $masked = $engine->redact($body, encoding: $encoding);
    var_dump($masked === $body, $engine->scan($masked, encoding: $encoding));
}
?>
--EXPECT--
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
string(34) "{"id":1,"email":"[EMAIL_ADDRESS]"}"
bool(true)
string(0) ""
bool(true)
bool(false)
array(0) {
}
bool(true)
bool(false)
array(0) {
}
