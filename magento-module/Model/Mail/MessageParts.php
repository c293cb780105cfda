<?php
/**
 * LeakGuard for Magento 2. Licensed under MIT OR Apache-2.0.
 */
declare(strict_types=1);

namespace Leakguard\Dlp\Model\Mail;

use Laminas\Mime\Message as MimeMessage;
use Laminas\Mime\Mime;
use Laminas\Mime\Part;

/**
 * The parts of a message: texts are judged one by one, what stands inside of another part included. What is no text
 * cannot be judged.
 */
class MessageParts
{
    /** A message in a message in a message: deeper ones are nobody's newsletter. */
    private const DEEPEST = 5;

    /** What a part says of itself. */
    private const SAID = [
        'Type', 'Encoding', 'Disposition', 'Description', 'FileName', 'Charset', 'Boundary', 'Location', 'Language',
    ];

    /**
     * The same parts with their texts judged; null when nothing of them changes
     *
     * $judge gets a text and its format, and answers with the text as it may go. $refuse gets the type of a part that
     * cannot be judged, and answers with what stands in its place; null: it goes as it is.
     *
     * @param object[] $parts of Laminas, or Magento's wrappers of them
     * @param callable $judge
     * @param callable $refuse
     * @param int $depth
     * @return object[]|null
     */
    public function judged(array $parts, callable $judge, callable $refuse, int $depth = 0): ?array
    {
        $changed = false;
        foreach ($parts as $index => $part) {
            $type = $this->type($part);
            $text = (string) $part->getRawContent();
            $after = match (true) {
                str_starts_with($type, 'multipart/') => $this->inside($part, $text, $judge, $refuse, $depth),
                ($format = $this->format($type)) !== null => $judge($text, $format),
                default => $refuse($type),
            };
            if ($after === null || $after === $text) {
                continue;
            }
            $changed = true;
            $isText = $this->format($type) !== null || str_starts_with($type, 'multipart/');
            $parts[$index] = $isText ? $this->with($part, $after) : $this->note($after);
        }
        return $changed ? $parts : null;
    }

    /**
     * Parts inside of a part: alternatives inside of a message with attachments
     *
     * @param object $part
     * @param string $text
     * @param callable $judge
     * @param callable $refuse
     * @param int $depth
     * @return string|null null: nothing changes
     */
    private function inside(object $part, string $text, callable $judge, callable $refuse, int $depth): ?string
    {
        $boundary = $this->boundary($part);
        if ($boundary === '' || $depth >= self::DEEPEST) {
            return $judge($text, 'text');
        }
        try {
            $inner = MimeMessage::createFromMessage($text, $boundary)->getParts();
        } catch (\Throwable) {
            $inner = [];
        }
        if ($inner === []) {
            return $judge($text, 'text'); // it is not what it says
        }
        $after = $this->judged($inner, $judge, $refuse, $depth + 1);
        if ($after === null) {
            return null;
        }
        $written = '';
        foreach ($after as $one) {
            $written .= "--$boundary\n" . $one->getHeaders("\n") . "\n" . $one->getContent("\n") . "\n";
        }
        return $written . "--$boundary--\n";
    }

    /**
     * The part with another text, everything else of it as it was
     *
     * @param object $part
     * @param string $text
     * @return Part
     */
    private function with(object $part, string $text): Part
    {
        if ($part instanceof Part) {
            return (clone $part)->setContent($text);
        }
        $copy = new Part($text);
        foreach (self::SAID as $what) {
            $value = $this->ask($part, 'get' . $what);
            if ($value !== '') {
                $copy->{'set' . $what}($value);
            }
        }
        return $copy;
    }

    /**
     * A text in the place of a part that cannot be judged
     *
     * @param string $text
     * @return Part
     */
    private function note(string $text): Part
    {
        $note = new Part($text);
        $note->setType(Mime::TYPE_TEXT);
        $note->setCharset('utf-8');
        $note->setEncoding(Mime::ENCODING_QUOTEDPRINTABLE);
        $note->setDisposition(Mime::DISPOSITION_INLINE);
        return $note;
    }

    /**
     * `text/html`, without parameters
     *
     * @param object $part
     * @return string
     */
    private function type(object $part): string
    {
        return strtolower(trim(explode(';', $this->ask($part, 'getType'))[0]));
    }

    /**
     * The engine's word for texts of this type; null when it is none
     *
     * @param string $type
     * @return string|null
     */
    private function format(string $type): ?string
    {
        return match (true) {
            $type === 'text/html', $type === 'application/xhtml+xml' => 'html',
            $type === 'text/csv' => 'csv',
            $type === '', str_starts_with($type, 'text/'), $type === 'message/rfc822' => 'text',
            preg_match('~^application/([\w.+-]*\b)?(json|xml|x-ndjson)$~', $type) === 1 => 'auto',
            default => null,
        };
    }

    /**
     * What parts of a part are behind
     *
     * @param object $part
     * @return string
     */
    private function boundary(object $part): string
    {
        $boundary = $this->ask($part, 'getBoundary');
        return $boundary === '' && preg_match('/boundary="?([^";]+)/i', $this->ask($part, 'getType'), $found) === 1
            ? trim($found[1])
            : $boundary;
    }

    /**
     * Magento's wrapper promises texts and answers null for what was never set
     *
     * @param object $part
     * @param string $getter
     * @return string
     */
    private function ask(object $part, string $getter): string
    {
        try {
            return (string) $part->$getter();
        } catch (\TypeError) {
            return '';
        }
    }
}
