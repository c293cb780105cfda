--TEST--
Classes, methods, parameters, defaults, types and properties are those of leakguard.stub.php
--FILE--
<?php
// The stub's classes, in a namespace of their own so that they can live beside the extension's.
$stub = file_get_contents(__DIR__ . '/../leakguard.stub.php');
$stub = preg_replace('/^<\?php|^declare\(strict_types=1\);$/m', '', $stub);
eval(str_replace('namespace LeakGuard;', 'namespace Stub;', $stub));

function type_name(?ReflectionType $type): string
{
    return str_replace('Stub\\', 'LeakGuard\\', (string) $type);
}

function describe(string $class): array
{
    $class = new ReflectionClass($class);
    $parent = $class->getParentClass();
    $lines = ['final ' . json_encode($class->isFinal()) . ' parent ' . ($parent ? str_replace('Stub\\', 'LeakGuard\\', $parent->getName()) : '-')];
    foreach ($class->getMethods() as $method) {
        if ($method->getDeclaringClass()->getName() !== $class->getName()) {
            continue;
        }
        $line = implode(' ', Reflection::getModifierNames($method->getModifiers())) . ' ' . $method->getName() . '(';
        foreach ($method->getParameters() as $parameter) {
            $line .= type_name($parameter->getType()) . ' $' . $parameter->getName() . ($parameter->isPromoted() ? ' promoted' : '');
            $line .= $parameter->isDefaultValueAvailable() ? ' = ' . json_encode($parameter->getDefaultValue()) . ', ' : ', ';
        }
        $lines[] = $line . '): ' . type_name($method->getReturnType()) . ' requires ' . $method->getNumberOfRequiredParameters();
    }
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass()->getName() === $class->getName()) {
            $lines[] = implode(' ', Reflection::getModifierNames($property->getModifiers())) . ' ' . type_name($property->getType()) . ' $' . $property->getName()
                . ($property->isPromoted() ? ' promoted' : '') . json_encode($property->hasDefaultValue());
        }
    }
    sort($lines);
    return $lines;
}

$documented = array_filter(get_declared_classes(), fn (string $class): bool => str_starts_with($class, 'Stub\\'));
$built = array_filter(get_declared_classes(), fn (string $class): bool => str_starts_with($class, 'LeakGuard\\'));
$names = array_map(fn (string $class): string => substr($class, 5), $documented);
sort($names);
echo implode(' ', $names), "\n";
var_dump(array_diff(array_map(fn (string $class): string => substr($class, 10), $built), $names));
foreach ($names as $name) {
    $missing = array_diff(describe("Stub\\$name"), describe("LeakGuard\\$name"));
    $surplus = array_diff(describe("LeakGuard\\$name"), describe("Stub\\$name"));
    foreach ($missing as $line) {
        echo "$name: only in the stub: $line\n";
    }
    foreach ($surplus as $line) {
        echo "$name: only in the extension: $line\n";
    }
}
foreach (['stats', 'metrics', 'respond'] as $name) {
    $stub = new ReflectionFunction("Stub\\$name");
    $built = new ReflectionFunction("LeakGuard\\$name");
    var_dump((string) $stub->getReturnType() === (string) $built->getReturnType() && $stub->getNumberOfParameters() === $built->getNumberOfParameters());
}
var_dump(count(array_filter(get_defined_functions()['internal'], fn (string $name): bool => str_starts_with($name, 'leakguard\\'))));
echo "compared\n";
?>
--EXPECT--
Answer BlockedException Context Conversation Engine Exception Finding KeyException PolicyException StandInException Stream Tokenizer
array(0) {
}
bool(true)
bool(true)
bool(true)
int(6)
compared
