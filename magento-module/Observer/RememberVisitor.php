<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Observer;

use Leakguard\Dlp\Model\Cache\Visitor;
use Magento\Customer\Model\Session;
use Magento\Framework\Event\Observer;
use Magento\Framework\Event\ObserverInterface;

/**
 * Before a page is made, which forgets its visitor when everybody may get it.
 */
class RememberVisitor implements ObserverInterface
{
    /**
     * @param Session $session
     * @param Visitor $visitor
     */
    public function __construct(private readonly Session $session, private readonly Visitor $visitor)
    {
    }

    /**
     * @inheritdoc
     */
    public function execute(Observer $observer): void
    {
        $customerId = (int) $this->session->getCustomerId();
        if ($customerId > 0) {
            $this->visitor->remember($customerId);
        }
    }
}
