<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Cache;

use Leakguard\Dlp\Model\Alerts;
use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Gateway;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\App\Response\Http as HttpResponse;

/**
 * An answer that everybody would get from a cache (Magento's own, Varnish, a CDN) must not hold a person.
 *
 * JSON is judged by the policy as for a guest. A page may name the shop's own people, so there only data of the
 * customer who asks for it counts.
 */
class CacheGuard
{
    /** What a shared cache reads as "keep this for everybody". */
    private const PUBLIC = '/\bpublic\b|\bs-maxage\s*=\s*[1-9]/i';

    /**
     * @param Gateway $gateway
     * @param Alerts $alerts
     * @param Visitor $visitor
     */
    public function __construct(
        private readonly Gateway $gateway,
        private readonly Alerts $alerts,
        private readonly Visitor $visitor
    ) {
    }

    /**
     * Make the answer private where it has to be, and say so
     *
     * @param HttpResponse $response
     * @param string $route
     * @return void
     */
    public function inspect(HttpResponse $response, string $route): void
    {
        $control = $response->getHeader('Cache-Control');
        if ($control === false || preg_match(self::PUBLIC, (string) $control->getFieldValue()) !== 1) {
            return;
        }
        try {
            $found = $this->findings((string) $response->getContent(), $route);
        } catch (\Throwable $failure) {
            // Nobody knows what is in it. The caller's own copy is checked elsewhere.
            $why = $failure instanceof WithheldException ? 'it could not be checked' : get_class($failure);
            $found = [['what' => $why, 'acts' => true]];
        }
        if ($found === []) {
            return;
        }
        $this->alerts->raise(
            Alerts::PUBLIC_CACHE,
            $this->visitor->consumer(),
            $route,
            implode(', ', array_unique(array_column($found, 'what')))
        );
        if (in_array(true, array_column($found, 'acts'), true)) {
            $response->setNoCacheHeaders();
        }
    }

    /**
     * What is in the body, and whether the policy acts on it or only watches
     *
     * @param string $body
     * @param string $route
     * @return array<int, array{what: string, acts: bool}>
     * @throws WithheldException
     * @throws \Magento\Framework\Exception\LocalizedException
     */
    private function findings(string $body, string $route): array
    {
        $everybody = new Destination('api', 'guest', [], $route);
        $data = $body !== '' && ($body[0] === '{' || $body[0] === '[') ? json_decode($body, true) : null;
        $found = [];
        if (is_array($data)) {
            foreach ($this->gateway->foresee($data, $everybody) as $finding) {
                if ($finding['action'] !== 'allow') {
                    $what = $finding['entity'] . ' in ' . ($finding['field'] ?? 'text');
                    $found[] = ['what' => $what, 'acts' => (bool) $finding['changed']];
                }
            }
            return $found;
        }
        $acts = null; // asked once, and only where something is shown
        foreach ($this->visitor->marks() as $kind => $values) {
            foreach ($values as $value) {
                if ($this->shows($body, $value)) {
                    $acts ??= $this->gateway->actsOnPeople($everybody);
                    $found[] = ['what' => "the visitor's $kind", 'acts' => $acts];
                }
            }
        }
        return $found;
    }

    /**
     * As it is, or as a page writes it
     *
     * @param string $page
     * @param string $value
     * @return bool
     */
    private function shows(string $page, string $value): bool
    {
        // phpcs:ignore Magento2.Functions.DiscouragedFunction -- searched for, not shown
        $inPage = htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE);
        return str_contains($page, $value)
            || str_contains($page, $inPage)
            || str_contains($page, trim((string) json_encode($value), '"'));
    }
}
