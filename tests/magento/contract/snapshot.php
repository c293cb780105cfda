<?php

/**
 * Writes down, by reflection, the names and signatures of the Magento classes that LeakGuard's module relies on.
 *
 *   php tests/magento/contract/snapshot.php MAGENTO_ROOT OLD.json [Class\Name::method ...] >NEW.json
 *
 * Looks at every class and method of OLD.json, and at those named, in the shop at MAGENTO_ROOT. Facts only: no code
 * of Magento gets into the file. A class or method that is gone is said on standard error and left out.
 */

declare(strict_types=1);

[, $root, $old] = $argv + ['', '', ''];
if (!is_file("$root/vendor/autoload.php") || !is_file($old)) {
    fwrite(STDERR, "usage: php snapshot.php MAGENTO_ROOT OLD.json [Class\\Name::method ...] >NEW.json\n");
    exit(2);
}
require "$root/vendor/autoload.php";

$wanted = [];
foreach (json_decode((string) file_get_contents($old), true, 512, JSON_THROW_ON_ERROR)['classes'] as $class => $facts) {
    $wanted[$class] = array_keys($facts['methods']);
}
foreach (array_slice($argv, 3) as $name) {
    [$class, $method] = explode('::', $name, 2) + [1 => ''];
    $wanted[$class] = array_unique([...($wanted[$class] ?? []), $method]);
}

$parameter = static fn (ReflectionParameter $parameter): string => trim(
    $parameter->getType() . ' $' . $parameter->getName() . ($parameter->isOptional() ? '=' : '')
);
$classes = [];
foreach ($wanted as $name => $methods) {
    if (!class_exists($name) && !interface_exists($name)) {
        fwrite(STDERR, "gone: $name\n");
        continue;
    }
    $class = new ReflectionClass($name);
    $seen = [];
    foreach ($methods as $method) {
        if (!$class->hasMethod($method)) {
            fwrite(STDERR, "gone: $name::$method\n");
            continue;
        }
        $reflected = $class->getMethod($method);
        $seen[$method] = [
            'visibility' => implode('', Reflection::getModifierNames(
                $reflected->getModifiers()
                & (ReflectionMethod::IS_PUBLIC | ReflectionMethod::IS_PROTECTED | ReflectionMethod::IS_PRIVATE)
            )),
            'final' => $reflected->isFinal(),
            'declaredIn' => $reflected->getDeclaringClass()->getName(),
            'params' => array_map($parameter, $reflected->getParameters()),
            'return' => (string) $reflected->getReturnType(),
        ];
    }
    $classes[$name] = [
        'kind' => $class->isInterface() ? 'interface' : 'class',
        'final' => $class->isFinal(),
        'noninterceptable' => $class->implementsInterface(
            Magento\Framework\ObjectManager\NoninterceptableInterface::class
        ),
        'methods' => $seen,
    ];
}

$composer = json_decode((string) file_get_contents("$root/composer.json"), true, 512, JSON_THROW_ON_ERROR);
$lock = json_decode((string) file_get_contents("$root/composer.lock"), true, 512, JSON_THROW_ON_ERROR);
$products = array_column($lock['packages'], 'version', 'name');
echo json_encode([
    'magento' => $products['magento/product-community-edition'] ?? $composer['version'] ?? 'unknown',
    'php' => PHP_VERSION,
    'classes' => $classes,
], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
