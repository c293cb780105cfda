# shellcheck shell=bash
#
# Queues and calls to others: sourced by the run.
# shellcheck disable=SC2154 # variables of the run

# --- queues ------------------------------------------------------------------------------------------------------------------------

word="Queue-$(printf %s "$CUSTOMER_PASSWORD" | cut -c 5-)"
printf '{"customer":{"email":"run.queue@example.net","firstname":"Quin","lastname":"Ueue"},"password":"%s"}' "$word" \
    >"$WORK/account.json"
asked=/rest/async/V1/customers
ask enforce "$asked" -X POST -H "$(signature erp POST)" -H 'Content-Type: application/json' -d @"$WORK/account.json"
check_equal 'an account is made by an async call' 202 "$status"
bulk=$(jq -r .bulk_uuid "$answer")
check 'a password in a queue raises an alert' alert secret_in_queue
check_lacks 'which does not repeat it' "$WORK/headers" "$word"
fixtures queued >"$WORK/queued"
check_contains 'the message stays what its consumer needs' "$WORK/queued" run.queue@example.net
check_contains 'password included' "$WORK/queued" "$word"
php -d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/enforce.toml" -d memory_limit=2G "$shop/bin/magento" \
    queue:consumers:start async.operations.all --max-messages=50 --single-thread </dev/null >"$WORK/consumer" 2>&1 &
consumer=$!
# No `grep -q` here: it would end the pipe, and the fixtures with it, at the first match.
made() { [[ $(fixtures saved 2>/dev/null) == *run.queue@example.net* ]]; }
check 'and the consumer makes the account of it' wait_until 60 'the account is there' made
kill "$consumer" 2>/dev/null || true
wait "$consumer" 2>/dev/null || true
for detail in status detailed-status; do
    asked=/rest/V1/bulk/$bulk/$detail
    ask enforce "$asked" -H "$(signature erp GET)"
    check_equal "the bulk's $detail is told" 200 "$status"
    check_lacks "without the person: $detail" "$answer" run.queue@example.net
    check_lacks "and without the password: $detail" "$answer" "$word"
done

# --- calls ---------------------------------------------------------------------------------------------------------------------------

start_receiver partner
awk '/^\[\[rule\]\]$/ && !done {
    print "[[rule]]\nname = \"this partner gets nobody\"\nchannel = \"egress\"\nhost = \"127.0.0.1\""
    print "category = [\"personal\", \"card\"]\naction = \"redact\"\n"; done = 1 } { print }' \
    "$WORK/enforce.toml" >"$WORK/partner.toml"
for mode in monitor enforce; do
    : >"$RECEIVER_LOG"
    php -d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/partner.toml" -d "leakguard.mode=$mode" \
        -d "leakguard.audit_log=$WORK/calls-$mode.jsonl" -d memory_limit=1G "$here/fixtures.php" "$shop" calls "$RECEIVER_URL" \
        </dev/null >"$WORK/calls" 2>&1
    for client in socket curl laminas adapter async; do
        check_contains "$mode: $client sends" "$WORK/calls" "$client: sent"
        grep -F "/$client" "$RECEIVER_LOG" | sed 's/%40/@/g; s/%2B/+/g' >"$WORK/call" || true
        check_contains "$mode: $client arrives" "$WORK/call" LG-4111
        if [[ $mode == monitor ]]; then
            check_contains "monitor: $client sends what it was given" "$WORK/call" "$SHOPPER"
        else
            check_lacks "enforce: $client sends no person" "$WORK/call" "$SHOPPER"
            check_lacks "enforce: $client sends no card" "$WORK/call" 1111
        fi
        # One finding for each call: nothing is judged twice.
        check_equal "$mode: $client is judged once" 1 "$(jq -s --arg route "/$client" '[.[].leakguard
            | select(.channel == "egress" and .route == $route and .entity == "EMAIL_ADDRESS") | .count] | add' \
            "$WORK/calls-$mode.jsonl")"
    done
done
