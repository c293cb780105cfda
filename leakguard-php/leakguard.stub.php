<?php

/**
 * LeakGuard: the API of the PHP extension `leakguard`.
 *
 * This file is documentation and an IDE stub: the classes live in leakguard.so.
 *
 * Strings are bytes: nothing has to be UTF-8. Offsets and lengths are bytes of the input, an end is exclusive.
 * A score is a float from 0 (no evidence) to 1 (certain).
 *
 * @since 0.1.0
 */

declare(strict_types=1);

namespace LeakGuard;

/**
 * The engine with one policy. Immutable, cheap to keep, safe to share within a process.
 */
final class Engine
{
    /**
     * The engine of the php.ini policy (`leakguard.policy`, or the shipped preset when it is empty), one per process.
     * A changed policy file is noticed at the start of a request, at most once a second; a bad one is reported to
     * PHP's log and the last good one stays in force.
     *
     * @throws PolicyException the very first load of the policy failed: file, line and key are named
     * @throws KeyException    the policy needs a keyring and there is none, or it cannot be read
     */
    public static function default(): Engine {}

    /**
     * An engine of its own. A string is TOML when it holds a newline or `=`, else the path of a TOML file, or
     * `preset:default`, `preset:strict`, `preset:redact-all`. An array has the schema of the TOML file.
     * Compiling costs about a millisecond: keep the engine, do not build one per call.
     *
     * @param array<string, mixed>|string $policy
     * @throws PolicyException the policy is refused: the key (and for TOML the file and line) is named
     * @throws KeyException    the policy needs a keyring and there is none, or it cannot be read
     */
    public static function fromPolicy(array|string $policy): Engine {}

    /**
     * The text with what the policy says applied to every finding. The very same string comes back when nothing
     * changes (no copy). Linear in the length; never fails on broken input: malformed JSON is handled as text.
     *
     * A compressed text is opened, redacted and compressed again; what comes out of it may be `leakguard.body_limit` of
     * php.ini at most (bytes, 64M).
     *
     * @param string $format   auto | text | json | ndjson | csv | tsv | form | xml | html | multipart | log | sql, or a MIME type
     * @param string $encoding how the text is compressed, as HTTP's Content-Encoding says it: gzip, deflate, br, zstd, or a
     *                         list in the order in which they were applied ('gzip, br'); '' and identity: it is not
     * @throws BlockedException the policy blocks the whole message
     * @throws Exception        unknown format or encoding, a body that is broken or holds too much, or a failure inside the engine (fail closed: show a notice, not the text)
     */
    public function redact(string $text, ?Context $context = null, string $format = 'auto', string $encoding = ''): string {}

    /**
     * The array with what the policy says applied to every finding in its values (and in string keys that are data
     * themselves). Keys are field names, nested arrays are nested fields. The argument is never changed: only the
     * branches that differ are copied, the same array comes back when nothing does. References are read through and
     * not kept in changed branches; JsonSerializable objects are replaced by what they serialise to, stdClass and
     * other objects with public properties by a changed clone when something in them changes (never altered in
     * place; a stdClass with the same public properties where a declared type or a missing public __clone() does not
     * allow that); Closures, resources and enums stay as they are. Integers and floats are judged by their digits.
     * What jsonSerialize() or __clone() throws reaches the caller.
     *
     * @param array<array-key, mixed> $data
     * @return array<array-key, mixed>
     * @throws BlockedException the policy blocks the whole message
     * @throws Exception        deeper than 512 levels, or a failure inside the engine
     */
    public function redactArray(array $data, ?Context $context = null): array {}

    /**
     * An engine with the rules, detectors and exceptions of $policy in front of this one's, and the further keys of $policy
     * (`mode`, `on_error`, `min_score`, ...) in the place of this one's: what a shop's settings say on top of its policy
     * file. Names of rules are unique over both. Made once in a process for the same settings (the last 16 are kept), so it
     * may be asked for on every request: some ten microseconds then, about a millisecond the first time.
     *
     * @param array<string, mixed> $policy the schema of the TOML file: `['mode' => 'monitor', 'rule' => [['name' => ...], ...]]`
     * @throws PolicyException the policy is refused: the key is named
     * @throws KeyException    a rule needs a keyring and there is none, or it cannot be read
     */
    public function with(array $policy): Engine {}

    /**
     * For the rest of this request Engine::default() and everything below userland (errors, curl, mail, responses, ...) go
     * by this engine. Objects that Engine::default() has given before stay what they are.
     *
     * @return bool false: php.ini says `leakguard.runtime_policy = 0`, and its own policy stays in force
     */
    public function makeDefault(): bool {}

    /**
     * What redactArray() would do. Nothing is counted, nothing goes to the events.
     *
     * @param array<array-key, mixed> $data
     * @return array{data: array<array-key, mixed>|null, events: list<array<string, mixed>>} data: null when a rule blocks the
     *         whole; events: as those of events()
     * @throws Exception as redactArray()
     */
    public function simulate(array $data, ?Context $context = null): array {}

    /**
     * Data that a consumer sends in, before it is stored: write-back guard. Tokens become their values for consumers that
     * the policy names (`[restore] consumer = ["integration:erp"]`), where the keyring or php.ini allows turning back. All
     * other tokens, labels (`[PERSON]`), hashes and masked values (`j***`, `**** 1111`) are refused, in keys too. Not known
     * again are masks inside a longer text, made-up values and less exact ones. Each token is an event (`restore`, or
     * `refuse`). The same array comes back when it holds none of these.
     *
     * @param array<array-key, mixed> $data
     * @param Context|null $context its consumer is the one who sends
     * @return array<array-key, mixed>
     * @throws StandInException names the fields; nothing was changed
     * @throws Exception        deeper than 512 levels
     */
    public function restore(array $data, ?Context $context = null): array {}

    /**
     * A request to another host as it may go: channel `egress`, host, consumer (`host:NAME`) and route are the URL's. Judged are
     * the URL's query, headers and body; left alone are the caller's own credentials, header lines that frame the message
     * (a Content-Length goes with the body) and signed webhooks of WooCommerce. For clients whose requests pass no hook of the
     * extension, or that want to know of a refusal before they send.
     *
     * @param array<string, mixed> $headers by name
     * @param array<array-key, mixed>|string|null $body a text, read by its Content-Type; or fields of a form
     * @return array{url: string, headers: array<string, mixed>, body: array<array-key, mixed>|string|null}
     * @throws BlockedException the policy blocks the request
     * @throws Exception        the request is signed and would have to change, or it cannot be judged
     */
    public function redactRequest(string $url, array $headers = [], array|string|null $body = null): array {}

    /**
     * What is in the text, changing nothing. Findings of `allow` rules are included: this is detection, not policy;
     * the policy's own detectors and score threshold do apply. Of a compressed text the places are those in what it holds.
     *
     * @param string $encoding as for redact()
     * @return list<Finding> in order of start, without overlaps
     * @throws Exception as redact()
     */
    public function scan(string $text, ?Context $context = null, string $format = 'auto', string $encoding = ''): array {}

    /**
     * A message that comes in chunks. Any chunking gives the bytes that redact() gives for the whole, in bounded memory:
     * what may still become a finding is held back (a text: about 82 KB, up to 1 MB where a finding goes on that far;
     * JSON: up to 2 MB) and comes with a later push() or with finish().
     *
     * A compressed message is opened and compressed again as it comes; more than 200 times its size (beyond 16 MB) is taken
     * for a bomb.
     *
     * @param string $format   as for redact()
     * @param string $encoding as for redact()
     * @throws Exception unknown format or encoding
     */
    public function stream(?Context $context = null, string $format = 'text', string $encoding = ''): Stream {}

    /**
     * For code that sends requests to an AI service by a client which the extension does not see: stand-ins for what the policy
     * pseudonymises or tokenises go out, the values are put back into the answer. Requests of curl and of PHP's `http` streams
     * need none of it.
     *
     * @param string $url where the requests go: it says which rules and limits hold
     */
    public function conversation(string $url): Conversation {}

    /** `withhold` or `pass`: what the caller is to do with a message when LeakGuard itself fails. */
    public function onError(): string {}

    /** Name and 12 hexadecimal digits of the policy in force, e.g. `default@9f31c2a4b7d0`. */
    public function policyId(): string {}
}

/**
 * One message in chunks, see Engine::stream(). The same path is the stream filter `leakguard.redact`:
 *
 *     stream_filter_append($log, 'leakguard.redact', STREAM_FILTER_WRITE, ['format' => 'text', 'context' => ['channel' => 'log'], 'lines' => true]);
 *     readfile('php://filter/read=leakguard.redact.ndjson/resource=orders.ndjson');
 *
 * Its parameters are a format's name, or an array of `format` (string, default auto), `encoding` (string, as for redact()),
 * `context` (Context, or an array of its named arguments), `engine` (Engine, default Engine::default()) and `lines` (bool: every write lets complete lines
 * go; without it fflush() does). A failure is a PHP warning without data, and nothing more goes through the filter.
 */
final class Stream
{
    /**
     * Takes the next bytes, returns what is settled: often less than was pushed, maybe nothing.
     *
     * @throws BlockedException the policy blocks the message: what came out before is out, nothing more comes
     * @throws Exception        a compressed message is broken or holds too much, or a failure inside the engine: this
     *                          stream has ended
     */
    public function push(string $bytes): string {}

    /**
     * The complete lines of a text that are held back, without waiting for what follows them; what goes on over the last
     * line's end (a key block being written) stays.
     *
     * @throws BlockedException as push()
     * @throws Exception        as push()
     */
    public function flush(): string {}

    /**
     * The rest. Another message may be pushed then.
     *
     * @throws BlockedException as push()
     * @throws Exception        as push()
     */
    public function finish(): string {}
}

/**
 * Requests to one AI service and their answers, see Engine::conversation():
 *
 *     $talk = LeakGuard\Engine::default()->conversation('https://api.openai.com/v1/chat/completions');
 *     $answer = $talk->restore($client->post($talk->redactPrompt($json)));
 *
 * Values live in memory for as long as the object and its answers do, and are wiped then.
 */
final class Conversation
{
    /**
     * The body of a request as it may go. Each call is an event and counts against the limits.
     *
     * @throws BlockedException a rule, the list of approved services, a file or a limit keeps it back
     * @throws Exception        it cannot be judged
     */
    public function redactPrompt(string $body, string $contentType = 'application/json'): string {}

    /**
     * A whole answer, with the values of all requests so far. What holds no stand-in comes back as it is; so does what is broken.
     *
     * @param string $encoding how it is compressed, as HTTP's Content-Encoding says it; it is closed again the same way
     */
    public function restore(string $answer, string $contentType = 'application/json', string $encoding = ''): string {}

    /** An answer that comes in pieces: server-sent events, JSON, text. */
    public function answer(string $contentType = 'text/event-stream', string $encoding = ''): Answer {}
}

/** One answer in pieces, see Conversation::answer(). */
final class Answer
{
    /** Takes the next bytes, returns what is settled: a stand-in may end in the next piece. */
    public function push(string $bytes): string {}

    /** What was held back. */
    public function finish(): string {}
}

/** Where a message goes and who receives it: the policy's input beside the data itself. */
final class Context
{
    /**
     * @param string       $channel  api | log | export | egress | storage
     * @param string       $consumer `kind:name` (`customer:42`, `guest`, `admin:jane`, `integration:erp`, `key:7`,
     *                               `host:api.openai.com`), or '' when unknown: the strictest rules then apply
     * @param list<string> $subject  values of the person whose data this message may show (their e-mail, names, phone,
     *                               address lines); compared without case and surrounding white space
     * @param string       $route    route of the request (`V1/customers/:customerId`, `/wc/v3/orders`)
     * @param string       $host     receiver's host name for egress (`api.openai.com`)
     * @throws Exception unknown channel, or a subject's value that is no text, integer or null
     */
    public function __construct(
        public readonly string $channel = 'api',
        public readonly string $consumer = '',
        public readonly array $subject = [],
        public readonly string $route = '',
        public readonly string $host = '',
    ) {}
}

/** One place where an entity was found. Never holds the value. */
final class Finding
{
    /** `EMAIL_ADDRESS`, `CREDIT_CARD`, ... */
    public readonly string $entity;
    /** First byte of the value in the input. */
    public readonly int $start;
    /** One past the last byte of the value in the input. */
    public readonly int $end;
    /** 0..1 */
    public readonly float $score;
    /** Path of the field (`billing.email`, `items.0.name`), null in plain text. */
    public readonly ?string $field;
}

/**
 * Tokens: stand-ins that join like the values and can be turned back by whoever holds the keyring and the right.
 * docs/tokens.md describes the scheme. Making one derives keys (some microseconds): keep it for the request.
 *
 * @since 0.1.0
 */
final class Tokenizer
{
    /**
     * @param string $dataset what the tokens are for: tokens of different datasets cannot be joined with each other
     * @param string|null $keyring a path or env:VARIABLE; null: `leakguard.keyring` of php.ini. A keyring is read once in
     *                             a process, and again when its file has changed
     * @throws KeyException there is no keyring, others than its owner may read it, or it is none
     */
    public function __construct(string $dataset = '', ?string $keyring = null) {}

    /**
     * The token of a value. The same value, kind, dataset and key give the same token; any bytes will do. An
     * EMAIL_ADDRESS becomes an address under `.leakguard.invalid`, a CREDIT_CARD keeps BIN and last four.
     *
     * @param string $entity the kind of data, `PERSON`: `leakguard entities` lists them
     * @throws Exception unknown kind, or one that PCI DSS forbids to keep (CVV, CARD_TRACK)
     */
    public function tokenize(string $value, string $entity): string {}

    /**
     * The value of a token that this class or the action `tokenize` made, in the same dataset. A right of its own: only
     * where the keyring has `detokenize = true`, or php.ini `leakguard.detokenize = allow` (which php.ini may `deny`, too).
     * Each call, successful or not, is an event: see lastEvent().
     *
     * @param Context|null $context its consumer is the one who gets the value
     * @param string $purpose what for, in your words
     * @throws KeyException the keyring lacks the token's key, or it was retired
     * @throws Exception    no token, cut, forged, of another dataset, or turning back is not allowed here
     */
    public function detokenize(string $token, ?Context $context = null, string $purpose = ''): string {}

    /**
     * What detokenize() was last asked on this object, for your audit log. Holds neither token nor value.
     *
     * @return array{consumer: string, purpose: string, dataset: string, key: string|null, entity: string|null, outcome: string}|null
     *         outcome: `done`, or why there was no value; null before the first call
     */
    public function lastEvent(): ?array {}

    /** Id of the key that new tokens get. */
    public function activeKeyId(): string {}
}

/** LeakGuard could not do what was asked. The message never holds data of the input. */
class Exception extends \RuntimeException {}

/** A policy was refused; the message names file, line and key where it has them. */
class PolicyException extends Exception {}

/** A keyring is missing, unreadable, or lacks the key that is asked for. */
class KeyException extends Exception {}

/** A rule with the action `block` matched; the message names rule, entity and field, not the value. */
class BlockedException extends Exception {}

/** What was sent in stands for values that were taken out: it must not be stored as data. */
class StandInException extends Exception
{
    /** @var list<string> paths of the fields, at most 32: `customer.email`, `items.0.name` */
    public readonly array $fields;
}

/**
 * What has been done since the server started, by all workers of the pool together.
 *
 * @return array{calls: int, bytes: int, findings: int, blocked: int, withheld: int, events_lost: int, ai_calls: int, ai_refused: int,
 *         ai_bytes: int, entities: array<string, int>,
 *         egress: list<array{host: string, caller: string, calls: int, findings: int}>}
 *         texts and bytes judged, values found, messages blocked by a rule, messages withheld because they could not be
 *         judged; calls to AI services, those that were refused, and bytes of the others with their answers; found values by their kind, kinds that never came left out; hosts that were called, and which plugin, module or
 *         package calls them, the busiest first (256 pairs at most, all others under empty names)
 */
function stats(): array {}

/**
 * The same in the text format of Prometheus, for a page that only the monitoring may open.
 */
function metrics(): string {}

/**
 * Says who receives the response of this request, for `leakguard.output` of php.ini; null says that the code has judged it
 * itself: it goes as it is. Without a call the receiver is `leakguard.output_consumer`, unknown at first.
 *
 * @return bool whether it is heeded: false when responses are not judged, or the first bytes of this one have been
 */
function respond(?Context $context): bool {}

/**
 * What the calls to AI services from here on are for, until the end of the request: told in their events, and the consumer is the
 * one whose limits (`[[ai.limit]]`) they count against.
 *
 * @param string $purpose  in your own words: `support-chat`; no data of a person
 * @param string $consumer on whose behalf, `kind:name`: `customer:7`; '' counts for the plugin, module or package that calls
 */
function purpose(string $purpose, string $consumer = ''): void {}

/**
 * From here on the findings of this request are kept for events(), also where php.ini names no `leakguard.audit_log`.
 */
function recordEvents(): void {}

/**
 * What was found in this request so far, one event for each place, kind and rule with how often it came; at most 512. Empty where
 * nobody keeps them: recordEvents(), or `leakguard.audit_log`. Never a value.
 *
 * @return list<array{channel: string, consumer: string, route: string, host: string, entity: string|null, field: string|null,
 *         action: string, rule: string|null, changed: bool, count: int, module: string|null, file: string|null, line: int|null,
 *         ai: array{service: string, model: string|null, user: string, purpose: string, entities: array<string, int>, values: int,
 *         attachments: int, bytes: int, answer_bytes: int, watched: string|null, refused: string|null}|null}>
 *         entity: null of a raw socket that was opened; changed: false where it was let through or only monitored; module, file
 *         and line: of a call out of PHP, who makes it; ai: of a call to an AI service, one event each (action `prompt` or `block`)
 */
function events(): array {}
