<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Model;

/**
 * Prints what a partner reads from the queue.
 */
final class Receive
{
    public function process(string $message): void
    {
        echo "RECEIVED $message\n";
    }
}
