CREATE DATABASE shop CHARACTER SET utf8mb4;
USE shop;
CREATE TABLE `customer_entity` (
  `entity_id` int unsigned NOT NULL AUTO_INCREMENT COMMENT 'Entity (id), the',
  `email` varchar(255) DEFAULT NULL,
  `lastname` varchar(255) DEFAULT 'x,y',
  `sku` varchar(64) DEFAULT NULL,
  `notes` text,
  `picture` blob,
  `response` blob,
  `total` decimal(12,4) DEFAULT NULL,
  PRIMARY KEY (`entity_id`),
  KEY `email_sku` (`email`,`sku`)
);
INSERT INTO customer_entity (email, lastname, sku, notes, picture, response, total) VALUES
  ('jane.doe@example.com', 'O''Neil', '24-\\MB01', NULL, 0x00FF275C0A, 'to jane.doe@example.com; she''s \\ in', 12.5),
  ('jane.doe@example.com', 'Weber; (x), "y"', 'WS''08', 'ring jane.doe@example.com\nor her\tsister', '', 'a:2:{s:5:"email";s:20:"jane.doe@example.com";s:6:"\0*\0qty";i:3;}', -3),
  ('jane.doe@example.com', 'D\\Arc', 'a);(b', '', NULL, 0x6E6F7468696E6700, NULL);
