--TEST--
A changed policy file is taken at a later request; a bad one is logged once and the last good one stays in force
--SKIPIF--
<?php
if (!function_exists('proc_open')) {
    die('skip needs proc_open');
}
?>
--FILE--
<?php
require __DIR__ . '/server.inc';

$policy = __DIR__ . '/changed-policy-file.toml';
$log = __DIR__ . '/changed-policy-file.log';
@unlink($log);
write($policy, "name = 'first'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
$server = new Server(['leakguard.policy' => $policy, 'error_log' => $log], 'echo LeakGuard\Engine::default()->redact("jane@example.com"), " ", strtok(LeakGuard\Engine::default()->policyId(), "@");');

echo $server->get(), "\n";
write($policy, "name = 'second'\n[[rule]]\nname = 'r'\naction = 'mask'\nkeep_first = 2\n");
echo $server->until(fn (string $answer): bool => str_contains($answer, 'second')), "\n";

write($policy, "name = 'third'\n\n[[rule]]\nname = 'r'\naction = 'shred'\n");
echo $server->until(fn (): bool => count(warnings($log)) > 0), "\n";
$deadline = microtime(true) + 2.5;
while (microtime(true) < $deadline) {
    $server->get();
    usleep(100_000);
}
foreach (warnings($log) as $line) {
    echo $line;
}

unlink($policy);
echo $server->until(fn (): bool => count(warnings($log)) > 1), "\n";
write($policy, "name = 'fourth'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
echo $server->until(fn (string $answer): bool => str_contains($answer, 'fourth')), "\n";
echo count(warnings($log)), "\n";
?>
--CLEAN--
<?php
array_map('unlink', glob(__DIR__ . '/changed-policy-file.{toml,log,toml.new}', GLOB_BRACE));
?>
--EXPECTF--
[EMAIL_ADDRESS] first
ja************** second
ja************** second
[%s] PHP Warning:  LeakGuard: %schanged-policy-file.toml:5: rule[0].action: unknown variant `shred`, expected %s; the last good policy second@%s stays in force
ja************** second
[EMAIL_ADDRESS] fourth
2
