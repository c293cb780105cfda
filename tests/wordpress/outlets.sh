# shellcheck shell=bash
#
# Answers that are not JSON by REST, mail, the export tools, and the guards: masked values that come back, caches, mixed-up
# sessions. On the site of the run, which sources this file.
# shellcheck disable=SC2154 # shares its variables

alerts=$site/wp-content/run-alerts mails=$site/wp-content/run-mail
alerted() { # SITE, WHO, ROUTE, ...: what was raised by this request stands in $alerts
    : >"$alerts"
    rest "$@"
}
: >"$alerts"
chmod 666 "$alerts"

serve monitor --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$here/policies/enforce.toml" --ini leakguard.mode=monitor
printf 'active = "k1"\ndetokenize = true\n[[key]]\nid = "k1"\nsecret = "%s"\n' "$(head -c 32 /dev/urandom | base64)" >"$WORK/keyring.toml"
chmod 600 "$WORK/keyring.toml"
serve tokens --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$here/policies/tokens.toml" --ini "leakguard.keyring=$WORK/keyring.toml"

# --- whose it is ----------------------------------------------------------------------------------------------------------

alerted enforce sam /run/v1/orders
check_equal 'an own order of long ago shows as it was' '3 Old Street sam.before@example.org' \
    "$(jq -r '.[0].billing | "\(.address_1) \(.email)"' <"$answer")"
check_contains 'with the key that opens its page' "$answer" "$(jq -r '"wc_order_Ab12Cd34Ef56\(.[0].id)"' <"$answer")"
check_lacks "somebody else's e-mail in the same answer is gone" "$answer" "$LENA"
check_lacks 'and the street' "$answer" 'Lindenstrasse 14'
check_equal 'and the family name, though it is the own one, too' '[PERSON]' "$(jq -r '.[1].billing.last_name' <"$answer")"
check_lacks 'and the key' "$answer" wc_order_Ab12Cd34Ef564711
check_contains 'and an alert was raised' "$alerts" 'session_mixing customer:'
compare enforce erp /run/v1/orders 'orders for an integration'
check_lacks 'the keys of orders go where their e-mail addresses go' "$answer" wc_order_
compare enforce crm /run/v1/orders 'orders for the exempted integration'
check_equal 'and nothing in it changes' '' "$(changed)"
: >"$alerts"
compare monitor sam /run/v1/orders 'a mixed-up answer while LeakGuard only watches'
check_equal 'and nothing in it changes' '' "$(changed)"
check_contains 'and an alert was raised' "$alerts" 'session_mixing customer:'
compare monitor erp '/wp/v2/users?context=edit' 'users while LeakGuard only watches'
check_equal 'and nothing in it changes' '' "$(changed)"

hash=$(printf sam.okafor@example.org | md5sum | cut -d ' ' -f 1)
compare enforce erp '/wp/v2/users?context=edit' 'users'
check_lacks 'an avatar tells no hash of an e-mail address' "$answer" "$hash"
check_contains 'and is a picture still' "$answer" "gravatar.com\\/avatar\\/00000000000000000000000000000000"
rest without erp '/wp/v2/users?context=edit'
check_contains 'which it told without LeakGuard' "$answer" "$hash"
rest enforce sam '/wp/v2/users/me'
check_contains 'the own avatar stays' "$answer" "$hash"

# --- answers that are no JSON by REST -----------------------------------------------------------------------------------

rest without guest /run/v1/raw
check_contains 'an endpoint prints an e-mail address' "$answer" "$LENA"
rest shipped guest /run/v1/raw
check_equal 'what an endpoint prints itself is masked' $'email,item\n[EMAIL_ADDRESS],WCB-1042' "$(<"$answer")"
rest monitor guest /run/v1/raw
check_contains 'and goes as it is while LeakGuard only watches' "$answer" "$LENA"
rest shipped guest '/oembed/1.0/embed?format=xml&url=http%3A%2F%2Fshop.example%2Fopening-hours%2F'
# shellcheck disable=SC2016 # PHP's variable
check 'oEmbed in XML is XML' php -r 'exit(@simplexml_load_file($argv[1]) === false ? 1 : 0);' "$answer"
check_contains 'with its title' "$answer" 'Opening hours'
rest refused guest '/oembed/1.0/embed?format=xml&url=http%3A%2F%2Fshop.example%2Fopening-hours%2F'
check_equal 'and is withheld when it cannot be judged' 500 "$status"
check_lacks 'with nothing of the answer' "$answer" 'Opening hours'

page shipped guest '/comments/feed/'
check_contains 'the feed of comments is there' "$answer" 'Nice and quiet.'
check_lacks 'without the e-mail address in a comment' "$answer" "$LENA"
check_lacks 'and without the card' "$answer" "$CARD"
# shellcheck disable=SC2016 # PHP's variable
check 'and is XML' php -r 'exit(@simplexml_load_file($argv[1]) === false ? 1 : 0);' "$answer"
page shipped guest '/wp-sitemap-users-1.xml'
check_contains 'the sitemap of authors is what it was' "$answer" '/author/admin/'
page without guest '/comments/feed/'
check_contains 'without the extension the feed is what it was' "$answer" "$LENA"

page shipped guest '/wp-admin/admin-ajax.php?action=run_lookup'
check_equal "a plugin's Ajax answer to a guest is masked" '{"email":"[EMAIL_ADDRESS]","sku":"WCB-1042"}' "$(<"$answer")"
page shipped guest '/wp-admin/admin-ajax.php?action=run_fragment'
check_contains 'a piece of a page goes as it is' "$answer" "$LENA"
page shipped admin '/wp-admin/admin-ajax.php?action=run_lookup'
check_contains 'and so do answers to staff' "$answer" "$LENA"
page refused guest '/wp-admin/admin-ajax.php?action=run_lookup'
check_lacks 'and nothing comes out that cannot be judged' "$answer" "$LENA"

xmlrpc() { # SITE METHOD
    ask "$1" /xmlrpc.php -H 'Content-Type: text/xml' --data-binary "<?xml version=\"1.0\"?><methodCall><methodName>$2</methodName><params>
        <param><value><int>1</int></value></param><param><value><string>admin</string></value></param>
        <param><value><string>run-admin-password</string></value></param></params></methodCall>"
}
xmlrpc without wp.getUsers
check_contains 'XML-RPC tells e-mail addresses' "$answer" sam.okafor@example.org
cp "$answer" "$WORK/plain-xmlrpc"
xmlrpc enforce wp.getUsers
check_lacks 'and not under an enforcing policy' "$answer" sam.okafor@example.org
names() { grep -o '<name>[^<]*' "$1"; }
check_equal 'with the same members' "$(names "$WORK/plain-xmlrpc")" "$(names "$answer")"
check_lacks 'and not by their names' "$answer" '>Okafor<'
xmlrpc monitor wp.getUsers
check_contains 'and does while LeakGuard only watches' "$answer" sam.okafor@example.org

# --- files ----------------------------------------------------------------------------------------------------------------

login enforce admin run-admin-password
serve exports --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$here/policies/exports.toml"
page without admin '/wp-admin/export.php?download=true&content=all'
check_contains "WordPress's export file holds e-mail addresses" "$answer" "$LENA"
page exports admin '/wp-admin/export.php?download=true&content=all'
check_lacks 'and none where the policy says so' "$answer" "$LENA"
check_lacks 'and no IP address' "$answer" 203.0.113.77
check_contains 'and is whole' "$answer" '</rss>'
# shellcheck disable=SC2016 # PHP's variable
check 'and XML' php -r 'exit(@simplexml_load_file($argv[1], "SimpleXMLElement", LIBXML_NOERROR) === false ? 1 : 0);' "$answer"
page shipped admin '/wp-admin/export.php?download=true&content=all'
check_contains 'the shipped policy only watches it' "$answer" "$LENA"

for policy in "$here/policies/enforce.toml" "$here/policies/exports.toml"; do
    php -d extension="$LEAKGUARD_SO" -d leakguard.policy="$policy" "$here/site.php" "$site" privacy >"$WORK/privacy"
    check_contains "a subject's export (${policy##*/}) holds what is theirs" "$WORK/privacy" 'Mail me at sam.okafor@example.org'
    check_contains 'and their IP address' "$WORK/privacy" 198.51.100.7
done
php -d extension="$LEAKGUARD_SO" "$here/site.php" "$site" privacy >"$WORK/privacy"
check_contains "under the shipped policy a subject's export holds what is theirs" "$WORK/privacy" 'Mail me at sam.okafor@example.org'
check_lacks 'and nothing of somebody else' "$WORK/privacy" "$LENA"

# --- mail ----------------------------------------------------------------------------------------------------------------

send_mail() { # SITE TO [HEADERS]
    : >"$mails"
    chmod 666 "$mails"
    rest "$1" guest /run/v1/mail --data-urlencode "to=$2" --data-urlencode "headers=${3:-}"
}
cat >"$WORK/mail.toml" <<'TOML'
version = 1
[[rule]]
name = "copies for staff"
channel = "egress"
route = "mail"
action = "redact"
TOML
serve mail --extension "$LEAKGUARD_SO" --ini "leakguard.policy=$WORK/mail.toml"
send_mail mail admin@example.com
check_lacks 'a mail to staff names nobody where the policy says so' "$mails" "$LENA"
check_contains 'and keeps the rest' "$mails" 'order 1042'
check_contains 'and its receiver' "$mails" admin@example.com
send_mail mail "$LENA"
check_contains "a customer's own mail is never touched" "$mails" "Ring $LENA"
send_mail mail 'Shop <admin@example.com>' "Cc: $LENA"
check_contains 'nor one that a customer gets a copy of' "$mails" "Ring $LENA"
send_mail shipped admin@example.com
check_contains 'the shipped policy only watches mail' "$mails" "Ring $LENA"

# --- what comes back -------------------------------------------------------------------------------------------------------

write() { # SITE WHO JSON
    : >"$alerts"
    rest "$1" "$2" /run/v1/write -H 'Content-Type: application/json' -d "$3"
}
write shipped erp '{"email": "[EMAIL_ADDRESS]", "nested": {"name": "[PERSON]"}, "note": "as agreed"}'
check_equal 'masked values are refused' '400 leakguard_masked_value' "$status $(jq -r .code <"$answer")"
check_equal 'with the names of their fields' 'email nested.name' "$(jq -r '.data.params | sort | join(" ")' <"$answer")"
check_contains 'and an alert was raised' "$alerts" 'write_back_refused integration:erp'
write shipped erp '{"email": "new@example.org", "note": "as agreed"}'
check_equal 'data is taken' "200 $(printf new@example.org | md5sum | cut -d ' ' -f 1)" "$status $(jq -r .stored <"$answer")"
rest tokens erp /run/v1/object
token=$(jq -r .nested.email <"$answer")
check 'an integration gets a token' test "${token%.leakguard.invalid}" != "$token"
write tokens erp "{\"email\": \"$token\"}"
check_equal 'which becomes the value when it comes back' "$(printf '%s' "$LENA" | md5sum | cut -d ' ' -f 1)" "$(jq -r .stored <"$answer")"
write tokens crm "{\"email\": \"$token\"}"
check_equal 'but not from another' '400 leakguard_masked_value' "$status $(jq -r .code <"$answer")"
rest tokens erp /run/v1/write --data-urlencode "email=$token"
check_equal 'a form does as well as JSON' "$(printf '%s' "$LENA" | md5sum | cut -d ' ' -f 1)" "$(jq -r .stored <"$answer")"
write refused erp '{"email": "x"}'
check_equal 'what cannot be judged is not stored' 500 "$status"

# --- caches ------------------------------------------------------------------------------------------------------------------

header() { sed -nE "s/^$1: *(.*[^[:space:]]).*/\1/Ip" "$WORK/headers" | paste -sd '|' -; }
alerted enforce sam /run/v1/cached -D "$WORK/headers"
check_contains 'an answer to a customer is their own' "$answer" sam.okafor@example.org
check_contains 'no cache keeps it' <(header cache-control) no-store
check_contains 'that serves others' <(header cache-control) private
check_equal 'the CDN is told nothing else' '' "$(header cdn-cache-control)"
check_equal 'nor is LiteSpeed' no-cache "$(header x-litespeed-cache-control)"
check_contains 'and an alert was raised' "$alerts" 'cache_guard customer:'
alerted enforce guest /run/v1/cached -D "$WORK/headers"
check_equal "a guest's answer without personal data may be kept" 'public, max-age=600' "$(header cache-control)"
check_equal 'and no alert was raised' '' "$(<"$alerts")"
alerted monitor sam /run/v1/cached -D "$WORK/headers"
check_contains 'while LeakGuard only watches headers stay' <(header cdn-cache-control) max-age=600
check_contains 'and an alert is raised' "$alerts" 'cache_guard customer:'

# --- a network of sites ------------------------------------------------------------------------------------------------------

check 'the site becomes a network' php "$here/site.php" "$site" network
check 'with LeakGuard on for all of it, and a second site' \
    env RUN_NETWORK=1 php -d extension="$LEAKGUARD_SO" "$here/site.php" "$site" branch
serve network --extension "$LEAKGUARD_SO" --pool 'env[RUN_NETWORK] = 1'
serve network-without --pool 'env[RUN_NETWORK] = 1'
for path in '' /branch; do
    ask network-without "$path/wp-json/wp/v2/comments"
    check_contains "the site of the network at '$path/' tells an e-mail address" "$answer" "$LENA"
    ask network "$path/wp-json/wp/v2/comments"
    check_equal 'and answers with LeakGuard' 200 "$status"
    check_lacks 'but tells none' "$answer" "$LENA"
done

for name in monitor tokens exports mail network; do
    check_lacks "PHP's log of the site '$name' holds no fatal error" "${logs[$name]}" 'PHP Fatal'
done
