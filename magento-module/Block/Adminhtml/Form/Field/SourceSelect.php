<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Block\Adminhtml\Form\Field;

use Magento\Framework\Data\OptionSourceInterface;
use Magento\Framework\View\Element\Context;
use Magento\Framework\View\Element\Html\Select;

/**
 * A select in a table of settings.
 */
class SourceSelect extends Select
{
    /**
     * @param Context $context
     * @param OptionSourceInterface $source
     * @param array $data
     */
    public function __construct(Context $context, private readonly OptionSourceInterface $source, array $data = [])
    {
        parent::__construct($context, $data);
    }

    /**
     * Name of the input, set by the table
     *
     * @param string $value
     * @return $this
     */
    public function setInputName($value)
    {
        return $this->setName($value);
    }

    /**
     * Id of the input, set by the table
     *
     * @param string $value
     * @return $this
     */
    public function setInputId($value)
    {
        return $this->setId($value);
    }

    /**
     * @inheritdoc
     */
    protected function _toHtml(): string // phpcs:ignore PSR2.Methods.MethodDeclaration.Underscore
    {
        if ($this->getOptions() === []) {
            $this->setOptions($this->source->toOptionArray());
        }
        return parent::_toHtml();
    }
}
