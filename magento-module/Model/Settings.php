<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model;

use Magento\Framework\App\Config\ScopeConfigInterface;

/**
 * What the shop has chosen under Stores > Configuration > LeakGuard, for one scope.
 */
class Settings
{
    public const MODE = 'leakguard/policy/mode';
    public const CHANNELS = 'leakguard/channels/';
    public const CONSUMERS = 'leakguard/consumers/policies';
    public const EXEMPTIONS = 'leakguard/exemptions/rules';
    public const RECORD = 'leakguard/findings/record';
    public const RETENTION = 'leakguard/findings/retention_days';

    /** A choice that leaves the decision to the policy file. */
    public const AS_POLICY = 'policy';

    /**
     * @param ScopeConfigInterface $config
     */
    public function __construct(private readonly ScopeConfigInterface $config)
    {
    }

    /**
     * Mode of the whole policy, null when the policy file says it
     *
     * @param string $scope
     * @param int|string|null $code
     * @return string|null
     */
    public function mode(string $scope = 'default', int|string|null $code = null): ?string
    {
        return $this->chosen($this->text(self::MODE, $scope, $code));
    }

    /**
     * Modes of the channels for which the shop has chosen one
     *
     * @param string $scope
     * @param int|string|null $code
     * @return array<string, string> mode by channel
     */
    public function channels(string $scope = 'default', int|string|null $code = null): array
    {
        $modes = [];
        foreach (['api', 'log', 'export', 'egress'] as $channel) {
            $modes[$channel] = $this->chosen($this->text(self::CHANNELS . $channel, $scope, $code));
        }
        return array_filter($modes);
    }

    /**
     * Consumers with their treatment and the attributes of the record of processing
     *
     * @param string $scope
     * @param int|string|null $code
     * @return array[]
     */
    public function consumers(string $scope = 'default', int|string|null $code = null): array
    {
        return $this->rows(self::CONSUMERS, $scope, $code);
    }

    /**
     * Exemptions, expired ones included
     *
     * @param string $scope
     * @param int|string|null $code
     * @return array[]
     */
    public function exemptions(string $scope = 'default', int|string|null $code = null): array
    {
        return $this->rows(self::EXEMPTIONS, $scope, $code);
    }

    /**
     * Are findings stored?
     *
     * @return bool
     */
    public function recordsFindings(): bool
    {
        return $this->text(self::RECORD, 'default', null) === '1';
    }

    /**
     * Days after which findings are deleted; at least one
     *
     * @return int
     */
    public function retentionDays(): int
    {
        return max(1, (int) $this->text(self::RETENTION, 'default', null));
    }

    /**
     * The value, null when it leaves the decision to the policy file
     *
     * @param string $value
     * @return string|null
     */
    private function chosen(string $value): ?string
    {
        return $value === '' || $value === self::AS_POLICY ? null : $value;
    }

    /**
     * Rows of a table of settings
     *
     * @param string $path
     * @param string $scope
     * @param int|string|null $code
     * @return array[]
     * @throws \UnexpectedValueException what is stored is no table: nobody may guess what was exempted
     */
    private function rows(string $path, string $scope, int|string|null $code): array
    {
        $value = $this->config->getValue($path, $scope, $code);
        if ($value === null || $value === '' || $value === false) {
            return [];
        }
        if (is_string($value)) {
            $value = json_decode($value, true);
        }
        if (!is_array($value) || array_filter($value, 'is_array') !== $value) {
            throw new \UnexpectedValueException("the setting $path cannot be read");
        }
        return array_values($value);
    }

    /**
     * A setting as text
     *
     * @param string $path
     * @param string $scope
     * @param int|string|null $code
     * @return string
     */
    private function text(string $path, string $scope, int|string|null $code): string
    {
        $value = $this->config->getValue($path, $scope, $code);
        return is_scalar($value) ? trim((string) $value) : '';
    }
}
