<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Leakguard\Dlp\Model\Settings;

/**
 * The settings of a scope as a policy: exemptions first, then consumers, then channels. What they leave open is
 * decided by the policy file.
 */
class SettingsPolicy
{
    /**
     * @param Settings $settings
     * @param ExemptionRules $exemptions
     * @param ConsumerRules $consumers
     * @param ChannelRules $channels
     */
    public function __construct(
        private readonly Settings $settings,
        private readonly ExemptionRules $exemptions,
        private readonly ConsumerRules $consumers,
        private readonly ChannelRules $channels
    ) {
    }

    /**
     * In the schema of the policy file; empty when everything is left to that file
     *
     * @param string $scope
     * @param int|string|null $code
     * @return array
     * @throws \UnexpectedValueException a setting cannot be read
     */
    public function of(string $scope = 'default', int|string|null $code = null): array
    {
        $rules = [
            ...$this->exemptions->rules($this->settings->exemptions($scope, $code)),
            ...$this->consumers->rules($this->settings->consumers($scope, $code)),
            ...$this->channels->rules($this->settings->channels($scope, $code)),
        ];
        $mode = $this->settings->mode($scope, $code);
        if ($mode !== null && !in_array($mode, ['enforce', 'monitor', 'off'], true)) {
            throw new \UnexpectedValueException('the mode cannot be read');
        }
        return ($mode === null ? [] : ['mode' => $mode]) + ($rules === [] ? [] : ['rule' => $rules]);
    }
}
