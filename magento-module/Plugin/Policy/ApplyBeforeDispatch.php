<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Plugin\Policy;

use Leakguard\Dlp\Model\Findings\Recorder;
use Leakguard\Dlp\Model\Policy\InForce;
use Magento\Framework\App\State;
use Magento\Store\Model\ScopeInterface;

/**
 * The first step of every web request, in all areas: the shop's settings hold, and findings are kept.
 */
class ApplyBeforeDispatch
{
    /**
     * @param InForce $inForce
     * @param Recorder $recorder
     * @param State $state
     */
    public function __construct(
        private readonly InForce $inForce,
        private readonly Recorder $recorder,
        private readonly State $state
    ) {
    }

    /**
     * Before anything of the request is dispatched
     *
     * @param \Magento\Framework\App\FrontControllerInterface $subject
     * @return void
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function beforeDispatch($subject): void
    {
        $this->recorder->start();
        if ($this->isAdmin()) {
            $this->inForce->apply();
        } else {
            $this->inForce->apply(ScopeInterface::SCOPE_STORE);
        }
    }

    /**
     * The admin belongs to no store
     *
     * @return bool
     */
    private function isAdmin(): bool
    {
        try {
            return $this->state->getAreaCode() === 'adminhtml';
        } catch (\Throwable) {
            return false;
        }
    }
}
