--TEST--
scan() is detection, not policy: rules that allow or block do not matter, min_score does
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


$allow = Engine::fromPolicy("[[rule]]\nname = 'a'\naction = 'allow'\n");
$block = Engine::fromPolicy("[[rule]]\nname = 'b'\naction = 'block'\n");
$off = Engine::fromPolicy("mode = 'off'\n[[rule]]\nname = 'r'\naction = 'redact'\n");
$sure = Engine::fromPolicy(['min_score' => 1.0, 'rule' => [['name' => 'r', 'action' => 'redact']]]);
foreach ([$allow, $block, $off, $sure] as $engine) {
    echo count($engine->scan('jane@example.com')), "\n";
}
echo $allow->redact('jane@example.com'), ' ', $off->redact('jane@example.com'), "\n";
?>
--EXPECT--
1
1
1
0
jane@example.com jane@example.com
