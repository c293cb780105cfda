--TEST--
40 MB through the filter and through a Stream take little memory, PHP's and the process's
--INI--
leakguard.policy=preset:redact-all
memory_limit=16M
--FILE--
<?php
$file = tempnam(sys_get_temp_dir(), 'leakguard');
$lines = str_repeat("[2026-11-21T05:14:03+00:00] main.INFO: order 100000017 of jane@example.com was paid {\"total\":\"239.50\"} []\n", 1000);
$handle = fopen($file, 'w');
for ($i = 0; $i < 400; $i++) {
    fwrite($handle, $lines);
}
fclose($handle);
$peak = fn (): int => (int) (preg_match('/VmHWM:\s+(\d+)/', (string) file_get_contents('/proc/self/status'), $match) ? $match[1] : 0);
[$memory, $resident] = [memory_get_peak_usage(), $peak()];
$in = fopen("php://filter/read=leakguard.redact.text/resource=$file", 'r');
$bytes = 0;
while (($piece = fread($in, 65536)) !== '' && $piece !== false) {
    $bytes += strlen($piece);
}
fclose($in);
var_dump($bytes === strlen(str_replace('jane@example.com', '[EMAIL_ADDRESS]', $lines)) * 400);
$stream = LeakGuard\Engine::default()->stream(null, 'text');
$in = fopen($file, 'r');
while (!feof($in)) {
    $bytes -= strlen($stream->push((string) fread($in, 65536)));
}
var_dump($bytes - strlen($stream->finish()));
var_dump(memory_get_peak_usage() - $memory < 2 << 20, $peak() - $resident < 16 << 10);
unlink($file);
?>
--EXPECT--
bool(true)
int(0)
bool(true)
bool(true)
