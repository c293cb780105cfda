<?php

/**
 * Writes an export as a shop would give it away: php export.php DATASET FILE, with the keyring of php.ini. Every e-mail
 * address, name and phone number of the JSON becomes a token of the dataset; `-` as the dataset leaves all as it is.
 */

declare(strict_types=1);

use LeakGuard\Tokenizer;

const FIELDS = [
    'email' => 'EMAIL_ADDRESS',
    'customer_email' => 'EMAIL_ADDRESS',
    'firstname' => 'PERSON',
    'first_name' => 'PERSON',
    'customer_firstname' => 'PERSON',
    'lastname' => 'PERSON',
    'last_name' => 'PERSON',
    'customer_lastname' => 'PERSON',
    'telephone' => 'PHONE_NUMBER',
    'phone' => 'PHONE_NUMBER',
];

[, $dataset, $file] = $argv;
$data = json_decode((string) file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
$tokenizer = $dataset === '-' ? null : new Tokenizer($dataset);
array_walk_recursive($data, static function (mixed &$value, int|string $key) use ($tokenizer): void {
    if ($tokenizer !== null && isset(FIELDS[$key]) && is_string($value) && $value !== '') {
        $value = $tokenizer->tokenize($value, FIELDS[$key]);
    }
});
echo json_encode($data, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
