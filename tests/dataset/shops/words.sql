-- The words of which people.sql makes people and texts. Surnames are put together of two halves and belong to nobody;
-- streets and towns are invented; the texts were written for this.
DROP TABLE IF EXISTS lgfill_word;
CREATE TABLE lgfill_word (kind VARCHAR(10), i INT, word VARCHAR(400), ascii VARCHAR(40), PRIMARY KEY (kind, i))
    ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;

SET @i := -1;
INSERT INTO lgfill_word SELECT 'first', @i := @i + 1, word, ascii FROM (
    SELECT 'Orla' word, 'orla' ascii UNION ALL SELECT 'Tobin', 'tobin' UNION ALL SELECT 'Maribel', 'maribel' UNION ALL SELECT 'Anselm', 'anselm'
    UNION ALL SELECT 'Ilse', 'ilse' UNION ALL SELECT 'Dario', 'dario' UNION ALL SELECT 'Fenna', 'fenna' UNION ALL SELECT 'Casimir', 'casimir'
    UNION ALL SELECT 'Zoë', 'zoe' UNION ALL SELECT 'Renée', 'renee' UNION ALL SELECT 'Bastian', 'bastian' UNION ALL SELECT 'Noor', 'noor'
    UNION ALL SELECT 'Ewa', 'ewa' UNION ALL SELECT 'Jaromír', 'jaromir' UNION ALL SELECT 'Linnéa', 'linnea' UNION ALL SELECT 'Piet', 'piet'
    UNION ALL SELECT 'Sanne', 'sanne' UNION ALL SELECT 'Vasco', 'vasco' UNION ALL SELECT 'Wiebke', 'wiebke' UNION ALL SELECT 'Yannick', 'yannick'
    UNION ALL SELECT 'Inés', 'ines' UNION ALL SELECT 'Joost', 'joost' UNION ALL SELECT 'Katla', 'katla' UNION ALL SELECT 'Mirek', 'mirek'
    UNION ALL SELECT 'Anna', 'anna' UNION ALL SELECT 'Jonas', 'jonas' UNION ALL SELECT 'Sofia', 'sofia' UNION ALL SELECT 'Lukas', 'lukas'
    UNION ALL SELECT 'Emma', 'emma' UNION ALL SELECT 'Noah', 'noah' UNION ALL SELECT 'Mia', 'mia' UNION ALL SELECT 'Elias', 'elias'
    UNION ALL SELECT 'Jürgen', 'juergen' UNION ALL SELECT 'Björn', 'bjoern' UNION ALL SELECT 'Søren', 'soeren' UNION ALL SELECT 'Łukasz', 'lukasz'
    UNION ALL SELECT 'Małgorzata', 'malgorzata' UNION ALL SELECT 'José', 'jose' UNION ALL SELECT 'Begoña', 'begona' UNION ALL SELECT 'François', 'francois'
    UNION ALL SELECT 'Chloé', 'chloe' UNION ALL SELECT 'Gökhan', 'goekhan' UNION ALL SELECT 'Ayşe', 'ayse' UNION ALL SELECT 'Dvořka', 'dvorka'
    UNION ALL SELECT 'Harriet', 'harriet' UNION ALL SELECT 'Callum', 'callum' UNION ALL SELECT 'Imogen', 'imogen' UNION ALL SELECT 'Rhys', 'rhys'
    UNION ALL SELECT 'Giulia', 'giulia' UNION ALL SELECT 'Matteo', 'matteo' UNION ALL SELECT 'Federica', 'federica' UNION ALL SELECT 'Luca', 'luca'
    UNION ALL SELECT 'Ingrid', 'ingrid' UNION ALL SELECT 'Anders', 'anders' UNION ALL SELECT 'Astrid', 'astrid' UNION ALL SELECT 'Henrik', 'henrik'
    UNION ALL SELECT 'Marie-Claire', 'marie-claire' UNION ALL SELECT 'Jean-Luc', 'jean-luc' UNION ALL SELECT 'Hans-Peter', 'hans-peter' UNION ALL SELECT 'Ana Lucía', 'analucia'
    UNION ALL SELECT 'Priya', 'priya' UNION ALL SELECT 'Arjun', 'arjun' UNION ALL SELECT 'Yuki', 'yuki' UNION ALL SELECT 'Kenji', 'kenji'
    UNION ALL SELECT 'Fatima', 'fatima' UNION ALL SELECT 'Omar', 'omar' UNION ALL SELECT 'Leila', 'leila' UNION ALL SELECT 'Karim', 'karim'
    UNION ALL SELECT 'Beatriz', 'beatriz' UNION ALL SELECT 'Tiago', 'tiago' UNION ALL SELECT 'Inês', 'ines' UNION ALL SELECT 'Rui', 'rui'
    UNION ALL SELECT 'Eszter', 'eszter' UNION ALL SELECT 'Gábor', 'gabor' UNION ALL SELECT 'Zsófia', 'zsofia' UNION ALL SELECT 'Tamás', 'tamas'
    UNION ALL SELECT 'Aoife', 'aoife' UNION ALL SELECT 'Cormac', 'cormac' UNION ALL SELECT 'Saoirse', 'saoirse' UNION ALL SELECT 'Declan', 'declan') w;

-- 40 times 32 surnames
SET @i := -1;
INSERT INTO lgfill_word SELECT 'last', @i := @i + 1, CONCAT(a.word, b.word), CONCAT(a.ascii, b.ascii) FROM (
    SELECT 'Ash' word, 'ash' ascii UNION ALL SELECT 'Bell', 'bell' UNION ALL SELECT 'Carn', 'carn' UNION ALL SELECT 'Dross', 'dross'
    UNION ALL SELECT 'Eiken', 'eiken' UNION ALL SELECT 'Farra', 'farra' UNION ALL SELECT 'Gal', 'gal' UNION ALL SELECT 'Hollen', 'hollen'
    UNION ALL SELECT 'Ivers', 'ivers' UNION ALL SELECT 'Jast', 'jast' UNION ALL SELECT 'Kestr', 'kestr' UNION ALL SELECT 'Lindq', 'lindq'
    UNION ALL SELECT 'March', 'march' UNION ALL SELECT 'Norr', 'norr' UNION ALL SELECT 'Ooster', 'ooster' UNION ALL SELECT 'Pell', 'pell'
    UNION ALL SELECT 'Quinta', 'quinta' UNION ALL SELECT 'Rosen', 'rosen' UNION ALL SELECT 'Skars', 'skars' UNION ALL SELECT 'Tann', 'tann'
    UNION ALL SELECT 'Uhlen', 'uhlen' UNION ALL SELECT 'Vanton', 'vanton' UNION ALL SELECT 'Wexel', 'wexel' UNION ALL SELECT 'Ziel', 'ziel'
    UNION ALL SELECT 'Müll', 'muell' UNION ALL SELECT 'Köst', 'koest' UNION ALL SELECT 'Grün', 'gruen' UNION ALL SELECT 'Østr', 'oestr'
    UNION ALL SELECT 'Łoś', 'los' UNION ALL SELECT 'Čern', 'cern' UNION ALL SELECT 'Bran', 'bran' UNION ALL SELECT 'Thorn', 'thorn'
    UNION ALL SELECT 'Hart', 'hart' UNION ALL SELECT 'Whit', 'whit' UNION ALL SELECT 'Black', 'black' UNION ALL SELECT 'Stone', 'stone'
    UNION ALL SELECT 'Alder', 'alder' UNION ALL SELECT 'Mont', 'mont' UNION ALL SELECT 'Villa', 'villa' UNION ALL SELECT 'Szé', 'sze') a, (
    SELECT 'grove' word, 'grove' ascii UNION ALL SELECT 'wether', 'wether' UNION ALL SELECT 'mann', 'mann' UNION ALL SELECT 'horst', 'horst'
    UNION ALL SELECT 'dine', 'dine' UNION ALL SELECT 'braith', 'braith' UNION ALL SELECT 'beek', 'beek' UNION ALL SELECT 'holm', 'holm'
    UNION ALL SELECT 'owski', 'owski' UNION ALL SELECT 'elle', 'elle' UNION ALL SELECT 'vist', 'vist' UNION ALL SELECT 'ettini', 'ettini'
    UNION ALL SELECT 'bæk', 'baek' UNION ALL SELECT 'veld', 'veld' UNION ALL SELECT 'erin', 'erin' UNION ALL SELECT 'valle', 'valle'
    UNION ALL SELECT 'thaler', 'thaler' UNION ALL SELECT 'gren', 'gren' UNION ALL SELECT 'hauser', 'hauser' UNION ALL SELECT 'brock', 'brock'
    UNION ALL SELECT 'geren', 'geren' UNION ALL SELECT 'bury', 'bury' UNION ALL SELECT 'onka', 'onka' UNION ALL SELECT 'ova', 'ova'
    UNION ALL SELECT 'kamp', 'kamp' UNION ALL SELECT 'strøm', 'stroem' UNION ALL SELECT 'mayer', 'mayer' UNION ALL SELECT 'ford', 'ford'
    UNION ALL SELECT 'worth', 'worth' UNION ALL SELECT 'iński', 'inski' UNION ALL SELECT 'edo', 'edo' UNION ALL SELECT 'quist', 'quist') b;

SET @i := -1;
INSERT INTO lgfill_word SELECT 'street', @i := @i + 1, word, '' FROM (
    SELECT 'Honeywell Bluff Parkway' word UNION ALL SELECT 'Lindenweg' UNION ALL SELECT 'Rue des Tilleuls' UNION ALL SELECT 'Marszewska'
    UNION ALL SELECT 'Kastanienallee' UNION ALL SELECT 'Via dei Glicini' UNION ALL SELECT 'Calle del Olmo' UNION ALL SELECT 'Willowmere Close'
    UNION ALL SELECT 'Åsgatan' UNION ALL SELECT 'Molenpad' UNION ALL SELECT 'Thornbury Crescent' UNION ALL SELECT 'Quai des Brumes'
    UNION ALL SELECT 'Harbour Light Road' UNION ALL SELECT 'Ulmenring' UNION ALL SELECT 'Strada Vecchia' UNION ALL SELECT 'Foxglove Lane') w;

-- The country of a town follows from its place in the list.
SET @i := -1;
INSERT INTO lgfill_word SELECT 'city', @i := @i + 1, word, ascii FROM (
    SELECT 'Calderbrook' word, 'US' ascii UNION ALL SELECT 'Niederwalden', 'DE' UNION ALL SELECT 'Saint-Aubray', 'FR' UNION ALL SELECT 'Wolbrzeg', 'PL'
    UNION ALL SELECT 'Oosterhaven', 'NL' UNION ALL SELECT 'Monteverano', 'IT' UNION ALL SELECT 'Villaclara', 'ES' UNION ALL SELECT 'Kingsmere', 'GB'
    UNION ALL SELECT 'Norrhamn', 'SE' UNION ALL SELECT 'Lillerød', 'DK' UNION ALL SELECT 'Eastmarsh', 'GB' UNION ALL SELECT 'Hohenlinde', 'DE'
    UNION ALL SELECT 'Port Averly', 'US' UNION ALL SELECT 'Graymoor', 'GB' UNION ALL SELECT 'Bachstetten', 'AT' UNION ALL SELECT 'Ravensholt', 'DE') w;

SET @i := -1;
INSERT INTO lgfill_word SELECT 'domain', @i := @i + 1, word, '' FROM (
    SELECT 'example.com' word UNION ALL SELECT 'example.net' UNION ALL SELECT 'example.org' UNION ALL SELECT 'mail.example.com'
    UNION ALL SELECT 'post.example.org' UNION ALL SELECT 'kunde.example.net' UNION ALL SELECT 'home.example' UNION ALL SELECT 'office.example') w;

SET @i := -1;
INSERT INTO lgfill_word SELECT 'product', @i := @i + 1, CONCAT(a.word, ' ', b.word), '' FROM (
    SELECT 'Walnut' word UNION ALL SELECT 'Linen' UNION ALL SELECT 'Copper' UNION ALL SELECT 'Oak' UNION ALL SELECT 'Wool' UNION ALL SELECT 'Glass'
    UNION ALL SELECT 'Cork' UNION ALL SELECT 'Slate' UNION ALL SELECT 'Ceramic' UNION ALL SELECT 'Bamboo') a, (
    SELECT 'cutting board' word UNION ALL SELECT 'table runner' UNION ALL SELECT 'desk lamp' UNION ALL SELECT 'serving bowl' UNION ALL SELECT 'door mat'
    UNION ALL SELECT 'bookend' UNION ALL SELECT 'plant pot' UNION ALL SELECT 'blanket' UNION ALL SELECT 'candle holder' UNION ALL SELECT 'storage box') b;

-- What people write: most of it says nothing of anybody. {…} is put in for each order; the card numbers are test numbers.
SET @i := -1;
INSERT INTO lgfill_word SELECT 'text', @i := @i + 1, word, '' FROM (
    SELECT 'Lovely quality, arrived two days early.' word
    UNION ALL SELECT 'Please leave the parcel behind the blue gate.'
    UNION ALL SELECT 'The colour is darker than on the picture, but we like it.'
    UNION ALL SELECT 'Bitte als Geschenk verpacken, ohne Rechnung im Paket.'
    UNION ALL SELECT 'Livraison rapide, emballage soigné, je recommande.'
    UNION ALL SELECT 'One corner was chipped. Can you send a replacement?'
    UNION ALL SELECT 'My name is {first} {last}, please put it on the invoice.'
    UNION ALL SELECT 'Could you write to {email} before you send it?'
    UNION ALL SELECT 'Ring me at {phone} when the driver is near.'
    UNION ALL SELECT 'Bitte an {first} {last}, {street}, {postcode} {city} liefern.'
    UNION ALL SELECT 'Mit freundlichen Grüßen, {first} {last}'
    UNION ALL SELECT 'Merci de rappeler {first} {last} au {phone}.'
    UNION ALL SELECT 'I sent {email} by mistake, my neighbour {first} {last} will take the parcel.'
    UNION ALL SELECT 'My card {card} was charged twice.'
    UNION ALL SELECT 'Great support by phone, thank you! {first} {last}'
    UNION ALL SELECT 'Great value for the price, will buy again.'
    UNION ALL SELECT 'Does the lid fit the larger size, too?'
    UNION ALL SELECT 'Il colore è perfetto, grazie mille.'
    UNION ALL SELECT 'We bought three of them for the office.'
    UNION ALL SELECT 'Too small for our table, sent it back.') w;

SET @i := -1;
INSERT INTO lgfill_word SELECT 'card', @i := @i + 1, word, '' FROM (
    SELECT '4111 1111 1111 1111' word UNION ALL SELECT '5555555555554444' UNION ALL SELECT '378282246310005' UNION ALL SELECT '6011 1111 1111 1117') w;

SELECT SUM(kind = 'first'), SUM(kind = 'last'), SUM(kind = 'street'), SUM(kind = 'city'), SUM(kind = 'domain'), SUM(kind = 'product'), SUM(kind = 'text'), SUM(kind = 'card')
    INTO @firsts, @lasts, @streets, @cities, @domains, @products, @texts, @cards FROM lgfill_word;
