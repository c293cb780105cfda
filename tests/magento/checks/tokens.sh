# shellcheck shell=bash
#
# Tokens: what an ERP reads, sends back, and what the shop then holds. Sourced by the run.
# shellcheck disable=SC2154 # variables of the run

printf 'active = "k1"\ndetokenize = true\n[[key]]\nid = "k1"\nsecret = "%s"\n' "$(head -c 32 /dev/urandom | base64)" >"$WORK/keyring.toml"
chmod 600 "$WORK/keyring.toml"
awk '/^\[\[rule\]\]$/ && !done {
    print "[restore]\nconsumer = [\"integration:LeakGuard run ERP\"]\n"
    print "[[rule]]\nname = \"the ERP works with tokens\"\nchannel = \"api\"\nconsumer = \"integration:LeakGuard run ERP\""
    print "category = \"personal\"\naction = \"tokenize\"\n"; done = 1 } { print }' "$WORK/enforce.toml" >"$WORK/tokens.toml"
serve tokens --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$WORK/tokens.toml" --ini "leakguard.keyring=$WORK/keyring.toml"
customer=$(jq -r .id "$WORK/plain-me")
path=/rest/V1/customers/$customer

# --- REST ---------------------------------------------------------------------------------------------------------------

read_by erp tokens "$path"
jq -c '{customer: .}' "$answer" >"$WORK/tokens.json"
for value in "$SHOPPER" García 'Calle Falsa' '555 0142'; do
    check_lacks "tokens: an ERP reads no $value" "$WORK/tokens.json" "$value"
done
token=$(jq -r .customer.email "$WORK/tokens.json")
check 'tokens: the token of an address is an address' grep -qE '^[^@ ]+@[^@ ]+\.invalid$' <<<"$token"
read_by erp tokens "$path"
check_equal 'tokens: the same person has the same token' "$token" "$(jq -r .email "$answer")"
fixtures saved | grep '^customer_entity ' | jq -Rc '.[16:] | fromjson | del(.updated_at)' >"$WORK/saved-before"
written_by erp tokens "$path" "$WORK/tokens.json"
check_equal 'tokens: and saves what it has read' 200 "$status"
check_lacks 'tokens: which is answered with tokens again' "$answer" "$SHOPPER"
fixtures saved | grep '^customer_entity ' | jq -Rc '.[16:] | fromjson | del(.updated_at)' >"$WORK/saved-after"
check_equal 'tokens: the shop holds the real values' "$(<"$WORK/saved-before")" "$(<"$WORK/saved-after")"
jq -c '.customer.middlename = "Luz"' "$WORK/tokens.json" >"$WORK/changed.json"
written_by erp tokens "$path" "$WORK/changed.json"
check_equal 'tokens: a change between tokens is saved' 200 "$status"
fixtures saved >"$WORK/saved-after"
check_contains 'tokens: as it was sent' "$WORK/saved-after" '"middlename":"Luz"'
check_lacks 'tokens: and no token is in the shop' "$WORK/saved-after" .invalid
read_by wms tokens "$path"
check_contains 'tokens: the exempted integration reads addresses' "$answer" "$SHOPPER"
check_contains 'tokens: which are the real ones' "$answer" 'Calle Falsa 123'
written_by wms tokens "$path" "$WORK/tokens.json"
check_equal 'tokens: who may not turn them back is refused' 400 "$status"
check_contains 'tokens: by the names of the fields' "$answer" customer.email
jq -c --arg forged "${token:0:5}zz${token:7}" '.customer.email = $forged' "$WORK/tokens.json" >"$WORK/changed.json"
written_by erp tokens "$path" "$WORK/changed.json"
check_equal 'tokens: so is a token that nobody has made' 400 "$status"

# --- SOAP -----------------------------------------------------------------------------------------------------------------

element() { grep -oE "<$1>[^<]*" "$2" | head -n 1 | cut -d '>' -f 2; }
soap tokens customerCustomerRepositoryV1 GetById "{\"customerId\":$customer}" "$ERP_TOKEN"
cp -- "$answer" "$WORK/tokens.xml"
check_equal 'tokens: SOAP answers the ERP' 0 "$status"
check_equal 'tokens: with the token that REST gave' "$token" "$(element email "$WORK/tokens.xml")"
save() { # SITE EMAIL FIRSTNAME LASTNAME TOKEN
    soap "$1" customerCustomerRepositoryV1 Save "$(jq -cn --argjson id "$customer" --arg e "$2" --arg f "$3" --arg l "$4" \
        '{customer: {id: $id, email: $e, firstname: $f, lastname: $l, middlename: "Sol", websiteId: 1}}')" "$5"
}
save tokens "$token" "$(element firstname "$WORK/tokens.xml")" "$(element lastname "$WORK/tokens.xml")" "$ERP_TOKEN"
check_equal 'tokens: SOAP saves what the ERP has read' 0 "$status"
fixtures saved >"$WORK/saved-after"
check_contains 'tokens: the shop holds the real address' "$WORK/saved-after" "\"email\":\"$SHOPPER\""
check_contains 'tokens: the real name' "$WORK/saved-after" '"lastname":"García"'
check_contains 'tokens: and what was changed' "$WORK/saved-after" '"middlename":"Sol"'
check_lacks 'tokens: and no token' "$WORK/saved-after" .invalid
save tokens "$token" Maria García "$WMS_TOKEN"
check_equal 'tokens: SOAP refuses the token of somebody else' 1 "$status"
check_contains 'tokens: by the name of the field' "$answer" customer.email
save enforce '[EMAIL_ADDRESS]' '[PERSON]' García "$ERP_TOKEN"
check_equal 'enforce: SOAP refuses labels' 1 "$status"
for field in customer.email customer.firstname; do
    check_contains "enforce: by the name of the field $field" "$answer" "$field"
done
fixtures saved >"$WORK/saved-last"
check_equal 'enforce: the shop holds what it held' "$(<"$WORK/saved-after")" "$(<"$WORK/saved-last")"

# --- settings -------------------------------------------------------------------------------------------------------------

protected -d "leakguard.keyring=$WORK/keyring.toml" "$shop/bin/magento" config:set leakguard/consumers/policies \
    '[{"consumer":"integration:LeakGuard run WMS","treatment":"tokenize"}]' >/dev/null
magento cache:clean config >/dev/null
read_by wms tokens "$path"
check_equal 'settings: an integration gets tokens by its treatment' "$token" "$(jq -r .email "$answer")"
magento config:set leakguard/consumers/policies '[]' >/dev/null
magento cache:clean config >/dev/null
stop_service web-tokens
stop_service php-tokens
