<?php
/**
 * Unit tests run without Magento: PHPUnit, Monolog and this folder are enough. Inside an installed shop (or with the
 * extension loaded) the real classes are there, and the doubles stay away.
 *
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

spl_autoload_register(static function (string $class): void {
    $folders = [
        'Leakguard\\Dlp\\Contract\\' => dirname(__DIR__, 3) . '/tests/magento/contract/',
        'Leakguard\\Dlp\\' => dirname(__DIR__, 2) . '/',
    ];
    foreach ($folders as $prefix => $folder) {
        $file = $folder . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
        if (str_starts_with($class, $prefix) && is_file($file)) {
            require $file;
            return;
        }
    }
});

foreach (['Monolog/autoload.php', 'Symfony/Component/Console/autoload.php'] as $library) {
    $path = stream_resolve_include_path($library);
    if ($path !== false) {
        require_once $path;
    }
}

require_once __DIR__ . '/Double/magento.php';
require_once __DIR__ . '/Double/magento-admin.php';
if (!class_exists(\LeakGuard\Engine::class, false)) {
    require_once __DIR__ . '/Double/leakguard.php';
}

// What the module says into PHP's error log is read by a test, and kept out of the run's output.
ini_set('error_log', (string) tempnam(sys_get_temp_dir(), 'leakguard-unit-'));
register_shutdown_function(static fn () => unlink((string) ini_get('error_log')));
