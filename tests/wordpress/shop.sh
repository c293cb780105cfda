# shellcheck shell=bash
#
# The shop's part, continued: checkout as guest and as customer, every handler of the logger, webhooks, CSV exports, AI client, abilities
# and MCP. woocommerce.sh sources this file.
# shellcheck disable=SC2154 # shares its variables

shop() { # [php -d OPTIONS] -- COMMAND [ARGUMENT]
    local options=()
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    RUN_ALERTS=$shop_alerts php -d extension="$LEAKGUARD_SO" ${options[@]+"${options[@]}"} "$here/shop.php" "$WORDPRESS_ROOT" "$@"
}
watching=("${enforced[@]}" -d leakguard.mode=monitor)
serve_shop shop-monitor --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$here/policies/enforce.toml" --ini leakguard.mode=monitor

# --- while LeakGuard only watches ---------------------------------------------------------------------------------------------

compare shop-monitor key "/wc/v3/orders/$ORDER" 'an order while LeakGuard only watches'
check_equal 'and nothing in it changes' '' "$(changed)"
compare shop-monitor key "/wc/v3/customers/$CUSTOMER" 'a customer while LeakGuard only watches'
check_equal 'and nothing in it changes' '' "$(changed)"

# --- what comes back ------------------------------------------------------------------------------------------------------------

rest shop-enforce key "/wc/v3/orders/$ORDER"
jq -c '{billing, status: "completed"}' <"$answer" >"$WORK/read"
rest shop-enforce key "/wc/v3/orders/$ORDER" -X PUT -H 'Content-Type: application/json' --data-binary "@$WORK/read"
check_equal 'an order that was read masked is not written back' 400 "$status"
rest shop-without key "/wc/v3/orders/$ORDER"
check_equal 'and keeps its address' "$LENA processing" "$(jq -r '"\(.billing.email) \(.status)"' <"$answer")"
rest shop-enforce key '/wc/v3/orders/batch' -H 'Content-Type: application/json' \
    -d "{\"update\": [{\"id\": $ORDER, \"billing\": {\"first_name\": \"[PERSON]\"}}]}"
check_equal 'nor in a batch' '400 update.0.billing.first_name' "$status $(jq -r '.data.params | join(" ")' <"$answer")"
rest shop-enforce key "/wc/v3/orders/$ORDER" -X PUT -H 'Content-Type: application/json' -d '{"status": "on-hold"}'
check_equal 'a change that holds nothing masked is taken' '200 on-hold' "$status $(jq -r .status <"$answer")"

# --- checkout ---------------------------------------------------------------------------------------------------------------------

pay() { # the address as JSON, on standard input -> the checkout's request
    jq -c '{billing_address: ., payment_method: "run_card", payment_data: [{key: "card_number", value: "4242 4242 4242 4242"}]}'
}
ana='{"first_name": "Ana", "last_name": "Roy", "address_1": "9 Mill Lane", "city": "Leeds", "postcode": "LS1 4AP", "country": "GB",
    "email": "ana.roy@example.org", "phone": "+44 113 496 0123", "company": "", "address_2": "", "state": ""}'
for site in shop-shipped shop-enforce shop-monitor; do
    rest "$site" guest /wc/store/v1/cart -D "$WORK/headers"
    token=$(sed -nE 's/^cart-token: *([^[:space:]]+).*/\1/Ip' "$WORK/headers")
    rest "$site" guest /wc/store/v1/cart/add-item -H "Cart-Token: $token" -d "id=$PRODUCT" -d quantity=1
    : >"$RECEIVER_LOG"
    pay <<<"$ana" >"$WORK/pay"
    rest "$site" guest /wc/store/v1/checkout -H "Cart-Token: $token" -H 'Content-Type: application/json' --data-binary "@$WORK/pay"
    check_equal "$site: a guest's checkout with a card succeeds" '200 success' "$status $(jq -r '.payment_result.payment_status // .message' <"$answer")"
    check_contains "$site: the gateway got the card" "$RECEIVER_LOG" '4242 4242 4242 4242'
    check_contains "$site: and the caller's credential" "$RECEIVER_LOG" 'Bearer run-credential'
    check_equal "$site: the guest sees their own address" 'Ana ana.roy@example.org' \
        "$(jq -r '.billing_address | "\(.first_name) \(.email)"' <"$answer")"
    check 'and the way to the received order works' grep -q 'key=wc_order_' <(jq -r '.payment_result.redirect_url' <"$answer")
    guest_order=$(jq -r .order_id <"$answer")
    guest_key=$(jq -r .order_key <"$answer")
    rest "$site" guest "/wc/store/v1/order/$guest_order?key=$guest_key&billing_email=ana.roy%40example.org"
    check_equal "$site: so does the order by its key" '200 ana.roy@example.org' "$status $(jq -r '.billing_address.email // .message' <"$answer")"
    rest "$site" guest "/wc/store/v1/order/$guest_order?key=wc_order_wrong&billing_email=ana.roy%40example.org"
    check_lacks "$site: and not by a wrong one" "$answer" 'Mill Lane'
done

store() { # SITE USER ROUTE [CURL OPTIONS]...: as the shop's pages ask, with cookies and the nonce
    local site=$1 user=$2 route=$3
    shift 3
    page "$site" "$user" "/wp-json$route" -D "$WORK/headers" -c "$WORK/cookies-$user" "$@"
}
for site in shop-shipped shop-enforce; do
    login "$site" "$LENA_LOGIN" "$SHOP_PASSWORD"
    login "$site" "$MARC_LOGIN" "$SHOP_PASSWORD"
    : >"$shop_alerts"
    store "$site" "$LENA_LOGIN" /wc/store/v1/cart
    nonce=$(sed -nE 's/^nonce: *([^[:space:]]+).*/\1/Ip' "$WORK/headers")
    check_contains "$site: a customer's cart shows their own address" "$answer" 'Lindenstrasse 14'
    check_lacks "$site: and nobody else's" "$answer" 'rue Cler'
    check_contains "$site: no cache keeps it" <(sed -nE '/^cache-control:/Ip' "$WORK/headers") no-store
    store "$site" "$MARC_LOGIN" /wc/store/v1/cart
    check_contains "$site: the other customer sees theirs" "$answer" '5 rue Cler'
    check_lacks "$site: and not the first one's" "$answer" Lindenstrasse
    check_lacks "$site: nor e-mail" "$answer" "$LENA"
    store "$site" "$LENA_LOGIN" /wc/store/v1/cart/add-item -H "Nonce: $nonce" -d "id=$PRODUCT" -d quantity=1
    check_equal "$site: a customer's article goes into the cart" 201 "$status"
    jq -c .billing_address <"$answer" | pay >"$WORK/pay"
    check_contains "$site: whose address comes with it" "$WORK/pay" "$LENA"
    store "$site" "$LENA_LOGIN" /wc/store/v1/checkout -H "Nonce: $nonce" -H 'Content-Type: application/json' --data-binary "@$WORK/pay"
    check_equal "$site: a customer's checkout with a card succeeds" '200 success' "$status $(jq -r '.payment_result.payment_status // .message' <"$answer")"
    store "$site" "$LENA_LOGIN" "/wc/store/v1/order/$guest_order?key=wc_order_wrong&billing_email=ana.roy%40example.org"
    check_lacks "$site: a customer sees nothing of a guest's order" "$answer" 'Mill Lane'
    store "$site" "$MARC_LOGIN" "/wc/store/v1/order/$ORDER"
    check_lacks "$site: nor of another customer's" "$answer" Lindenstrasse
    check_equal "$site: and no alert was raised" '' "$(<"$shop_alerts")"
done

# Pages: what a cache is told about somebody's own.
: >"$shop_alerts"
page shop-enforce "$LENA_LOGIN" '/my-account/?run-cdn=1' -D "$WORK/headers"
check_equal 'the account page answers' 200 "$status"
check_lacks 'and no CDN may keep it' "$WORK/headers" CDN-Cache-Control
check_contains 'and it is private' <(sed -nE '/^cache-control:/Ip' "$WORK/headers") private
check_contains 'and an alert was raised' "$shop_alerts" 'cache_guard customer:'
page shop-enforce guest '/shop/?run-cdn=1' -D "$WORK/headers"
check_contains "while the shop page may be kept for guests" "$WORK/headers" 'CDN-Cache-Control: max-age=600'

check_equal 'WooCommerce knows that its new ways to keep orders and to check out work' 'custom_order_tables cart_checkout_blocks' "$(shop -- compatible)"

# --- every handler of the logger ----------------------------------------------------------------------------------------------------

shop -- handlers >"$WORK/handlers"
for handler in file database email remote; do
    jq -r ".$handler" <"$WORK/handlers" >"$WORK/handler"
    check_contains "the logger's handler '$handler' writes the entry" "$WORK/handler" 'order 1042 over 39.00'
    for planted in "$LENA" "$CARD" Lena; do
        check_lacks "and not '$planted'" "$WORK/handler" "$planted"
    done
done
shop "${watching[@]}" -- handlers >"$WORK/handlers"
for handler in file database email; do
    check_contains "the handler '$handler' writes what it was given while LeakGuard only watches" <(jq -r ".$handler" <"$WORK/handlers") "$LENA"
done

# What WooCommerce masks by itself, on the same thousand lines; docs/woocommerce.md has the table.
php -d extension="$LEAKGUARD_SO" "$here/log-lines.php" "$WORDPRESS_ROOT" >"$WORK/log-lines"
sed 's/^/# /' "$WORK/log-lines"
read -r lines missed remote <<<"$(sed -nE 's/^\| \*\*together\*\* \| \*\*([0-9]+)\*\* \| \*\*([0-9]+)\*\* \| \*\*([0-9]+)\*\* \|$/\1 \2 \3/p' "$WORK/log-lines" | head -n 1)"
check 'of the same log lines LeakGuard misses fewer than WooCommerce' test "$lines" -gt 0 -a "$missed" -lt "$remote"

# --- webhooks -----------------------------------------------------------------------------------------------------------------------

export RUN_RECEIVER_PORT=$RECEIVER_PORT
delivered() { jq -c 'select(.headers["x-wc-webhook-signature"])' <"$RECEIVER_LOG" >"$WORK/delivery"; }
cat >"$WORK/webhooks.toml" <<'TOML'
version = 1
[[rule]]
name = "the warehouse needs no names"
channel = "egress"
host = "127.0.0.1"
action = "redact"
[[rule]]
name = "cards"
entity = "CREDIT_CARD"
action = "redact"
TOML
: >"$RECEIVER_LOG"
check_equal 'a webhook to this machine is delivered' '' "$(shop -d leakguard.policy="$WORK/webhooks.toml" -- webhook "$RECEIVER_URL/hook")"
delivered
check_lacks 'with the policy for its host applied' "$WORK/delivery" "$LENA"
check_equal 'and the order in it' 'Walnut cutting board' "$(jq -r '.body | fromjson | .line_items[0].name' <"$WORK/delivery")"
check_equal 'and a signature that fits' \
    "$(jq -rj .body <"$WORK/delivery" | openssl dgst -sha256 -hmac 'a secret of the run' -binary | base64)" \
    "$(jq -r '.headers["x-wc-webhook-signature"]' <"$WORK/delivery")"
: >"$RECEIVER_LOG"
: >"$shop_alerts"
refused=$(shop "${enforced[@]}" -- webhook http://erp.example/hook)
check_equal 'personal data does not go where there is no TLS' leakguard_refused "${refused%%:*}"
delivered
check_equal 'and nothing was sent' '' "$(<"$WORK/delivery")"
check_contains 'and an alert was raised' "$shop_alerts" 'plain_http host:erp.example'
: >"$shop_alerts"
check_equal 'while LeakGuard only watches it goes' '' "$(shop "${watching[@]}" -- webhook http://erp.example/hook)"
delivered
check_contains 'as it is' "$WORK/delivery" "$LENA"
check_contains 'and an alert is raised' "$shop_alerts" 'plain_http host:erp.example'

# --- CSV ----------------------------------------------------------------------------------------------------------------------------

rows() { grep -c . "$1"; }
# shellcheck disable=SC2016 # PHP's variables
columns() { php -r 'foreach (new LimitIterator(new SplFileObject($argv[1]), 0, 3) as $line) echo count(str_getcsv($line)), " ";' "$1"; }
for export in product-csv 'report customers' 'report orders'; do
    name=${export/ /-}
    # shellcheck disable=SC2086 # a command and its argument
    shop -- $export >"$WORK/$name-shipped"
    # shellcheck disable=SC2086
    shop -d leakguard.policy="$here/policies/exports.toml" -- $export >"$WORK/$name"
    check_equal "$export: as many lines as without a policy for exports" "$(rows "$WORK/$name-shipped")" "$(rows "$WORK/$name")"
    check_equal "$export: and as many columns" "$(columns "$WORK/$name-shipped")" "$(columns "$WORK/$name")"
    case $export in
        'report orders') planted='Lena Fischer' ;;
        *) planted=$LENA ;;
    esac
    check_contains "$export: the shipped policy only watches" "$WORK/$name-shipped" "$planted"
    check_lacks "$export: '$planted' is gone where the policy says so" "$WORK/$name" "$planted"
done
check_lacks "the customers' names are gone, too" "$WORK/report-customers" Fischer
check_lacks 'and towns' "$WORK/report-customers" Freiburg
check_contains 'and articles stay' "$WORK/product-csv" 'Walnut cutting board'

# --- the AI client (WordPress 7.0 and newer) -------------------------------------------------------------------------------------------

if grep -q 'function wp_ai_client_prompt' "$WORDPRESS_ROOT/wp-includes/ai-client.php" 2>/dev/null; then
    printf '{"id": "1", "choices": [{"message": {"role": "assistant", "content": "Certainly."}, "finish_reason": "stop"}]}' >"$RECEIVER_REPLY"
    : >"$RECEIVER_LOG"
    check_equal 'a prompt is answered' 'supported Certainly.' "$(shop -- ai)"
    check_contains 'its question arrives' "$RECEIVER_LOG" 'for order 1042'
    check_lacks 'without the customer' "$RECEIVER_LOG" "$LENA"
    check_lacks 'and without the card' "$RECEIVER_LOG" "$CARD"
    check_contains "with the caller's credential" "$RECEIVER_LOG" 'Bearer run-credential'
    cat >"$WORK/ai.toml" <<'TOML'
version = 1
[[rule]]
name = "no cards to AI services"
channel = "egress"
host = "api.openai.com"
entity = "CREDIT_CARD"
action = "block"
TOML
    : >"$RECEIVER_LOG"
    prevented=$(shop -d leakguard.policy="$WORK/ai.toml" -- ai)
    check_equal 'a prompt that the policy blocks is prevented' 'not supported prompt_prevented' "${prevented%%:*}"
    check_equal 'and nothing was sent' '' "$(<"$RECEIVER_LOG")"
    check_equal 'while LeakGuard only watches it goes' 'supported Certainly.' "$(shop -d leakguard.policy="$WORK/ai.toml" -d leakguard.mode=monitor -- ai)"
    check_contains 'as it is' "$RECEIVER_LOG" "$LENA"
    rm -f -- "$RECEIVER_REPLY"
else
    skip 'the AI client' 'WordPress before 7.0'
fi

# --- abilities and MCP ------------------------------------------------------------------------------------------------------------------

ability() { # SITE
    ask "$1" '/wp-json/wp-abilities/v1/abilities/woocommerce/orders-query/run' -u "$ADMIN_LOGIN:$ADMIN_PASSWORD" -G --data-urlencode "input[id]=$ORDER"
}
mcp() { # SITE, JSON-RPC
    ask "$1" /wp-json/woocommerce/mcp -H "X-MCP-API-Key: $WC_KEY:$WC_SECRET" -H 'Content-Type: application/json' \
        -H 'Accept: application/json, text/event-stream' -D "$WORK/headers" ${session:+-H "Mcp-Session-Id: $session"} -d "$2"
}
shape_is() { check_equal "$1: same keys, order and types" "$(shape "$WORK/ability")" "$(shape "$answer")"; }
ability shop-without
cp "$answer" "$WORK/ability"
if [[ $status == 200 ]]; then
    check_contains 'an ability tells an e-mail address' "$WORK/ability" "$LENA"
    ability shop-enforce
    check_equal 'an ability whose schema asks for an e-mail address answers under an enforcing policy' 200 "$status"
    shape_is 'its result'
    check_lacks 'and tells none' "$answer" "$LENA"
    check_equal 'and the order is in it' "$ORDER on-hold" "$(jq -r '.orders[0] | "\(.id) \(.status)"' <"$answer")"
    ability shop-monitor
    check_contains 'and tells it while LeakGuard only watches' "$answer" "$LENA"
    ability shop-shipped
    check_contains 'and under the shipped policy, which watches integrations' "$answer" "$LENA"

    tool() { # SITE: asks the MCP server for the order, as a client does
        session=''
        mcp "$1" '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"run","version":"1"}}}'
        session=$(sed -nE 's/^mcp-session-id: *([^[:space:]]+).*/\1/Ip' "$WORK/headers")
        mcp "$1" "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"woocommerce-orders-query\",\"arguments\":{\"id\":$ORDER}}}"
    }
    tool shop-without
    cp "$answer" "$WORK/tool"
    check_contains "WooCommerce's MCP server tells an e-mail address" "$WORK/tool" "$LENA"
    tool shop-enforce
    check_lacks 'and none under an enforcing policy' "$answer" "$LENA"
    check_equal 'and the order is in the JSON inside its JSON' "$ORDER on-hold" \
        "$(jq -r '.result.content[0].text | fromjson | .orders[0] | "\(.id) \(.status)"' <"$answer")"
    tool shop-one-key
    check_contains 'and tells it to the one exempted key' "$answer" "$LENA"
else
    skip 'abilities and MCP' "this shop has none (status $status)"
fi

for site in shop-monitor shop-one-key; do
    check_lacks "PHP's log of $site holds no fatal error" "${logs[$site]}" 'PHP Fatal'
done
