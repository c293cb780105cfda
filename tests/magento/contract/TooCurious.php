<?php

declare(strict_types=1);

namespace Leakguard\Dlp\Contract;

/** Asks for more than Magento gives. */
final class TooCurious
{
    public function beforeWrite(object $subject, mixed $record): void
    {
        unset($subject, $record);
    }

    public function afterGetFormatter(object $subject, mixed $result, mixed $more): mixed
    {
        return $result;
    }
}
