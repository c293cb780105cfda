# shellcheck shell=bash
#
# What comes back, what gets cached, what is reported: sourced by the run.
# shellcheck disable=SC2154 # variables of the run

# --- write-back ---------------------------------------------------------------------------------------------------------------------

read_by() { # CALLER SITE PATH
    asked=$3
    ask "$2" "$3" -H "$(signature "$1" GET)"
}
written_by() { # CALLER SITE PATH FILE
    asked=$3
    ask "$2" "$3" -X PUT -H "$(signature "$1" PUT)" -H 'Content-Type: application/json' -d @"$4"
}
path=/rest/V1/customers/$(jq -r .id "$WORK/plain-me")
fixtures saved >"$WORK/saved-before"
read_by erp enforce "$path"
jq -c '{customer: .}' "$answer" >"$WORK/masked.json"
check_lacks 'an ERP reads a customer masked' "$WORK/masked.json" "$SHOPPER"
written_by erp enforce "$path" "$WORK/masked.json"
check_equal 'and is refused when it saves that' 400 "$status"
for field in customer.email customer.lastname customer.addresses.0.telephone; do
    check_contains "with an error that names $field" "$answer" "$field"
done
check 'and an alert' alert write_back
fixtures saved >"$WORK/saved-after"
check_equal 'the shop holds what it held' "$(<"$WORK/saved-before")" "$(<"$WORK/saved-after")"
printf '{"customer":{"id":%s,"email":"%s","firstname":"Maria","lastname":"García","website_id":1,"taxvat":"ESX1234567X"}}' \
    "$(jq -r .id "$WORK/plain-me")" "$SHOPPER" >"$WORK/real.json"
written_by erp enforce "$path" "$WORK/real.json"
check_equal 'real data is saved' 200 "$status"
read_by wms enforce "$path"
jq -c '{customer: .}' "$answer" >"$WORK/exempt.json"
check_contains 'the exempted integration reads the customer' "$WORK/exempt.json" "$SHOPPER"
written_by wms enforce "$path" "$WORK/exempt.json"
check_equal 'and saves what it read' 200 "$status"
printf '{"customer":{"id":0,"email":"[EMAIL_ADDRESS]","firstname":"A","lastname":"B"}}' >"$WORK/masked.json"
asked=/rest/async/V1/customers/1
ask enforce "$asked" -X PUT -H "$(signature erp PUT)" -H 'Content-Type: application/json' -d @"$WORK/masked.json"
check_equal 'an async call is refused before it is queued' 400 "$status"
# shellcheck disable=SC2016 # GraphQL
change='mutation($name: String) { updateCustomerV2(input: {firstname: $name}) { customer { firstname } } }'
ask enforce /graphql -H 'Content-Type: application/json' -H "Authorization: Bearer $(<"$WORK/tokens/customer")" \
    -d "$(jq -cn --arg query "$change" '{query: $query, variables: {name: "[PERSON]"}}')"
check_contains 'variables of GraphQL are refused, too' "$answer" 'Nothing was saved'
ask enforce /rest/V1/customers/me -H "Authorization: Bearer $(<"$WORK/tokens/customer")"
check_equal 'and the name stays' Maria "$(jq -r .firstname "$answer")"

# --- caches -------------------------------------------------------------------------------------------------------------------------

magento cache:clean full_page >/dev/null
public='/graphql?query={cmsBlocks(identifiers:"lg-run"){items{content}}}'
ask enforce "$public"
check_contains "enforce: what the shop shows everybody passes, its own addresses included" "$answer" run.keeper@example.net
check 'enforce: and raises no alert' eval '! alert public_cache'
magento cache:clean full_page >/dev/null
for site in enforce watch; do
    ask "$site" "$public" -H 'X-Run-Mix: 1'
    check "$site: a person in an answer for everybody raises an alert" alert public_cache
    cp -- "$answer" "$WORK/public-$site"
    ask "$site" "$public"
    if [[ $site == enforce ]]; then
        check_lacks 'enforce: and is not in what the next one gets' "$answer" "$SHOPPER"
        check_lacks 'enforce: nor its mask: it was not stored' "$answer" extensions
        magento cache:clean full_page >/dev/null
    fi
done
check_lacks 'enforce: what a guest got of it was masked' "$WORK/public-enforce" "$SHOPPER"
check_contains 'monitor: it stays as it is, and is kept as it always was' "$answer" "$SHOPPER"
ask enforce "$public"
check_lacks 'enforce: what a cache has kept before is masked for each caller' "$answer" "$SHOPPER"
check_contains 'enforce: and for nobody else' "$answer" extensions
check 'REST answers are for nobody to keep' grep -qi '^cache-control: no-store' <(ask enforce /rest/V1/directory/currency && cat "$WORK/headers")

page=/lg-run-bag.html
magento cache:clean full_page >/dev/null
ask enforce "$page" -b "$WORK/jar-enforce" -H 'X-Run-Mix: 1'
check_contains 'enforce: a page with its visitor in it goes to that visitor' "$answer" "$SHOPPER"
check 'enforce: raises an alert' alert public_cache
ask enforce "$page" -b "$WORK/jar-enforce"
check_lacks 'enforce: and nobody else gets it from the cache' "$answer" "$SHOPPER"
check 'enforce: a page without anybody raises none' eval '! alert public_cache'
magento cache:clean full_page >/dev/null
ask watch "$page" -b "$WORK/jar-watch" -H 'X-Run-Mix: 1'
check 'monitor: the same raises an alert' alert public_cache
ask watch "$page" -b "$WORK/jar-watch"
check_contains 'monitor: and is kept, as it always was' "$answer" "$SHOPPER"
magento cache:clean full_page >/dev/null

# --- var/report ------------------------------------------------------------------------------------------------------------------------

mark
before=$(date +%s)
ask enforce "/?email=$NOBODY" -H 'X-Run-Throw: 1'
check_equal 'an exception that nobody catches is a 500' 500 "$status"
report=$(find "$shop/var/report" -type f -newermt "@$((before - 1))" | head -n 1)
cp -- "${report:-/dev/null}" "$WORK/report"
check_contains 'its report says what was wrong' "$WORK/report" 'RUN could not save'
for value in run.maria "$CARD" 4111 "$NOBODY"; do
    check_lacks "and hides $value" "$WORK/report" "$value"
    check_lacks "so does the answer: $value" "$answer" "$value"
done
check_lacks 'and exception.log' "$(new exception)" run.maria
[[ -z $report ]] || rm -f -- "$report"
