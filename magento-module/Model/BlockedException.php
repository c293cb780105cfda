<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

/**
 * The policy blocks the whole message. The text names rule, entity and field, never the value.
 */
class BlockedException extends WithheldException
{
}
