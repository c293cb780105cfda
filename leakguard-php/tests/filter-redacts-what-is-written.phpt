--TEST--
On a log handle complete lines are on disk after fflush(), or after every write with 'lines'; the rest at the end
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$file = tempnam(sys_get_temp_dir(), 'leakguard');
$engine = Engine::fromPolicy('preset:redact-all');
foreach ([['engine' => $engine, 'context' => ['channel' => 'log', 'subject' => ['Jane'], 'consumer' => 'guest']],
    ['engine' => $engine, 'context' => new Context('log'), 'lines' => true, 'format' => 'text']] as $parameters) {
    $log = fopen($file, 'w');
    $filter = stream_filter_append($log, 'leakguard.redact', STREAM_FILTER_WRITE, $parameters);
    fwrite($log, "login of jane@example.com\npassword: hunt");
    echo json_encode(file_get_contents($file)), "\n";
    fflush($log);
    echo json_encode(file_get_contents($file)), "\n";
    fwrite($log, "er2hunter2");
    fflush($log);
    echo json_encode(file_get_contents($file)), "\n";
    fclose($log);
    echo json_encode(file_get_contents($file)), "\n";
}
// Taken off again: what it held is written.
$log = fopen($file, 'w');
$filter = stream_filter_append($log, 'leakguard.redact', STREAM_FILTER_WRITE, ['engine' => $engine]);
fwrite($log, 'from jane@example.com ');
stream_filter_remove($filter);
fwrite($log, 'to joe@example.com');
fclose($log);
echo file_get_contents($file), "\n";
unlink($file);
?>
--EXPECT--
""
"login of [EMAIL_ADDRESS]\n"
"login of [EMAIL_ADDRESS]\n"
"login of [EMAIL_ADDRESS]\npassword: [PASSWORD]"
"login of [EMAIL_ADDRESS]\n"
"login of [EMAIL_ADDRESS]\n"
"login of [EMAIL_ADDRESS]\n"
"login of [EMAIL_ADDRESS]\npassword: [PASSWORD]"
from [EMAIL_ADDRESS] to joe@example.com
