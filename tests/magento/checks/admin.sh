# shellcheck shell=bash
#
# Staff in the admin, and the files that they take with them: sourced by the run.
# shellcheck disable=SC2154 # variables of the run

admin_login() { # SITE: the cookies are in $WORK/admin-SITE
    local key jar=$WORK/admin-$1
    rm -f -- "$jar"
    ask "$1" "/$ADMIN_PATH/" -L -b "$jar" -c "$jar"
    key=$(grep -oE 'name="form_key" type="hidden" value="[^"]+"' "$answer" | head -n 1 | sed -E 's/.*value="([^"]+)"/\1/')
    ask "$1" "/$ADMIN_PATH/" -b "$jar" -c "$jar" --data-urlencode "form_key=$key" \
        --data-urlencode "login[username]=$ADMIN_USER" --data-urlencode "login[password]=$ADMIN_PASSWORD"
    check_equal "$1: staff logs in" 302 "$status"
    admin "$1" admin/dashboard/index
    check_equal "$1: and sees the dashboard" 200 "$status"
}
admin() { # SITE ROUTE [CURL OPTIONS]: a page of the admin; while the run lasts its URLs have no secret keys
    local site=$1 route=$2
    shift 2
    ask "$site" "/$ADMIN_PATH/$route/" -b "$WORK/admin-$site" -c "$WORK/admin-$site" "$@"
}
form_key() { grep -oE "FORM_KEY = '[^']+'" "$answer" | head -n 1 | cut -d "'" -f 2; }

order_id=$(jq -r '.items[0].entity_id' "$WORK/plain-orders")
for site in enforce watch; do
    mark
    admin_login "$site"
    key=$(form_key)
    admin "$site" "sales/order/view/order_id/$order_id"
    check_contains "$site: staff sees an order with its person: the admin's pages are not masked" "$answer" "$EMAIL"

    # Grids
    for kind in Csv Xml; do
        admin "$site" "mui/export/gridTo$kind" -G --data-urlencode namespace=sales_order_grid \
            --data-urlencode selected=false --data-urlencode excluded=false --data-urlencode "form_key=$key" \
            --data-urlencode 'filters[placeholder]=true' --data-urlencode search=
        cp -- "$answer" "$WORK/grid-$site.$kind"
        check_contains "$site: the grid of orders as $kind has the order" "$WORK/grid-$site.$kind" LGRUN0001
        if [[ $site == watch ]]; then
            check_contains "monitor: and its person" "$WORK/grid-$site.$kind" "$EMAIL"
        else
            check_lacks "enforce: and not its person's e-mail" "$WORK/grid-$site.$kind" "$EMAIL"
            check_lacks "enforce: nor street" "$WORK/grid-$site.$kind" 'Example Quay'
            check "enforce: and is named as masked" grep -qi 'filename="masked-' "$WORK/headers"
        fi
    done
    check_equal "$site: columns stay" "$(head -n 1 "$WORK/grid-watch.Csv" 2>/dev/null || head -n 1 "$WORK/grid-$site.Csv")" \
        "$(head -n 1 "$WORK/grid-$site.Csv")"

    # An older grid
    admin "$site" newsletter/subscriber/exportCsv
    check_contains "$site: an older grid is exported" "$answer" Subscribed
    if [[ $site == watch ]]; then
        check_contains 'monitor: with its people' "$answer" "$SHOPPER"
    else
        check_lacks 'enforce: without its people' "$answer" "$SHOPPER"
    fi
    check_contains "$site: the log says who has downloaded it" "$(new system)" 'LeakGuard: admin:leakguard_run downloads'

    # System > Data Transfer > Export, which a queue consumer writes
    find "$shop/var" -path '*export*' -name '*customer_20*' -delete
    admin "$site" 'admin/export/export/entity/customer/file_format/csv' -X POST --data-urlencode "form_key=$key" \
        --data-urlencode 'export_filter[email]=run.maria' --data-urlencode entity=customer --data-urlencode file_format=csv
    check_equal "$site: an export is asked for" 302 "$status"
    settings=(-d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/enforce.toml")
    [[ $site != watch ]] || settings+=(-d leakguard.mode=monitor)
    php "${settings[@]}" -d memory_limit=2G "$shop/bin/magento" queue:consumers:start exportProcessor --max-messages=1 \
        </dev/null >"$WORK/consumer" 2>&1 || true
    file=$(find "$shop/var" -path '*export*' -name '*customer_20*.csv' | head -n 1)
    cp -- "${file:-/dev/null}" "$WORK/export-$site.csv"
    check_contains "$site: the consumer writes it" "$WORK/export-$site.csv" created_in
    if [[ $site == watch ]]; then
        check_contains 'monitor: as it always was' "$WORK/export-watch.csv" "$SHOPPER"
        check_contains 'monitor: hashes of passwords included' "$WORK/export-watch.csv" password_hash
        check_equal 'monitor: under its name' customer_20 "$(basename "$file" | cut -c 1-11)"
    else
        check_lacks 'enforce: without the person' "$WORK/export-enforce.csv" "$SHOPPER"
        check_lacks 'enforce: and without the column of password hashes' "$WORK/export-enforce.csv" password_hash
        check_lacks 'enforce: and of reset tokens' "$WORK/export-enforce.csv" 'rp_token,'
        check_equal 'enforce: its name says that it is masked' masked-customer_20 "$(basename "$file" | cut -c 1-18)"
        check_contains 'enforce: and so does its head' <(head -n 1 "$WORK/export-enforce.csv") leakguard_masked
    fi
    [[ -z $file ]] || rm -f -- "$file"
done

protected "$here/fixtures.php" "$shop" import "$WORK/export-enforce.csv" >"$WORK/import" 2>&1 || true
check_contains 'a masked export is refused by the import' "$WORK/import" refused
check_contains 'which says why' "$WORK/import" leakguardMasked
sed '1s/,leakguard_masked//' "$WORK/export-enforce.csv" >"$WORK/unmarked.csv"
protected "$here/fixtures.php" "$shop" import "$WORK/unmarked.csv" >"$WORK/import" 2>&1 || true
check_contains 'so is one whose mark was taken out' "$WORK/import" 'leakguardMasked 0'
check_contains 'by the names of its columns' "$WORK/import" email
protected "$here/fixtures.php" "$shop" import "$WORK/export-watch.csv" >"$WORK/import" 2>&1 || true
check_lacks 'an export that was not masked is not' "$WORK/import" leakguardMasked

# Who may have the file gets it, though a queue consumer writes it when nobody is logged in.
awk '/^\[\[rule\]\]$/ && !done {
    print "[[rule]]\nname = \"this colleague exports customers\"\nchannel = \"export\""
    print "consumer = \"admin:leakguard_run\"\nroute = \"import_export/customer\"\ncategory = \"personal\"\naction = \"allow\"\n"
    done = 1 } { print }' "$WORK/enforce.toml" >"$WORK/exporter.toml"
admin_login enforce # the shop lets an administrator be in one place at a time
key=$(form_key)
admin enforce 'admin/export/export/entity/customer/file_format/csv' -X POST --data-urlencode "form_key=$key" \
    --data-urlencode 'export_filter[email]=run.maria' --data-urlencode entity=customer --data-urlencode file_format=csv
php -d "extension=$LEAKGUARD_SO" -d "leakguard.policy=$WORK/exporter.toml" -d memory_limit=2G "$shop/bin/magento" \
    queue:consumers:start exportProcessor --max-messages=1 </dev/null >"$WORK/consumer" 2>&1 || true
file=$(find "$shop/var" -path '*export*' -name '*customer_20*.csv' | head -n 1)
check_contains 'the exempted colleague gets real customers' "${file:-/dev/null}" "$SHOPPER"
check_lacks 'and no password hashes either' "${file:-/dev/null}" password_hash
[[ -z $file ]] || rm -f -- "$file"
