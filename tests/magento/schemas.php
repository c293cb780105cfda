<?php

/**
 * Checks every XML file of the module against the schema of the shop that it names, with the shop's own resolver.
 *
 *   php schemas.php MAGENTO_ROOT MODULE    prints how many hold; else what does not, exits 1
 */

declare(strict_types=1);

use Magento\Framework\Config\Dom\UrnResolver;

[, $root, $module] = $argv + ['', '', ''];
if (!is_file("$root/app/autoload.php") || !is_file("$module/registration.php")) {
    fwrite(STDERR, "usage: php schemas.php MAGENTO_ROOT MODULE\n");
    exit(2);
}
require "$root/app/autoload.php";

libxml_use_internal_errors(true);
$resolver = new UrnResolver();
libxml_set_external_entity_loader([$resolver, 'registerEntityLoader']);
[$valid, $wrong] = [0, []];
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($module, FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    if ($file->getExtension() !== 'xml') {
        continue;
    }
    $name = substr($file->getPathname(), strlen($module) + 1);
    $document = new DOMDocument();
    $document->load($file->getPathname());
    $schema = $document->documentElement?->getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'noNamespaceSchemaLocation');
    if (!$schema) {
        $wrong[] = "$name: names no schema";
        continue;
    }
    if ($document->schemaValidate($resolver->getRealPath($schema))) {
        $valid++;
        continue;
    }
    foreach (libxml_get_errors() as $error) {
        $wrong[] = "$name:$error->line: " . trim($error->message);
    }
    libxml_clear_errors();
}
echo $valid, " files hold\n", $wrong ? implode("\n", $wrong) . "\n" : '';
exit($wrong || !$valid ? 1 : 0);
