<?php

declare(strict_types=1);

$text = 'jane.doe@example.com paid with 4111 1111 1111 1111';
error_log("type 0: $text");
error_log("type 3: $text\n", 3, (string) $_GET['file']);
error_log("type 4: $text", 4);
trigger_error("notice: $text");
mail('shop@example.net', 'type 1', $text);
error_log("type 1: $text", 1, 'shop@example.net');
