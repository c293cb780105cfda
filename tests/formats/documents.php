<?php

/**
 * `documents.php FOLDER` writes documents as PHP writes them to FOLDER/NAME.in; with `check` it reads what became of them
 * (FOLDER/NAME.out) with PHP's parsers and says in TAP whether they have the structure of before.
 */

declare(strict_types=1);

const ADDRESS = 'jane.doe@example.com';

$folder = $argv[1];

$rows = [
    ['id', 'email', 'lastname', 'note', 'qty'],
    ['1', ADDRESS, "O'Neil", "a \"quoted\" word,\nand " . ADDRESS, '3'],
    ['2', '', 'Weber, Jo', 'nothing; here', '17'],
    ['3', ADDRESS, 'Doe', '', '0'],
];
$tree = [
    'items' => [
        ['email' => ADDRESS, 'lastname' => 'Müller', 'sku' => '24-MB01', 'price' => 12.5, 'paid' => true, 'note' => null],
        ['email' => ADDRESS, 'lastname' => "O'Neil/\"x\"", 'sku' => 'WS/08', 'price' => 3, 'paid' => false, 'note' => "call\n" . ADDRESS],
    ],
    'total_count' => 2,
];
$form = ['billing' => ['email' => ADDRESS, 'lastname' => 'Weber & Söhne', 'street' => ['Seestr. 5', 'c/o Doe']], 'qty' => '2', 'sku' => 'a+b %'];

/** Every leaf becomes its type. */
function shape(mixed $value): mixed
{
    return is_array($value) ? array_map('shape', $value) : get_debug_type($value);
}

function csv(string $file): array
{
    $handle = fopen($file, 'r');
    for ($rows = []; ($row = fgetcsv($handle, null, ',', '"', '')) !== false;) {
        $rows[] = $row;
    }
    return $rows;
}

function elements(SimpleXMLElement $element): array
{
    $found = [$element->getName(), array_keys(iterator_to_array($element->attributes() ?? new ArrayIterator()))];
    foreach ($element->children() as $child) {
        $found[] = elements($child);
    }
    return $found;
}

function tags(string $file): array
{
    $page = new DOMDocument();
    $page->loadHTML(file_get_contents($file), LIBXML_NOERROR);
    $found = [];
    foreach ($page->getElementsByTagName('*') as $element) {
        $found[] = [$element->nodeName, array_map(fn ($attribute) => $attribute->nodeName, iterator_to_array($element->attributes, false))];
    }
    return $found;
}

if (($argv[2] ?? '') !== 'check') {
    $handle = fopen("$folder/csv.in", 'w');
    foreach ($rows as $row) {
        fputcsv($handle, $row, ',', '"', '');
    }
    file_put_contents("$folder/json.in", json_encode($tree));
    file_put_contents("$folder/ndjson.in", implode("\n", array_map('json_encode', $tree['items'])) . "\n");
    file_put_contents("$folder/form.in", http_build_query($form));
    $xml = new SimpleXMLElement('<?xml version="1.0" encoding="UTF-8"?><orders/>');
    foreach ($tree['items'] as $item) {
        $order = $xml->addChild('item');
        $order->addAttribute('email', $item['email']);
        foreach ($item as $name => $value) {
            $order->addChild($name, htmlspecialchars((string) $value, ENT_XML1));
        }
    }
    $xml->asXML("$folder/xml.in");
    $cells = implode('', array_map(fn ($row) => '<tr><td>' . implode('</td><td>', array_map('htmlspecialchars', $row)) . '</td></tr>', $rows));
    $address = htmlspecialchars(ADDRESS);
    file_put_contents("$folder/html.in", "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Orders</title></head><body><table>$cells</table>"
        . "<form><input name=\"lastname\" value=\"O&#039;Neil\"><a href=\"mailto:$address\">$address</a></form>"
        . "<script>var order = {\"email\":\"$address\",\"x\":1 < 2};</script></body></html>\n");
    exit;
}

$number = 0;
$is = function (string $name, mixed $before, mixed $after) use (&$number): void {
    $same = $before === $after;
    echo $same ? 'ok ' : 'not ok ', ++$number, " - $name\n", $same ? '' : '# ' . json_encode([$before, $after]) . "\n";
};
$after = csv("$folder/csv.out");
$is('csv: fgetcsv reads as many cells', array_map('count', $rows), array_map('count', $after));
$is('csv: titles and what is nobody\'s stay', [$rows[0], array_column($rows, 4)], [$after[0], array_column($after, 4)]);
$is('csv: names are gone', ['lastname', '[PERSON]', '[PERSON]', '[PERSON]'], array_column($after, 2));
$after = json_decode(file_get_contents("$folder/json.out"), true);
$is('json: json_decode reads the same structure', shape($tree), shape($after));
$is('json: numbers, flags and articles stay', [$tree['items'][1]['price'], true, 'WS/08'], [$after['items'][1]['price'], $after['items'][0]['paid'], $after['items'][1]['sku']]);
$lines = array_map(fn ($line) => json_decode($line, true), file("$folder/ndjson.out"));
$is('ndjson: every line is read', shape($tree['items']), shape($lines));
parse_str(file_get_contents("$folder/form.out"), $after);
$is('form: parse_str reads the same structure', shape($form), shape($after));
$is('form: what is nobody\'s stays', ['2', 'a+b %', '[PERSON]'], [$after['qty'], $after['sku'], $after['billing']['lastname']]);
$before = simplexml_load_file("$folder/xml.in");
$after = simplexml_load_file("$folder/xml.out");
$is('xml: SimpleXML reads the same elements', elements($before), elements($after));
$is('xml: names are gone, articles stay', ['[PERSON]', 'WS/08'], [(string) $after->item[1]->lastname, (string) $after->item[1]->sku]);
$is('html: DOM reads the same tags', tags("$folder/html.in"), tags("$folder/html.out"));
echo "1..$number\n";
