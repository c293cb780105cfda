<?php

/**
 * People, an order and logins of the Magento run, in the shop at MAGENTO_ROOT, through the shop's own services.
 *
 *   php fixtures.php MAGENTO_ROOT create    prints NAME=value lines for the run
 *   php fixtures.php MAGENTO_ROOT remove    takes out what create made
 *   php fixtures.php MAGENTO_ROOT log       logs personal data in the ways Magento's code does
 *   php fixtures.php MAGENTO_ROOT fatal     prints what an API client sees of a fatal error
 */

declare(strict_types=1);

use Magento\Customer\Api\CustomerRepositoryInterface;
use Magento\Customer\Api\Data\AddressInterfaceFactory;
use Magento\Customer\Api\Data\CustomerInterfaceFactory;
use Magento\Customer\Api\Data\RegionInterfaceFactory;
use Magento\Framework\App\Area;
use Magento\Framework\App\Bootstrap;
use Magento\Framework\App\ObjectManager\ConfigLoader;
use Magento\Framework\App\State;
use Magento\Framework\Encryption\EncryptorInterface;
use Magento\Framework\Exception\NoSuchEntityException;
use Magento\Framework\Module\Manager;
use Magento\Framework\ObjectManagerInterface;
use Magento\Framework\Registry;
use Magento\Framework\Webapi\ErrorProcessor;
use Magento\Integration\Api\AuthorizationServiceInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\Integration\Api\OauthServiceInterface;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order\Address as OrderAddress;
use Magento\Sales\Model\Order\Item as OrderItem;
use Magento\Sales\Model\Order\Payment as OrderPayment;
use Magento\Sales\Model\OrderFactory;
use Magento\Sales\Model\ResourceModel\Order\CollectionFactory as OrderCollectionFactory;
use Magento\Store\Model\StoreManagerInterface;
use Magento\User\Model\ResourceModel\User as UserResource;
use Magento\User\Model\UserFactory;
use Psr\Log\LoggerInterface;

const ADMIN = 'leakguard_run';
const INTEGRATIONS = ['ERP' => 'LeakGuard run ERP', 'WMS' => 'LeakGuard run WMS'];
const CUSTOMER = 'run.maria.garcia@example.net';
const ORDER = 'LGRUN0001';

[, $root, $task] = $argv + ['', '', ''];
if (!is_file("$root/app/bootstrap.php") || !in_array($task, ['create', 'remove', 'log', 'fatal'], true)) {
    fwrite(STDERR, "usage: php fixtures.php MAGENTO_ROOT create|remove|log|fatal\n");
    exit(2);
}
require "$root/app/bootstrap.php";
$shop = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$area = $task === 'fatal' ? Area::AREA_WEBAPI_REST : Area::AREA_ADMINHTML;
$shop->get(State::class)->setAreaCode($area);
$shop->configure($shop->get(ConfigLoader::class)->load($area));
match ($task) {
    'create' => create($shop),
    'remove' => remove($shop),
    'log' => writeLogs($shop),
    'fatal' => printFatalError($shop),
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

    order($shop, $store);
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
    foreach ($shop->get(OrderCollectionFactory::class)->create()->addFieldToFilter('increment_id', ORDER) as $order) {
        $shop->get(OrderRepositoryInterface::class)->delete($order);
    }
    try {
        $customers = $shop->get(CustomerRepositoryInterface::class);
        $customers->deleteById((int) $customers->get(CUSTOMER)->getId());
    } catch (NoSuchEntityException) {
        // it was never made
    }
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
