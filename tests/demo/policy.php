<?php

/**
 * What the shipped preset `default` does for whom: one real answer for each of its rules. Written by hand from the
 * promises of the documentation; tests/demo/check.php holds the extension to it.
 *
 *   title, sample, query    as in planted.php
 *   gone                    values that this receiver must not get
 *   stays                   values that this receiver must get
 */

declare(strict_types=1);

$card = '4111 1111 1111 1111';
$marta = ['marta.kowalska@example.net', 'Kowalska', '+48 601 234 567', 'ul. Marszalkowska 10/4'];
$jan = ['jan.devries@voorbeeld.example', 'Jan', 'de Vries', '+31 20 555 0123', 'Keizersgracht 123', 'bis',
    'Amsterdam', '1015 CJ', 'Voorbeeld BV', '1984-03-19', 'NL123456782B90'];

return [
    [
        'title' => 'a guest asks for an order',
        'sample' => 'woocommerce/webhook_order_created.json',
        'query' => ['channel' => 'api', 'consumer' => 'guest', 'route' => '/wc/v3/orders'],
        'gone' => [...$marta, $card],
        'stays' => ['HD-2024-0001', '85.00', 'wc_order_dT789La9M5MWO'],
    ],
    [
        'title' => 'nobody knows who asks',
        'sample' => 'woocommerce/webhook_order_created.json',
        'query' => ['channel' => 'api', 'route' => '/wc/v3/orders'],
        'gone' => [...$marta, $card],
        'stays' => ['HD-2024-0001', '85.00'],
    ],
    [
        'title' => 'a customer reads their own account',
        'sample' => 'magento/rest_customers_me.json',
        'query' => ['channel' => 'api', 'consumer' => 'customer:2', 'subject' => $jan, 'route' => 'V1/customers/me'],
        'gone' => [],
        'stays' => $jan,
    ],
    [
        'title' => 'a customer gets the list of all customers',
        'sample' => 'magento/rest_customers_search.json',
        'query' => ['channel' => 'api', 'consumer' => 'customer:2', 'subject' => $jan,
            'route' => 'V1/customers/search'],
        'gone' => [...$marta, 'roni_cost@example.com', 'Costello', '(555) 229-3326', '6146 Honey Bluff Parkway'],
        'stays' => ['Default Store View', '2026-11-21 05:11:43'],
    ],
    [
        'title' => 'an administrator reads an order',
        'sample' => 'woocommerce/webhook_order_created.json',
        'query' => ['channel' => 'api', 'consumer' => 'admin:jane', 'route' => '/wc/v3/orders/35'],
        'gone' => [$card],
        'stays' => [...$marta, 'HD-2024-0001'],
    ],
    [
        'title' => 'an integration fetches orders',
        'sample' => 'woocommerce/rest_orders.json',
        'query' => ['channel' => 'api', 'consumer' => 'integration:erp', 'route' => '/wc/v3/orders'],
        'gone' => [$card],
        'stays' => [...$marta, 'HD-2024-0001'],
    ],
    [
        'title' => 'a guest at the checkout, with what this guest typed in',
        'sample' => 'woocommerce/store_checkout.json',
        'query' => ['channel' => 'api', 'consumer' => 'guest', 'route' => '/wc/store/v1/checkout'],
        'gone' => [],
        'stays' => ['jonas.weber@mail.example', 'Weber', 'Hauptstr. 5', '040 5551234', 'wc_order_8bLkfrkIffTx4'],
    ],
    [
        'title' => 'the payment gateway gets the payment',
        'sample' => 'woocommerce/webhook_order_created.json',
        'query' => ['channel' => 'egress', 'consumer' => 'host:api.stripe.com', 'host' => 'api.stripe.com'],
        'gone' => [],
        'stays' => [...$marta, $card],
    ],
    [
        'title' => 'any other receiver of a webhook',
        'sample' => 'woocommerce/webhook_order_created.json',
        'query' => ['channel' => 'egress', 'consumer' => 'host:crm.example.com', 'host' => 'crm.example.com'],
        'gone' => [$card],
        'stays' => [...$marta, 'HD-2024-0001'],
    ],
    [
        'title' => 'an export for the shop itself',
        'sample' => 'magento/importexport_customer.csv',
        'query' => ['channel' => 'export', 'consumer' => 'admin:jane'],
        'gone' => ['22027282a11e7ef49c7a75a1f5c82d00da423c2720914a53ddbcb2b8ca3bc4bd'],
        'stays' => ['roni_cost@example.com', 'Veronica', '1973-12-15', 'Default Store View'],
    ],
    [
        'title' => 'the same export, marked for training an AI',
        'sample' => 'magento/importexport_customer.csv',
        'query' => ['channel' => 'export', 'consumer' => 'ai:training'],
        'gone' => ['roni_cost@example.com', 'Veronica', 'de Vries', '1973-12-15', 'NL123456782B90'],
        'stays' => ['Default Store View', '2026-11-21 06:00:50'],
    ],
    [
        'title' => 'a log line, whoever caused it',
        'sample' => 'magento/logs/system_customer.log',
        'query' => ['channel' => 'log', 'consumer' => 'admin:jane'],
        'gone' => ['marta.kowalska@example.net', '4111111111111111', '+48 601 234 567', '83.12.44.7'],
        'stays' => ['000000003', '2026-11-21T05:47:15.295213+00:00', '/var/www/magento/bin/import.php'],
    ],
    [
        'title' => 'a prompt on its way to an AI service',
        'sample' => 'woocommerce/ai_client_request.jsonl',
        'query' => ['channel' => 'egress', 'consumer' => 'host:api.openai.com', 'host' => 'api.openai.com'],
        'gone' => ['maria.schneider@mailbox.example', '+49 30 90182034', 'DE89370400440532013000'],
        'stays' => ['lab-1', 'Write a reply to'],
    ],
];
