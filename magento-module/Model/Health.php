<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

use Leakguard\Dlp\Model\Findings\Report;
use Leakguard\Dlp\Model\Policy\ExemptionRules;
use Leakguard\Dlp\Model\Policy\SettingsPolicy;
use Magento\Store\Model\StoreManagerInterface;

/**
 * Checks of the whole: settings of every scope, keys, exemptions that end, findings that come in.
 */
class Health
{
    /** Days before its end that an exemption is told about. */
    private const SOON = 14;

    /**
     * @param Extension $extension
     * @param Protection $protection
     * @param Settings $settings
     * @param SettingsPolicy $policy
     * @param ExemptionRules $exemptions
     * @param Report $report
     * @param StoreManagerInterface $stores
     */
    public function __construct(
        private readonly Extension $extension,
        private readonly Protection $protection,
        private readonly Settings $settings,
        private readonly SettingsPolicy $policy,
        private readonly ExemptionRules $exemptions,
        private readonly Report $report,
        private readonly StoreManagerInterface $stores
    ) {
    }

    /**
     * All checks
     *
     * @return array[] name, state (`ok`, `note`, `bad`), text
     */
    public function checks(): array
    {
        $checks = [$this->protection()];
        $checks[] = $this->extension->takesSettings()
            ? $this->check(__('Settings from the admin'), 'ok', __('the extension takes them'))
            : $this->check(__('Settings from the admin'), 'bad', __('the extension is missing or too old'));
        return [...$checks, ...$this->scopes(), $this->keys(), ...$this->endings(), $this->findings()];
    }

    /**
     * Is this PHP protected? Asked by a simulation, which leaves no finding behind
     *
     * @return array
     */
    private function protection(): array
    {
        try {
            if ($this->extension->takesSettings() && $this->extension->stopsCards()) {
                return $this->check(__('Protection'), 'ok', __('in force'));
            }
            $problem = $this->protection->problem();
        } catch (\LeakGuard\Exception $failure) {
            $problem = $failure->getMessage();
        }
        return $this->check(__('Protection'), $problem === null ? 'ok' : 'bad', $problem ?? __('in force'));
    }

    /**
     * Does the engine take the settings of each scope?
     *
     * @return array[]
     */
    public function scopes(): array
    {
        $scopes = [[__('Policy of the default scope'), 'default', null]];
        foreach ($this->stores->getWebsites() as $website) {
            $scopes[] = [__('Policy of the website %1', $website->getCode()), 'website', $website->getId()];
        }
        foreach ($this->stores->getStores() as $store) {
            $scopes[] = [__('Policy of the store view %1', $store->getCode()), 'store', $store->getId()];
        }
        $checks = [];
        foreach ($scopes as [$name, $scope, $code]) {
            try {
                $policy = $this->policy->of($scope, $code);
                $text = __('rules from the settings: %1', count($policy['rule'] ?? []));
                if ($this->extension->takesSettings()) {
                    $text .= ', ' . $this->extension->compile($policy)->policyId();
                }
                $checks[] = $this->check($name, 'ok', $text);
            } catch (\UnexpectedValueException | \LeakGuard\Exception $refused) {
                $checks[] = $this->check($name, 'bad', $refused->getMessage());
            }
        }
        return $checks;
    }

    /**
     * Is there a key for tokens?
     *
     * @return array
     */
    private function keys(): array
    {
        if (!$this->extension->takesSettings()) {
            return $this->check(__('Keyring'), 'bad', __('the extension is missing or too old'));
        }
        try {
            return $this->check(__('Keyring'), 'ok', __('active key %1', $this->extension->activeKey()));
        } catch (\LeakGuard\Exception $none) {
            return $this->check(__('Keyring'), 'note', $none->getMessage());
        }
    }

    /**
     * Exemptions of the default scope that have ended or are about to
     *
     * @return array[]
     */
    private function endings(): array
    {
        $checks = [];
        try {
            foreach ($this->settings->exemptions() as $row) {
                $until = (string) ($row['until'] ?? '');
                $name = __('Exemption of %1', $row['consumer'] ?? '');
                if ($this->exemptions->hasExpired($row)) {
                    $checks[] = $this->check($name, 'note', __('ended on %1', $until));
                } elseif ($until <= gmdate('Y-m-d', time() + self::SOON * 86400)) {
                    $checks[] = $this->check($name, 'note', __('ends on %1', $until));
                }
            }
        } catch (\UnexpectedValueException) {
            return []; // told with the policy of the scope
        }
        return $checks;
    }

    /**
     * Do findings come in?
     *
     * @return array
     */
    private function findings(): array
    {
        if (!$this->settings->recordsFindings()) {
            return $this->check(__('Findings'), 'note', __('not stored: the settings say so'));
        }
        $last = $this->report->lastStored();
        return $last === null
            ? $this->check(__('Findings'), 'note', __('none stored yet'))
            : $this->check(__('Findings'), 'ok', __('last stored at %1 (UTC)', $last));
    }

    /**
     * One line
     *
     * @param \Magento\Framework\Phrase|string $name
     * @param string $state
     * @param \Magento\Framework\Phrase|string $text
     * @return array
     */
    private function check($name, string $state, $text): array
    {
        return ['name' => (string) $name, 'state' => $state, 'text' => (string) $text];
    }
}
