# shellcheck shell=bash
#
# Who is exempted by a rule gets real people, outlet by outlet, and cards stay masked: sourced by the run. (REST: the run
# itself; Data Transfer: admin.sh; tokens: tokens.sh.)
# shellcheck disable=SC2154 # variables of the run

# The run's policy with one more exemption for each way out.
awk '/^\[\[rule\]\]$/ && !done {
    split("export:consumer:admin:leakguard_run egress:consumer:mail:staff egress:host:127.0.0.1 storage:consumer:queue:leakguard.run.trusted", list, " ")
    for (i in list) {
        channel = list[i]; sub(/:.*/, "", channel)
        key = substr(list[i], length(channel) + 2); who = key; sub(/:.*/, "", key); who = substr(who, length(key) + 2)
        print "[[rule]]\nname = \"exempted: " who "\"\nchannel = \"" channel "\"\n" key " = \"" who "\"\ncategory = \"personal\"\naction = \"allow\"\n"
    }
    print "[[rule]]\nname = \"this partner gets no cards\"\nchannel = \"egress\"\nhost = \"127.0.0.1\"\ncategory = \"card\"\naction = \"redact\"\n"
    print "[[rule]]\nname = \"logs of this shop name addresses\"\nchannel = \"log\"\nentity = \"EMAIL_ADDRESS\"\naction = \"allow\"\n"
    print "[[rule]]\nname = \"queues name nobody\"\nchannel = \"storage\"\nconsumer = \"queue:*\"\ncategory = \"personal\"\naction = \"redact\"\n"
    done = 1 } { print }' "$WORK/enforce.toml" >"$WORK/exempt.toml"
serve exempt --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$WORK/exempt.toml"
exempt() { php -d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/exempt.toml" -d memory_limit=2G "$@" </dev/null; }

# --- SOAP and GraphQL: integrations -------------------------------------------------------------------------------------

who=$(jq -r .id "$WORK/plain-me")
soap enforce customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$ERP_TOKEN"
check_equal 'SOAP answers an integration' 0 "$status"
check_lacks 'without the person' "$answer" "$SHOPPER"
soap enforce customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$WMS_TOKEN"
check_equal 'SOAP answers the exempted integration' 0 "$status"
for value in "$SHOPPER" 'Calle Falsa 123' '+34 600 555 0142'; do
    check_contains "with $value" "$answer" "$value"
done

# GraphQL has no query of Magento's own that shows staff or integrations a person; other modules may add one, as mixing/ does.
public='{ cmsBlocks(identifiers: "lg-run") { items { content } } }'
magento cache:clean full_page >/dev/null
for caller in ERP WMS; do
    token=${caller}_TOKEN
    ask enforce "/graphql?query=$(jq -rn --arg q "$public" '$q | @uri')" -H 'X-Run-Mix: 1' -H "Authorization: Bearer ${!token}"
    if [[ $caller == ERP ]]; then
        check_contains 'GraphQL answers an integration' "$answer" '"cmsBlocks"'
        check_lacks 'without a person that a module has put there' "$answer" "$SHOPPER"
    else
        check_contains 'and the exempted one with that person' "$answer" "$SHOPPER"
    fi
done
magento cache:clean full_page >/dev/null

# --- staff: files -----------------------------------------------------------------------------------------------------------

admin_login exempt
key=$(form_key)
for kind in Csv Xml; do
    admin exempt "mui/export/gridTo$kind" -G --data-urlencode namespace=sales_order_grid \
        --data-urlencode selected=false --data-urlencode excluded=false --data-urlencode "form_key=$key" \
        --data-urlencode 'filters[placeholder]=true' --data-urlencode search=
    check_contains "the exempted colleague gets the grid as $kind with its people" "$answer" "$EMAIL"
done
for kind in Csv Xml; do
    admin exempt "newsletter/subscriber/export$kind"
    check_contains "and the older grid as $kind" "$answer" "$SHOPPER"
    admin_login enforce # the shop lets an administrator be in one place at a time
    admin enforce "newsletter/subscriber/export$kind"
    check_contains "an older grid goes out as $kind" "$answer" Subscribed
    check_lacks 'without its people for who is not exempted' "$answer" "$SHOPPER"
    admin_login exempt
done

# --- a host -------------------------------------------------------------------------------------------------------------------

: >"$RECEIVER_LOG"
exempt "$here/fixtures.php" "$shop" calls "$RECEIVER_URL" >"$WORK/calls" 2>&1
for client in socket curl laminas adapter async; do
    grep -F "/$client" "$RECEIVER_LOG" | sed 's/%40/@/g; s/%2B/+/g' >"$WORK/call" || true
    check_contains "the exempted host gets the person: $client" "$WORK/call" "$SHOPPER"
    check_lacks "and no card: $client" "$WORK/call" 1111
done

# --- mail -----------------------------------------------------------------------------------------------------------------------

mail_by() { # POLICY TO: what was sent is in $WORK/sent, decoded part by part
    rm -f -- "$WORK"/mail-*
    php -d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/$1.toml" -d "sendmail_path=\"$WORK/sendmail\"" \
        -d memory_limit=1G "$here/fixtures.php" "$shop" mail "$2" </dev/null >"$WORK/mail.out" 2>&1 || true
    cat -- "$WORK"/mail-* >"$WORK/raw" 2>/dev/null || cp -- "$WORK/mail.out" "$WORK/raw"
    php "$here/mime.php" "$WORK/raw" >"$WORK/sent"
}
mail_by enforce run.staff@shop.example
for part in 'text/plain: Text: ' 'text/html: <p>Page: ' 'text/csv: sku,email' '  text/plain: Inside: ' '  text/html: <p>Inside: ' 'LG-4111'; do
    check_contains "mail of several parts to staff has its part $part" "$WORK/sent" "$part"
done
for value in "$SHOPPER" '555 0199' '4111 1111'; do
    check_lacks "and none of them has $value" "$WORK/sent" "$value"
done
check_contains 'a file that cannot be read is kept back' "$WORK/sent" 'text/plain: LeakGuard has kept an attachment (application/pdf) back'
check_contains 'the subject names nobody' "$WORK/sent" 'Subject: Order of ['
mail_by exempt run.staff@shop.example
check_contains 'staff that is exempted reads who it was' "$WORK/sent" "text/html: <p>Page: $SHOPPER"
check_contains 'in parts of parts, too' "$WORK/sent" "  text/plain: Inside: $SHOPPER"
check_contains 'and gets the file' "$WORK/sent" "application/pdf: %PDF-1.4"
check_lacks 'but no card' "$WORK/sent" '4111 1111 1111'
mail_by enforce "$SHOPPER"
check_contains 'the customer gets what is theirs' "$WORK/sent" "Text: $SHOPPER, "
check_contains 'in all parts' "$WORK/sent" '<b>+353 1 555 0199</b>'
check_contains 'and the file' "$WORK/sent" "application/pdf: %PDF-1.4"

# --- queues -----------------------------------------------------------------------------------------------------------------------

exempt "$here/fixtures.php" "$shop" publish
fixtures queued >"$WORK/queued"
for name in partner trusted own; do grep -F "leakguard.run.$name" "$WORK/queued" >"$WORK/queued-$name" || true; done
check_contains 'a topic that is named is masked in the queue' "$WORK/queued-partner" LG-4111
check_lacks 'its person' "$WORK/queued-partner" run.queue@example.net
check_contains 'the exempted topic has its person' "$WORK/queued-trusted" run.queue@example.net
for name in partner trusted; do check_lacks "and no card: $name" "$WORK/queued-$name" '4111 1111 1111'; done
check_contains 'a topic that is not named stays as it is' "$WORK/queued-own" '4111 1111 1111 1111'
exempt "$shop/bin/magento" queue:consumers:start leakguard.run --max-messages=3 --single-thread >"$WORK/received" 2>&1 || true
check_equal 'and the consumer of the queue reads all three' 3 "$(grep -c '^RECEIVED' "$WORK/received")"
check_lacks 'the partner nobody' <(grep -F leakguard.run.partner "$WORK/received") run.queue@example.net
check_contains 'the trusted one the person' <(grep -F leakguard.run.trusted "$WORK/received") run.queue@example.net

# --- logs: whoever reads the file gets it, so a rule has no consumer to name -----------------------------------------------

mark
exempt "$here/fixtures.php" "$shop" log
check_contains 'a log has the addresses that a rule lets in' "$(new system)" 'RUN order 000000003 of run.maria.garcia@example.net'
check_lacks 'and no telephone number' "$WORK/new-system.log" '555 0199'
check_lacks 'nor a card' "$(new exception)" 4111111111111111
stop_service web-exempt
stop_service php-exempt
