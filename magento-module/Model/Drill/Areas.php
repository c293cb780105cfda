<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Framework\App\Bootstrap;
use Magento\Framework\App\Filesystem\DirectoryList;
use Magento\Framework\App\ObjectManager;
use Magento\Framework\App\State;
use Magento\Framework\ObjectManager\ConfigLoaderInterface;
use Magento\Framework\ObjectManagerInterface;

/**
 * The shop as each of its areas sees it, one beside the other: a process that has seen the plugins of one area keeps
 * them in the next, and what GraphQL's do would pass for SOAP's.
 */
class Areas
{
    /** @var ObjectManagerInterface[] by area */
    private array $shops = [];

    /**
     * @param ObjectManagerInterface $objects of the command
     * @param DirectoryList $directories
     */
    public function __construct(
        private readonly ObjectManagerInterface $objects,
        private readonly DirectoryList $directories
    ) {
    }

    /**
     * Do something in an area
     *
     * @param string $area
     * @param callable $task gets the object manager of that area
     * @return array
     */
    public function in(string $area, callable $task): array
    {
        try {
            // What asks for the object manager by itself gets that of the area, too.
            ObjectManager::setInstance($this->shops[$area] ??= $this->open($area));
            return $task($this->shops[$area]);
        } finally {
            ObjectManager::setInstance($this->objects);
        }
    }

    /**
     * A shop of its own, with its own connection to the database
     *
     * @param string $area
     * @return ObjectManagerInterface
     */
    private function open(string $area): ObjectManagerInterface
    {
        // phpcs:ignore Magento2.Security.Superglobal
        $shop = Bootstrap::create($this->directories->getRoot(), $_SERVER)->getObjectManager();
        $shop->get(State::class)->setAreaCode($area);
        // By its interface: compiled code has a loader of its own.
        $shop->configure($shop->get(ConfigLoaderInterface::class)->load($area));
        return $shop;
    }
}
