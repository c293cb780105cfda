<?php

declare(strict_types=1);

echo json_encode(array_filter(LeakGuard\stats(), is_int(...)));
