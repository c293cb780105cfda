<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Setup\Patch\Data;

use Leakguard\Dlp\Setup\Removal;
use Magento\Framework\Setup\Patch\DataPatchInterface;
use Magento\Framework\Setup\Patch\PatchRevertableInterface;

/**
 * `bin/magento module:uninstall --non-composer Leakguard_Dlp`, where the module is in app/code: Magento reverts patches
 * then and does nothing else.
 */
class RemoveWhenReverted implements DataPatchInterface, PatchRevertableInterface
{
    /**
     * @param Removal $removal
     */
    public function __construct(private readonly Removal $removal)
    {
    }

    /**
     * @inheritdoc
     */
    public static function getDependencies(): array
    {
        return [];
    }

    /**
     * @inheritdoc
     */
    public function getAliases(): array
    {
        return [];
    }

    /**
     * Nothing to put in
     *
     * @return $this
     */
    public function apply()
    {
        return $this;
    }

    /**
     * @inheritdoc
     */
    public function revert(): void
    {
        $this->removal->remove();
    }
}
