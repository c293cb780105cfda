--TEST--
leakguard.policy may be a file; settings cannot be changed by a script
--INI--
leakguard.policy={PWD}/policies/mask-emails.toml
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


echo Engine::default()->redact('jane@example.com'), "\n";
foreach (['policy', 'keyring', 'mode', 'detokenize'] as $name) {
    var_dump(ini_set("leakguard.$name", 'off'), ini_get_all('leakguard')["leakguard.$name"]['access'] === INI_SYSTEM);
}
?>
--EXPECT--
j***************
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
