<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Leakguard\Dlp\Model\Destination;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\ObjectManagerInterface;
use Magento\Store\Model\StoreManagerInterface;

/**
 * Plants a test person and sends them through the outlets. The database is put back, whatever happens.
 */
class Drill
{
    public const HELD = 'held';
    public const WATCHED = 'let through: the policy allows it here, or only watches';
    public const LEFT = 'LEFT';
    public const NOTHING = 'nothing came out';
    public const OFF = 'switched off in this shop';
    public const BROKEN = 'could not be driven';

    /** Verdicts with which a shop can live. */
    public const FINE = [self::HELD, self::WATCHED, self::OFF];

    /**
     * @param Outlets $outlets
     * @param Areas $areas
     */
    public function __construct(private readonly Outlets $outlets, private readonly Areas $areas)
    {
    }

    /**
     * One verdict an outlet
     *
     * @return iterable<string, string[]> verdict and remark by outlet
     */
    public function run(): iterable
    {
        foreach ($this->outlets->all() as $name => [$area, $goes, $method]) {
            yield $name => $this->areas->in(
                $area,
                fn (ObjectManagerInterface $shop): array => $this->verdict($shop, $goes, $method)
            );
        }
    }

    /**
     * Send the person through one outlet, in a transaction that is taken back
     *
     * @param ObjectManagerInterface $shop
     * @param Destination $goes
     * @param string $method
     * @return string[] verdict and remark
     */
    private function verdict(ObjectManagerInterface $shop, Destination $goes, string $method): array
    {
        $person = $shop->create(TestPerson::class);
        $connection = $shop->get(ResourceConnection::class)->getConnection();
        $connection->beginTransaction();
        try {
            $store = (int) $shop->get(StoreManagerInterface::class)->getDefaultStoreView()->getId();
            $output = $shop->create(Outlets::class)->$method($person, $person->order($store));
        } catch (SwitchedOffException $off) {
            return [self::OFF, $off->getMessage()];
        } catch (\Error | \LogicException $failure) {
            // A mistake of the drill or of the shop proves nothing about the outlet.
            // phpcs:ignore Magento2.Functions.DiscouragedFunction
            $file = basename($failure->getFile());
            return [self::BROKEN, sprintf('%s in %s:%d', get_class($failure), $file, $failure->getLine())];
        } catch (\Throwable $failure) {
            // Refused as a whole: nobody got anything.
            return [self::HELD, 'refused: ' . get_class($failure)];
        } finally {
            $connection->rollBack();
        }
        if ($output === '') {
            return [self::NOTHING, ''];
        }
        $left = $person->in($output);
        $stopped = array_diff($left, $this->passes($person, $goes));
        return match (true) {
            $left === [] => [self::HELD, ''],
            $stopped === [] => [self::WATCHED, implode(', ', $left)],
            default => [self::LEFT, implode(', ', $stopped)],
        };
    }

    /**
     * Which values the policy lets through there, to somebody whom nobody knows
     *
     * @param TestPerson $person
     * @param Destination $goes
     * @return string[]
     */
    private function passes(TestPerson $person, Destination $goes): array
    {
        $values = array_intersect_key($person->values(), ['email' => 1, 'cc_number' => 1]);
        $context = new \LeakGuard\Context($goes->channel, $goes->consumer, [], $goes->route, $goes->host);
        $after = \LeakGuard\Engine::default()->simulate($values, $context)['data'] ?? [];
        return array_keys(array_intersect_assoc($after, $values));
    }
}
