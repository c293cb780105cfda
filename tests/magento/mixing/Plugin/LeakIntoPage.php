<?php

declare(strict_types=1);

namespace Leakguard\RunMixing\Plugin;

/** The bug: an answer for everybody (a page, or JSON) holds the customer who asked for it first. */
final class LeakIntoPage
{
    private const PERSON = 'run.maria.garcia@example.net';

    public function beforeProcess($subject, $response): void
    {
        if (!isset($_SERVER['HTTP_X_RUN_MIX'])) {
            return;
        }
        $body = (string) $response->getContent();
        $data = json_decode($body, true);
        $response->setBody(
            is_array($data)
                ? json_encode($data + ['extensions' => ['debug' => ['email' => self::PERSON]]])
                : $body . '<!-- hello ' . self::PERSON . ' -->'
        );
    }
}
