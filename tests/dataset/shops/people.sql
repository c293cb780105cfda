-- People, and the orders they place: the same for the same @seed, whatever shop they go to.
--   in: @customers, @guests, @orders, @seed, {people} (customers and guests), {orders}
--   out: lgfill_person, lgfill_order (dropped at the end of the run)
-- Every choice is four hexadecimal digits of one MD5 of the seed and the row's number.

SET @now := TIMESTAMP '2026-11-01 00:00:00';

DROP TABLE IF EXISTS lgfill_person;
CREATE TABLE lgfill_person (
    n INT UNSIGNED PRIMARY KEY, first VARCHAR(40), last VARCHAR(60), email VARCHAR(120), login VARCHAR(60), phone VARCHAR(24), street VARCHAR(80),
    postcode VARCHAR(10), city VARCHAR(40), country CHAR(2), dob DATE, gender TINYINT, company VARCHAR(60), registered DATETIME, hash CHAR(32)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- Numbers 1 to @customers have accounts, those above order as guests. Phone numbers are those that regulators keep
-- free for plays and books (FCC, Ofcom, Arcep, Bundesnetzagentur).
INSERT INTO lgfill_person
SELECT p.n, f.word, l.word,
    CONCAT(f.ascii, IF(p.n % 2, '.', '_'), l.ascii, p.n, '@', d.word),
    CONCAT(f.ascii, p.n),
    CASE c.ascii
        WHEN 'US' THEN CONCAT('+1 ', 201 + p.p5 % 700, '-555-01', LPAD(p.p6 % 100, 2, '0'))
        WHEN 'GB' THEN CONCAT('+44 20 7946 0', LPAD(p.p6 % 1000, 3, '0'))
        WHEN 'DE' THEN CONCAT('+49 ', ELT(1 + p.p5 % 4, '30 23125', '69 90009', '40 66969', '89 99998'), LPAD(p.p6 % 1000, 3, '0'))
        ELSE CONCAT('+33 ', ELT(1 + p.p5 % 5, '1 99 00', '2 61 91', '3 53 01', '4 65 71', '5 36 49'), ' ', LPAD(p.p6 % 100, 2, '0'), ' ', LPAD(p.p7 % 100, 2, '0'))
    END,
    IF(c.ascii IN ('US', 'GB'), CONCAT(1 + p.p7 % 180, ' ', s.word), CONCAT(s.word, ' ', 1 + p.p7 % 180)),
    CASE c.ascii WHEN 'GB' THEN CONCAT('KM', 1 + p.p8 % 9, ' ', p.p7 % 10, 'AB') ELSE LPAD(10000 + p.p8 % 400, 5, '0') END,
    c.word, c.ascii,
    DATE_SUB('2006-01-01', INTERVAL (p.p6 * 7 + p.p5) % 21900 DAY), 1 + p.p5 % 3,
    IF(p.p8 % 9 = 0, CONCAT(l.word, ' & ', s.word, ' GmbH'), NULL),
    DATE_SUB(@now, INTERVAL (p.p8 * 40 + p.p7) % 2102400 MINUTE), p.h
FROM (SELECT n, h,
        CAST(CONV(SUBSTR(h, 1, 4), 16, 10) AS UNSIGNED) p1, CAST(CONV(SUBSTR(h, 5, 4), 16, 10) AS UNSIGNED) p2, CAST(CONV(SUBSTR(h, 9, 4), 16, 10) AS UNSIGNED) p3, CAST(CONV(SUBSTR(h, 13, 4), 16, 10) AS UNSIGNED) p4,
        CAST(CONV(SUBSTR(h, 17, 4), 16, 10) AS UNSIGNED) p5, CAST(CONV(SUBSTR(h, 21, 4), 16, 10) AS UNSIGNED) p6, CAST(CONV(SUBSTR(h, 25, 4), 16, 10) AS UNSIGNED) p7, CAST(CONV(SUBSTR(h, 29, 4), 16, 10) AS UNSIGNED) p8
    FROM (SELECT seq n, MD5(CONCAT(@seed, '/person/', seq)) h FROM seq_1_to_{people}) m) p
JOIN lgfill_word f ON f.kind = 'first' AND f.i = p.p1 % @firsts
JOIN lgfill_word l ON l.kind = 'last' AND l.i = p.p2 % @lasts
JOIN lgfill_word s ON s.kind = 'street' AND s.i = p.p3 % @streets
JOIN lgfill_word c ON c.kind = 'city' AND c.i = p.p4 % @cities
JOIN lgfill_word d ON d.kind = 'domain' AND d.i = p.p5 % @domains;

DROP TABLE IF EXISTS lgfill_order;
CREATE TABLE lgfill_order (
    k INT UNSIGNED PRIMARY KEY, person INT UNSIGNED, receiver INT UNSIGNED, guest TINYINT, created DATETIME, items TINYINT, qty INT, product INT,
    price DECIMAL(10, 2), total DECIMAL(10, 2), status TINYINT, ip VARCHAR(45), note VARCHAR(400), method TINYINT, hash CHAR(32)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

-- Few people order much. One order in seven is a guest's, one in nine goes to somebody else, one in six has a note.
INSERT INTO lgfill_order
SELECT o.k, o.person, IF(o.p4 % 9 = 0, 1 + (o.p4 * 7919 + o.p5) % @customers, o.person), o.guest,
    DATE_SUB(@now, INTERVAL (o.p3 * 33 + o.p4) % 2102400 MINUTE),
    1 + o.p5 % 4, 1 + o.p6 % 3, o.p7 % @products, 4.9 + o.p6 % 120, ROUND((1 + o.p5 % 4) * (1 + o.p6 % 3) * (4.9 + o.p6 % 120), 2),
    IF(o.p8 % 20 = 0, 0, IF(o.p8 % 11 = 0, 1, 2)),
    IF(o.p8 % 8 = 0, CONCAT('2001:db8:', SUBSTR(o.h, 1, 4), '::', TRIM(LEADING '0' FROM CONCAT(SUBSTR(o.h, 5, 3), '1'))),
        CONCAT(ELT(1 + o.p1 % 3, '192.0.2.', '198.51.100.', '203.0.113.'), 1 + o.p2 % 254)),
    REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(t.word, '{first}', a.first), '{last}', a.last), '{email}', a.email), '{phone}', a.phone),
        '{street}', a.street), '{postcode}', a.postcode), '{city}', a.city), '{card}', (SELECT word FROM lgfill_word WHERE kind = 'card' AND i = o.p1 % @cards)),
    o.p2 % 4, o.h
FROM (SELECT k, h, p1, p2, p3, p4, p5, p6, p7, p8, p1 % 7 = 0 guest,
        IF(p1 % 7 = 0, @customers + 1 + (p2 * 65536 + p3) % @guests, 1 + FLOOR(@customers * POW((p2 * 65536 + p3) / 4294967296, 1.6))) person
    FROM (SELECT k, h,
        CAST(CONV(SUBSTR(h, 1, 4), 16, 10) AS UNSIGNED) p1, CAST(CONV(SUBSTR(h, 5, 4), 16, 10) AS UNSIGNED) p2, CAST(CONV(SUBSTR(h, 9, 4), 16, 10) AS UNSIGNED) p3, CAST(CONV(SUBSTR(h, 13, 4), 16, 10) AS UNSIGNED) p4,
        CAST(CONV(SUBSTR(h, 17, 4), 16, 10) AS UNSIGNED) p5, CAST(CONV(SUBSTR(h, 21, 4), 16, 10) AS UNSIGNED) p6, CAST(CONV(SUBSTR(h, 25, 4), 16, 10) AS UNSIGNED) p7, CAST(CONV(SUBSTR(h, 29, 4), 16, 10) AS UNSIGNED) p8
        FROM (SELECT seq k, MD5(CONCAT(@seed, '/order/', seq)) h FROM seq_1_to_{orders}) m) x) o
JOIN lgfill_person a ON a.n = o.person
LEFT JOIN lgfill_word t ON t.kind = 'text' AND t.i = o.p3 % @texts AND o.p7 % 6 = 0;
