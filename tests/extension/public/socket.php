<?php

declare(strict_types=1);

try {
    echo get_debug_type(stream_socket_client((string) $_GET['to']));
} catch (LeakGuard\BlockedException $blocked) {
    echo $blocked->getMessage();
}
