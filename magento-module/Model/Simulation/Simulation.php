<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Simulation;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Policy\SettingsPolicy;
use Leakguard\Dlp\Model\Webapi\CustomerValues;
use Magento\Store\Model\ScopeInterface;

/**
 * What a consumer would get of a record, with the settings of the record's store. Counted and stored nowhere.
 */
class Simulation
{
    /**
     * @param Extension $extension
     * @param SettingsPolicy $policy
     * @param Records $records
     * @param CustomerValues $customerValues
     */
    public function __construct(
        private readonly Extension $extension,
        private readonly SettingsPolicy $policy,
        private readonly Records $records,
        private readonly CustomerValues $customerValues
    ) {
    }

    /**
     * Run it
     *
     * @param string $kind `order` or `customer`
     * @param string $number
     * @param string $consumer
     * @param string $channel
     * @return array{policy: string, blocked: bool, fields: array[]} a field: name, before, after, events
     * @throws \Magento\Framework\Exception\LocalizedException|\LeakGuard\Exception
     */
    public function run(string $kind, string $number, string $consumer, string $channel = 'api'): array
    {
        $record = $this->records->load($kind, $number);
        $engine = $this->extension->compile($this->policy->of(ScopeInterface::SCOPE_STORE, $record['store']));
        $host = str_starts_with($consumer, 'host:') ? substr($consumer, 5) : '';
        $subject = preg_match('/^customer:(\d+)$/', $consumer, $part) === 1
            ? $this->customerValues->of((int) $part[1])
            : [];
        $result = $engine->simulate($record['data'], new \LeakGuard\Context(
            $channel,
            $consumer,
            array_values($subject),
            $channel === 'api' ? $record['route'] : '',
            $host
        ));
        return [
            'policy' => $engine->policyId(),
            'blocked' => $result['data'] === null,
            'fields' => $this->compare($record['data'], $result['data'] ?? [], $result['events'] ?? []),
        ];
    }

    /**
     * Field by field, those that something happened to first
     *
     * @param array $before
     * @param array $after
     * @param array[] $events
     * @return array[]
     */
    private function compare(array $before, array $after, array $events): array
    {
        $after = $this->leaves($after);
        $byField = [];
        foreach ($events as $event) {
            $byField[(string) ($event['field'] ?? '')][] = $event;
        }
        $touched = $untouched = [];
        foreach ($this->leaves($before) as $name => $value) {
            $field = [
                'name' => (string) $name,
                'before' => $value,
                'after' => $after[$name] ?? null,
                // An event tells the places of a list as one.
                'events' => $byField[preg_replace('/(?<=^|\.)\d+(?=\.|$)/', '*', (string) $name)] ?? [],
            ];
            if ($field['events'] !== [] || $field['before'] !== $field['after']) {
                $touched[] = $field;
            } else {
                $untouched[] = $field;
            }
        }
        return [...$touched, ...$untouched];
    }

    /**
     * Values by their path, `billing_address.street.0`
     *
     * @param array $data
     * @param string $path
     * @return array<string, string>
     */
    private function leaves(array $data, string $path = ''): array
    {
        $leaves = [];
        foreach ($data as $key => $value) {
            $name = $path === '' ? (string) $key : $path . '.' . $key;
            if (is_array($value)) {
                $leaves += $this->leaves($value, $name);
            } elseif ($value !== null && !is_object($value)) {
                $leaves[$name] = is_bool($value) ? ($value ? 'true' : 'false') : (string) $value;
            }
        }
        return $leaves;
    }
}
