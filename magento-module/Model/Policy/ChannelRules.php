<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

/**
 * The mode of a whole way out. They come last of what the settings say: a consumer's own treatment wins.
 */
class ChannelRules
{
    /**
     * Rules in the schema of the policy file
     *
     * @param string[] $modes mode by channel
     * @return array[]
     */
    public function rules(array $modes): array
    {
        $rules = [];
        foreach ($modes as $channel => $mode) {
            $rule = ['name' => sprintf('settings: channel %s', $channel), 'channel' => [$channel]];
            $rules[] = match ($mode) {
                'monitor' => $rule + ['entity' => ['*'], 'action' => 'redact', 'mode' => 'monitor'],
                'off' => $rule + ['entity' => ['*'], 'action' => 'allow'],
                'enforce' => $rule + $this->enforced($channel),
                default => throw new \UnexpectedValueException("the mode of the channel $channel cannot be read"),
            };
        }
        return $rules;
    }

    /**
     * Personal and confidential data of everybody
     *
     * On the API only for those whom the policy merely watches: guests and customers have rules there that know whose
     * data it is.
     *
     * @param string $channel
     * @return array
     */
    private function enforced(string $channel): array
    {
        return ['category' => ['personal', 'confidential'], 'action' => 'redact']
            + ($channel === 'api' ? ['consumer' => ['admin:*', 'integration:*', 'key:*']] : []);
    }
}
