<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Policy;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Extension;

/**
 * Puts the settings of a scope in force for the rest of the request. When they cannot be read, or the engine refuses
 * them, the strict preset holds and an alert says so: the shop goes on, with less shown than it wants.
 */
class InForce
{
    public const REFUSED = 'settings_refused';
    public const FORBIDDEN = 'settings_forbidden';

    /** @var string|null scope that holds */
    private ?string $applied = null;

    /**
     * @param Extension $extension
     * @param SettingsPolicy $policy
     * @param Alerts $alerts
     */
    public function __construct(
        private readonly Extension $extension,
        private readonly SettingsPolicy $policy,
        private readonly Alerts $alerts
    ) {
    }

    /**
     * Let the settings of this scope hold
     *
     * @param string $scope `default`, `website` or `store`
     * @param int|string|null $code
     * @return void
     */
    public function apply(string $scope = 'default', int|string|null $code = null): void
    {
        $asked = $scope . '/' . $code;
        if ($asked === $this->applied || !$this->extension->takesSettings()) {
            return; // without the extension the outlets withhold by themselves
        }
        try {
            $policy = $this->policy->of($scope, $code);
            if (($policy !== [] || $this->applied !== null) && !$this->extension->install($policy)) {
                $this->alerts->raise(self::FORBIDDEN, '', '', 'leakguard.runtime_policy = 0');
            }
        } catch (\Throwable $failure) {
            $this->fallBack($failure);
        }
        $this->applied = $asked;
    }

    /**
     * Take the strictest row
     *
     * @param \Throwable $failure
     * @return void
     */
    private function fallBack(\Throwable $failure): void
    {
        // Others' messages can hold data of the database.
        $this->alerts->raise(self::REFUSED, '', '', $failure instanceof \LeakGuard\Exception
            || $failure instanceof \UnexpectedValueException ? $failure->getMessage() : get_class($failure));
        try {
            $this->extension->installStrictest();
        } catch (\Throwable) {
            // No engine at all: the outlets ask for it, get none and withhold.
            return;
        }
    }
}
