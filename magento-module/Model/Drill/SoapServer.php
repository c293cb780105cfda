<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Magento\Framework\App\AreaList;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\Config\ScopeInterface;
use Magento\Framework\Reflection\TypeProcessor;
use Magento\Framework\Webapi\Request;
use Magento\Store\Model\StoreManagerInterface;
use Magento\Webapi\Model\Soap\Server;
use Magento\Webapi\Model\Soap\ServerFactory;
use Magento\Webapi\Model\Soap\Wsdl\Generator;

/**
 * The shop's SOAP server with one request in it: on the command line there is none that could be read.
 */
class SoapServer extends Server
{
    private const ENVELOPE = '<?xml version="1.0" encoding="utf-8"?>'
        . '<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:shop="%1$s"><env:Body>'
        . '<shop:%2$sRequest>%3$s</shop:%2$sRequest></env:Body></env:Envelope>';

    /**
     * @param AreaList $areaList
     * @param ScopeInterface $configScope
     * @param Request $request
     * @param StoreManagerInterface $storeManager
     * @param ServerFactory $soapServerFactory
     * @param TypeProcessor $typeProcessor
     * @param ScopeConfigInterface $scopeConfig
     * @param Generator $descriptions
     * @param string $operation
     * @param string $arguments XML
     * @param SoapAnswer|null $answer null: the shop's own services answer
     */
    public function __construct(
        AreaList $areaList,
        ScopeInterface $configScope,
        Request $request,
        StoreManagerInterface $storeManager,
        ServerFactory $soapServerFactory,
        TypeProcessor $typeProcessor,
        ScopeConfigInterface $scopeConfig,
        private readonly Generator $descriptions,
        private readonly string $operation = '',
        private readonly string $arguments = '',
        private readonly ?SoapAnswer $answer = null
    ) {
        parent::__construct(
            $areaList,
            $configScope,
            $request,
            $storeManager,
            $soapServerFactory,
            $typeProcessor,
            $scopeConfig,
            $descriptions
        );
    }

    /**
     * @inheritdoc
     */
    public function handle()
    {
        $wsdl = $this->descriptions->generate(
            $this->_request->getRequestedServices(),
            'http',
            'localhost',
            $this->generateUri()
        );
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        $server = $this->_soapServerFactory->create('data://text/plain;base64,' . base64_encode($wsdl), [
            'encoding' => $this->getApiCharset(), 'soap_version' => SOAP_1_2,
        ]);
        if ($this->answer !== null) {
            $server->setObject($this->answer);
        }
        preg_match('/targetNamespace="([^"]+)"/', $wsdl, $found);
        $server->handle(sprintf(self::ENVELOPE, $found[1] ?? '', $this->operation, $this->arguments));
    }
}
