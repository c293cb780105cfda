<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Plugin;

/** The bug: a page for everybody holds the customer who asked for it first. */
final class LeakIntoPage
{
    public function beforeProcess($subject, $response): void
    {
        if (isset($_SERVER['HTTP_X_RUN_MIX'])) {
            $response->setBody($response->getContent() . '<!-- hello run.maria.garcia@example.net -->');
        }
    }
}
