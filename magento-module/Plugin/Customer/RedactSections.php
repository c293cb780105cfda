<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Customer;

use Leakguard\Dlp\Model\BlockedException;
use Leakguard\Dlp\Model\Webapi\AnswerRedactor;
use Leakguard\Dlp\Model\Webapi\MatchedRoute;
use Leakguard\Dlp\Model\WithheldException;
use Magento\Framework\Exception\LocalizedException;

/**
 * customer/section/load: what the storefront shows of this visitor (name, cart, messages).
 */
class RedactSections
{
    public const ROUTE = 'customer/section/load';

    /**
     * @param AnswerRedactor $redactor
     * @param MatchedRoute $route
     */
    public function __construct(private readonly AnswerRedactor $redactor, private readonly MatchedRoute $route)
    {
    }

    /**
     * The visitor's own data passes, somebody else's is masked
     *
     * @param \Magento\Customer\CustomerData\SectionPoolInterface $subject
     * @param callable $proceed
     * @param mixed $arguments
     * @return array
     * @throws LocalizedException
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function aroundGetSectionsData($subject, callable $proceed, ...$arguments): array
    {
        $result = $proceed(...$arguments);
        $this->route->remember(self::ROUTE);
        try {
            return $this->redactor->redact($result);
        } catch (BlockedException $blocked) {
            throw new LocalizedException(__($this->redactor->notice($blocked)['message']));
        } catch (WithheldException $withheld) {
            // Without sections no storefront page has a cart. They come from the visitor's own session.
            $this->redactor->notice($withheld);
            return $result;
        }
    }
}
