-- Of a WooCommerce database with its own order tables, what woocommerce.sql fills and the recipe reads: for a machine without a shop.
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;

CREATE TABLE {prefix}commentmeta (
    meta_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, comment_id BIGINT UNSIGNED NOT NULL, meta_key VARCHAR(255), meta_value LONGTEXT,
    PRIMARY KEY (meta_id)
);
CREATE TABLE {prefix}comments (
    comment_ID BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, comment_post_ID BIGINT UNSIGNED NOT NULL, comment_author TINYTEXT NOT NULL,
    comment_author_email VARCHAR(100) NOT NULL, comment_author_IP VARCHAR(100) NOT NULL, comment_date DATETIME NOT NULL,
    comment_date_gmt DATETIME NOT NULL, comment_content TEXT NOT NULL, comment_approved VARCHAR(20) NOT NULL, comment_agent VARCHAR(255) NOT NULL,
    comment_type VARCHAR(20) NOT NULL, user_id BIGINT UNSIGNED NOT NULL, PRIMARY KEY (comment_ID)
);
CREATE TABLE {prefix}posts (
    ID BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, post_author BIGINT UNSIGNED NOT NULL, post_date DATETIME NOT NULL, post_date_gmt DATETIME NOT NULL,
    post_content LONGTEXT NOT NULL, post_title TEXT NOT NULL, post_excerpt TEXT NOT NULL, post_status VARCHAR(20) NOT NULL,
    post_name VARCHAR(200) NOT NULL, to_ping TEXT NOT NULL, pinged TEXT NOT NULL, post_modified DATETIME NOT NULL,
    post_modified_gmt DATETIME NOT NULL, post_content_filtered LONGTEXT NOT NULL, post_type VARCHAR(20) NOT NULL, PRIMARY KEY (ID)
);
CREATE TABLE {prefix}usermeta (
    umeta_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, user_id BIGINT UNSIGNED NOT NULL, meta_key VARCHAR(255), meta_value LONGTEXT,
    PRIMARY KEY (umeta_id)
);
CREATE TABLE {prefix}users (
    ID BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, user_login VARCHAR(60) NOT NULL, user_pass VARCHAR(255) NOT NULL, user_nicename VARCHAR(50) NOT NULL,
    user_email VARCHAR(100) NOT NULL, user_registered DATETIME NOT NULL, display_name VARCHAR(250) NOT NULL, PRIMARY KEY (ID)
);
CREATE TABLE {prefix}wc_customer_lookup (
    customer_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, user_id BIGINT UNSIGNED, username VARCHAR(60) NOT NULL, first_name VARCHAR(255) NOT NULL,
    last_name VARCHAR(255) NOT NULL, email VARCHAR(100), date_last_active TIMESTAMP NULL, date_registered TIMESTAMP NULL, country CHAR(2) NOT NULL,
    postcode VARCHAR(20) NOT NULL, city VARCHAR(100) NOT NULL, PRIMARY KEY (customer_id)
);
CREATE TABLE {prefix}wc_order_addresses (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, order_id BIGINT UNSIGNED NOT NULL, address_type VARCHAR(20), first_name TEXT, last_name TEXT,
    company TEXT, address_1 TEXT, city TEXT, postcode TEXT, country TEXT, email VARCHAR(320), phone VARCHAR(100), PRIMARY KEY (id)
);
CREATE TABLE {prefix}wc_order_operational_data (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, order_id BIGINT UNSIGNED, created_via VARCHAR(100), woocommerce_version VARCHAR(20),
    prices_include_tax TINYINT(1), order_key VARCHAR(100), shipping_total_amount DECIMAL(26,8), PRIMARY KEY (id)
);
CREATE TABLE {prefix}wc_order_product_lookup (
    order_item_id BIGINT UNSIGNED NOT NULL, order_id BIGINT UNSIGNED NOT NULL, product_id BIGINT UNSIGNED NOT NULL,
    variation_id BIGINT UNSIGNED NOT NULL, customer_id BIGINT UNSIGNED, date_created DATETIME NOT NULL, product_qty INT NOT NULL,
    product_net_revenue DOUBLE NOT NULL, product_gross_revenue DOUBLE NOT NULL, tax_amount DOUBLE NOT NULL, PRIMARY KEY (order_item_id, order_id)
);
CREATE TABLE {prefix}wc_order_stats (
    order_id BIGINT UNSIGNED NOT NULL, date_created DATETIME NOT NULL, date_created_gmt DATETIME NOT NULL, num_items_sold INT NOT NULL,
    total_sales DOUBLE NOT NULL, tax_total DOUBLE NOT NULL, shipping_total DOUBLE NOT NULL, net_total DOUBLE NOT NULL, returning_customer TINYINT(1),
    status VARCHAR(20) NOT NULL, customer_id BIGINT UNSIGNED NOT NULL, PRIMARY KEY (order_id)
);
CREATE TABLE {prefix}wc_orders (
    id BIGINT UNSIGNED NOT NULL, status VARCHAR(20), currency VARCHAR(10), type VARCHAR(20), tax_amount DECIMAL(26,8), total_amount DECIMAL(26,8),
    customer_id BIGINT UNSIGNED, billing_email VARCHAR(320), date_created_gmt DATETIME, date_updated_gmt DATETIME, parent_order_id BIGINT UNSIGNED,
    payment_method VARCHAR(100), payment_method_title TEXT, transaction_id VARCHAR(100), ip_address VARCHAR(100), user_agent TEXT, customer_note TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE {prefix}woocommerce_order_items (
    order_item_id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, order_item_name TEXT NOT NULL, order_item_type VARCHAR(200) NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL, PRIMARY KEY (order_item_id)
);
