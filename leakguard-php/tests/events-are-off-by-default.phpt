--TEST--
Without leakguard.audit_log no event is written anywhere
--FILE--
<?php
LeakGuard\Engine::fromPolicy('preset:redact-all')->redact('jane@example.com');
var_dump(LeakGuard\stats()['events_lost']);
?>
--EXPECT--
int(0)
