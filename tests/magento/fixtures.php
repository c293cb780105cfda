<?php

/**
 * People, an order and logins of the Magento run, in the shop at MAGENTO_ROOT, through the shop's own services.
 *
 *   php fixtures.php MAGENTO_ROOT create    prints NAME=value lines for the run
 *   php fixtures.php MAGENTO_ROOT remove    takes out what create made
 *   php fixtures.php MAGENTO_ROOT log       logs personal data in the ways Magento's code does
 *   php fixtures.php MAGENTO_ROOT fatal     prints what an API client sees of a fatal error
 *   php fixtures.php MAGENTO_ROOT calls URL sends a person and a card to URL through each of Magento's HTTP clients
 *   php fixtures.php MAGENTO_ROOT queued    prints the bodies of messages about this run's people
 *   php fixtures.php MAGENTO_ROOT saved     prints what the shop has stored of this run's people
 *   php fixtures.php MAGENTO_ROOT import F  validates F as an import of customers and prints its errors
 *   php fixtures.php MAGENTO_ROOT stores    adds a website "lgrun" with the store views lgrun_a and lgrun_b (remove takes it out)
 *   php fixtures.php MAGENTO_ROOT mail TO   sends a message of several parts about somebody to TO, as the shop sends mail
 *   php fixtures.php MAGENTO_ROOT publish   puts somebody on the topics of the second module, mixing/
 */

declare(strict_types=1);

use Magento\Backend\App\Area\FrontNameResolver;
use Magento\Catalog\Api\ProductRepositoryInterface;
use Magento\Catalog\Model\Product;
use Magento\Cms\Api\BlockRepositoryInterface;
use Magento\Cms\Model\Block;
use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Api\Data\AddressInterfaceFactory;
use Magento\Customer\Api\Data\CustomerInterfaceFactory;
use Magento\Customer\Api\Data\RegionInterfaceFactory;
use Magento\Framework\App\Area;
use Magento\Framework\App\Bootstrap;
use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\Storage\WriterInterface;
use Magento\Framework\App\Filesystem\DirectoryList;
use Magento\Framework\App\ResourceConnection;
use Magento\Framework\App\State;
use Magento\Framework\Encryption\EncryptorInterface;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Framework\Filesystem;
use Magento\Framework\FlagManager;
use Magento\Framework\HTTP\Adapter\CurlFactory;
use Magento\Framework\HTTP\AsyncClient\Request;
use Magento\Framework\HTTP\AsyncClientInterface;
use Magento\Framework\HTTP\Client\Curl;
use Magento\Framework\HTTP\Client\Socket;
use Magento\Framework\HTTP\LaminasClientFactory;
use Magento\Framework\Mail\Address as MailAddress;
use Magento\Framework\Mail\EmailMessageInterface;
use Magento\Framework\Mail\MimeMessageInterface;
use Magento\Framework\Mail\MimePartInterface;
use Magento\Framework\Mail\TransportInterfaceFactory;
use Magento\Framework\MessageQueue\PublisherInterface;
use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManager\ConfigLoaderInterface;
use Magento\Framework\ObjectManagerInterface;
use Magento\Framework\Registry;
use Magento\Framework\Webapi\ErrorProcessor;
use Magento\ImportExport\Model\Import;
use Magento\ImportExport\Model\Import\Adapter;
use Magento\Integration\Api\AuthorizationServiceInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\Integration\Api\OauthServiceInterface;
use Magento\Newsletter\Model\SubscriberFactory;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order\Address as OrderAddress;
use Magento\Sales\Model\Order\Item as OrderItem;
use Magento\Sales\Model\Order\Payment as OrderPayment;
use Magento\Sales\Model\OrderFactory;
use Magento\Sales\Model\ResourceModel\Order\CollectionFactory as OrderCollectionFactory;
use Magento\Store\Model\GroupFactory;
use Magento\Store\Model\StoreFactory;
use Magento\Store\Model\StoreManagerInterface;
use Magento\Store\Model\WebsiteFactory;
use Magento\User\Model\ResourceModel\User as UserResource;
use Magento\User\Model\UserFactory;
use Psr\Log\LoggerInterface;

const ADMIN = 'leakguard_run';
const INTEGRATIONS = ['ERP' => 'LeakGuard run ERP', 'WMS' => 'LeakGuard run WMS'];
const CUSTOMER = 'run.maria.garcia@example.net';
const OTHERS = ['run.jan.devries@voorbeeld.example', 'run.queue@example.net'];
const PRODUCT = 'LG-RUN-BAG';
const BLOCK = 'lg-run';
// The run asks at ports of its own, and knows no secret keys of the admin's pages; staff gets copies of orders.
const SETTINGS = [
    'web/url/redirect_to_base' => '0',
    'admin/security/use_form_key' => '0',
    'system/smtp/disable' => '0',
    'sales_email/order/copy_to' => 'run.staff@shop.example',
    'sales_email/order/copy_method' => 'copy',
    // SOAP knows integrations by this alone.
    'oauth/consumer/enable_integration_as_bearer' => '1',
];
const WEBSITE = 'lgrun';
const STORES = ['lgrun_a', 'lgrun_b'];
const ORDER = 'LGRUN0001';

const TASKS = ['create', 'remove', 'log', 'fatal', 'calls', 'queued', 'saved', 'import', 'stores', 'mail', 'publish'];

[, $root, $task, $argument] = $argv + ['', '', '', ''];
if (!is_file("$root/app/bootstrap.php") || !in_array($task, TASKS, true)) {
    fwrite(STDERR, 'usage: php fixtures.php MAGENTO_ROOT ' . implode('|', TASKS) . "\n");
    exit(2);
}
require "$root/app/bootstrap.php";
$shop = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$area = match ($task) {
    'fatal' => Area::AREA_WEBAPI_REST,
    'publish' => Area::AREA_CRONTAB,
    default => Area::AREA_ADMINHTML,
};
$shop->get(State::class)->setAreaCode($area);
$shop->configure($shop->get(ConfigLoaderInterface::class)->load($area));
match ($task) {
    'create' => create($shop),
    'remove' => remove($shop),
    'log' => writeLogs($shop),
    'fatal' => printFatalError($shop),
    'calls' => callPartners($shop, $argument),
    'queued' => printQueued($shop),
    'saved' => printSaved($shop),
    'import' => validateImport($shop, $argument),
    'stores' => stores($shop),
    'mail' => mailParts($shop, $argument),
    'publish' => publish($shop),
};

function create(ObjectManagerInterface $shop): void
{
    remove($shop);
    $password = 'Run-' . bin2hex(random_bytes(8)) . '-9z';
    $said = ['ADMIN_USER' => ADMIN, 'ADMIN_PASSWORD' => $password, 'CUSTOMER_PASSWORD' => $password];

    $user = $shop->get(UserFactory::class)->create();
    $user->setData(['username' => ADMIN, 'firstname' => 'Run', 'lastname' => 'Admin', 'is_active' => 1,
        'email' => 'run.admin@shop.example', 'password' => $password, 'interface_locale' => 'en_US', 'role_id' => 1]);
    $shop->get(UserResource::class)->save($user);
    $said['TWO_FACTOR'] = $shop->get(Manager::class)->isEnabled('Magento_TwoFactorAuth') ? 'yes' : 'no';

    foreach (INTEGRATIONS as $key => $name) {
        $said += integration($shop, $key, $name);
    }

    $website = (int) $shop->get(StoreManagerInterface::class)->getDefaultStoreView()->getWebsiteId();
    $store = (int) $shop->get(StoreManagerInterface::class)->getDefaultStoreView()->getId();
    $address = $shop->get(AddressInterfaceFactory::class)->create()
        ->setFirstname('Maria')->setLastname('García')->setStreet(['Calle Falsa 123', '4 B'])->setCity('Toledo')
        ->setPostcode('45001')->setCountryId('IE')->setTelephone('+34 600 555 0142')->setVatId('ESX1234567X')
        ->setRegion($shop->get(RegionInterfaceFactory::class)->create()->setRegion('Toledo'))
        ->setIsDefaultBilling(true)->setIsDefaultShipping(true);
    $customer = $shop->get(CustomerInterfaceFactory::class)->create()
        ->setEmail(CUSTOMER)->setFirstname('Maria')->setLastname('García')->setDob('1988-03-14')
        ->setTaxvat('ESX1234567X')->setWebsiteId($website)->setStoreId($store)->setAddresses([$address]);
    // Not through AccountManagementInterface: that would send mail.
    $hash = $shop->get(EncryptorInterface::class)->getHash($password, true);
    $shop->get(CustomerRepositoryInterface::class)->save($customer, $hash);

    $shop->get(CustomerRepositoryInterface::class)->save(
        $shop->get(CustomerInterfaceFactory::class)->create()->setEmail(OTHERS[0])->setFirstname('Jan')
            ->setLastname('de Vries')->setWebsiteId($website)->setStoreId($store),
        $hash
    );
    // Not through SubscriptionManagerInterface: that would send mail, too.
    $shop->get(SubscriberFactory::class)->create()->setData([
        'subscriber_email' => CUSTOMER, 'store_id' => $store, 'subscriber_status' => 1,
    ])->save();
    product($shop, $website);
    order($shop, $store);
    $shop->get(BlockRepositoryInterface::class)->save($shop->create(Block::class)->setData([
        'identifier' => BLOCK, 'title' => 'Run', 'stores' => [0], 'is_active' => 1,
        'content' => '<p>Ask run.keeper@example.net</p>',
    ]));
    settings($shop, SETTINGS);
    $said['ADMIN_PATH'] = $shop->get(FrontNameResolver::class)->getFrontName();
    foreach ($said as $name => $value) {
        echo $name, '=', $value, "\n";
    }
}

/** @return array<string, string> OAuth 1.0a credentials, the way an integration has them after its activation */
function integration(ObjectManagerInterface $shop, string $key, string $name): array
{
    $integration = $shop->get(IntegrationServiceInterface::class)->create(
        ['name' => $name, 'email' => 'run.integration@shop.example', 'status' => 1, 'setup_type' => 0]
    );
    $shop->get(AuthorizationServiceInterface::class)->grantAllPermissions($integration->getId());
    $oauth = $shop->get(OauthServiceInterface::class);
    $oauth->createAccessToken($integration->getConsumerId(), true);
    $token = $oauth->getAccessToken($integration->getConsumerId());
    $consumer = $oauth->loadConsumer($integration->getConsumerId());
    return [
        "{$key}_KEY" => $consumer->getKey(),
        "{$key}_SECRET" => $consumer->getSecret(),
        "{$key}_TOKEN" => $token->getToken(),
        "{$key}_TOKEN_SECRET" => $token->getSecret(),
    ];
}

/** @param array<string, string|null> $settings null: as the shop had it when the run began */
function settings(ObjectManagerInterface $shop, array $settings): void
{
    $resource = $shop->get(ResourceConnection::class);
    $writer = $shop->get(WriterInterface::class);
    $flags = $shop->get(FlagManager::class);
    $kept = (array) $flags->getFlagData('leakguard_run_settings');
    foreach ($settings as $path => $value) {
        if ($value !== null) {
            $select = $resource->getConnection()->select()
                ->from($resource->getTableName('core_config_data'), 'value')
                ->where('path = ?', $path)->where('scope_id = ?', 0);
            $kept += [$path => $resource->getConnection()->fetchOne($select)];
            $writer->save($path, $value);
        } elseif (($kept[$path] ?? null) === false) {
            $writer->delete($path);
        } elseif (isset($kept[$path])) {
            $writer->save($path, $kept[$path]);
        }
    }
    $settings[array_key_first($settings)] === null
        ? $flags->deleteFlag('leakguard_run_settings')
        : $flags->saveFlag('leakguard_run_settings', $kept);
    $shop->get(TypeListInterface::class)->cleanType('config');
}

function product(ObjectManagerInterface $shop, int $website): void
{
    $product = $shop->create(Product::class)->setData([
        'sku' => PRODUCT, 'name' => 'Run bag', 'type_id' => 'simple', 'attribute_set_id' => 4, 'price' => 34,
        'status' => 1, 'visibility' => 4, 'weight' => 1, 'website_ids' => [$website], 'url_key' => 'lg-run-bag',
        'stock_data' => ['use_config_manage_stock' => 1, 'qty' => 1000, 'is_in_stock' => 1],
    ]);
    $shop->get(ProductRepositoryInterface::class)->save($product);
}

/** An order of a guest whose data no other part of the shop holds. */
function order(ObjectManagerInterface $shop, int $store): void
{
    $person = ['email' => 'run.aoife.obrien@example.org', 'firstname' => 'Aoife', 'lastname' => "O'Brien",
        'street' => '7 Example Quay', 'city' => 'Kilkenny', 'postcode' => 'R95 X285', 'country_id' => 'IE',
        'telephone' => '+353 1 555 0199', 'company' => 'Example Looms'];
    $item = $shop->create(OrderItem::class)->setData(['sku' => 'LG-4111', 'name' => 'Bag', 'product_type' => 'simple',
        'qty_ordered' => 1, 'price' => 34, 'base_price' => 34, 'row_total' => 34, 'base_row_total' => 34]);
    $order = $shop->get(OrderFactory::class)->create()->setData([
        'increment_id' => ORDER, 'state' => 'new', 'status' => 'pending', 'store_id' => $store,
        'customer_is_guest' => 1, 'customer_email' => $person['email'], 'customer_firstname' => 'Aoife',
        'customer_lastname' => "O'Brien", 'remote_ip' => '203.0.113.77', 'grand_total' => 39, 'base_grand_total' => 39,
        'subtotal' => 34, 'base_subtotal' => 34, 'base_currency_code' => 'USD', 'order_currency_code' => 'USD',
        'store_currency_code' => 'USD', 'global_currency_code' => 'USD', 'is_virtual' => 0, 'total_qty_ordered' => 1,
    ]);
    $order->setBillingAddress($shop->create(OrderAddress::class)->setData($person)->setAddressType('billing'));
    $order->setShippingAddress($shop->create(OrderAddress::class)->setData($person)->setAddressType('shipping'));
    $order->setPayment($shop->create(OrderPayment::class)->setMethod('checkmo'));
    $order->addItem($item);
    $order->addCommentToStatusHistory('Customer called: charge 4111 1111 1111 1111, exp 09/28, and mail '
        . 'run.aoife.obrien@example.org');
    $shop->get(OrderRepositoryInterface::class)->save($order);
}

function remove(ObjectManagerInterface $shop): void
{
    $registry = $shop->get(Registry::class);
    $registry->unregister('isSecureArea');
    $registry->register('isSecureArea', true);
    // Those that the run has placed are of people whose addresses begin like this.
    $ours = [['eq' => ORDER], ['like' => 'run.%']];
    foreach (
        $shop->get(OrderCollectionFactory::class)->create()
            ->addFieldToFilter(['increment_id', 'customer_email'], $ours) as $order
    ) {
        $shop->get(OrderRepositoryInterface::class)->delete($order);
    }
    $subscriber = $shop->get(SubscriberFactory::class)->create()->load(CUSTOMER, 'subscriber_email');
    if ($subscriber->getId()) {
        $subscriber->delete();
    }
    $customers = $shop->get(CustomerRepositoryInterface::class);
    foreach ([CUSTOMER, ...OTHERS] as $email) {
        try {
            $customers->deleteById((int) $customers->get($email)->getId());
        } catch (NoSuchEntityException) {
            // it was never made
        }
    }
    try {
        $shop->get(ProductRepositoryInterface::class)->deleteById(PRODUCT);
    } catch (NoSuchEntityException) {
        // it was never made
    }
    try {
        $shop->get(BlockRepositoryInterface::class)->deleteById(BLOCK);
    } catch (NoSuchEntityException) {
        // it was never made
    }
    settings($shop, array_fill_keys(array_keys(SETTINGS), null));
    removeStores($shop);
    foreach (INTEGRATIONS as $name) {
        $integration = $shop->get(IntegrationServiceInterface::class)->findByName($name);
        if ($integration->getId()) {
            $shop->get(IntegrationServiceInterface::class)->delete((int) $integration->getId());
        }
    }
    $user = $shop->get(UserFactory::class)->create()->loadByUsername(ADMIN);
    if ($user->getId()) {
        $shop->get(UserResource::class)->delete($user);
    }
}

function writeLogs(ObjectManagerInterface $shop): void
{
    $logger = $shop->get(LoggerInterface::class);
    $logger->info('RUN order 000000003 of run.maria.garcia@example.net', [
        'customer' => ['email' => 'run.maria.garcia@example.net', 'telephone' => '+353 1 555 0199'],
        'sku' => 'LG-4111',
    ]);
    $card = new LogicException('RUN gateway refused card 4111111111111111 of run.maria.garcia@example.net');
    $refused = new RuntimeException('RUN could not save run.jan.devries@voorbeeld.example', 7, $card);
    $logger->critical($refused);
    $logger->error('RUN only in the context', ['exception' => $refused]);
    $shop->get('Magento\Payment\Model\Method\VirtualLogger')->debug(
        var_export(['RUN' => 'payment', 'email' => 'run.maria.garcia@example.net'], true)
    );
}

function printFatalError(ObjectManagerInterface $shop): void
{
    $shop->get(ErrorProcessor::class)->renderErrorMessage(
        "Fatal Error: 'RUN charge of run.maria.garcia@example.net, card 4111 1111 1111 1111'",
        '#0 pay("run.jan.devries@voorbeeld.example")'
    );
}

/** One request through each client; what does not answer is said and does not stop the others. */
function callPartners(ObjectManagerInterface $shop, string $url): void
{
    $body = ['email' => CUSTOMER, 'note' => 'card 4111 1111 1111 1111', 'sku' => 'LG-4111'];
    $laminas = static function () use ($shop, $url, $body): void {
        $client = $shop->get(LaminasClientFactory::class)->create();
        $client->setUri("$url/laminas");
        $client->setMethod('POST');
        $client->setParameterPost($body);
        $client->send();
    };
    $adapter = static function () use ($shop, $url, $body): void {
        $curl = $shop->get(CurlFactory::class)->create();
        $curl->write('POST', "$url/adapter", '1.1', [], http_build_query($body));
        $curl->read();
    };
    $async = static fn () => $shop->get(AsyncClientInterface::class)->request(new Request(
        "$url/async",
        Request::METHOD_POST,
        ['Content-Type' => 'application/json'],
        (string) json_encode($body)
    ))->get();
    $calls = [
        'socket' => static fn () => $shop->create(Socket::class)->post("$url/socket", $body),
        'curl' => static fn () => $shop->create(Curl::class)->post("$url/curl", $body),
        'laminas' => $laminas,
        'adapter' => $adapter,
        'async' => $async,
    ];
    foreach ($calls as $name => $call) {
        try {
            $call();
            echo "$name: sent\n";
        } catch (Throwable $failure) {
            echo "$name: ", $failure::class, ': ', $failure->getMessage(), "\n";
        }
    }
}

function printQueued(ObjectManagerInterface $shop): void
{
    $connection = $shop->get(ResourceConnection::class)->getConnection();
    $bodies = $connection->select()->from($shop->get(ResourceConnection::class)->getTableName('queue_message'), 'body')
        ->where("body LIKE '%run.queue%' OR topic_name LIKE 'leakguard.run.%'");
    echo implode("\n", $connection->fetchCol($bodies)), "\n";
}

function printSaved(ObjectManagerInterface $shop): void
{
    $resource = $shop->get(ResourceConnection::class);
    foreach (['customer_entity' => 'email', 'sales_order' => 'customer_email'] as $table => $column) {
        $select = $resource->getConnection()->select()->from($resource->getTableName($table))
            ->where("$column LIKE ?", 'run.%');
        foreach ($resource->getConnection()->fetchAll($select) as $row) {
            echo $table, ' ', json_encode($row, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
        }
    }
    $select = $resource->getConnection()->select()->from($resource->getTableName('sales_order_address'))
        ->where('email LIKE ?', 'run.%');
    foreach ($resource->getConnection()->fetchAll($select) as $row) {
        echo 'sales_order_address ', json_encode($row, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
    }
}

function validateImport(ObjectManagerInterface $shop, string $file): void
{
    $import = $shop->create(Import::class)->setData([
        'entity' => 'customer', 'behavior' => 'add_update', 'validation_strategy' => 'validation-stop-on-errors',
        'allowed_error_count' => 10, '_import_field_separator' => ',', '_import_multiple_value_separator' => ',',
    ]);
    $directory = $shop->get(Filesystem::class)->getDirectoryWrite(DirectoryList::VAR_DIR);
    $copy = 'leakguard-run-import.csv';
    $directory->writeFile($copy, (string) file_get_contents($file));
    $source = Adapter::findAdapterFor($directory->getAbsolutePath($copy), $directory, ',');
    echo $import->validateSource($source) ? "valid\n" : "refused\n";
    foreach ($import->getErrorAggregator()->getAllErrors() as $error) {
        echo $error->getErrorCode(), ' ', $error->getRowNumber(), ' ', $error->getErrorMessage(), "\n";
    }
    $directory->delete($copy);
}

/** A website whose settings are not those of the rest of the shop. */
function stores(ObjectManagerInterface $shop): void
{
    removeStores($shop);
    $website = $shop->get(WebsiteFactory::class)->create()->setData(['code' => WEBSITE, 'name' => 'LeakGuard run']);
    $website->save();
    $group = $shop->get(GroupFactory::class)->create()->setData([
        'website_id' => $website->getId(), 'name' => 'LeakGuard run', 'code' => WEBSITE, 'root_category_id' => 2,
    ]);
    $group->save();
    foreach (STORES as $code) {
        $shop->get(StoreFactory::class)->create()->setData([
            'code' => $code, 'name' => $code, 'website_id' => $website->getId(), 'group_id' => $group->getId(),
            'is_active' => 1,
        ])->save();
    }
}

function removeStores(ObjectManagerInterface $shop): void
{
    foreach (STORES as $code) {
        $store = $shop->get(StoreFactory::class)->create()->load($code, 'code');
        if ($store->getId()) {
            $store->delete();
        }
    }
    $website = $shop->get(WebsiteFactory::class)->create()->load(WEBSITE, 'code');
    if ($website->getId()) {
        $website->delete();
    }
    $resource = $shop->get(ResourceConnection::class);
    $resource->getConnection()->delete(
        $resource->getTableName('core_config_data'),
        ["path LIKE 'leakguard/%'", "scope <> 'default'"]
    );
}

/** Two texts, a list, alternatives inside of a part, and a file that is no text. */
function mailParts(ObjectManagerInterface $shop, string $to): void
{
    $inner = "--inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        . chunk_split(base64_encode('Inside: ' . CUSTOMER))
        . "\r\n--inner\r\nContent-Type: text/html\r\n\r\n<p>Inside: " . CUSTOMER . "</p>\r\n--inner--\r\n";
    $parts = [
        ['content' => 'Text: ' . CUSTOMER . ', 4111 1111 1111 1111, LG-4111', 'type' => 'text/plain'],
        ['content' => '<p>Page: ' . CUSTOMER . ', <b>+353 1 555 0199</b></p>', 'type' => 'text/html'],
        ['content' => "sku,email\nLG-4111," . CUSTOMER . "\n", 'type' => 'text/csv', 'encoding' => 'base64',
            'disposition' => 'attachment', 'fileName' => 'orders.csv'],
        ['content' => $inner, 'type' => 'multipart/alternative', 'boundary' => 'inner', 'encoding' => '7bit'],
        ['content' => "%PDF-1.4\n" . CUSTOMER, 'type' => 'application/pdf', 'encoding' => 'base64',
            'disposition' => 'attachment', 'fileName' => 'invoice.pdf'],
    ];
    $shop->get(TransportInterfaceFactory::class)->create(['message' => $shop->create(EmailMessageInterface::class, [
        'body' => $shop->create(MimeMessageInterface::class, ['parts' => array_map(
            static fn (array $part): object => $shop->create(MimePartInterface::class, $part),
            $parts
        )]),
        'subject' => 'Order of ' . CUSTOMER,
        'to' => [$shop->create(MailAddress::class, ['email' => $to, 'name' => 'Run'])],
        'from' => [$shop->create(MailAddress::class, ['email' => 'run.shop@shop.example', 'name' => 'Run'])],
    ])])->sendMessage();
}

function publish(ObjectManagerInterface $shop): void
{
    foreach (['leakguard.run.partner', 'leakguard.run.trusted', 'leakguard.run.own'] as $topic) {
        $shop->get(PublisherInterface::class)->publish($topic, (string) json_encode([
            'topic' => $topic, 'email' => 'run.queue@example.net', 'cc_number' => '4111 1111 1111 1111',
            'sku' => 'LG-4111',
        ]));
    }
}
