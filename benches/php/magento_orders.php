<?php

/**
 * A hundred orders of people that do not exist, and an integration that may read them.
 *
 *   php magento_orders.php MAGENTO_ROOT create    prints the integration's token, a bearer
 *   php magento_orders.php MAGENTO_ROOT remove
 */

declare(strict_types=1);

use Magento\Framework\App\Area;
use Magento\Framework\App\Bootstrap;
use Magento\Framework\App\Cache\TypeListInterface;
use Magento\Framework\App\Config\Storage\WriterInterface;
use Magento\Framework\App\ObjectManager\ConfigLoader;
use Magento\Framework\App\State;
use Magento\Framework\ObjectManagerInterface;
use Magento\Framework\Registry;
use Magento\Integration\Api\AuthorizationServiceInterface;
use Magento\Integration\Api\IntegrationServiceInterface;
use Magento\Integration\Api\OauthServiceInterface;
use Magento\Sales\Api\OrderRepositoryInterface;
use Magento\Sales\Model\Order\Address as OrderAddress;
use Magento\Sales\Model\Order\Item as OrderItem;
use Magento\Sales\Model\Order\Payment as OrderPayment;
use Magento\Sales\Model\OrderFactory;
use Magento\Sales\Model\ResourceModel\Order\CollectionFactory;
use Magento\Store\Model\StoreManagerInterface;

const INTEGRATION = 'LeakGuard bench';
const BEARER = 'oauth/consumer/enable_integration_as_bearer';
const FIRST = ['Aoife', 'Jonas', 'Maria', 'Zofia', 'Luca', 'Freja', 'Milan', 'Chloe', 'Pieter', 'Ines'];
const LAST = ["O'Brien", 'Lindqvist', 'García', 'Nowak', 'Ferrari', 'Jensen', 'Horvat', 'Laurent', 'de Vries', 'Almeida'];

[, $root, $task] = $argv + ['', '', ''];
if (!is_file("$root/app/bootstrap.php") || !in_array($task, ['create', 'remove'], true)) {
    fwrite(STDERR, "usage: php magento_orders.php MAGENTO_ROOT create|remove\n");
    exit(2);
}
require "$root/app/bootstrap.php";
$shop = Bootstrap::create(BP, $_SERVER)->getObjectManager();
$shop->get(State::class)->setAreaCode(Area::AREA_ADMINHTML);
$shop->configure($shop->get(ConfigLoader::class)->load(Area::AREA_ADMINHTML));
remove($shop);
if ($task === 'create') {
    create($shop);
}

function create(ObjectManagerInterface $shop): void
{
    for ($number = 0; $number < 100; $number++) {
        order($shop, $number);
    }
    $shop->get(WriterInterface::class)->save(BEARER, '1');
    $shop->get(TypeListInterface::class)->cleanType('config');
    $integration = $shop->get(IntegrationServiceInterface::class)->create(
        ['name' => INTEGRATION, 'email' => 'bench@shop.example', 'status' => 1, 'setup_type' => 0]
    );
    $shop->get(AuthorizationServiceInterface::class)->grantAllPermissions($integration->getId());
    $oauth = $shop->get(OauthServiceInterface::class);
    $oauth->createAccessToken($integration->getConsumerId(), true);
    echo $oauth->getAccessToken($integration->getConsumerId())->getToken(), "\n";
}

function order(ObjectManagerInterface $shop, int $number): void
{
    [$first, $last] = [FIRST[$number % 10], LAST[intdiv($number, 10)]];
    $person = ['email' => "bench.$number@example.org", 'firstname' => $first, 'lastname' => $last,
        'street' => ($number + 1) . ' Example Quay', 'city' => 'Kilkenny', 'postcode' => 'R95 X2' . sprintf('%02d', $number),
        'country_id' => 'IE', 'telephone' => '+353 1 555 01' . sprintf('%02d', $number), 'company' => 'Example Looms'];
    $order = $shop->get(OrderFactory::class)->create()->setData([
        'increment_id' => sprintf('LGBENCH%03d', $number), 'state' => 'new', 'status' => 'pending',
        'store_id' => (int) $shop->get(StoreManagerInterface::class)->getDefaultStoreView()->getId(),
        'customer_is_guest' => 1, 'customer_email' => $person['email'], 'customer_firstname' => $first,
        'customer_lastname' => $last, 'remote_ip' => "203.0.113.$number", 'grand_total' => 39, 'base_grand_total' => 39,
        'subtotal' => 34, 'base_subtotal' => 34, 'base_currency_code' => 'USD', 'order_currency_code' => 'USD',
        'store_currency_code' => 'USD', 'global_currency_code' => 'USD', 'is_virtual' => 0, 'total_qty_ordered' => 2,
    ]);
    $order->setBillingAddress($shop->create(OrderAddress::class)->setData($person)->setAddressType('billing'));
    $order->setShippingAddress($shop->create(OrderAddress::class)->setData($person)->setAddressType('shipping'));
    $order->setPayment($shop->create(OrderPayment::class)->setMethod('checkmo'));
    foreach (['LG-4111' => 'Bag', 'LG-4112' => 'Belt'] as $sku => $name) {
        $order->addItem($shop->create(OrderItem::class)->setData(['sku' => $sku, 'name' => $name, 'product_type' => 'simple',
            'qty_ordered' => 1, 'price' => 17, 'base_price' => 17, 'row_total' => 17, 'base_row_total' => 17]));
    }
    $order->addCommentToStatusHistory("Packed by hand; $first asked for a receipt by mail");
    $shop->get(OrderRepositoryInterface::class)->save($order);
}

function remove(ObjectManagerInterface $shop): void
{
    $registry = $shop->get(Registry::class);
    $registry->unregister('isSecureArea');
    $registry->register('isSecureArea', true);
    foreach ($shop->get(CollectionFactory::class)->create()->addFieldToFilter('increment_id', ['like' => 'LGBENCH%']) as $order) {
        $order->delete();
    }
    $integrations = $shop->get(IntegrationServiceInterface::class);
    $integration = $integrations->findByName(INTEGRATION);
    if ($integration->getId()) {
        $integrations->delete($integration->getId());
    }
    $shop->get(WriterInterface::class)->delete(BEARER);
    $shop->get(TypeListInterface::class)->cleanType('config');
}
