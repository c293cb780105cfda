-- Magento 2.4: what the people of people.sql leave in its tables. Numbers go on behind those that are there.
SELECT COALESCE(MAX(entity_id), 0) INTO @c FROM customer_entity;
SELECT COALESCE(MAX(entity_id), 0) INTO @a FROM customer_address_entity;
SELECT COALESCE(MAX(entity_id), 0) INTO @o FROM sales_order;
SELECT COALESCE(MAX(entity_id), 0) INTO @oa FROM sales_order_address;
SELECT COALESCE(MAX(item_id), 0) INTO @oi FROM sales_order_item;
SELECT COALESCE(MAX(review_id), 0) INTO @r FROM review;

INSERT INTO customer_entity (entity_id, website_id, email, group_id, store_id, created_at, updated_at, created_in, firstname, lastname, dob, gender, taxvat,
    password_hash, default_billing, default_shipping)
SELECT @c + n, 1, email, 1, 1, registered, registered, 'Default Store View', first, last, dob, gender, IF(company IS NULL, NULL, CONCAT('DE', SUBSTR(CONV(SUBSTR(hash, 1, 8), 16, 10) + 1000000000, 1, 9))),
    CONCAT(SHA2(hash, 256), ':', SUBSTR(hash, 1, 16), ':2'), @a + n, @a + n
FROM lgfill_person WHERE n <= @customers;

INSERT INTO customer_address_entity (entity_id, parent_id, created_at, updated_at, city, company, country_id, firstname, lastname, postcode, street, telephone)
SELECT @a + n, @c + n, registered, registered, city, company, country, first, last, postcode, street, phone
FROM lgfill_person WHERE n <= @customers;

-- Two in five take the newsletter; one in ten did.
INSERT INTO newsletter_subscriber (store_id, change_status_at, customer_id, subscriber_email, subscriber_status, subscriber_confirm_code)
SELECT 1, registered, @c + n, email, IF(n % 10 = 3, 3, 1), SUBSTR(hash, 1, 32)
FROM lgfill_person WHERE n <= @customers AND n % 10 IN (0, 1, 2, 3, 4);

INSERT INTO sales_order (entity_id, state, status, store_id, customer_id, base_grand_total, grand_total, subtotal, base_subtotal, shipping_amount, tax_amount,
    total_qty_ordered, customer_is_guest, billing_address_id, shipping_address_id, customer_group_id, increment_id, base_currency_code, order_currency_code,
    global_currency_code, store_currency_code, customer_email, customer_firstname, customer_lastname, customer_dob, customer_gender, remote_ip, store_name,
    customer_note, created_at, updated_at, total_item_count, shipping_method, protect_code)
SELECT @o + k, ELT(1 + status, 'canceled', 'processing', 'complete'), ELT(1 + status, 'canceled', 'processing', 'complete'), 1, IF(guest, NULL, @c + person),
    total, total, total, total, 4.9, ROUND(total * 0.19, 4), items * qty, guest, @oa + 2 * k - 1, @oa + 2 * k, IF(guest, 0, 1), LPAD(@o + k, 9, '0'),
    'EUR', 'EUR', 'EUR', 'EUR', p.email, p.first, p.last, IF(guest, NULL, p.dob), IF(guest, NULL, p.gender), ip, 'Main Website', note, created, created, items,
    ELT(1 + method, 'flatrate_flatrate', 'freeshipping_freeshipping', 'tablerate_bestway', 'instore_pickup'), SUBSTR(q.hash, 1, 32)
FROM lgfill_order q JOIN lgfill_person p ON p.n = q.person ORDER BY k;

INSERT INTO sales_order_address (entity_id, parent_id, customer_id, postcode, lastname, street, city, email, telephone, country_id, firstname, address_type, company)
SELECT @oa + 2 * k - s.seq, @o + k, IF(guest, NULL, @c + person), p.postcode, p.last, p.street, p.city, p.email, p.phone, p.country, p.first,
    IF(s.seq = 1, 'billing', 'shipping'), p.company
FROM lgfill_order q JOIN seq_0_to_1 s JOIN lgfill_person p ON p.n = IF(s.seq = 1, q.person, q.receiver) ORDER BY k, s.seq DESC;

INSERT INTO sales_order_item (order_id, store_id, created_at, updated_at, product_id, product_type, sku, name, qty_ordered, price, base_price, row_total, base_row_total)
SELECT @o + k, 1, created, created, 1 + (product + s.seq) % @products, 'simple', CONCAT('LG-', 1000 + (product + s.seq) % @products), w.word, qty, price, price, qty * price, qty * price
FROM lgfill_order q JOIN seq_1_to_4 s ON s.seq <= q.items JOIN lgfill_word w ON w.kind = 'product' AND w.i = (product + s.seq) % @products ORDER BY k, s.seq;

INSERT INTO sales_order_payment (parent_id, base_amount_ordered, amount_ordered, method, cc_last_4, cc_owner, cc_type, last_trans_id)
SELECT @o + k, total, total, ELT(1 + method, 'checkmo', 'banktransfer', 'braintree', 'paypal_express'), IF(method = 2, '1111', NULL),
    IF(method = 2, CONCAT(p.first, ' ', p.last), NULL), IF(method = 2, 'VI', NULL), UPPER(SUBSTR(q.hash, 8, 17))
FROM lgfill_order q JOIN lgfill_person p ON p.n = q.person ORDER BY k;

INSERT INTO sales_order_status_history (parent_id, is_customer_notified, is_visible_on_front, comment, status, created_at, entity_name)
SELECT @o + k, 0, 0, CONCAT('Customer called. ', note), 'processing', created, 'order' FROM lgfill_order WHERE note IS NOT NULL AND k % 2 = 0 ORDER BY k;

INSERT INTO review (review_id, created_at, entity_id, entity_pk_value, status_id)
SELECT @r + k, created, 1, 1 + product, 1 FROM lgfill_order WHERE k % 20 = 0 ORDER BY k;
INSERT INTO review_detail (review_id, store_id, title, detail, nickname, customer_id)
SELECT @r + k, 1, t.word, COALESCE(q.note, CONCAT(t.word, ' ', p.first, ' ', p.last)), p.first, IF(guest, NULL, @c + person)
FROM lgfill_order q JOIN lgfill_person p ON p.n = q.person JOIN lgfill_word t ON t.kind = 'text' AND t.i = k % 6 WHERE k % 20 = 0 ORDER BY k;

-- One account in two hundred is closed again: the orders stay, as Magento's foreign key leaves them.
UPDATE sales_order SET customer_id = NULL WHERE entity_id > @o AND customer_id > @c AND (customer_id - @c) % 200 = 11;
DELETE FROM newsletter_subscriber WHERE customer_id > @c AND (customer_id - @c) % 200 = 11;
DELETE FROM customer_address_entity WHERE parent_id > @c AND (parent_id - @c) % 200 = 11;
UPDATE review_detail SET customer_id = NULL WHERE customer_id > @c AND (customer_id - @c) % 200 = 11;
DELETE FROM customer_entity WHERE entity_id > @c AND (entity_id - @c) % 200 = 11;
