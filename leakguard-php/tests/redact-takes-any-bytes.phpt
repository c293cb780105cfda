--TEST--
Strings are bytes: invalid UTF-8 and NUL bytes pass through, and what stands beside them is found
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;

$engine = Engine::fromPolicy('preset:redact-all');

$inputs = [
    "\xff\xfe\x80 jane@example.com \xc3",
    "\0jane@example.com\0",
    "\0\0\0\0",
    "{\"a\":\"\xff\", \"email\":\"jane@example.com\"}",
    "{\"a\":\"x\0y\", \"email\":\"jane@example.com\"}",
    "\xEF\xBB\xBF{\"email\":\"jane@example.com\"}",
    implode('', array_map('chr', range(0, 255))),
];
foreach ($inputs as $input) {
    $out = $engine->redact($input);
    echo addcslashes(substr($out, 0, 60), "\0..\37\177..\377"), ' ', strlen($out) - strlen($input), "\n";
}
?>
--EXPECT--
\377\376\200 [EMAIL_ADDRESS] \303 -1
\000[EMAIL_ADDRESS]\000 -1
\000\000\000\000 0
{"a":"\377", "email":"[EMAIL_ADDRESS]"} -1
{"a":"x\000y", "email":"[EMAIL_ADDRESS]"} -1
\357\273\277{"email":"[EMAIL_ADDRESS]"} -1
\000\001\002\003\004\005\006\a\b\t\n\v\f\r\016\017\020\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037 !"#$%&'()*+,-./0123456789:; 0
