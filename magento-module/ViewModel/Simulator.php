<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\ViewModel;

use Leakguard\Dlp\Model\Config\Source\FoundChannel;
use Leakguard\Dlp\Model\Extension;
use Leakguard\Dlp\Model\Settings;
use Leakguard\Dlp\Model\Simulation\Records;
use Leakguard\Dlp\Model\Simulation\Simulation;
use Magento\Backend\Model\Auth\Session;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\Exception\LocalizedException;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Magento\Integration\Model\ResourceModel\Integration\CollectionFactory;

/**
 * "What would this consumer get of that order?"
 */
class Simulator implements ArgumentInterface
{
    /** @var \Magento\Framework\Phrase|string|null */
    private $problem = null;

    /**
     * @param Simulation $simulation
     * @param Extension $extension
     * @param Settings $settings
     * @param FoundChannel $channels
     * @param CollectionFactory $integrations
     * @param Session $session
     * @param RequestInterface $request
     */
    public function __construct(
        private readonly Simulation $simulation,
        private readonly Extension $extension,
        private readonly Settings $settings,
        private readonly FoundChannel $channels,
        private readonly CollectionFactory $integrations,
        private readonly Session $session,
        private readonly RequestInterface $request
    ) {
    }

    /**
     * A field of the form
     *
     * @param string $name
     * @param string $default
     * @return string
     */
    public function asked(string $name, string $default = ''): string
    {
        $value = $this->request->getParam($name, $default);
        return is_string($value) ? trim($value) : $default;
    }

    /**
     * Ways out to choose from
     *
     * @return array[]
     */
    public function channels(): array
    {
        return $this->channels->toOptionArray();
    }

    /**
     * Consumers to choose from; others may be typed
     *
     * @return string[]
     */
    public function consumers(): array
    {
        $names = ['guest', 'customer:1', 'admin:' . $this->session->getUser()?->getUserName()];
        foreach ($this->integrations->create() as $integration) {
            $names[] = 'integration:' . $integration->getName();
        }
        try {
            array_push($names, ...array_column($this->settings->consumers(), 'consumer'));
        } catch (\UnexpectedValueException) {
            return $names; // the status page says what is wrong with the settings
        }
        return array_unique($names);
    }

    /**
     * The result, null when nothing was asked or it could not be answered
     *
     * @return array|null
     */
    public function result(): ?array
    {
        if ($this->asked('number') === '') {
            return null;
        }
        if (!$this->extension->takesSettings()) {
            $this->problem = __('The PHP extension is not loaded, or too old.');
            return null;
        }
        try {
            return $this->simulation->run(
                $this->asked('kind', Records::ORDER),
                $this->asked('number'),
                $this->asked('consumer'),
                $this->asked('channel', 'api')
            );
        } catch (LocalizedException | \LeakGuard\Exception | \UnexpectedValueException $refused) {
            $this->problem = $refused->getMessage();
            return null;
        }
    }

    /**
     * Why there is no result
     *
     * @return \Magento\Framework\Phrase|string|null
     */
    public function problem()
    {
        return $this->problem;
    }
}
