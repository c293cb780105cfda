# shellcheck shell=bash
#
# Asking the sites of the run. Each call leaves the body in $answer and the HTTP status in $status.
#
#   rest SITE WHO ROUTE [CURL OPTIONS]...   WHO: guest; an application password: erp, crm, sam (admin means erp); or
#                                           key, the shop's REST key
#   login SITE USER PASSWORD                keeps the cookies for page
#   page SITE USER PATH [CURL OPTIONS]...   as a browser with USER's cookies; guest has none
#   compare SITE WHO ROUTE WHAT             rest there and on $plain_site, which has no extension; checks that status, keys,
#                                           order and types are the same
#   changed                                 after compare: the keys of the values that differ, sorted, in one line

# shellcheck disable=SC2034 # the run's
declare -A ports=() logs=()
answer='' status='' plain_site=without

ask() { # SITE PATH [CURL OPTIONS]...
    local site=$1 path=$2
    shift 2
    answer=$WORK/answer
    status=$(curl -sS -m 60 -g -o "$answer" -w '%{http_code}' --connect-to "::127.0.0.1:${ports[$site]}" "$@" \
        "http://shop.example$path")
}

rest() {
    local site=$1 who=$2 route=$3
    shift 3
    case $who in
        guest) ask "$site" "/wp-json$route" "$@" ;;
        admin | erp) ask "$site" "/wp-json$route" -u "admin:$ERP" "$@" ;;
        crm) ask "$site" "/wp-json$route" -u "admin:$CRM" "$@" ;;
        key) ask "$site" "/wp-json$route" -u "$WC_KEY:$WC_SECRET" "$@" ;;
        sam) ask "$site" "/wp-json$route" -u "sam:$SAM_CRM" "$@" ;;
    esac
}

login() {
    ask "$1" /wp-login.php -b 'wordpress_test_cookie=WP%20Cookie%20check' -c "$WORK/cookies-$2" \
        --data-urlencode "log=$2" --data-urlencode "pwd=$3" -d testcookie=1
    check_equal "$2 logs in" 302 "$status"
}

page() {
    local site=$1 user=$2 path=$3
    shift 3
    if [[ $user == guest ]]; then ask "$site" "$path" "$@"; else ask "$site" "$path" -b "$WORK/cookies-$user" "$@"; fi
}

shape() { jq -c '[paths as $path | [$path, (getpath($path) | type)]]' "$1"; }

compare() {
    local site=$1 who=$2 route=$3 what=$4 plain_status
    rest "$plain_site" "$who" "$route"
    plain_status=$status
    mv -- "$answer" "$WORK/plain"
    rest "$site" "$who" "$route"
    check_equal "$what: same status" "$plain_status" "$status"
    check_equal "$what: same keys, order and types" "$(shape "$WORK/plain")" "$(shape "$answer")"
}

changed() {
    diff <(leaves "$WORK/plain") <(leaves "$answer") | sed -nE 's/^< \[\[.*"([^"]+)"(,[0-9]+)*\],.*/\1/p' | sort -u |
        paste -sd ' ' || true
}
leaves() { jq -c 'paths(type != "object" and type != "array") as $path | [$path, getpath($path)]' "$1"; }
