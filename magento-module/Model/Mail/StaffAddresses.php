<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Mail;

use Leakguard\Dlp\Model\Destination;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Store\Model\ScopeInterface;

/**
 * Addresses that the shop's settings name for mail to itself: senders, receivers of copies, of contact forms.
 */
class StaffAddresses
{
    private const SECTIONS = ['trans_email', 'sales_email', 'contact', 'customer', 'checkout', 'sendfriend', 'catalog'];

    /**
     * @param ScopeConfigInterface $config
     */
    public function __construct(private readonly ScopeConfigInterface $config)
    {
    }

    /**
     * Does nobody else get this mail?
     *
     * @param string[] $receivers
     * @return bool
     */
    public function areAll(array $receivers): bool
    {
        return $receivers !== [] && array_diff(array_map('strtolower', $receivers), $this->known()) === [];
    }

    /**
     * Staff as the policy names it
     *
     * @return Destination
     */
    public function destination(): Destination
    {
        return new Destination('egress', 'mail:staff', [], 'mail', 'mail');
    }

    /**
     * What stands in the store's settings, lists included
     *
     * @return string[]
     */
    private function known(): array
    {
        $known = [];
        foreach (self::SECTIONS as $section) {
            $values = [$this->config->getValue($section, ScopeInterface::SCOPE_STORE)];
            array_walk_recursive($values, static function ($value) use (&$known): void {
                if (is_string($value) && str_contains($value, '@')) {
                    array_push($known, ...array_map('trim', explode(',', strtolower($value))));
                }
            });
        }
        return $known;
    }
}
