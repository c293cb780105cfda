<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\ViewModel;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Health;
use Leakguard\Dlp\Model\Protection;
use Magento\Framework\View\Element\Block\ArgumentInterface;

/**
 * Extension, policy, keys and counters of the PHP that shows the page.
 */
class Status implements ArgumentInterface
{
    /**
     * @param Protection $protection
     * @param Health $health
     * @param Extension $extension
     */
    public function __construct(
        private readonly Protection $protection,
        private readonly Health $health,
        private readonly Extension $extension
    ) {
    }

    /**
     * Names and values
     *
     * @return array<string, string>
     */
    public function facts(): array
    {
        return $this->protection->facts();
    }

    /**
     * Checks with their state
     *
     * @return array[]
     */
    public function checks(): array
    {
        return $this->health->checks();
    }

    /**
     * What all workers have counted since the server started
     *
     * @return array<string, int>
     */
    public function counters(): array
    {
        return array_filter($this->extension->stats(), 'is_int');
    }

    /**
     * The same by kind of data, the most frequent first
     *
     * @return array<string, int>
     */
    public function entities(): array
    {
        $entities = $this->extension->stats()['entities'] ?? [];
        arsort($entities);
        return $entities;
    }
}
