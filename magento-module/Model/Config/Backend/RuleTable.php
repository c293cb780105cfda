<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Config\Backend;

use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Policy\RuleSourceInterface;
use Magento\Config\Model\Config\Backend\Serialized\ArraySerialized;
use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\Data\Collection\AbstractDb;
use Magento\Framework\Exception\LocalizedException;
use Magento\Framework\Model\Context;
use Magento\Framework\Model\ResourceModel\AbstractResource;
use Magento\Framework\Registry;
use Magento\Framework\Serialize\Serializer\Json;

/**
 * A table of settings that becomes rules. What cannot become rules is refused when it is saved, not found out later.
 */
class RuleTable extends ArraySerialized
{
    /**
     * @param Context $context
     * @param Registry $registry
     * @param ScopeConfigInterface $config
     * @param TypeListInterface $cacheTypeList
     * @param Json $serializer
     * @param RuleSourceInterface $source
     * @param Extension $extension
     * @param AbstractResource|null $resource
     * @param AbstractDb|null $resourceCollection
     * @param array $data
     */
    public function __construct(
        Context $context,
        Registry $registry,
        ScopeConfigInterface $config,
        TypeListInterface $cacheTypeList,
        Json $serializer,
        private readonly RuleSourceInterface $source,
        private readonly Extension $extension,
        ?AbstractResource $resource = null,
        ?AbstractDb $resourceCollection = null,
        array $data = []
    ) {
        parent::__construct(
            $context,
            $registry,
            $config,
            $cacheTypeList,
            $resource,
            $resourceCollection,
            $data,
            $serializer
        );
    }

    /**
     * Refuse what the engine would refuse
     *
     * @return $this
     * @throws LocalizedException
     */
    public function beforeSave()
    {
        $rows = $this->getValue();
        if (is_string($rows) && trim($rows) !== '') {
            $rows = json_decode($rows, true); // from bin/magento config:set
            if (!is_array($rows)) {
                throw new LocalizedException(__('This is no table of settings in JSON.'));
            }
        }
        if (is_array($rows)) {
            unset($rows['__empty']);
            $rows = array_values(array_filter($rows, 'is_array'));
            $problem = $this->source->problem($rows) ?? $this->refusal($this->source->rules($rows));
            if ($problem !== null) {
                throw new LocalizedException($problem);
            }
        }
        return parent::beforeSave();
    }

    /**
     * Names of rows begin with a letter or _ in the form's script; a list from the command line has numbers
     *
     * @return $this
     */
    protected function _afterLoad() // phpcs:ignore PSR2.Methods.MethodDeclaration.Underscore
    {
        parent::_afterLoad();
        $rows = $this->getValue();
        if (is_array($rows)) {
            $rows = array_filter($rows, 'is_array');
            $names = array_map(
                static fn (int|string $name): string => is_int($name) ? '_' . $name : $name,
                array_keys($rows)
            );
            $this->setValue(array_combine($names, $rows));
        }
        return $this;
    }

    /**
     * What the engine says against the rules; null when it takes them, or when this PHP has none
     *
     * @param array[] $rules
     * @return \Magento\Framework\Phrase|null
     */
    private function refusal(array $rules): ?\Magento\Framework\Phrase
    {
        if ($rules === [] || !$this->extension->takesSettings()) {
            return null;
        }
        try {
            $this->extension->compile(['rule' => $rules]);
            return null;
        } catch (\LeakGuard\Exception $refused) {
            return __('LeakGuard refuses these settings: %1', $refused->getMessage());
        }
    }
}
