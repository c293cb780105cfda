--TEST--
When the first load has failed, a mended file is taken at a later request
--SKIPIF--
<?php
if (!function_exists('proc_open')) {
    die('skip needs proc_open');
}
?>
--FILE--
<?php
require __DIR__ . '/server.inc';

$policy = __DIR__ . '/bad-first-policy.toml';
$log = __DIR__ . '/bad-first-policy.log';
@unlink($log);
write($policy, "nam = 'first'\n");
$script = 'try { echo LeakGuard\Engine::default()->redact("jane@example.com"); } catch (LeakGuard\PolicyException $e) { echo get_class($e); }';
$server = new Server(['leakguard.policy' => $policy, 'error_log' => $log], $script);
echo $server->get(), "\n", $server->get(), "\n", count(warnings($log)), "\n";
write($policy, "name = 'mended'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
echo $server->until(fn (string $answer): bool => str_contains($answer, 'EMAIL')), "\n";
echo count(warnings($log)), "\n";
?>
--CLEAN--
<?php
array_map('unlink', glob(__DIR__ . '/bad-first-policy.{toml,log,toml.new}', GLOB_BRACE));
?>
--EXPECT--
LeakGuard\PolicyException
LeakGuard\PolicyException
1
[EMAIL_ADDRESS]
1
