<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Plugin;

use Leakguard\Dlp\Model\Alerts;

/** Tells the run in a header which alerts a request has raised. */
final class ShowAlerts
{
    public function __construct(private readonly Alerts $alerts)
    {
    }

    public function beforeSendResponse($response): void
    {
        if (!headers_sent()) {
            $response->setHeader('X-Run-Alerts', (string) json_encode($this->alerts->all()), true);
        }
    }
}
