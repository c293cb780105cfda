<?php

declare(strict_types=1);

namespace LeakGuard\Demo;

/** What the shop has to say: one real answer, log or export from tests/samples, by the outlet that fits its kind. */
final class Answer
{
    public function __construct(private readonly string $path, private readonly string $via)
    {
    }

    /** Sets the content type and gives the body, through LeakGuard when there is a guard. */
    public function send(?Guard $guard): string
    {
        $body = (string) file_get_contents($this->path);
        switch (pathinfo($this->path, PATHINFO_EXTENSION)) {
            case 'log':
                header('Content-Type: text/plain; charset=utf-8');
                return $this->log($body, $guard);
            case 'csv':
                header('Content-Type: text/csv; charset=utf-8');
                return $this->export($body, $guard);
            case 'jsonl':
                header('Content-Type: application/x-ndjson');
                return $guard === null ? $body : $guard->text($body, 'ndjson');
            default:
                header('Content-Type: application/json; charset=utf-8');
                if ($this->via === 'array') {
                    $data = json_decode($body, true, 512, JSON_THROW_ON_ERROR);
                    return json_encode($guard === null ? $data : $guard->data($data), JSON_THROW_ON_ERROR);
                }
                return $guard === null ? $body : $guard->text($body, 'auto');
        }
    }

    /** Record by record, as a logger writes: one may span lines (a stack trace), the next begins with a date. */
    private function log(string $log, ?Guard $guard): string
    {
        $begin = '/^(?=\[?\d{4}-\d\d-\d\dT|\[\d\d-[A-Z][a-z]{2}-\d{4} )/m';
        $records = preg_split($begin, $log, -1, PREG_SPLIT_NO_EMPTY) ?: [];
        foreach ($records as $i => $record) {
            $records[$i] = $guard === null ? $record : $guard->text($record, 'text');
        }
        return implode('', $records);
    }

    /** Row by row, as an exporter writes: each a field => value array, the header telling the fields. */
    private function export(string $csv, ?Guard $guard): string
    {
        $in = fopen('php://temp', 'w+');
        $out = fopen('php://temp', 'w+');
        if ($in === false || $out === false) {
            throw new \RuntimeException('no temporary stream');
        }
        fwrite($in, $csv);
        rewind($in);
        $header = (array) fgetcsv($in);
        fputcsv($out, $header);
        while (($row = fgetcsv($in)) !== false) {
            $fields = array_combine($header, $row);
            fputcsv($out, $guard === null ? $fields : $guard->data($fields));
        }
        rewind($out);
        return (string) stream_get_contents($out);
    }
}
