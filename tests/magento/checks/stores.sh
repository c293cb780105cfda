# shellcheck shell=bash
#
# Settings of a website and of a store view, with no policy file: sourced by the run.
# shellcheck disable=SC2154 # variables of the run

fixtures stores
orders_in() { # STORE erp|wms
    asked=${ORDERS/rest\/V1/rest\/$1\/V1}
    ask shipped "$asked" -H "$(signature "$2" GET)"
    check_equal "$1: the API answers" 200 "$status"
}
choose() { # SCOPE CODE PATH VALUE
    magento config:set "--scope=$1" "--scope-code=$2" "leakguard/$3" "$4" >"$WORK/choose" 2>&1 ||
        fail "the setting $3 can be saved for $2" "$(<"$WORK/choose")"
}
orders_in lgrun_a erp
check_contains 'a new website watches like the rest of the shop' "$answer" "$EMAIL"

choose websites lgrun channels/api enforce
choose stores lgrun_b policy/mode monitor
choose stores lgrun_a exemptions/rules \
    '[{"consumer":"integration:LeakGuard run WMS","channel":"api","field":"","entities":"EMAIL_ADDRESS","reason":"parcels","until":"2999-12-31"}]'
magento cache:clean config full_page >/dev/null
protected "$shop/bin/magento" leakguard:policy:check --show >"$WORK/policy" 2>&1
check_contains 'leakguard:policy:check names the store view and its rules' "$WORK/policy" \
    'ok       Policy of the store view lgrun_a: rules from the settings: 2'
check_contains 'and the website' "$WORK/policy" 'ok       Policy of the website lgrun: rules from the settings: 1'

for store in default all; do
    orders_in "$store" erp
    check_contains "$store: is watched as before" "$answer" "$EMAIL"
done
orders_in lgrun_a erp
check_lacks 'lgrun_a: takes the channel of its website' "$answer" "$EMAIL"
check_lacks 'lgrun_a: all of it' "$answer" "O'Brien"
orders_in lgrun_a wms
check_contains 'lgrun_a: exempts an integration' "$answer" "$EMAIL"
check_lacks 'lgrun_a: from that kind of data alone' "$answer" "O'Brien"
orders_in lgrun_b wms
check_contains 'lgrun_b: only watches, whatever its website says' "$answer" "O'Brien"

choose websites lgrun consumers/policies '[{"consumer":"integration:LeakGuard run ERP","treatment":"mask"}]'
magento cache:clean config >/dev/null
orders_in lgrun_a erp
check_contains 'lgrun_a: a treatment of the website holds' "$answer" '"customer_email":"r***'
orders_in default erp
check_contains 'default: and nowhere else' "$answer" "$EMAIL"

who=$(jq -r .id "$WORK/plain-me")
SOAP_STORE=lgrun_a soap shipped customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$ERP_TOKEN"
check_equal 'lgrun_a: SOAP answers' 0 "$status"
check_lacks 'lgrun_a: without the person' "$answer" "$SHOPPER"
soap shipped customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$ERP_TOKEN"
check_contains 'default: SOAP is watched as before' "$answer" "$SHOPPER"
for store in lgrun_a default; do
    magento cache:clean full_page >/dev/null
    ask shipped "/graphql?query=$(jq -rn --arg q '{ cmsBlocks(identifiers: "lg-run") { items { content } } }' '$q | @uri')" \
        -H 'X-Run-Mix: 1' -H "Store: $store" -H "Authorization: Bearer $ERP_TOKEN"
    if [[ $store == default ]]; then
        check_contains 'default: GraphQL is watched as before' "$answer" "$SHOPPER"
    else
        check_lacks 'lgrun_a: GraphQL takes the settings of the store in its header' "$answer" "$SHOPPER"
    fi
done
magento cache:clean full_page >/dev/null
