--TEST--
An unknown channel is an exception that does not repeat the argument
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


foreach (['', 'API', 'mail', "api\0", "\xff"] as $channel) {
    try {
        new Context($channel);
    } catch (LeakGuard\Exception $exception) {
        echo get_class($exception), ': ', $exception->getMessage(), "\n";
    }
}
try {
    new Context(subject: [['nested']]);
} catch (LeakGuard\Exception $exception) {
    echo $exception->getMessage(), "\n";
}
?>
--EXPECT--
LeakGuard\Exception: unknown channel; there are api, log, export, egress, storage
LeakGuard\Exception: unknown channel; there are api, log, export, egress, storage
LeakGuard\Exception: unknown channel; there are api, log, export, egress, storage
LeakGuard\Exception: unknown channel; there are api, log, export, egress, storage
LeakGuard\Exception: unknown channel; there are api, log, export, egress, storage
the subject's values are texts
