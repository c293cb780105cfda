--TEST--
error_log() of an exception, its previous one, a file and a policy that watches: what PHP has cut in a trace
--INI--
leakguard.policy=preset:default
html_errors=0
zend.exception_ignore_args=0
zend.exception_string_param_max_len=15
--FILE--
<?php
function pay(string ...$what): void
{
    throw new RuntimeException('declined');
}
function order(string $mail): void
{
    try {
        pay('4111 1111 1111 1111', 'paid by card on 21 November');
    } catch (RuntimeException $previous) {
        throw new LogicException('no order', 0, $previous);
    }
}
$log = tempnam(sys_get_temp_dir(), 'leakguard');
ini_set('error_log', $log);
ini_set('log_errors', '1');
try {
    order('jane.doe@example.com');
} catch (LogicException $thrown) {
    error_log((string) $thrown);
    error_log(json_encode(['trace' => $thrown->getTraceAsString()]), 3, $log);
    trigger_error($thrown->getPrevious()->getTraceAsString());
}
echo implode("\n", preg_grep('/#\d+ .*(pay|order)\(/', file($log, FILE_IGNORE_NEW_LINES))), "\n";
echo json_encode(array_filter(LeakGuard\stats()['entities'])), "\n";
unlink($log);
?>
--EXPECTF--
%A#0 %s(%d): pay('[CREDIT_CARD]', 'paid by card on...')
#1 %s(%d): order('[EMAIL_ADDRESS]')
%A
