<?php

// What this worker has in memory of its own, in KiB, once it has used the engine.

declare(strict_types=1);

$masked = LeakGuard\Engine::default()->redact('jane.doe@example.com');
preg_match('/^Private_Dirty:\s+(\d+)/m', (string) file_get_contents('/proc/self/smaps_rollup'), $own);
echo $own[1], ' ', $masked;
