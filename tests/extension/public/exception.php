<?php

declare(strict_types=1);

function charge(string $card, string $mail): void
{
    throw new RuntimeException("The gateway refused $card of $mail");
}

charge('4111111111111111', 'jane.doe@example.com');
