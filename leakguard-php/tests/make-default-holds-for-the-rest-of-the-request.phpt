--TEST--
makeDefault(): Engine::default() and what lies below userland go by that engine, until the request ends; php.ini may forbid it
--FILE--
<?php
require __DIR__ . '/server.inc';
$code = <<<'PHP'
    use LeakGuard\Engine;
    ini_set('display_errors', '1');
    ini_set('html_errors', '0');
    if (isset($_GET['choose'])) {
        $before = Engine::default();
        $mine = $before->with(['mode' => 'monitor']);
        echo json_encode($mine->makeDefault()), ' ', json_encode(Engine::default() === $mine), ' ', $before->redact('a jane@example.com'), "\n";
        unset($mine, $before);
    }
    echo Engine::default()->redact('b jane@example.com'), "\n";
    trigger_error('c jane@example.com');
    PHP;
foreach (['1', '0'] as $may) {
    $server = new Server(['leakguard.policy' => 'preset:redact-all', 'leakguard.runtime_policy' => $may, 'error_log' => '/dev/null'], $code);
    foreach (['?choose', '', '?choose'] as $query) {
        echo preg_replace('/ in \S+ on line \d+/', '', trim(file_get_contents($server->url() . $query))), "\n--\n";
    }
}
?>
--EXPECT--
true true a [EMAIL_ADDRESS]
b jane@example.com

Notice: c jane@example.com
--
b [EMAIL_ADDRESS]

Notice: c [EMAIL_ADDRESS]
--
true true a [EMAIL_ADDRESS]
b jane@example.com

Notice: c jane@example.com
--
false false a [EMAIL_ADDRESS]
b [EMAIL_ADDRESS]

Notice: c [EMAIL_ADDRESS]
--
b [EMAIL_ADDRESS]

Notice: c [EMAIL_ADDRESS]
--
false false a [EMAIL_ADDRESS]
b [EMAIL_ADDRESS]

Notice: c [EMAIL_ADDRESS]
--
