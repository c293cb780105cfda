<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Drill;

use Leakguard\Dlp\Model\Destination;
use Leakguard\Dlp\Model\Mail\StaffAddresses;
use Leakguard\Dlp\Plugin\Customer\RedactSections;
use Magento\Backend\Block\Widget\Grid\Column;
use Magento\Customer\CustomerData\SectionPool;
use Magento\Framework\Api\SimpleDataObjectConverter;
use Magento\Framework\App\Config\ScopeConfigInterface;
use Magento\Framework\App\Filesystem\DirectoryList;
use Magento\Framework\App\Request\Http as HttpRequest;
use Magento\Framework\DataObject;
use Magento\Framework\HTTP\Client\Curl;
use Magento\Framework\Mail\Address;
use Magento\Framework\Mail\EmailMessageInterface;
use Magento\Framework\Mail\MimeMessageInterface;
use Magento\Framework\Mail\MimePartInterface;
use Magento\Framework\ObjectManagerInterface;
use Magento\Framework\Webapi\Request as SoapRequest;
use Magento\Framework\Webapi\Response as WebapiResponse;
use Magento\Framework\Webapi\Rest\Response\Renderer\Json;
use Magento\Framework\Webapi\Rest\Response\Renderer\Xml;
use Magento\Framework\Webapi\ServiceOutputProcessor;
use Magento\GraphQl\Controller\GraphQl;
use Magento\ImportExport\Model\Export\Adapter\Csv;
use Magento\Sales\Api\Data\OrderInterface;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Webapi\Controller\Soap as SoapController;
use Psr\Log\LoggerInterface;

/**
 * Sends the test person through the classes that the shop's own outlets are made of. Each answers with what came out.
 */
class Outlets
{
    /** An AI service: the policy that ships stops people on the way there. Its name leads to this machine. */
    private const AI_HOST = 'api.openai.com';

    /**
     * @param ObjectManagerInterface $objects the classes are asked for once their area is set
     * @param DirectoryList $directories
     */
    public function __construct(
        private readonly ObjectManagerInterface $objects,
        private readonly DirectoryList $directories
    ) {
    }

    /**
     * What is driven: name => area, where it goes, method
     *
     * @return array<string, array{string, Destination, string}>
     */
    public function all(): array
    {
        $api = new Destination('api');
        $log = new Destination('log');
        $export = new Destination('export');
        return [
            'REST answer (JSON)' => ['webapi_rest', $api, 'restJson'],
            'REST answer (XML)' => ['webapi_rest', $api, 'restXml'],
            'REST error' => ['webapi_rest', $api, 'restError'],
            'GraphQL error' => ['graphql', $api, 'graphQl'],
            'SOAP answer' => ['webapi_soap', $api, 'soap'],
            'SOAP fault' => ['webapi_soap', $api, 'soapFault'],
            'storefront sections' => [
                'frontend', new Destination('api', 'guest', [], RedactSections::ROUTE), 'sections',
            ],
            'log' => ['adminhtml', $log, 'log'],
            'log of an exception' => ['adminhtml', $log, 'exceptionLog'],
            'export file (CSV)' => ['adminhtml', $export, 'csv'],
            'grid export' => ['adminhtml', $export, 'gridCell'],
            'mail to staff' => ['adminhtml', $this->objects->get(StaffAddresses::class)->destination(), 'mail'],
            'call to an AI service' => [
                'adminhtml', new Destination('egress', 'host:' . self::AI_HOST, [], '', self::AI_HOST), 'call',
            ],
        ];
    }

    /**
     * GET V1/orders/:id
     *
     * @param TestPerson $person
     * @param OrderInterface $order
     * @return string
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function restJson(TestPerson $person, OrderInterface $order): string
    {
        return (string) $this->objects->create(Json::class)->render($this->answer($order));
    }

    /**
     * The same for a client that wants XML
     *
     * @param TestPerson $person
     * @param OrderInterface $order
     * @return string
     * @SuppressWarnings(PHPMD.UnusedFormalParameter)
     */
    public function restXml(TestPerson $person, OrderInterface $order): string
    {
        return (string) $this->objects->create(Xml::class)->render($this->answer($order));
    }

    /**
     * An error that repeats what was asked
     *
     * @param TestPerson $person
     * @return string
     */
    public function restError(TestPerson $person): string
    {
        return (string) $this->objects->create(Json::class)->render([
            'message' => 'No such entity with %fieldName = %fieldValue',
            'parameters' => ['fieldName' => 'email', 'fieldValue' => $person->values()['email']],
        ]);
    }

    /**
     * A query whose error repeats what was asked
     *
     * @param TestPerson $person
     * @return string
     */
    public function graphQl(TestPerson $person): string
    {
        $query = sprintf('{ cmsPage(identifier: "%s") { title } }', $person->values()['email']);
        $request = $this->objects->create(HttpRequest::class);
        $request->setMethod('POST')->setContent(json_encode(['query' => $query], JSON_THROW_ON_ERROR));
        $request->getHeaders()->addHeaderLine('Content-Type', 'application/json');
        $response = $this->objects->create(GraphQl::class)->dispatch($request);
        return method_exists($response, 'getContent') ? (string) $response->getContent() : '';
    }

    /**
     * An order by SOAP, written by PHP's SOAP server after the description that the shop gives of it
     *
     * @param TestPerson $person
     * @param OrderInterface $order
     * @return string
     */
    public function soap(TestPerson $person, OrderInterface $order): string
    {
        $answer = $this->objects->create(ServiceOutputProcessor::class)
            ->process($order, OrderRepositoryInterface::class, 'get');
        return $this->soapAnswer('salesOrderRepositoryV1', 'Get', '<id>1</id>', new SoapAnswer(
            $this->objects->get(SimpleDataObjectConverter::class)->convertKeysToCamelCase($answer)
        ));
    }

    /**
     * A password is asked for that nobody has: the fault repeats the address
     *
     * @param TestPerson $person
     * @return string
     */
    public function soapFault(TestPerson $person): string
    {
        return $this->soapAnswer(
            'customerAccountManagementV1',
            'InitiatePasswordReset',
            sprintf('<email>%s</email><template>email_reset</template>', $person->values()['email']),
            null
        );
    }

    /**
     * The answer of customer/section/load to a guest, with a section that shows the person
     *
     * @param TestPerson $person
     * @return string
     */
    public function sections(TestPerson $person): string
    {
        $this->objects->get(SectionOfPerson::class)->show($person);
        $pool = $this->objects->create(SectionPool::class, [
            'sectionSourceMap' => ['leakguard-drill' => SectionOfPerson::class],
        ]);
        return json_encode(
            $pool->getSectionsData(['leakguard-drill'], true),
            JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        );
    }

    /**
     * A copy of an order for the shop's own address: a text, the same as HTML, and a list attached. It is not sent
     *
     * @param TestPerson $person
     * @return string the message as it would have been sent
     * @throws SwitchedOffException
     */
    public function mail(TestPerson $person): string
    {
        $config = $this->objects->get(ScopeConfigInterface::class);
        $staff = (string) $config->getValue('trans_email/ident_general/email', 'store');
        if ($config->isSetFlag('system/smtp/disable', 'store') || $staff === '') {
            throw new SwitchedOffException('system/smtp/disable');
        }
        $parts = [];
        $texts = [
            'text/plain' => $person->sentence(),
            'text/html' => '<p>' . $person->sentence() . '</p>',
            'text/csv' => "email,cc_number\n" . implode(',', [$person->values()['email'], TestPerson::CARD]) . "\n",
        ];
        foreach ($texts as $type => $content) {
            $parts[] = $this->objects->create(MimePartInterface::class, ['content' => $content, 'type' => $type]);
        }
        $address = $this->objects->create(Address::class, ['email' => $staff, 'name' => 'LeakGuard drill']);
        $message = $this->objects->create(EmailMessageInterface::class, [
            'body' => $this->objects->create(MimeMessageInterface::class, ['parts' => $parts]),
            'subject' => $person->sentence(), 'to' => [$address], 'from' => [$address],
        ]);
        $transport = $this->objects->create(KeptMail::class, ['message' => $message]);
        $transport->sendMessage();
        return $transport->sent();
    }

    /**
     * A line of system.log
     *
     * @param TestPerson $person
     * @return string
     */
    public function log(TestPerson $person): string
    {
        return $this->written('system', fn () => $this->objects->get(LoggerInterface::class)->info(
            $person->sentence(),
            ['customer' => ['email' => $person->values()['email']]]
        ));
    }

    /**
     * An exception, which is printed a second time from its object
     *
     * @param TestPerson $person
     * @return string
     */
    public function exceptionLog(TestPerson $person): string
    {
        return $this->written('exception', fn () => $this->objects->get(LoggerInterface::class)->critical(
            new \RuntimeException($person->sentence())
        ));
    }

    /**
     * A file as System > Export writes it
     *
     * @param TestPerson $person
     * @return string
     */
    public function csv(TestPerson $person): string
    {
        $file = $this->objects->create(Csv::class);
        $file->setHeaderCols(array_keys($person->values()));
        $file->writeRow($person->values());
        return (string) $file->getContents();
    }

    /**
     * A cell of a report
     *
     * @param TestPerson $person
     * @return string
     */
    public function gridCell(TestPerson $person): string
    {
        $column = $this->objects->create(Column::class, ['data' => ['index' => 'email', 'type' => 'text']]);
        $column->setId('email');
        return (string) $column->getRowFieldExport(new DataObject($person->values()));
    }

    /**
     * A question to an AI service; the host's name leads to a listener of ours, so nothing leaves this machine
     *
     * @param TestPerson $person
     * @return string the request as it arrived
     */
    public function call(TestPerson $person): string
    {
        $listener = new Listener();
        $client = $this->objects->create(Curl::class);
        $client->setTimeout(5);
        $client->setOption(CURLOPT_RESOLVE, [sprintf('%s:%d:127.0.0.1', self::AI_HOST, $listener->port)]);
        $client->setOption(CURLOPT_PROXY, '');
        $client->addHeader('Content-Type', 'application/json');
        try {
            $client->post(
                sprintf('http://%s:%d/v1/chat/completions', self::AI_HOST, $listener->port),
                json_encode(['messages' => [['role' => 'user', 'content' => $person->sentence()]]], JSON_THROW_ON_ERROR)
            );
        } finally {
            $received = $listener->received();
        }
        return $received;
    }

    /**
     * What a SOAP client gets: PHP's server prints results, the shop's response holds faults
     *
     * @param string $service
     * @param string $operation
     * @param string $arguments
     * @param SoapAnswer|null $answer in the place of the shop's services, which ask for a login first
     * @return string
     */
    private function soapAnswer(string $service, string $operation, string $arguments, ?SoapAnswer $answer): string
    {
        $request = $this->objects->get(SoapRequest::class);
        $request->setParam(SoapRequest::REQUEST_PARAM_SERVICES, $service);
        $response = $this->objects->create(WebapiResponse::class);
        $front = $this->objects->create(SoapController::class, [
            'request' => $request,
            'response' => $response,
            'soapServer' => $this->objects->create(SoapServer::class, [
                'operation' => $service . $operation, 'arguments' => $arguments, 'answer' => $answer,
            ]),
        ]);
        // phpcs:ignore Magento2.Functions.DiscouragedFunction
        ob_start();
        try {
            $front->dispatch($request);
        } finally {
            $printed = (string) ob_get_clean();
        }
        return $printed . $response->getContent();
    }

    /**
     * The order as a service answers with it
     *
     * @param OrderInterface $order
     * @return array
     */
    private function answer(OrderInterface $order): array
    {
        return $this->objects->create(ServiceOutputProcessor::class)
            ->process($order, OrderRepositoryInterface::class, 'get');
    }

    /**
     * What a log file has grown by
     *
     * @param string $name
     * @param callable $write
     * @return string
     */
    private function written(string $name, callable $write): string
    {
        // phpcs:disable Magento2.Functions.DiscouragedFunction
        $file = $this->directories->getPath(DirectoryList::LOG) . '/' . $name . '.log';
        clearstatcache();
        $before = is_file($file) ? (int) filesize($file) : 0;
        $write();
        clearstatcache();
        return is_file($file) ? (string) file_get_contents($file, false, null, $before) : '';
        // phpcs:enable
    }
}
