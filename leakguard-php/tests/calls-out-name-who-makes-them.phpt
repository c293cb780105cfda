--TEST--
Events and LeakGuard\stats() name the code that calls out: file, line, and plugin, module or package, behind libraries for HTTP
--EXTENSIONS--
curl
--INI--
leakguard.policy=preset:redact-all
--FILE--
<?php
require __DIR__ . '/receiver.inc';
$receiver = new Receiver();
$root = sys_get_temp_dir() . '/leakguard-' . getmypid();
$files = [
    'vendor/guzzlehttp/guzzle/src/Client.php' => 'function guzzle($url) { $c = curl_init($url); curl_setopt_array($c, [CURLOPT_POSTFIELDS => "to jane@example.com", CURLOPT_RETURNTRANSFER => true]); curl_exec($c); }',
    'wp-includes/http.php' => 'function wp_remote($url) { return file_get_contents($url . "/wp?to=jane@example.com"); }',
    'wp-content/plugins/woo-pay/src/Api.php' => "\n\n" . 'guzzle($url); wp_remote($url);',
    'app/code/Acme/Erp/Model/Export.php' => 'function export($url) { guzzle($url); } export($url); export($url);',
    'vendor/acme/sdk/src/Call.php' => 'array_map("wp_remote", [$url]);',
    'cron/job.php' => '(static fn () => wp_remote($url))();',
];
foreach ($files as $file => $code) {
    @mkdir(dirname("$root/$file"), 0700, true);
    file_put_contents("$root/$file", "<?php $code");
}
$log = "$root/audit";
$includes = implode(' ', array_map(static fn (string $file): string => "require '$root/$file';", array_keys($files)));
$server = new Server(['leakguard.audit_log' => $log], "\$url = '{$receiver->url()}'; $includes echo json_encode(LeakGuard\\stats()['egress'], JSON_UNESCAPED_SLASHES), \"\\n\", LeakGuard\\metrics();");
$answer = str_replace($root, 'ROOT', $server->get());
echo str_replace('},', "},\n", strtok($answer, "\n")), "\n";
echo implode("\n", preg_grep('/egress/', explode("\n", $answer))), "\n";
await_written($log);
$told = [];
foreach (file($log) as $line) {
    $event = json_decode(str_replace($root, 'ROOT', $line), true, 512, JSON_THROW_ON_ERROR);
    $origin = $event['log']['origin']['file'];
    $told[] = "{$event['leakguard']['caller']} | {$origin['name']}:{$origin['line']} | {$event['leakguard']['entity']} {$event['leakguard']['count']} {$event['leakguard']['route']}";
}
sort($told);
echo implode("\n", $told), "\n";
var_dump(str_contains(file_get_contents($log), 'jane'));
exec('rm -r ' . escapeshellarg($root));
?>
--EXPECT--
[{"host":"127.0.0.1","caller":"app/code/Acme/Erp","calls":2,"findings":2},
{"host":"127.0.0.1","caller":"wp-content/plugins/woo-pay","calls":2,"findings":2},
{"host":"127.0.0.1","caller":"ROOT/cron","calls":1,"findings":1},
{"host":"127.0.0.1","caller":"vendor/acme/sdk","calls":1,"findings":1}]
# HELP leakguard_egress_calls_total Calls out of PHP, by host and by the plugin, module or package that makes them.
# TYPE leakguard_egress_calls_total counter
leakguard_egress_calls_total{host="127.0.0.1",caller="app/code/Acme/Erp"} 2
leakguard_egress_calls_total{host="127.0.0.1",caller="wp-content/plugins/woo-pay"} 2
leakguard_egress_calls_total{host="127.0.0.1",caller="ROOT/cron"} 1
leakguard_egress_calls_total{host="127.0.0.1",caller="vendor/acme/sdk"} 1
# HELP leakguard_egress_findings_total Values that were found in them.
# TYPE leakguard_egress_findings_total counter
leakguard_egress_findings_total{host="127.0.0.1",caller="app/code/Acme/Erp"} 2
leakguard_egress_findings_total{host="127.0.0.1",caller="wp-content/plugins/woo-pay"} 2
leakguard_egress_findings_total{host="127.0.0.1",caller="ROOT/cron"} 1
leakguard_egress_findings_total{host="127.0.0.1",caller="vendor/acme/sdk"} 1
ROOT/cron | ROOT/cron/job.php:1 | EMAIL_ADDRESS 1 /wp
app/code/Acme/Erp | ROOT/app/code/Acme/Erp/Model/Export.php:1 | EMAIL_ADDRESS 2 
vendor/acme/sdk | ROOT/vendor/acme/sdk/src/Call.php:1 | EMAIL_ADDRESS 1 /wp
wp-content/plugins/woo-pay | ROOT/wp-content/plugins/woo-pay/src/Api.php:3 | EMAIL_ADDRESS 1 
wp-content/plugins/woo-pay | ROOT/wp-content/plugins/woo-pay/src/Api.php:3 | EMAIL_ADDRESS 1 /wp
bool(false)
