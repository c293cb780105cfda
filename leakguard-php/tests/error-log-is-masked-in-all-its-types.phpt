--TEST--
error_log(): to PHP's log, to a file, to the server's log; what is no string is made one first
--INI--
leakguard.policy=preset:redact-all
display_errors=0
log_errors=1
--FILE--
<?php
final class Note
{
    public function __toString(): string
    {
        return 'I am jane@example.com';
    }
}

$log = __FILE__ . '.log';
ini_set('error_log', $log);
error_log('IBAN DE89370400440532013000');
error_log(new Note());
error_log(4111111111111111);
error_log("order 100000123\n", 3, $log);
error_log("from jane@example.com\n", message_type: 3, destination: $log);
echo preg_replace('/^\[.*?\] /m', '', file_get_contents($log));
var_dump(syslog(LOG_DEBUG, 'nothing to see'));
try {
    (static function (): void {
        error_log();
    })();
} catch (ArgumentCountError $error) {
    echo $error->getMessage(), "\n";
}
?>
--CLEAN--
<?php @unlink(__DIR__ . '/error-log-is-masked-in-all-its-types.php.log'); ?>
--EXPECT--
IBAN [IBAN_CODE]
I am [EMAIL_ADDRESS]
[CREDIT_CARD]
order 100000123
from [EMAIL_ADDRESS]
bool(true)
error_log() expects at least 1 argument, 0 given
