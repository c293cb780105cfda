<?php

/**
 * What must happen to each answer of tests/samples under the preset redact-all: written by hand from the samples, never
 * taken from what the engine gives. tests/demo/check.php holds every answer to it.
 *
 * A sample, by its file under tests/samples:
 *   title    what a shop calls it
 *   query    how it is asked for (see public/shop.php)
 *   gone     planted values: none of them may be left, in any key or value, decoded or raw (whole words)
 *   fields   JSON: path => what becomes of it. `*` is one step of a path, `**.` any number of them. Values that no path
 *            names stay as they are, byte for byte; so do empty ones.
 *   nested   JSON: paths whose string holds a JSON text; it is looked into, its paths continue the outer path
 *   columns  CSV: column => what becomes of its cells
 *   text     a log: literal => what becomes of it; everything else stays, byte for byte
 *
 * What becomes of a value: an entity (`EMAIL_ADDRESS`: the label `[EMAIL_ADDRESS]` and nothing else), a whole new text
 * (it holds a `[`), or a list of these when more than one is right (null in it: may stay as it is).
 *
 * An answer without fields, columns and text is one that LeakGuard must not touch at all.
 */

declare(strict_types=1);

// The names of Magento's customer, address, quote and order fields, wherever they stand.
$magento = [
    '**.firstname' => 'PERSON',
    '**.middlename' => 'PERSON',
    '**.lastname' => 'PERSON',
    '**.customer_firstname' => 'PERSON',
    '**.customer_lastname' => 'PERSON',
    '**.email' => 'EMAIL_ADDRESS',
    '**.customer_email' => 'EMAIL_ADDRESS',
    '**.telephone' => 'PHONE_NUMBER',
    '**.street.*' => 'POSTAL_ADDRESS',
    '**.city' => 'POSTAL_ADDRESS',
    '**.postcode' => 'POSTAL_ADDRESS',
    '**.company' => 'POSTAL_ADDRESS',
    '**.dob' => 'DATE_OF_BIRTH',
    '**.customer_dob' => 'DATE_OF_BIRTH',
    '**.date_of_birth' => 'DATE_OF_BIRTH',
    '**.taxvat' => 'VAT_ID',
    '**.vat_id' => 'VAT_ID',
    '**.gender' => 'GENDER',
    '**.customer_gender' => 'GENDER',
];

// WooCommerce's: the parties of an order and the customer.
$woocommerce = [
    '**.first_name' => 'PERSON',
    '**.last_name' => 'PERSON',
    '**.email' => 'EMAIL_ADDRESS',
    '**.billing_email' => 'EMAIL_ADDRESS',
    '**.phone' => 'PHONE_NUMBER',
    '**.address_1' => 'POSTAL_ADDRESS',
    '**.address_2' => 'POSTAL_ADDRESS',
    '**.city' => 'POSTAL_ADDRESS',
    '**.postcode' => 'POSTAL_ADDRESS',
    '**.customer_ip_address' => 'IP_ADDRESS',
    '**.username' => ['USERNAME', null],
];

// The people of the samples. City and region names are left out where a region or a country name that stays holds them.
$roni = ['roni_cost@example.com', 'Veronica', 'Costello', '6146 Honey Bluff Parkway', '(555) 229-3326', '49628-7978',
    'Calder', '1973-12-15'];
$jan = ['jan.devries@voorbeeld.example', 'de Vries', 'Keizersgracht 123', 'Voorbeeld BV', '+31 20 555 0123',
    '1015 CJ', 'Amsterdam', '1984-03-19', 'NL123456782B90'];
$marta = ['marta.kowalska@example.net', 'Marta', 'Kowalska', 'ul. Marszalkowska 10/4', '+48 601 234 567'];
$maria = ['maria.schneider@mailbox.example', 'Schneider', 'Lindenallee 14', '+49 30 90182034', '10115', 'Berlin'];

$customerNote = 'Please call [PHONE_NUMBER] or mail [EMAIL_ADDRESS]; card [CREDIT_CARD] was declined';

return [
    // --- Magento 2.4.6 -----------------------------------------------------------------------------------------------
    'magento/rest_orders.json' => [
        'title' => 'GET V1/orders',
        'gone' => [...$roni, ...$marta, 'EC1A 1BB', 'London'],
        // This machine's own address: personal to nobody, though the field is one for addresses.
        'fields' => $magento + ['**.remote_ip' => ['IP_ADDRESS', null]],
    ],
    'magento/rest_customers_search.json' => [
        'title' => 'GET V1/customers/search',
        'gone' => [...$roni, ...$marta, '00-590', 'Warszawa', '1988-03-14', 'PL5260250274'],
        'fields' => $magento,
    ],
    'magento/rest_customers_me.json' => [
        'title' => 'GET V1/customers/me',
        'query' => ['via' => 'array'],
        'gone' => [...$jan, 'bis', 'Jan'],
        'fields' => $magento,
    ],
    'magento/rest_carts_search.json' => [
        'title' => 'GET V1/carts/search',
        'query' => ['via' => 'array'],
        'gone' => [...$roni, ...$jan, 'aoife.obrien@example.org', 'Aoife', "O'Brien", '14 Fitzwilliam Square',
            '+353 1 555 0199', 'D02 XY45'],
        'fields' => $magento,
    ],
    'magento/graphql_customer.json' => [
        'title' => 'POST graphql { customer }',
        'gone' => [...$marta, '00-590', 'Warszawa', '1988-03-14', 'PL5260250274'],
        'fields' => $magento,
    ],
    'magento/rest_error_404_email.json' => [
        'title' => 'GET V1/customers, not found',
        'gone' => ['nobody.here@example.com'],
        'fields' => ['parameters.fieldValue' => 'EMAIL_ADDRESS'],
    ],
    'magento/rest_error_401.json' => ['title' => 'GET V1/orders, not allowed'],
    'magento/graphql_guest_error.json' => ['title' => 'POST graphql { customer }, not allowed'],
    'magento/rest_async_customer.json' => ['title' => 'POST async/V1/customers'],
    'magento/rest_products.json' => ['title' => 'GET V1/products'],

    // --- WooCommerce 11 ----------------------------------------------------------------------------------------------
    'woocommerce/rest_orders.json' => [
        'title' => 'GET wc/v3/orders',
        'gone' => [...$marta, '00-590', 'Warszawa', '83.12.44.7', 'marta.k@example.org', '4111 1111 1111 1111'],
        'fields' => $woocommerce + ['*.customer_note' => $customerNote],
    ],
    'woocommerce/rest_customers.json' => [
        'title' => 'GET wc/v3/customers',
        'query' => ['via' => 'array'],
        // The picture's address stays.
        'gone' => [...$marta, '00-590', 'Warszawa'],
        'fields' => $woocommerce,
    ],
    'woocommerce/webhook_order_created.json' => [
        'title' => 'webhook order.created',
        'query' => ['channel' => 'egress'],
        'gone' => [...$marta, '00-590', 'Warszawa', '83.12.44.7', 'marta.k@example.org', '4111 1111 1111 1111'],
        'fields' => $woocommerce + ['customer_note' => $customerNote],
    ],
    'woocommerce/mcp_orders_list.json' => [
        'title' => 'MCP orders-list (JSON in JSON)',
        'gone' => [...$maria, 'Maria', 'ann.lee@mail.example', 'Ann', 'Lee', '1 High St', 'Leeds', 'LS1 1AA',
            '+44 113 4960000'],
        'nested' => ['result.content.*.text'],
        'fields' => $woocommerce + [
            // A third person's name and a number in national writing, free text without a field's name to tell: beyond
            // what this version finds, so they are not planted values; the number may go.
            '**.customer_note' => ['Leave with neighbour Petra Vogel, [PHONE_NUMBER]', null],
        ],
    ],
    'woocommerce/analytics_customers.json' => [
        'title' => 'GET wc-analytics/customers',
        'gone' => [...array_diff($marta, ['ul. Marszalkowska 10/4', '+48 601 234 567']), '00-590', 'Warszawa'],
        'fields' => $woocommerce + ['*.name' => 'PERSON'],
    ],
    'woocommerce/wc_v3_order_notes.json' => [
        'title' => 'GET wc/v3/orders/14/notes',
        'gone' => ['maria.schneider@mailbox.example', '+49 171 5550199'],
        'fields' => [
            // A street in free text, and no field of the same document names it: not a planted value.
            '0.note' => 'Customer [EMAIL_ADDRESS] phoned from [PHONE_NUMBER], wants delivery to Lindenallee 14',
        ],
    ],
    'woocommerce/store_checkout.json' => [
        'title' => 'POST wc/store/v1/checkout',
        'gone' => ['jonas.weber@mail.example', 'Jonas', 'Weber', 'Hauptstr. 5', 'Hamburg', '20095', '040 5551234'],
        'fields' => $woocommerce + [
            // The name is in no pattern; the same document's last_name gives it away.
            'customer_note' => 'ring at [PERSON]',
        ],
    ],
    'woocommerce/ability_orders_query.json' => [
        'title' => 'ability orders-query',
        'gone' => ['maria.schneider@mailbox.example', 'ann.lee@mail.example', 'jonas.weber@mail.example'],
        'fields' => $woocommerce,
    ],
    'woocommerce/ai_client_request.jsonl' => [
        'title' => 'call to an AI service (ndjson)',
        'query' => ['channel' => 'egress'],
        // `Maria Schneider` stands in free text with nothing beside it that says name: not found in this version.
        'gone' => ['maria.schneider@mailbox.example', '+49 30 90182034', 'DE89370400440532013000', 'sk-lab'],
        'nested' => ['*.body'],
        'fields' => [
            '*.headers.Authorization' => ['Bearer [BEARER_TOKEN]', 'BEARER_TOKEN', 'GENERIC_SECRET'],
            // This machine's own address.
            '*.headers.Host' => ['IP_ADDRESS', '[IP_ADDRESS]:18284', null],
            '*.body.messages.*.content.*.text' =>
                'Write a reply to Maria Schneider [EMAIL_ADDRESS] [PHONE_NUMBER] [IBAN_CODE]',
        ],
    ],
    'woocommerce/store_cart.json' => ['title' => 'GET wc/store/v1/cart, empty'],
    'woocommerce/rest_products.json' => ['title' => 'GET wc/v3/products'],

    // --- logs --------------------------------------------------------------------------------------------------------
    'magento/logs/system_customer.log' => [
        'title' => 'var/log/system.log',
        'query' => ['channel' => 'log'],
        'gone' => ['marta.kowalska@example.net', 'Marta', '4111111111111111', '09/28', '83.12.44.7', '+48 601 234 567',
            'ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12', '1988-03-14'],
        'text' => [
            'marta.kowalska@example.net' => 'EMAIL_ADDRESS',
            '4111111111111111' => 'CREDIT_CARD',
            '09/28' => 'CARD_EXPIRY',
            '83.12.44.7' => 'IP_ADDRESS',
            '"Marta"' => '"[PERSON]"',
            '+48 601 234 567' => 'PHONE_NUMBER',
            'Bearer ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12' => ['Bearer [BEARER_TOKEN]', 'GENERIC_SECRET'],
            '1988-03-14' => 'DATE_OF_BIRTH',
        ],
    ],
    'magento/logs/system.log' => [
        'title' => 'var/log/system.log, orders',
        'query' => ['channel' => 'log'],
        'gone' => ['aoife.obrien@example.org', '+353 1 555 0199', 'jan.devries@voorbeeld.example'],
        'text' => [
            'aoife.obrien@example.org' => 'EMAIL_ADDRESS',
            '+353 1 555 0199' => 'PHONE_NUMBER',
            'jan.devries@voorbeeld.example' => 'EMAIL_ADDRESS',
        ],
    ],
    'magento/logs/exception.log' => [
        'title' => 'var/log/exception.log',
        'query' => ['channel' => 'log'],
        'gone' => ['4111111111111111', 'maria.garcia@example.net', 'jan.devries@voorbeeld.example'],
        'text' => [
            '4111111111111111' => 'CREDIT_CARD',
            'maria.garcia@example.net' => 'EMAIL_ADDRESS',
            'jan.devries@voorbeeld.example' => 'EMAIL_ADDRESS',
        ],
    ],
    'magento/logs/payment.log' => [
        'title' => 'var/log/payment.log',
        'query' => ['channel' => 'log'],
        'gone' => ['maria.garcia@example.net'],
        'text' => ['maria.garcia@example.net' => 'EMAIL_ADDRESS'],
    ],
    'magento/logs/cron.log' => [
        'title' => 'var/log/cron.log',
        'query' => ['channel' => 'log'],
        'gone' => ['jan.devries@voorbeeld.example'],
        'text' => ['jan.devries@voorbeeld.example' => 'EMAIL_ADDRESS'],
    ],
    'magento/logs/var_report.json' => [
        'title' => 'var/report',
        'query' => ['channel' => 'log'],
        'gone' => ['jan.devries@voorbeeld.example', 'mail.in.url@example.com'],
        'fields' => [
            '0' => 'LGTEST report for [EMAIL_ADDRESS]',
            'url' => '/lgprobe/boom/?email=[EMAIL_ADDRESS]',
        ],
    ],
    'woocommerce/debug.log' => [
        'title' => 'wp-content/debug.log',
        'query' => ['channel' => 'log'],
        'gone' => ['4111 1111 1111 1111', 'marta.kowalska@example.net'],
        'text' => ['4111 1111 1111 1111' => 'CREDIT_CARD', 'marta.kowalska@example.net' => 'EMAIL_ADDRESS'],
    ],
    'woocommerce/wc-gateway.log' => [
        'title' => 'wc-logs/gateway.log',
        'query' => ['channel' => 'log'],
        'gone' => ['marta.kowalska@example.net', '4111111111111111', '09/28', 'cvv 123'],
        'text' => [
            'marta.kowalska@example.net' => 'EMAIL_ADDRESS',
            '4111111111111111' => 'CREDIT_CARD',
            '09/28' => 'CARD_EXPIRY',
            'cvv 123' => 'cvv [CVV]',
        ],
    ],

    // --- an export ---------------------------------------------------------------------------------------------------
    'magento/importexport_customer.csv' => [
        'title' => 'System > Export > Customers',
        'query' => ['channel' => 'export'],
        'gone' => ['roni_cost@example.com', 'Veronica', 'Costello', '1973-12-15', 'jan.devries@voorbeeld.example',
            'Jan', 'de Vries', '1984-03-19', 'NL123456782B90', 'maria.garcia@example.net', 'María José',
            'García-López', '22027282a11e7ef49c7a75a1f5c82d00da423c2720914a53ddbcb2b8ca3bc4bd',
            '78e28246cc54dbc31c4d9fbccd89b3f2927d723d4c8315728eaece6692570d05',
            'f32aa928492a6da9c62f2aa38f6e01bcc6dc094bfacb97dde79427442705ca88',
            '0:3:mscmauTeRM2YRYxx5bZWvPBi+ZLA51RzfmOYuKqMb47r1wnZX+PWlD+74Iq/XxBW1hMSS2i3m4ZFvrBA',
            '0:3:3E5Y2gOkSBV8Km7QaptTgiz3zdw+vHQ0e6jI5uPqe8wYivUNAyjDzlaiLHhUyI4QimOpU2kdsjosAS2S',
            '0:3:UCjwo+CmTcTnz5wSG0dfK0ck4zRyuqQVhhALXcZu617InXEBpmxI3uL9yJyHCVJdfjpdeY3OdLa3cgOQ'],
        'columns' => [
            'email' => 'EMAIL_ADDRESS',
            'firstname' => 'PERSON',
            'lastname' => 'PERSON',
            'dob' => 'DATE_OF_BIRTH',
            'password_hash' => 'PASSWORD',
            'rp_token' => 'GENERIC_SECRET',
            'taxvat' => 'VAT_ID',
            'gender' => 'GENDER',
        ],
    ],
];
