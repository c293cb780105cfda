--TEST--
An unknown format is an exception that does not repeat the argument
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

foreach (['redact', 'scan'] as $method) {
    try {
        $engine->$method('text', null, 'jane@example.com');
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
}
?>
--EXPECT--
LeakGuard\Exception: unknown format; there are auto, text, json, ndjson, csv, tsv, form, xml, html, multipart, log, sql
LeakGuard\Exception: unknown format; there are auto, text, json, ndjson, csv, tsv, form, xml, html, multipart, log, sql
