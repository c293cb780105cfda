-- Of a Magento 2.4 database, what magento.sql fills and the recipe reads: for a machine without a Magento.
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;

CREATE TABLE customer_address_entity (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, increment_id VARCHAR(50), parent_id INT UNSIGNED, created_at TIMESTAMP NULL,
    updated_at TIMESTAMP NULL, city VARCHAR(255) NOT NULL, company VARCHAR(255), country_id VARCHAR(255) NOT NULL, firstname VARCHAR(255) NOT NULL,
    lastname VARCHAR(255) NOT NULL, postcode VARCHAR(255), prefix VARCHAR(40), region VARCHAR(255), street TEXT NOT NULL,
    telephone VARCHAR(255) NOT NULL, PRIMARY KEY (entity_id)
);
CREATE TABLE customer_entity (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, website_id SMALLINT UNSIGNED, email VARCHAR(255), group_id SMALLINT UNSIGNED NOT NULL,
    increment_id VARCHAR(50), store_id SMALLINT UNSIGNED, created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL, created_in VARCHAR(255),
    prefix VARCHAR(40), firstname VARCHAR(255), lastname VARCHAR(255), dob DATE, password_hash VARCHAR(128), default_billing INT UNSIGNED,
    default_shipping INT UNSIGNED, taxvat VARCHAR(50), gender SMALLINT UNSIGNED, PRIMARY KEY (entity_id)
);
CREATE TABLE newsletter_subscriber (
    subscriber_id INT UNSIGNED NOT NULL AUTO_INCREMENT, store_id SMALLINT UNSIGNED, change_status_at TIMESTAMP NULL,
    customer_id INT UNSIGNED NOT NULL, subscriber_email VARCHAR(150), subscriber_status INT NOT NULL, subscriber_confirm_code VARCHAR(32),
    PRIMARY KEY (subscriber_id)
);
CREATE TABLE review (
    review_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, created_at TIMESTAMP NULL, entity_id SMALLINT UNSIGNED NOT NULL,
    entity_pk_value INT UNSIGNED NOT NULL, status_id SMALLINT UNSIGNED NOT NULL, PRIMARY KEY (review_id)
);
CREATE TABLE review_detail (
    detail_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, review_id BIGINT UNSIGNED NOT NULL, store_id SMALLINT UNSIGNED, title VARCHAR(255) NOT NULL,
    detail TEXT NOT NULL, nickname VARCHAR(128) NOT NULL, customer_id INT UNSIGNED, PRIMARY KEY (detail_id)
);
CREATE TABLE sales_order (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, state VARCHAR(32), status VARCHAR(32), protect_code VARCHAR(255), store_id SMALLINT UNSIGNED,
    customer_id INT UNSIGNED, base_grand_total DECIMAL(20,4), base_subtotal DECIMAL(20,4), grand_total DECIMAL(20,4), shipping_amount DECIMAL(20,4),
    subtotal DECIMAL(20,4), tax_amount DECIMAL(20,4), total_qty_ordered DECIMAL(12,4), customer_is_guest SMALLINT UNSIGNED, billing_address_id INT,
    customer_group_id INT, shipping_address_id INT, customer_dob DATETIME, increment_id VARCHAR(50), base_currency_code VARCHAR(3),
    customer_email VARCHAR(128), customer_firstname VARCHAR(128), customer_lastname VARCHAR(128), global_currency_code VARCHAR(3),
    order_currency_code VARCHAR(3), remote_ip VARCHAR(45), shipping_method VARCHAR(120), store_currency_code VARCHAR(3), store_name VARCHAR(255),
    customer_note TEXT, created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL, total_item_count SMALLINT UNSIGNED NOT NULL, customer_gender INT,
    PRIMARY KEY (entity_id)
);
CREATE TABLE sales_order_address (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, parent_id INT UNSIGNED, customer_id INT, region VARCHAR(255), postcode VARCHAR(255),
    lastname VARCHAR(255), street VARCHAR(255), city VARCHAR(255), email VARCHAR(255), telephone VARCHAR(255), country_id VARCHAR(2),
    firstname VARCHAR(255), address_type VARCHAR(255), prefix VARCHAR(255), company VARCHAR(255), PRIMARY KEY (entity_id)
);
CREATE TABLE sales_order_item (
    item_id INT UNSIGNED NOT NULL AUTO_INCREMENT, order_id INT UNSIGNED NOT NULL, store_id SMALLINT UNSIGNED, created_at TIMESTAMP NULL,
    updated_at TIMESTAMP NULL, product_id INT UNSIGNED, product_type VARCHAR(255), sku VARCHAR(255), name VARCHAR(255), qty_ordered DECIMAL(12,4),
    price DECIMAL(12,4) NOT NULL, base_price DECIMAL(12,4) NOT NULL, tax_amount DECIMAL(20,4), row_total DECIMAL(20,4) NOT NULL,
    base_row_total DECIMAL(20,4) NOT NULL, PRIMARY KEY (item_id)
);
CREATE TABLE sales_order_payment (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, parent_id INT UNSIGNED NOT NULL, shipping_amount DECIMAL(20,4), base_amount_ordered DECIMAL(20,4),
    amount_ordered DECIMAL(20,4), method VARCHAR(128), cc_last_4 VARCHAR(100), last_trans_id VARCHAR(255), cc_owner VARCHAR(128), cc_type VARCHAR(32),
    PRIMARY KEY (entity_id)
);
CREATE TABLE sales_order_status_history (
    entity_id INT UNSIGNED NOT NULL AUTO_INCREMENT, parent_id INT UNSIGNED NOT NULL, is_customer_notified INT,
    is_visible_on_front SMALLINT UNSIGNED NOT NULL, comment TEXT, status VARCHAR(32), created_at TIMESTAMP NULL, entity_name VARCHAR(32),
    PRIMARY KEY (entity_id)
);
