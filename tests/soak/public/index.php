<?php

/**
 * One request of the soak: every way into the engine, and the hooks below it. The answer ends with `end N`; what must not be in
 * it is planted everywhere.
 */

declare(strict_types=1);

use LeakGuard\Context;
use LeakGuard\Engine;

$n = (int) ($_GET['n'] ?? 0);
$email = "maria.$n@example.net";
$card = '4111 1111 1111 1111';
$buyer = new class ($email) implements JsonSerializable {
    public function __construct(public string $email)
    {
    }

    public function jsonSerialize(): mixed
    {
        return ['email' => $this->email];
    }
};
$engine = Engine::default();
$context = new Context('log', 'guest');

echo $engine->redact("order $n by $email paid with $card", $context), "\n";
echo $engine->redact(json_encode(['order' => $n, 'email' => $email, 'note' => "card $card"]), $context), "\n";
echo json_encode($engine->redactArray(['order' => $n, 'buyer' => $buyer, 'payments' => [['number' => $card, 'n' => 4111111111111111]]], $context)), "\n";

$stream = $engine->stream($context);
foreach (str_split(str_repeat("line $n of $email. ", 40), 64) as $chunk) {
    echo $stream->push($chunk);
}
echo $stream->finish(), "\n";
echo count($engine->scan("$email and $card", $context)), " findings\n";

$file = fopen('php://temp', 'w+');
stream_filter_append($file, 'leakguard.redact', STREAM_FILTER_WRITE);
fwrite($file, "filtered $email\n");
rewind($file);
fpassthru($file);
fclose($file);

if ($n % 16 === 0) {
    $own = Engine::fromPolicy("[[rule]]\nname = 'no mails'\nentity = ['EMAIL_ADDRESS']\naction = 'block'\n");
    try {
        exit($own->redact($email));
    } catch (LeakGuard\BlockedException $exception) {
        echo $exception->getMessage(), "\n";
    }
}

error_log("soak $n: $email", 3, getenv('SOAK_LOG'));
try {
    throw new DomainException("no delivery to $email, $card");
} catch (DomainException $exception) {
    trigger_error((string) $exception, E_USER_WARNING);
}
echo error_get_last()['message'], "\n";

if ($n % 8 === 0) {
    // Over a socket: a connection of TCP for each request would use up the ports of loopback.
    $curl = curl_init('http://soak.example/sink');
    curl_setopt_array($curl, [
        CURLOPT_UNIX_SOCKET_PATH => getenv('SOAK_SINK'),
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_POSTFIELDS => json_encode(['prompt' => "answer $email, $card"]),
        CURLOPT_RETURNTRANSFER => true,
    ]);
    curl_exec($curl) === 'taken' || exit('curl: ' . curl_error($curl));
}

if ($n % 50 === 0) {
    // A request that ends by an error.
    register_shutdown_function(static function () use ($n): void {
        echo "\nend $n\n";
    });
    ini_set('display_errors', '1');
    throw new RuntimeException("fatal for $email with $card");
}
echo "end $n\n";
