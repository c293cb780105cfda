--TEST--
Context keeps its arguments in readonly properties
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


var_dump(new Context());
$subject = ['Jane', "jane@example.com"];
$context = new Context('log', 'customer:42', $subject, 'V1/orders', 'api.example');
echo json_encode($context), "\n";
$subject[] = 'later';
echo count($context->subject), "\n";
foreach ([fn () => $context->channel = 'api', fn () => $context->other = 1, fn () => $context->__construct('api'), fn () => serialize($context)] as $call) {
    try {
        $call();
    } catch (Throwable $error) {
        echo get_class($error), ': ', $error->getMessage(), "\n";
    }
}
echo $context->channel, ' ', (clone $context)->channel, "\n";
?>
--EXPECT--
object(LeakGuard\Context)#1 (5) {
  ["channel"]=>
  string(3) "api"
  ["consumer"]=>
  string(0) ""
  ["subject"]=>
  array(0) {
  }
  ["route"]=>
  string(0) ""
  ["host"]=>
  string(0) ""
}
{"channel":"log","consumer":"customer:42","subject":["Jane","jane@example.com"],"route":"V1\/orders","host":"api.example"}
2
Error: Cannot modify readonly property LeakGuard\Context::$channel
Error: Cannot create dynamic property LeakGuard\Context::$other
Error: Cannot modify readonly property LeakGuard\Context::$channel
Exception: Serialization of 'LeakGuard\Context' is not allowed
log log
