--TEST--
Shift moves the dates of a person by the same days, whether the person stands before or behind, as text or as a number
--FILE--
<?php
require __DIR__ . '/actions.inc';
run_with_keyring(<<<'PHP'
use LeakGuard\Context;
use LeakGuard\Engine;
$engine = Engine::fromPolicy([
    'detector' => [['name' => 'EVENT', 'regex' => '\d{4}-\d{2}-\d{2}', 'field' => 'created_at']],
    'rule' => [['name' => 'dates', 'entity' => ['DATE_OF_BIRTH', 'CONFIDENTIAL'], 'action' => 'shift', 'subject_field' => 'customer_id']],
]);
$days = fn (string $date): int => (int) (new DateTimeImmutable($date))->diff(new DateTimeImmutable('1984-03-19'))->format('%a');
$data = ['orders' => [
    ['created_at' => '2026-01-02 10:00:00', 'customer_id' => 7, 'dob' => '1984-03-19'],
    ['customer_id' => '7', 'created_at' => '2026-01-05 11:30:00', 'dob' => 19840319],
    ['customer_id' => 0, 'created_at' => '2026-01-05'],
]];
$moved = $engine->redactArray($data);
[$first, $second, $third] = $moved['orders'];
var_dump($days($first['created_at']) - $days($first['dob']), $days('2026-01-02'));
var_dump(substr($second['created_at'], 10), $days($second['created_at']) - $days($first['created_at']), (string) $second['dob'] === str_replace('-', '', $first['dob']));
var_dump($third['created_at']);
$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
var_dump(json_encode($moved, $flags) === $engine->redact(json_encode($data, $flags)));
var_dump($engine->redactArray($moved) === $moved);
$subject = Engine::fromPolicy(['rule' => [['name' => 'dates', 'entity' => 'DATE_OF_BIRTH', 'action' => 'shift']]]);
$jane = $subject->redactArray(['dob' => '1984-03-19'], new Context(subject: ['jane@example.com']));
var_dump($jane === $subject->redactArray(['dob' => '1984-03-19'], new Context(subject: ['Jane@Example.com'])), $jane['dob'] > '2383-09-01');
PHP);
?>
--EXPECT--
int(15264)
int(15264)
string(9) " 11:30:00"
int(3)
bool(true)
string(10) "****-**-**"
bool(true)
bool(true)
bool(true)
bool(true)
