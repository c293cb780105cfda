<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

/**
 * The shop has switched this outlet off: nothing leaves there. The message is the setting.
 */
class SwitchedOffException extends \RuntimeException
{
}
