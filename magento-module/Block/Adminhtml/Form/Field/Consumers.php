<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Block\Adminhtml\Form\Field;

/**
 * Who receives data, what they get, and what the record of processing says about it.
 */
class Consumers extends RuleTable
{
    /**
     * @inheritdoc
     */
    protected function _prepareToRender(): void // phpcs:ignore PSR2.Methods.MethodDeclaration.Underscore
    {
        $this->text('consumer', __('Consumer'), 'required-entry');
        $this->select('treatment', __('Personal data'));
        $this->text('purpose', __('Purpose'));
        $this->select('lawful_basis', __('Lawful basis'));
        $this->select('ai_risk', __('AI Act risk class'));
        $this->text('country', __('Country'), 'leakguard-short');
        $this->_addAfter = false;
        $this->_addButtonLabel = (string) __('Add consumer');
    }
}
