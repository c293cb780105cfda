<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Framework\App\ObjectManager\ConfigLoader;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\App\State;
use Magento\Framework\Config\ScopeInterface;
use Magento\Framework\ObjectManagerInterface;
use Magento\Store\Model\StoreManagerInterface;

/**
 * Plants a test person and sends them through the outlets. The database is put back, whatever happens.
 */
class Drill
{
    public const HELD = 'held';
    public const WATCHED = 'let through: the policy only watches here';
    public const LEFT = 'LEFT';
    public const NOTHING = 'nothing came out';

    /**
     * @param Outlets $outlets
     * @param TestPerson $person
     * @param State $state
     * @param ScopeInterface $scope
     * @param ConfigLoader $areas
     * @param ObjectManagerInterface $objects
     * @param ResourceConnection $resource
     * @param StoreManagerInterface $stores
     */
    public function __construct(
        private readonly Outlets $outlets,
        private readonly TestPerson $person,
        private readonly State $state,
        private readonly ScopeInterface $scope,
        private readonly ConfigLoader $areas,
        private readonly ObjectManagerInterface $objects,
        private readonly ResourceConnection $resource,
        private readonly StoreManagerInterface $stores
    ) {
    }

    /**
     * One verdict an outlet
     *
     * @return iterable<string, string[]> verdict and remark by outlet
     */
    public function run(): iterable
    {
        foreach ($this->outlets->all() as $name => [$area, $channel, $method]) {
            yield $name => $this->inArea($area, fn (): array => $this->verdict($channel, $method));
        }
    }

    /**
     * Send the person through one outlet, in a transaction that is taken back
     *
     * @param string $channel
     * @param string $method
     * @return string[] verdict and remark
     */
    private function verdict(string $channel, string $method): array
    {
        $connection = $this->resource->getConnection();
        $connection->beginTransaction();
        try {
            $order = $this->person->order((int) $this->stores->getDefaultStoreView()->getId());
            $output = $this->outlets->$method($this->person, $order);
        } catch (\Throwable $failure) {
            // Refused as a whole: nobody got anything.
            return [self::HELD, 'refused: ' . get_class($failure)];
        } finally {
            $connection->rollBack();
        }
        if ($output === '') {
            return [self::NOTHING, ''];
        }
        $left = $this->person->in($output);
        $stopped = array_diff($left, $this->passes($channel));
        return match (true) {
            $left === [] => [self::HELD, ''],
            $stopped === [] => [self::WATCHED, implode(', ', $left)],
            default => [self::LEFT, implode(', ', $stopped)],
        };
    }

    /**
     * Which values the policy lets through on this channel, to somebody whom nobody knows
     *
     * @param string $channel
     * @return string[]
     */
    private function passes(string $channel): array
    {
        $values = array_intersect_key($this->person->values(), ['email' => 1, 'cc_number' => 1]);
        $context = $channel === 'egress'
            ? new \LeakGuard\Context('egress', 'host:api.openai.com', [], '', 'api.openai.com')
            : new \LeakGuard\Context($channel);
        $after = \LeakGuard\Engine::default()->simulate($values, $context)['data'] ?? [];
        return array_keys(array_intersect_assoc($after, $values));
    }

    /**
     * Plugins and preferences of an area hold while it is set
     *
     * @param string $area
     * @param callable $task
     * @return array
     */
    private function inArea(string $area, callable $task): array
    {
        $before = $this->scope->getCurrentScope();
        return $this->state->emulateAreaCode($area, function () use ($area, $task, $before): array {
            $this->scope->setCurrentScope($area);
            $this->objects->configure($this->areas->load($area));
            try {
                return $task();
            } finally {
                $this->scope->setCurrentScope($before);
            }
        });
    }
}
