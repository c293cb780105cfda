-- WooCommerce with its own order tables (HPOS): what the people of people.sql leave in them. {prefix} is the site's table prefix.
-- Left out of what a shop would have: the placeholder posts of orders, and the items' meta rows (their sums are in wc_order_product_lookup).
SELECT COALESCE(MAX(ID), 0) INTO @u FROM {prefix}users;
SELECT GREATEST(COALESCE((SELECT MAX(ID) FROM {prefix}posts), 0), COALESCE((SELECT MAX(id) FROM {prefix}wc_orders), 0)) INTO @o;
SELECT COALESCE(MAX(customer_id), 0) INTO @l FROM {prefix}wc_customer_lookup;
SELECT COALESCE(MAX(order_item_id), 0) INTO @i FROM {prefix}woocommerce_order_items;
-- products and requests come behind the orders
SET @p := @o + @orders;
SET @q := @p + @products;

INSERT INTO {prefix}users (ID, user_login, user_pass, user_nicename, user_email, user_registered, display_name)
SELECT @u + n, login, CONCAT('$P$B', SUBSTR(hash, 1, 30)), LEFT(login, 50), email, registered, CONCAT(first, ' ', last)
FROM lgfill_person WHERE n <= @customers;

INSERT INTO {prefix}usermeta (user_id, meta_key, meta_value)
SELECT @u + n, ELT(s.seq, 'first_name', 'last_name', 'nickname', '{prefix}capabilities', 'billing_first_name', 'billing_last_name', 'billing_email', 'billing_phone',
        'billing_address_1', 'billing_city', 'billing_postcode', 'billing_country', 'session_tokens', 'marketing_consent'),
    ELT(s.seq, first, last, login, 'a:1:{s:8:"customer";b:1;}', first, last, email, phone, street, city, postcode, country,
        CONCAT('a:1:{s:64:"', SHA2(hash, 256), '";a:1:{s:10:"expiration";i:1793000000;}}'), IF(n % 10 < 7, 'yes', 'no'))
FROM lgfill_person JOIN seq_1_to_14 s WHERE n <= @customers ORDER BY n, s.seq;

-- Guests have a row here, too.
INSERT INTO {prefix}wc_customer_lookup (customer_id, user_id, username, first_name, last_name, email, date_last_active, date_registered, country, postcode, city)
SELECT @l + n, IF(n <= @customers, @u + n, NULL), IF(n <= @customers, login, ''), first, last, email, registered, IF(n <= @customers, registered, NULL), country, postcode, city
FROM lgfill_person ORDER BY n;

INSERT INTO {prefix}wc_orders (id, status, currency, type, tax_amount, total_amount, customer_id, billing_email, date_created_gmt, date_updated_gmt, parent_order_id,
    payment_method, payment_method_title, transaction_id, ip_address, user_agent, customer_note)
SELECT @o + k, ELT(1 + status, 'wc-cancelled', 'wc-processing', 'wc-completed'), 'EUR', 'shop_order', ROUND(total * 0.19, 2), total, IF(guest, 0, @u + person), p.email,
    created, created, 0, ELT(1 + method, 'cheque', 'bacs', 'stripe', 'ppcp-gateway'), ELT(1 + method, 'Cheque', 'Bank transfer', 'Credit card', 'PayPal'),
    UPPER(SUBSTR(q.hash, 8, 17)), ip, 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', COALESCE(note, '')
FROM lgfill_order q JOIN lgfill_person p ON p.n = q.person ORDER BY k;

INSERT INTO {prefix}wc_order_addresses (order_id, address_type, first_name, last_name, company, address_1, city, postcode, country, email, phone)
SELECT @o + k, IF(s.seq = 1, 'billing', 'shipping'), p.first, p.last, p.company, p.street, p.city, p.postcode, p.country, IF(s.seq = 1, p.email, NULL), p.phone
FROM lgfill_order q JOIN seq_1_to_2 s JOIN lgfill_person p ON p.n = IF(s.seq = 1, q.person, q.receiver) ORDER BY k, s.seq;

INSERT INTO {prefix}wc_order_operational_data (order_id, created_via, woocommerce_version, prices_include_tax, order_key, shipping_total_amount)
SELECT @o + k, 'checkout', '11.0.0', 1, CONCAT('wc_order_', SUBSTR(hash, 1, 13)), 4.9 FROM lgfill_order ORDER BY k;

INSERT INTO {prefix}wc_order_stats (order_id, date_created, date_created_gmt, num_items_sold, total_sales, tax_total, shipping_total, net_total, returning_customer, status, customer_id)
SELECT @o + k, created, created, items * qty, total, total * 0.19, 4.9, total * 0.81 - 4.9, NOT guest, ELT(1 + status, 'wc-cancelled', 'wc-processing', 'wc-completed'), @l + person
FROM lgfill_order ORDER BY k;

INSERT INTO {prefix}posts (ID, post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name, to_ping, pinged, post_modified, post_modified_gmt,
    post_content_filtered, post_type)
SELECT @p + 1 + i, 1, @now, @now, '', word, '', 'publish', REPLACE(LOWER(word), ' ', '-'), '', '', @now, @now, '', 'product' FROM lgfill_word WHERE kind = 'product';

INSERT INTO {prefix}woocommerce_order_items (order_item_id, order_item_name, order_item_type, order_id)
SELECT @i + 4 * (k - 1) + s.seq, w.word, 'line_item', @o + k
FROM lgfill_order q JOIN seq_1_to_4 s ON s.seq <= q.items JOIN lgfill_word w ON w.kind = 'product' AND w.i = (product + s.seq) % @products ORDER BY k, s.seq;

INSERT INTO {prefix}wc_order_product_lookup (order_item_id, order_id, product_id, variation_id, customer_id, date_created, product_qty, product_net_revenue, product_gross_revenue)
SELECT @i + 4 * (k - 1) + s.seq, @o + k, @p + 1 + (product + s.seq) % @products, 0, @l + person, created, qty, qty * price * 0.81, qty * price
FROM lgfill_order q JOIN seq_1_to_4 s ON s.seq <= q.items ORDER BY k, s.seq;

-- Notes of the staff, and reviews.
INSERT INTO {prefix}comments (comment_post_ID, comment_author, comment_author_email, comment_date, comment_date_gmt, comment_content, comment_agent, comment_type)
SELECT @o + k, 'WooCommerce', 'woocommerce@shop.example', created, created, CONCAT('Customer called. ', note), 'WooCommerce', 'order_note'
FROM lgfill_order WHERE note IS NOT NULL AND k % 2 = 0 ORDER BY k;
INSERT INTO {prefix}comments (comment_post_ID, comment_author, comment_author_email, comment_author_IP, comment_date, comment_date_gmt, comment_content, comment_type, user_id)
SELECT @p + 1 + product, CONCAT(p.first, ' ', p.last), p.email, ip, created, created, COALESCE(q.note, CONCAT(t.word, ' ', p.first, ' ', p.last)), 'review', IF(guest, 0, @u + person)
FROM lgfill_order q JOIN lgfill_person p ON p.n = q.person JOIN lgfill_word t ON t.kind = 'text' AND t.i = k % 6 WHERE k % 20 = 0 ORDER BY k;
INSERT INTO {prefix}commentmeta (comment_id, meta_key, meta_value)
SELECT comment_ID, 'rating', 1 + comment_ID % 5 FROM {prefix}comments WHERE comment_type = 'review';

-- One customer in a hundred asks for erasure: done, confirmed, still waiting for the mail's answer, and failed ones.
-- One in a hundred asks for a copy, which is no erasure.
INSERT INTO {prefix}posts (ID, post_author, post_date, post_date_gmt, post_content, post_title, post_excerpt, post_status, post_name, to_ping, pinged, post_modified, post_modified_gmt,
    post_content_filtered, post_type)
SELECT @q + n, @u + n, @now, @now, '', email, '', ELT(1 + FLOOR(n / 100) % 4, 'request-completed', 'request-confirmed', 'request-pending', 'request-failed'),
    IF(n % 100 = 7, 'remove_personal_data', 'export_personal_data'), '', '', @now, @now, '', 'user_request'
FROM lgfill_person WHERE n <= @customers AND n % 100 IN (7, 8);
