<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Plugin;

/** The bug: an exception that nobody catches and that names a customer. */
final class ThrowUp
{
    public function beforeExecute(): void
    {
        if (isset($_SERVER['HTTP_X_RUN_THROW'])) {
            throw new \RuntimeException('RUN could not save run.maria.garcia@example.net, card 4111 1111 1111 1111');
        }
    }
}
