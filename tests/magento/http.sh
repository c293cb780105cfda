# shellcheck shell=bash
#
# Asking the shop of the run. Each call leaves the body in $answer, the headers in $WORK/headers and the HTTP status in
# $status.
#
#   ask SITE PATH [CURL OPTIONS]...   plain HTTP
#   question SITE WHAT                one of $questions, as the caller that it names
#   compare SITE WHAT                 the same; checks that status, keys, order and types are those of $WORK/plain-WHAT
#   changed                           after compare: the keys of the values that differ, sorted, in one line
#   log_in SITE                       fetches the tokens of customer and admin into $WORK/tokens
#   graphql SITE QUERY [CURL OPTIONS]...
#   soap SITE SERVICE OPERATION ARGUMENTS_AS_JSON [TOKEN]   leaves 0 (result), 1 (fault) or 2 in $status
#   alert KIND                        the line of $WORK/headers in which the shop tells of such an alert; fails without
#   signature erp|wms METHOD          the OAuth header for the path last asked

declare -A ports=()
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
answer='' status='' asked='' compared='' ADMIN_CAN_LOG_IN=''

# What is asked, and by whom: `CALLER METHOD PATH`. $ORDERS is the run's and put in when it is asked.
# shellcheck disable=SC2034,SC2016 # read by the run; expanded in question
declare -A questions=(
    [orders]='erp GET $ORDERS'
    [orders-xml]='erp-xml GET $ORDERS'
    [orders-exempt]='wms GET $ORDERS'
    [orders-admin]='admin GET $ORDERS'
    [orders-guest]='guest GET $ORDERS'
    [bad-signature]='forged GET $ORDERS'
    [me]='customer GET /rest/V1/customers/me'
    [error]='guest PUT /rest/V1/customers/password'
    [error-customer]='customer PUT /rest/V1/customers/password'
    [async]='erp PUT /rest/async/V1/customers/password'
)

ask() {
    local site=$1
    asked=$2
    shift 2
    answer=$WORK/answer
    status=$(curl -sS -m 120 -g -D "$WORK/headers" -o "$answer" -w '%{http_code}' "$@" "http://127.0.0.1:${ports[$site]}$asked")
}

question() {
    local site=$1 who method path options=()
    read -r who method path <<<"${questions[$2]}"
    [[ $path != "\$ORDERS" ]] || path=$ORDERS
    asked=$path
    case $who in
        guest) ;;
        erp-xml) options+=(-H "$(signature erp "$method")" -H 'Accept: application/xml') ;;
        erp | wms | forged) options+=(-H "$(signature "$who" "$method")") ;;
        customer | admin) options+=(-H "Authorization: Bearer $(<"$WORK/tokens/$who")") ;;
    esac
    if [[ $method == PUT ]]; then
        options+=(-X PUT -H 'Content-Type: application/json'
            -d "{\"email\":\"$NOBODY\",\"template\":\"email_reset\",\"websiteId\":1}")
    fi
    ask "$site" "$path" "${options[@]}"
}

graphql() {
    local site=$1 query=$2
    shift 2
    ask "$site" /graphql -H 'Content-Type: application/json' -d "$(jq -cn --arg query "$query" '{query: $query}')" "$@"
}

soap() {
    local site=$1
    shift
    answer=$WORK/answer status=0
    php "$here/soap.php" "http://127.0.0.1:${ports[$site]}" "$@" >"$answer" 2>"$WORK/soap.err" </dev/null || status=$?
}

alert() { grep -i '^x-run-alerts:' "$WORK/headers" | grep -F "\"kind\":\"$1\""; }

signature() {
    local url=http://127.0.0.1$asked
    case $1 in
        erp) php "$here/oauth.php" "$2" "$url" "$ERP_KEY" "$ERP_SECRET" "$ERP_TOKEN" "$ERP_TOKEN_SECRET" ;;
        wms) php "$here/oauth.php" "$2" "$url" "$WMS_KEY" "$WMS_SECRET" "$WMS_TOKEN" "$WMS_TOKEN_SECRET" ;;
        forged) php "$here/oauth.php" "$2" "$url" "$ERP_KEY" "$ERP_SECRET" "$ERP_TOKEN" wrong ;;
    esac
}

log_in() {
    mkdir -p "$WORK/tokens"
    token "$1" customer "$SHOPPER" "$CUSTOMER_PASSWORD"
    ADMIN_CAN_LOG_IN=''
    echo none >"$WORK/tokens/admin"
    if [[ $TWO_FACTOR == no ]]; then
        token "$1" admin "$ADMIN_USER" "$ADMIN_PASSWORD"
        # shellcheck disable=SC2034 # the run reads it
        ADMIN_CAN_LOG_IN=1
    fi
}

token() {
    ask "$1" "/rest/V1/integration/$2/token" -H 'Content-Type: application/json' \
        -d "{\"username\":\"$3\",\"password\":\"$4\"}"
    jq -r 'if type == "string" then . else "none: \(.)" end' <"$answer" >"$WORK/tokens/$2"
}

shape() { jq -c '[paths as $path | [$path, (getpath($path) | type)]]' "$1"; }

compare() {
    question "$1" "$2"
    compared=$WORK/plain-$2
    check_equal "$1, $2: same status" "$(<"$compared.status")" "$status"
    check_equal "$1, $2: same keys, order and types" "$(shape "$compared")" "$(shape "$answer")"
}

leaves() { jq -c 'paths(scalars) as $path | [$path, getpath($path)]' "$1"; }

changed() {
    diff <(leaves "$compared") <(leaves "$answer") | sed -nE 's/^< \[\[.*"([^"]+)"(,[0-9]+)*\],.*/\1/p' | sort -u |
        paste -sd ' ' || true
}

# shellcheck disable=SC2016 # PHP's variables
well_formed() { php -r 'exit((new DOMDocument())->load($argv[1]) ? 0 : 1);' "$1"; }

tags() { grep -oE '<[^>]+>' "$1" | paste -sd ''; }
