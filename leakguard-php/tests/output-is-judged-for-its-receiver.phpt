--TEST--
LeakGuard\respond() says who receives the response, or that it has been judged; leakguard.output_consumer is who else does
--FILE--
<?php
require __DIR__ . '/responses.inc';
$policy = 'preset:default';
$code = <<<'PHP'
    header('Content-Type: text/plain');
    $heard = match ($_GET['as']) {
        'subject' => LeakGuard\respond(new LeakGuard\Context('api', 'customer:7', ['email' => 'jane.doe@example.com'])),
        'admin' => LeakGuard\respond(new LeakGuard\Context('api', 'admin:eve')),
        'judged' => LeakGuard\respond(null),
        default => null,
    };
    echo "jane.doe@example.com and john@example.org\n";
    flush();
    var_dump($heard, LeakGuard\respond(null));
    PHP;
$server = new Server(['leakguard.policy' => $policy] + JUDGED, $code);
foreach (['nobody', 'subject', 'admin', 'judged', 'nobody'] as $as) {
    echo $as, ': ', str_replace("\n", ' ', ask($server, "/?as=$as")[2]), "\n";
}
$server = new Server(['leakguard.output_consumer' => 'admin:pool', 'leakguard.policy' => $policy] + JUDGED, $code);
echo 'php.ini: ', str_replace("\n", ' ', ask($server, '/?as=nobody')[2]), "\n";
?>
--EXPECT--
nobody: [EMAIL_ADDRESS] and [EMAIL_ADDRESS] NULL bool(false) 
subject: jane.doe@example.com and [EMAIL_ADDRESS] bool(true) bool(false) 
admin: jane.doe@example.com and john@example.org bool(true) bool(false) 
judged: jane.doe@example.com and john@example.org bool(true) bool(false) 
nobody: [EMAIL_ADDRESS] and [EMAIL_ADDRESS] NULL bool(false) 
php.ini: jane.doe@example.com and john@example.org NULL bool(false) 
