<?php

// Code of the preloaded class, hot enough for the JIT, in fibers.

declare(strict_types=1);

header('Content-Type: application/x-ndjson');
Preloaded::log('jane.doe@example.com');
$fiber = new Fiber(function (): void {
    foreach (Preloaded::rows(20_000) as $row) {
        echo $row, "\n";
        Fiber::suspend();
    }
});
for ($fiber->start(); !$fiber->isTerminated(); $fiber->resume()) {
}
echo json_encode(['jit' => opcache_get_status(false)['jit']['on'], 'preloaded' => count(opcache_get_status(false)['preload_statistics']['classes'] ?? [])]), "\n";
