# shellcheck shell=bash
#
# GraphQL, SOAP and section data: sourced by the run.
# shellcheck disable=SC2154 # variables of the run

customer_token=$(<"$WORK/tokens/customer") admin_token=$(<"$WORK/tokens/admin")
# shellcheck disable=SC2016 # GraphQL
own='{ customer { firstname lastname email date_of_birth taxvat addresses { street city postcode telephone } } }'

# --- GraphQL ------------------------------------------------------------------------------------------------------------------

for site in shipped enforce watch; do
    graphql "$site" "$own" -H "Authorization: Bearer $customer_token"
    check_contains "$site: GraphQL shows customers themselves" "$answer" "$SHOPPER"
    check_lacks "$site: all of it" "$answer" '['[A-Z]
    check "$site: and raises no alert" eval '! alert session_mixing'
    graphql "$site" "mutation { generateCustomerToken(email: \"$SHOPPER\", password: \"$CUSTOMER_PASSWORD\") { token } }"
    check "$site: a GraphQL token is whole" jq -e '.data.generateCustomerToken.token | test("^[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$")' "$answer"
done
asks_wrongly="{ products(search: \"x\", pageSize: \"$NOBODY\") { total_count } }"
for site in shipped enforce; do
    graphql "$site" "$asks_wrongly"
    check_contains "$site: a GraphQL error says what was wrong" "$answer" 'Int cannot represent'
    check_lacks "$site: without the e-mail in it" "$answer" "$NOBODY"
done
graphql watch "$asks_wrongly"
check_contains 'monitor: a GraphQL error stays as it is' "$answer" "$NOBODY"
check_contains 'monitor: and is recorded' "$WORK/events-watch.jsonl" '"route":"graphql"'
for site in without refused; do
    graphql "$site" '{ storeConfig { store_name } }'
    check_equal "$site: GraphQL is withheld with 503" 503 "$status"
    check_equal "$site: by an error that clients read" '["errors"]' "$(jq -c keys "$answer")"
done

# --- SOAP -----------------------------------------------------------------------------------------------------------------------

if [[ -n $ADMIN_CAN_LOG_IN ]]; then
    who=$(jq -r .id "$WORK/plain-me")
    soap shipped customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$admin_token"
    check_equal 'shipped: SOAP answers staff' 0 "$status"
    check_contains 'shipped: who is only watched' "$answer" "$SHOPPER"
    soap enforce customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$admin_token"
    check_equal 'enforce: SOAP answers staff, and a client in PHP can read it' 0 "$status"
    for value in "$SHOPPER" 'Calle Falsa' 45001 '555 0142' 1988-03-14; do
        check_lacks "enforce: SOAP hides $value" "$answer" "$value"
    done
    check_contains 'enforce: and keeps the number' "$answer" "<id>$who</id>"
    soap watch customerCustomerRepositoryV1 GetById "{\"customerId\":$who}" "$admin_token"
    check_contains 'monitor: SOAP stays as it is' "$answer" "$SHOPPER"
else
    skip 'SOAP as staff' 'Magento_TwoFactorAuth is enabled in this shop'
fi
forgot="{\"email\":\"$NOBODY\",\"template\":\"email_reset\",\"websiteId\":1}"
for site in shipped enforce; do
    soap "$site" customerAccountManagementV1 InitiatePasswordReset "$forgot"
    check_equal "$site: a SOAP fault is a fault" 1 "$status"
    check_contains "$site: with Magento's own words" "$answer" 'No such entity'
    check_lacks "$site: without the e-mail" "$answer" "$NOBODY"
    soap "$site" integrationCustomerTokenServiceV1 CreateCustomerAccessToken \
        "$(jq -cn --arg name "$SHOPPER" --arg word "$CUSTOMER_PASSWORD" '{username: $name, password: $word}')"
    check "$site: a SOAP token is whole" grep -qE '<result>[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+</result>' "$answer"
    ask "$site" "/soap/default?services=customerAccountManagementV1" -H 'Content-Type: application/soap+xml' \
        -d "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><no><v>$NOBODY</v></no></e:Body></e:Envelope>"
    check_contains "$site: an error of PHP's own SOAP server goes out" "$answer" ProcedureNotPresent
    check "$site: whole" well_formed "$answer"
done
soap without customerAccountManagementV1 InitiatePasswordReset "$forgot"
check_contains 'without: SOAP is withheld by a fault' "$answer" 'The answer is withheld'

# --- customer A never sees B -------------------------------------------------------------------------------------------------------

other=run.jan.devries@voorbeeld.example
for site in enforce shipped watch; do
    for outlet in rest graphql; do
        case $outlet in
            rest) ask "$site" /rest/V1/customers/me -H 'X-Run-Mix: 1' -H "Authorization: Bearer $customer_token" ;;
            graphql) graphql "$site" "$own" -H 'X-Run-Mix: 1' -H "Authorization: Bearer $customer_token" ;;
        esac
        check "$site, $outlet: somebody else's data in a customer's answer raises an alert" alert session_mixing
        if [[ $site == watch ]]; then
            check_contains "monitor, $outlet: and stays as it is" "$answer" "$other"
        else
            check_lacks "$site, $outlet: and is masked" "$answer" "$other"
            check_lacks "$site, $outlet: the name too" "$answer" 'de Vries'
        fi
    done
done

# --- section data ------------------------------------------------------------------------------------------------------------------

shop_login() { # SITE: logs the customer in as a browser does; the cookies are in $WORK/jar-SITE
    local key
    rm -f -- "$WORK/jar-$1"
    ask "$1" /customer/account/login/ -b "$WORK/jar-$1" -c "$WORK/jar-$1"
    key=$(grep -oE 'name="form_key" type="hidden" value="[^"]+"' "$answer" | head -n 1 | sed -E 's/.*value="([^"]+)"/\1/')
    ask "$1" /customer/account/loginPost/ -b "$WORK/jar-$1" -c "$WORK/jar-$1" --data-urlencode "form_key=$key" \
        --data-urlencode "login[username]=$SHOPPER" --data-urlencode "login[password]=$CUSTOMER_PASSWORD"
}
for site in enforce watch; do
    shop_login "$site"
    check_equal "$site: a customer logs in on the storefront" 302 "$status"
    ask "$site" '/customer/section/load/?sections=customer,cart' -b "$WORK/jar-$site" -H 'X-Requested-With: XMLHttpRequest'
    check_equal "$site: their sections name them" 'Maria García' "$(jq -r .customer.fullname "$answer")"
    ask "$site" '/customer/section/load/?sections=customer,cart' -b "$WORK/jar-$site" -H 'X-Run-Mix: 1' \
        -H 'X-Requested-With: XMLHttpRequest'
    check "$site: somebody else's sections raise an alert" alert session_mixing
    if [[ $site == watch ]]; then
        check_contains 'monitor: and stay as they are' "$answer" "$other"
    else
        check_lacks 'enforce: and are masked' "$answer" "$other"
        check_contains "enforce: but not the visitor's own name" "$answer" 'Maria'
    fi
done
