<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * A message could not be checked, so it must not go out. The text says why and never holds data of the message.
 */
class WithheldException extends \RuntimeException
{
}
