<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Block\Adminhtml\Form\Field;

/**
 * Who gets data as it is, why, and until when.
 */
class Exemptions extends RuleTable
{
    /**
     * @inheritdoc
     */
    protected function _prepareToRender(): void // phpcs:ignore PSR2.Methods.MethodDeclaration.Underscore
    {
        $this->text('consumer', __('Consumer'), 'required-entry');
        $this->select('channel', __('Channel'));
        $this->text('entities', __('Kinds of data'));
        $this->text('field', __('Fields'));
        $this->text('reason', __('Reason'), 'required-entry');
        $this->text('until', __('Until (YYYY-MM-DD)'), 'required-entry leakguard-short');
        $this->_addAfter = false;
        $this->_addButtonLabel = (string) __('Add exemption');
    }
}
