<?php

declare(strict_types=1);

namespace Leakguard\Dlp\Contract;

/**
 * Compares what a di.xml of the module hooks into with a snapshot of the shop's names and signatures.
 */
final class DiContract
{
    /** @param array<string, array<string, mixed>> $classes the snapshot's classes by name */
    public function __construct(private readonly array $classes)
    {
    }

    /** @param string ...$files snapshots; the module's parts may have one each */
    public static function fromFiles(string ...$files): self
    {
        $classes = [];
        foreach ($files as $file) {
            $snapshot = json_decode((string) file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
            $classes = array_replace_recursive($classes, $snapshot['classes']);
        }
        return new self($classes);
    }

    /** @return list<string> what does not fit, empty when all does */
    public function violations(string $xml): array
    {
        $document = new \DOMDocument();
        $document->loadXML($xml, LIBXML_NONET);
        $path = new \DOMXPath($document);
        $found = [];
        foreach ($path->query('/config/type') as $type) {
            $target = ltrim($type->getAttribute('name'), '\\');
            foreach ($path->query('plugin', $type) as $plugin) {
                array_push($found, ...$this->plugin($target, $plugin->getAttribute('type')));
            }
            foreach ($path->query('arguments/argument', $type) as $argument) {
                array_push($found, ...$this->argument($target, $argument->getAttribute('name')));
            }
        }
        foreach ($path->query('//argument//item[@sortOrder]') as $item) {
            // Seen in 2.4.6: SortItems walks the constructor's other arguments as if they were arrays too.
            $found[] = 'setup:di:compile may fail over the sortOrder of the item ' . $item->getAttribute('name');
        }
        foreach ($path->query('//*[@xsi:type="object"]') as $object) {
            array_push($found, ...$this->exists(trim($object->textContent)));
        }
        return $found;
    }

    /** @return list<string> the class has to be ours and there, or Magento's and in the snapshot */
    public function exists(string $class): array
    {
        $class = ltrim($class, '\\');
        // Magento generates proxies and factories from the class before the suffix.
        $real = (string) preg_replace('/(\\\\Proxy|Factory)$/', '', $class);
        if (str_starts_with($class, 'Leakguard\\')) {
            try {
                return class_exists($class) || class_exists($real) ? [] : ["$class does not exist"];
            } catch (\Error $missing) {
                // It is there, but what it extends is Magento's.
                $parent = preg_match('/"(Magento[^"]+)" not found/', $missing->getMessage(), $name) === 1;
                return $parent ? $this->exists($name[1]) : [$missing->getMessage()];
            }
        }
        return isset($this->classes[$class]) || isset($this->classes[$real]) ? [] : ["$real is not in the snapshot"];
    }

    /** @return list<string> */
    private function plugin(string $target, string $plugin): array
    {
        $found = [...$this->exists($target), ...$this->exists($plugin)];
        if ($found !== []) {
            return $found;
        }
        $facts = $this->classes[$target];
        if ($facts['final'] || $facts['noninterceptable']) {
            $found[] = "$target takes no plugins";
        }
        $hooks = 0;
        foreach ((new \ReflectionClass($plugin))->getMethods(\ReflectionMethod::IS_PUBLIC) as $method) {
            if (preg_match('/^(before|around|after)([A-Z]\w*)$/', $method->getName(), $parts) !== 1) {
                continue;
            }
            $hooks++;
            array_push($found, ...$this->hook($target, lcfirst($parts[2]), $parts[1], $method));
        }
        return $hooks === 0 ? [...$found, "$plugin hooks into nothing"] : $found;
    }

    /** @return list<string> */
    private function hook(string $target, string $name, string $kind, \ReflectionMethod $method): array
    {
        $facts = $this->classes[$target]['methods'][$name] ?? null;
        if ($facts === null) {
            return ["$target::$name() is not in the snapshot"];
        }
        $found = [];
        if ($facts['visibility'] !== 'public' || $facts['final']) {
            $found[] = "$target::$name() takes no plugins";
        }
        // Before the target's own arguments: the subject, and for around and after the next step or the result.
        $own = $method->getNumberOfParameters() - ($kind === 'before' ? 1 : 2);
        if ($own < 0 || $own > count($facts['params'])) {
            $found[] = sprintf(
                '%s::%s() takes %d of the arguments of %s::%s(), which has %d',
                $method->getDeclaringClass()->getName(),
                $method->getName(),
                $own,
                $target,
                $name,
                count($facts['params'])
            );
        }
        return $found;
    }

    /** @return list<string> */
    private function argument(string $target, string $name): array
    {
        if (($found = $this->exists($target)) !== []) {
            return $found;
        }
        if (str_starts_with($target, 'Leakguard\\') && !class_exists($target, false)) {
            return []; // its parent is Magento's: the run on a real shop builds it
        }
        if (str_starts_with($target, 'Leakguard\\')) {
            $names = array_map(
                static fn (\ReflectionParameter $parameter): string => $parameter->getName(),
                (new \ReflectionMethod($target, '__construct'))->getParameters()
            );
        } else {
            // Arguments given to an interface go to the class that Magento prefers for it, named alike.
            $class = (string) preg_replace('/Interface$/', '', $target);
            $names = array_map(
                static fn (string $parameter): string => trim((string) strrchr($parameter, '$'), '$='),
                $this->classes[$class]['methods']['__construct']['params'] ?? []
            );
        }
        return in_array($name, $names, true) ? [] : ["the constructor of $target has no \$$name in the snapshot"];
    }
}
