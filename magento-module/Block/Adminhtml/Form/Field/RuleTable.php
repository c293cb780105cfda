<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Block\Adminhtml\Form\Field;

use Magento\Backend\Block\Template\Context;
use Magento\Config\Block\System\Config\Form\Field\FieldArray\AbstractFieldArray;
use Magento\Framework\Data\OptionSourceInterface;
use Magento\Framework\DataObject;

/**
 * A table of settings whose columns are said in di.xml's terms by its subclasses: texts and selects.
 */
abstract class RuleTable extends AbstractFieldArray
{
    /** @var SourceSelect[] by column */
    private array $selects = [];

    /**
     * @param Context $context
     * @param array $data
     * @param OptionSourceInterface[] $sources options by column
     */
    public function __construct(Context $context, array $data = [], private readonly array $sources = [])
    {
        parent::__construct($context, $data);
    }

    /**
     * Add a column of texts
     *
     * @param string $name
     * @param \Magento\Framework\Phrase $label
     * @param string $class
     * @return void
     */
    protected function text(string $name, $label, string $class = ''): void
    {
        $this->addColumn($name, ['label' => $label, 'class' => $class]);
    }

    /**
     * Add a column of selects
     *
     * @param string $name
     * @param \Magento\Framework\Phrase $label
     * @return void
     */
    protected function select(string $name, $label): void
    {
        $this->addColumn($name, ['label' => $label, 'renderer' => $this->selectOf($name)]);
    }

    /**
     * A row that was saved on the command line may lack columns: one such row breaks the script of the whole page
     *
     * @param DataObject $row
     * @return void
     */
    protected function _prepareArrayRow(DataObject $row): void // phpcs:ignore PSR2.Methods.MethodDeclaration.Underscore
    {
        foreach (array_keys($this->getColumns()) as $column) {
            if (!is_scalar($row->getData($column))) {
                $row->setData($column, '');
            }
        }
        $chosen = [];
        foreach (array_keys($this->sources) as $name) {
            $hash = $this->selectOf($name)->calcOptionHash((string) $row->getData($name));
            $chosen['option_' . $hash] = 'selected="selected"';
        }
        $row->setData('option_extra_attrs', $chosen);
    }

    /**
     * The select of a column
     *
     * @param string $name
     * @return SourceSelect
     */
    private function selectOf(string $name): SourceSelect
    {
        return $this->selects[$name] ??= $this->getLayout()->createBlock(
            SourceSelect::class,
            '',
            ['source' => $this->sources[$name], 'data' => ['is_render_to_js_template' => true]]
        );
    }
}
