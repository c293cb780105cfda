--TEST--
leakguard.output: exit(), fatal errors, exceptions, shutdown functions, destructors and handlers of sessions
--SKIPIF--
<?php function_exists('session_start') || die('skip needs sessions'); ?>
--FILE--
<?php
require __DIR__ . '/responses.inc';
$code = <<<'PHP'
    header('Content-Type: text/plain');
    if ($_GET['how'] !== 'session') {
        echo "start@example.com\n";
    }
    switch ($_GET['how']) {
        case 'exit':
            exit("exit@example.com\n");
        case 'buffer':
            ob_start(fn (string $text): string => "buffer@example.com $text");
            echo 'inner@example.com';
            exit;
        case 'exception':
            throw new RuntimeException('refused for exception@example.com');
        case 'memory':
            ini_set('memory_limit', '4M');
            str_repeat('memory@example.com', 1 << 22);
        case 'fatal':
            eval('class A {} class A {} // fatal@example.com');
        case 'shutdown':
            register_shutdown_function(fn () => print("shutdown@example.com\n"));
            break;
        case 'destructor':
            $kept = new class { public function __destruct() { echo "destructor@example.com\n"; } };
            break;
        case 'session':
            session_set_save_handler(new class extends SessionHandler {
                public function open($path, $name): bool { return true; }
                public function read($id): string { return ''; }
                public function write($id, $data): bool { echo "session@example.com\n"; return true; }
                public function close(): bool { return true; }
            }, false);
            session_start(['use_cookies' => 0]);
            echo "start@example.com\n";
    }
    PHP;
$server = new Server(JUDGED + ['session.save_path' => sys_get_temp_dir()], $code);
foreach (['exit', 'buffer', 'exception', 'memory', 'fatal', 'shutdown', 'destructor', 'session'] as $how) {
    $body = ask($server, "/?how=$how")[2];
    echo $how, ': ', substr_count($body, '[EMAIL_ADDRESS]'), ' labels, ', str_contains($body, '@example.com') ? 'leak' : 'clean', "\n";
}
?>
--EXPECT--
exit: 2 labels, clean
buffer: 3 labels, clean
exception: 2 labels, clean
memory: 1 labels, clean
fatal: 1 labels, clean
shutdown: 2 labels, clean
destructor: 2 labels, clean
session: 2 labels, clean
