--TEST--
fromPolicy() takes TOML, the path of a TOML file, or a preset's name
--FILE--
<?php
use LeakGuard\Context;
use LeakGuard\Engine;


foreach (['default', 'strict', 'redact-all'] as $preset) {
    echo preg_replace('/[0-9a-f]{12}$/', 'ID', Engine::fromPolicy("preset:$preset")->policyId()), "\n";
}
echo Engine::fromPolicy(__DIR__ . '/policies/mask-emails.toml')->redact('jane@example.com'), "\n";
echo Engine::fromPolicy("[[rule]]\nname = 'x'\naction = 'redact'")->redact('jane@example.com'), "\n";
foreach (['preset:none', 'preset:', __DIR__ . '/policies/no-such-file.toml', __DIR__ . '/policies/unknown-entity.toml', "name = 'x'\ncolour = 1", 'a = ', '', "a\0b", "\xff", '/'] as $policy) {
    try {
        Engine::fromPolicy($policy);
        echo "accepted\n";
    } catch (LeakGuard\PolicyException $exception) {
        echo str_replace(__DIR__, '', preg_replace('/, expected.*/', '', $exception->getMessage())), "\n";
    }
}
?>
--EXPECT--
default@ID
strict@ID
redact-all@ID
j***************
[EMAIL_ADDRESS]
there is no preset `none`; there are default, strict and redact-all
there is no preset ``; there are default, strict and redact-all
/policies/no-such-file.toml: No such file or directory (os error 2)
/policies/unknown-entity.toml:6: rule[0].entity[1]: unknown entity `EMAIL`; did you mean `EMAIL_ADDRESS`?
line 2: colour: unknown field `colour`
line 1: string values must be quoted
empty; a policy is TOML, the path of a TOML file, or `preset:NAME`
a path without NUL bytes is wanted
not UTF-8; a policy is TOML, the path of a TOML file, or `preset:NAME`
/: Is a directory (os error 21)
