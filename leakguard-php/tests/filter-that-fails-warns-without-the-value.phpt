--TEST--
A blocked message and wrong parameters are warnings without data, and nothing more goes through
--FILE--
<?php
use LeakGuard\Engine;

set_error_handler(function (int $level, string $message): bool {
    echo $level === E_WARNING ? 'Warning: ' : "$level: ", preg_replace('/there are .*/', 'there are ...', $message), "\n";
    return true;
});
$file = tempnam(sys_get_temp_dir(), 'leakguard');
$engine = Engine::fromPolicy("[[rule]]\nname = 'no cards'\nentity = 'CREDIT_CARD'\naction = 'block'\n");
$log = fopen($file, 'w');
stream_filter_append($log, 'leakguard.redact', STREAM_FILTER_WRITE, ['engine' => $engine, 'lines' => true, 'format' => 'text']);
fwrite($log, "fine\n");
var_dump(fwrite($log, "card 4111111111111111\n"));
var_dump(fwrite($log, "fine again\n"));
fclose($log);
var_dump(file_get_contents($file));
$handle = fopen($file, 'r');
foreach (['nope', ['format' => 'nope'], ['colour' => 'red'], ['context' => ['channel' => 'nope']], ['context' => $engine], ['engine' => 1], 17] as $parameters) {
    var_dump(stream_filter_append($handle, 'leakguard.redact', STREAM_FILTER_READ, $parameters));
}
unlink($file);
?>
--EXPECTF--
Warning: fwrite(): leakguard.redact: rule "no cards" blocks this message: it holds CREDIT_CARD; nothing more goes through this filter
bool(false)
bool(false)
string(5) "fine
"
Warning: stream_filter_append(): leakguard.redact: unknown format; there are ...
Warning: stream_filter_append(): Unable to create or locate filter "leakguard.redact"
bool(false)
%A
