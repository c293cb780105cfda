# shellcheck shell=bash
#
# The shop's part of the run, on the shop at WORDPRESS_ROOT: orders and customers by REST key, the cart, the logger,
# webhooks. What it adds to the shop it takes back at the end. run sources this file.
# shellcheck disable=SC2154,SC2034 # shares its variables

wc_php() { # [php -d OPTIONS] -- COMMAND [ARGUMENT]
    local options=()
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift
    php -d extension="$LEAKGUARD_SO" ${options[@]+"${options[@]}"} "$here/woocommerce.php" "$WORDPRESS_ROOT" "$@"
}
enforced=(-d "leakguard.policy=$here/policies/enforce.toml")

shop_plugin=$WORDPRESS_ROOT/wp-content/plugins/leakguard
shop_plugin_is_ours=''
if [[ ! -e $shop_plugin ]]; then
    shop_plugin_is_ours=1
    cp -r "$REPO/woocommerce-plugin" "$shop_plugin"
fi

shop_helper=$WORDPRESS_ROOT/wp-content/mu-plugins/leakguard-run.php
mkdir -p "${shop_helper%/*}"
cp "$here/shop-mu-plugin.php" "$shop_helper"

if ! wc_php -- prepare "$WORK/shop-made" >"$WORK/shop" 2>"$WORK/shop-errors"; then
    fail 'LeakGuard is activated on the shop' "$(<"$WORK/shop-errors")"
    return 0
fi
pass 'LeakGuard is activated on the shop'
shop_clean() {
    rm -f -- "$shop_helper"
    wc_php -- clean "$WORK/shop-made" && { [[ -z $shop_plugin_is_ours ]] || rm -rf -- "$shop_plugin"; }
}
# A run that breaks off takes its orders and keys with it, too.
trap 'shop_status=$?; set +e; shop_clean; (exit "$shop_status"); _harness_end' EXIT
while IFS='=' read -r key value; do declare "$key=$value"; done <"$WORK/shop"

# WooCommerce takes keys over TLS only: nginx says that it is.
shop_server="
        location / { try_files \$uri \$uri/ /index.php?\$args; }
        location ~ \\.php\$ {
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
            fastcgi_param HTTPS on;"
shop_alerts=$WORK/shop-alerts
: >"$shop_alerts"
chmod 666 "$shop_alerts"
serve_shop() { # NAME [start_php_fpm options]...
    local name=$1
    shift
    start_php_fpm "php-$name" --children 2 --pool "env[RUN_RECEIVER_PORT] = $RECEIVER_PORT" --pool "env[RUN_ALERTS] = $shop_alerts" "$@"
    start_nginx "web-$name" --root "$WORDPRESS_ROOT" --bare --server "$shop_server fastcgi_pass unix:$FPM_SOCKET; }"
    ports["$name"]=$NGINX_PORT
    logs["$name"]=$FPM_ERROR_LOG
    : >>"$FPM_ERROR_LOG"
}
serve_shop shop-without
serve_shop shop-shipped --extension "$LEAKGUARD_SO"
serve_shop shop-enforce --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$here/policies/enforce.toml"
plain_site=shop-without

# --- orders and customers by REST key -----------------------------------------------------------------------------------

compare shop-shipped key "/wc/v3/orders/$ORDER" 'an order by REST key'
check_equal 'and the shipped policy changes the note with the card only' customer_note "$(changed)"
check_lacks 'and the card is gone' "$answer" "$CARD"
compare shop-shipped key "/wc/v3/customers/$CUSTOMER" 'a customer by REST key'
check_equal 'and the shipped policy only watches keys' '' "$(changed)"

compare shop-enforce key '/wc/v3/orders?per_page=5' 'orders under an enforcing policy'
for planted in "$LENA" Lena Fischer 'Lindenstrasse 14' Freiburg 79098 '+49 761 5550143' 203.0.113.77 "$CARD"; do
    check_lacks "and '$planted' is gone" "$answer" "$planted"
done
check_contains 'and the article number stays' "$answer" 4006381333931-
compare shop-enforce key "/wc/v3/orders/$ORDER" 'one order under an enforcing policy'
check_equal 'and what changed is personal' \
    'address_1 city customer_ip_address customer_note email first_name last_name order_key payment_url phone postcode' "$(changed)"
compare shop-enforce key "/wc/v3/customers/$CUSTOMER" 'a customer under an enforcing policy'
for planted in "$LENA" Lena Fischer 'Lindenstrasse 14' '+49 761 5550143'; do
    check_lacks "and '$planted' is gone" "$answer" "$planted"
done
compare shop-enforce key '/wc/v3/orders/999999999' 'an order that does not exist'
check_equal 'and its error stays what it was' '404 ' "$status $(changed)"
compare shop-enforce key '/wc-analytics/orders?per_page=5' 'orders for analytics'
check_lacks 'and the e-mail is gone' "$answer" "$LENA"

# The key has its own name: a policy can exempt this one.
cat >"$WORK/one-key.toml" <<TOML
[[rule]]
name = "the ERP's key"
consumer = "key:$WC_KEY_ID"
action = "allow"
[[rule]]
name = "everybody else"
action = "redact"
TOML
serve_shop shop-one-key --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$WORK/one-key.toml"
compare shop-one-key key "/wc/v3/orders/$ORDER" 'an order for the one exempted key'
check_equal 'and nothing in it changes' '' "$(changed)"
check_equal "the shop's own PHP sees its data" "$LENA" "$(wc_php "${enforced[@]}" -- internal "$ORDER")"

# --- the cart ------------------------------------------------------------------------------------------------------------

for site in shop-shipped shop-enforce; do
    rest "$site" guest /wc/store/v1/cart -D "$WORK/headers"
    token=$(sed -nE 's/^cart-token: *([^[:space:]]+).*/\1/Ip' "$WORK/headers")
    check "$site: the cart gives a token" test "$(tr -cd . <<<"$token")" = ..
    rest "$site" guest /wc/store/v1/cart/add-item -H "Cart-Token: $token" -d "id=$PRODUCT" -d quantity=2
    check_equal "$site: with it an article goes into the cart" 201 "$status"
    rest "$site" guest /wc/store/v1/cart/update-customer -H "Cart-Token: $token" -H 'Content-Type: application/json' -d \
        '{"billing_address": {"first_name": "Ana", "last_name": "Roy", "address_1": "9 Mill Lane", "city": "Leeds",
          "postcode": "LS1 4AP", "country": "GB", "email": "ana.roy@example.org", "phone": "+44 113 496 0123"}}'
    check_equal "$site: a guest's own address comes back as it was typed" \
        'Ana Roy 9 Mill Lane LS1 4AP ana.roy@example.org +44 113 496 0123' \
        "$(jq -r '.billing_address | "\(.first_name) \(.last_name) \(.address_1) \(.postcode) \(.email) \(.phone)"' <"$answer")"
    rest "$site" guest /wc/store/v1/cart -H "Cart-Token: $token"
    check_equal "$site: and the cart remembers" '2 ana.roy@example.org' \
        "$(jq -r '"\(.items[0].quantity) \(.billing_address.email)"' <"$answer")"
done

# --- the logger ----------------------------------------------------------------------------------------------------------

written=$(wc_php -- log)
check 'the logger writes to the file of its source' test -s "$written"
check_contains 'and keeps what is no personal data' "$written" 'order 1042 over 39.00'
check_contains 'and the context' "$written" '"order_id":1042'
for planted in "$LENA" "$CARD" 'Lindenstrasse 14' '+49 761 5550143' Fischer; do
    check_lacks "and '$planted' is not in the line" "$written" "$planted"
done

# --- webhooks --------------------------------------------------------------------------------------------------------------

: >"$RECEIVER_LOG"
secret=$(wc_php "${enforced[@]}" -- deliver "$RECEIVER_URL/hook")
# Beside the delivery comes WooCommerce's ping, which is not signed.
jq -c 'select(.headers["x-wc-webhook-signature"])' <"$RECEIVER_LOG" >"$WORK/delivery"
check_equal "a webhook's signature fits its body" \
    "$(jq -rj .body <"$WORK/delivery" | openssl dgst -sha256 -hmac "$secret" -binary | base64)" \
    "$(jq -r '.headers["x-wc-webhook-signature"]' <"$WORK/delivery")"
check_contains 'and the order is in it' "$WORK/delivery" "$LENA"

# --- calls to other hosts, with the HTTP library of this WordPress -------------------------------------------------------

export RUN_RECEIVER_PORT=$RECEIVER_PORT
: >"$RECEIVER_LOG"
check_equal 'a call to an AI host is answered' 200 "$(wc_php -- call http://api.openai.com/v1/chat/completions)"
check_contains 'it arrived' "$RECEIVER_LOG" 'api.openai.com'
check_lacks 'without the e-mail' "$RECEIVER_LOG" "$LENA"
check_lacks 'and without the card' "$RECEIVER_LOG" "$CARD"
: >"$RECEIVER_LOG"
blocked=$(wc_php "${enforced[@]}" -- call http://adviser.example/v1)
check_equal 'a blocked call fails as a WP_Error' http_request_failed "${blocked%%:*}"
check 'that names the rule' test "${blocked#*no cards to the adviser}" != "$blocked"
check_equal 'and nothing was sent' '' "$(<"$RECEIVER_LOG")"

# --- the shop's other ways out -------------------------------------------------------------------------------------------

# shellcheck source=tests/wordpress/shop.sh
source "$here/shop.sh"

# --- the end ---------------------------------------------------------------------------------------------------------------

for site in shop-shipped shop-enforce; do
    check_lacks "PHP's log of $site holds no fatal error" "${logs[$site]}" 'PHP Fatal'
done
trap _harness_end EXIT
check 'the shop is left as it was' shop_clean
