--TEST--
All exceptions are LeakGuard\Exception, which is a RuntimeException
--FILE--
<?php
foreach (['Exception', 'PolicyException', 'KeyException', 'BlockedException', 'StandInException'] as $name) {
    $class = new ReflectionClass("LeakGuard\\$name");
    echo $class->getName(), ' < ', $class->getParentClass()->getName(), "\n";
    var_dump((new ("LeakGuard\\$name")('x', 7))->getCode());
}
?>
--EXPECT--
LeakGuard\Exception < RuntimeException
int(7)
LeakGuard\PolicyException < LeakGuard\Exception
int(7)
LeakGuard\KeyException < LeakGuard\Exception
int(7)
LeakGuard\BlockedException < LeakGuard\Exception
int(7)
LeakGuard\StandInException < LeakGuard\Exception
int(7)
