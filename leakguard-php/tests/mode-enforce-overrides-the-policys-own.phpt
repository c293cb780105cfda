--TEST--
With leakguard.mode=enforce a policy that only monitors acts
--INI--
leakguard.policy={PWD}/policies/monitor.toml
leakguard.mode=enforce
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


echo Engine::default()->redact('jane@example.com'), "\n";
echo Engine::fromPolicy(__DIR__ . '/policies/monitor.toml')->redact('jane@example.com'), "\n";
?>
--EXPECT--
[EMAIL_ADDRESS]
jane@example.com
