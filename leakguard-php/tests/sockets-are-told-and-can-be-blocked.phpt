--TEST--
fsockopen(), pfsockopen(), stream_socket_client() and socket_connect(): told as events, refused where a rule on hosts says so
--EXTENSIONS--
sockets
--INI--
leakguard.policy={PWD}/policies/by-host.toml
--FILE--
<?php
require __DIR__ . '/server.inc';
$log = tempnam(sys_get_temp_dir(), 'leakguard');
$code = <<<'PHP'
    $server = stream_socket_server('tcp://127.0.0.1:0');
    $port = (int) substr(strrchr(stream_socket_get_name($server, false), ':'), 1);
    $unix = sys_get_temp_dir() . '/leakguard-' . getmypid() . '.sock';
    $local = stream_socket_server("unix://$unix");
    $socket = static fn () => socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    foreach ([
        static fn () => fsockopen('127.0.0.1', $port),
        static fn () => pfsockopen('tcp://127.0.0.1', $port),
        static fn () => stream_socket_client("tcp://127.0.0.1:$port"),
        static fn () => socket_connect($socket(), '127.0.0.1', $port),
        static fn () => stream_socket_client("unix://$unix"),
        static fn () => fsockopen('tls://mail.EXAMPLE', 465),
        static fn () => pfsockopen('mail.example', 25),
        static fn () => stream_socket_client('tcp://api.example:443/?q=jane@example.com'),
        static fn () => socket_connect($socket(), 'api.example', 80),
    ] as $open) {
        try {
            echo get_debug_type($open()), "\n";
        } catch (LeakGuard\BlockedException $blocked) {
            echo $blocked->getMessage(), "\n";
        }
    }
    unlink($unix);
    echo json_encode(LeakGuard\stats()['egress']), ' ', LeakGuard\stats()['blocked'], "\n", $port;
    PHP;
$server = new Server(['leakguard.audit_log' => $log], $code);
$answer = $server->get();
$port = (int) substr(strrchr($answer, "\n"), 1);
echo preg_replace('/"caller":"[^"]+"/', '"caller":"-"', substr($answer, 0, -strlen((string) $port)));
$deadline = microtime(true) + 10;
while (filesize($log) === 0 && microtime(true) < $deadline) {
    usleep(10_000);
    clearstatcache();
}
foreach (file($log) as $line) {
    $event = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    ['domain' => $host, 'port' => $to] = $event['destination'];
    echo implode(' | ', [$event['event']['kind'], $event['event']['action'], $event['event']['type'][0], $host, $to === $port ? 'port' : $to, $event['rule']['name'] ?? '-', $event['leakguard']['count'], $event['log']['origin']['file']['line']]), "\n";
}
var_dump(str_contains(file_get_contents($log), 'jane'));
unlink($log);
?>
--EXPECT--
resource (stream)
resource (persistent stream)
resource (stream)
bool
resource (stream)
rule "nobody-else" blocks calls to mail.example
rule "nobody-else" blocks calls to mail.example
rule "nobody-else" blocks calls to api.example
rule "nobody-else" blocks calls to api.example
[{"host":"127.0.0.1","caller":"-","calls":4,"findings":0},{"host":"api.example","caller":"-","calls":2,"findings":0},{"host":"mail.example","caller":"-","calls":2,"findings":0}] 4
event | block | denied | api.example | 443 | nobody-else | 1 | 14
event | block | denied | api.example | 80 | nobody-else | 1 | 15
event | block | denied | mail.example | 465 | nobody-else | 1 | 12
event | block | denied | mail.example | 25 | nobody-else | 1 | 13
event | connect | connection | 127.0.0.1 | port | - | 1 | 7
event | connect | connection | 127.0.0.1 | port | - | 1 | 8
event | connect | connection | 127.0.0.1 | port | - | 1 | 9
event | connect | connection | 127.0.0.1 | port | - | 1 | 10
bool(false)
