--TEST--
leakguard.hook_sockets=0: raw sockets are neither told nor refused
--INI--
leakguard.policy={PWD}/policies/by-host.toml
leakguard.hook_sockets=0
--FILE--
<?php
var_dump(@fsockopen('nowhere.example', 1, timeout: 0.01), LeakGuard\stats()['egress']);
?>
--EXPECT--
bool(false)
array(0) {
}
