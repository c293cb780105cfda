--TEST--
phpinfo() shows version, policy, source, mode, keyring, entities and what this process has done
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$engine = Engine::fromPolicy("[[rule]]\nname = 'b'\naction = 'block'\nentity = 'CREDIT_CARD'\n");
$engine->redact('jane@example.com');
$engine->scan('jane@example.com');
$engine->redactArray(['jane@example.com', 'x']);
try {
    $engine->redact('4111 1111 1111 1111');
} catch (LeakGuard\BlockedException) {
}
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^leakguard$.*?(?=^leakguard\.mode)/ms', ob_get_clean(), $section);
echo $section[0];
?>
--EXPECTF--
leakguard

LeakGuard => %d.%d.%d
Policy => default@%s
Policy source => preset:default
Mode => enforce
Keyring => none
Entities => %d
Texts that were judged => 4
Bytes that were judged => 68
Values that were found => 3
Messages that a rule has blocked => 1
Messages that could not be judged and were withheld => 0
Events that could not be written to the audit log => 0
Calls to AI services => 0
Calls to AI services that were refused => 0
Bytes that went to AI services and came back => 0

Directive => Local Value => Master Value
leakguard.audit_log => no value => no value
leakguard.body_limit => 64M => 64M
leakguard.detokenize => keyring => keyring
leakguard.enable_cli => 1 => 1
leakguard.hook_curl => 1 => 1
leakguard.hook_errors => 1 => 1
leakguard.hook_mail => 1 => 1
leakguard.hook_soap => 1 => 1
leakguard.hook_sockets => 1 => 1
leakguard.hook_streams => 1 => 1
leakguard.keyring => no value => no value
