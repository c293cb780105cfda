# shellcheck shell=bash
#
# shellcheck disable=SC2154 # `here` is of run
# leakguard.output: what php-fpm is given to send, of a shop that knows nothing of LeakGuard. Sourced by run.

# $1: how; the rest for curl. The answer is in $WORK/answer, its headers in $WORK/headers; $status is its status.
respond() {
    local how=$1
    shift
    status=$(curl -sS -D "$WORK/headers" -o "$WORK/answer" -w '%{http_code}' "$@" "$NGINX_URL/${from:-}respond.php?folder=$WORK/files&how=$how")
}

header_of() { sed -nE "s/^$1: *(.*)\r$/\1/Ip" "$WORK/headers"; }

check_judged() {
    check_contains "$1: labelled" "$WORK/answer" '[EMAIL_ADDRESS]'
    check_clean "$1" "$WORK/answer"
}

mkdir "$WORK/files"
serve responses --ini 'leakguard.policy=preset:redact-all' --pool 'php_admin_flag[leakguard.output] = on' --ini 'output_buffering=4096'

respond html
check_contains 'HTML goes as it is' "$WORK/answer" 'jane.doe@example.com'
respond json
check_judged 'JSON'
check_equal 'JSON: the length is that of what was sent' "$(wc -c <"$WORK/answer")" "$(header_of content-length)"
respond json --head
check_equal 'HEAD: no length that the body would not have' '' "$(header_of content-length)"
for how in csv file gzip handler; do
    respond "$how" --compressed
    check_equal "$how: answered" 200 "$status"
    check_judged "$how"
done
respond gzip
check_equal 'gzip: the length is that of what was sent' "$(wc -c <"$WORK/answer")" "$(header_of content-length)"
mv "$WORK/answer" "$WORK/answer.gz"
check 'gzip: a whole one' gzip -t "$WORK/answer.gz"
respond binary
check 'a picture goes as it is' cmp "$WORK/answer" "$WORK/files/picture.png"
check_equal 'with its length' "$(wc -c <"$WORK/answer")" "$(header_of content-length)"

curl -sSN -o "$WORK/streamed" "$NGINX_URL/respond.php?how=ndjson&gate=$WORK/gate" &
curl_pid=$!
if wait_until 10 'the first line has come' grep -qsF '[EMAIL_ADDRESS]' "$WORK/streamed"; then
    check_equal 'a line that is flushed comes before the next' 1 "$(grep -c . "$WORK/streamed")"
else
    fail 'a line that is flushed comes before the next'
fi
touch "$WORK/gate"
wait "$curl_pid"
check_equal 'and the rest after it' 2 "$(grep -cF '[EMAIL_ADDRESS]' "$WORK/streamed")"
check_clean 'what is streamed' "$WORK/streamed"

respond finish
check_judged 'a response that the script ends early'
check_contains 'the script goes on after it' "$FPM_ERROR_LOG" 'after the response'
check_lacks 'and is heard no more' "$WORK/answer" 'nobody sees this'

# The worker that is left is the next that answers.
for _ in 1 2 3; do curl -sS "$NGINX_URL/respond.php?how=large&rows=100000" 2>/dev/null | head -c 100000 >"$WORK/answer" || true; done
respond json
check_judged 'after clients that have left'

started=$SECONDS
respond 'large&rows=1000000'
check_equal 'an export of 100 MB is sent' 200 "$status"
check "of its size" test "$(wc -c <"$WORK/answer")" -gt 95000000
check_equal 'all of it judged' 10000 "$(grep -cF '[EMAIL_ADDRESS]' "$WORK/answer")"
check_lacks 'and clean' "$WORK/answer" '@example.com'
grown=$(tail -n 1 "$WORK/answer" | cut -d, -f2)
check "in memory that has grown by less than 4 MiB ($grown KiB, $((SECONDS - started)) s)" test "$grown" -lt 4096

serve blocking --ini "leakguard.policy=$REPO/leakguard-php/tests/policies/block-cards.toml" --pool 'php_admin_flag[leakguard.output] = on'
respond card
check_equal 'a response that a rule blocks is a 403' 403 "$status"
check_contains 'with a notice' "$WORK/answer" 'The answer was withheld'
check_clean 'the notice' "$WORK/answer"
respond late-card
check_equal 'one that has begun' 200 "$status"
check_contains 'is sent as far as it was settled' "$WORK/answer" 'nothing'
check_lacks 'and cut off' "$WORK/answer" 'the end'
check_clean 'what is cut off' "$WORK/answer"
check_contains 'the log says so' "$FPM_ERROR_LOG" 'was cut off'

serve compressing --ini 'leakguard.policy=preset:redact-all' --pool 'php_admin_flag[leakguard.output] = on' --ini 'zlib.output_compression=1'
respond plain --compressed
check_equal "PHP's own compression" gzip "$(header_of content-encoding)"
check_judged "PHP's own compression"

serve folders --ini 'leakguard.policy=preset:redact-all' --ini 'user_ini.cache_ttl=0'
respond json
check_contains 'not switched on, a response goes as it is' "$WORK/answer" 'jane.doe@example.com'
curl -sS -o "$WORK/answer" "$NGINX_URL/judged/index.php?how=json"
check_judged "a folder's .user.ini switches it on"
respond json
check_contains 'for that folder alone' "$WORK/answer" 'jane.doe@example.com'

start_php_server built-in "$here/public" --extension "$LEAKGUARD_SO" --ini 'leakguard.policy=preset:redact-all' --ini 'leakguard.output=1'
NGINX_URL=$PHP_SERVER_URL
respond json
check_judged "PHP's own web server"
respond csv
check_judged "an export of PHP's own web server"
