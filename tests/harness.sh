# shellcheck shell=bash
#
# Real services for the end-to-end runs: php-fpm, nginx, MariaDB and a recording HTTP receiver, each with a
# configuration, data and log of its own in one temporary folder, on loopback, and gone when the run ends.
# The system's own services, ports and /etc are only read, never changed. Works as root and as a user.
#
#   #!/usr/bin/env bash
#   set -euo pipefail
#   source "$(dirname "${BASH_SOURCE[0]}")/../harness.sh"
#   harness_begin wordpress                       # makes $WORK, sets the trap that stops and removes everything
#   start_mariadb db                              # -> MARIADB_SOCKET
#   start_php_fpm shop --extension "$LEAKGUARD_SO" --ini 'leakguard.mode=enforce'       # -> FPM_SOCKET
#   start_nginx web --root "$docroot" --fastcgi "$FPM_SOCKET" --front /index.php        # -> NGINX_URL
#   check 'the front page answers' curl -fsS -o "$WORK/page.html" "$NGINX_URL/"
#   check_lacks 'the page hides the e-mail' "$WORK/page.html" 'maria@example.net'
#   totals                                        # last: prints the counts, sets the exit status
#
# Starting (NAME names the service's folder $WORK/NAME and is free to choose; every start_ returns when the service
# answers, and fails with the service's log on standard error when it does not within its deadline):
#
#   harness_begin RUN                 RUN is the word in messages. Sets WORK, REPO (the repository), LEAKGUARD_SO.
#   start_php_fpm NAME [--extension SO] [--ini 'KEY=VALUE']... [--pool 'LINE']... [--children N] [--no-system-ini]
#                                     php-fpm 8.2 with the system's php.ini and modules, then what is given here.
#                                     Sets FPM_SOCKET, FPM_LOG (the master's), FPM_ERROR_LOG (PHP's error_log).
#   start_nginx NAME --root DIR [--fastcgi SOCKET] [--front FILE] [--server TEXT]... [--http TEXT]... [--bare]
#                                     --front: what answers when no file fits (`/index.php`). --server and --http add
#                                     configuration in those blocks. --bare leaves every location to --server.
#                                     Sets NGINX_PORT, NGINX_URL (no trailing slash), NGINX_LOG (errors).
#   start_mariadb NAME [--port] [--option '--KEY=VALUE']...
#                                     user root without a password on the socket; no network unless --port.
#                                     Sets MARIADB_SOCKET, MARIADB_LOG and, with --port, MARIADB_PORT.
#   mariadb_run [ARGS...]             the mariadb client on that server; SQL in ARGS (-e) or on standard input
#   start_php_server NAME SCRIPT_OR_DIR [--extension SO] [--ini 'KEY=VALUE']... [--env 'KEY=VALUE']...
#                                     PHP's own web server. Sets PHP_SERVER_PORT, PHP_SERVER_URL, PHP_SERVER_LOG.
#   start_receiver NAME               records each request as one line of JSON (see tests/receiver.php).
#                                     Sets RECEIVER_PORT, RECEIVER_URL, RECEIVER_LOG; RECEIVER_REPLY is a file whose
#                                     text is answered (JSON) once it exists.
#   start_chromedriver NAME           chromedriver, which starts Chromium for each session. Sets DRIVER_URL.
#   start_service NAME COMMAND...     anything else: runs it in the background, in a session of its own, logging to
#                                     $WORK/NAME/log. Sets SERVICE_PID. The caller waits with wait_until.
#   stop_service NAME                 stops it now; at the end everything is stopped, the last started first.
#   wait_until SECONDS WHAT COMMAND...  polls until COMMAND succeeds; 1 when the time is over
#   free_port                         prints a port that nobody listens on now: take it, and try another if it is gone
#
# Counting (safe in subshells and pipes; a run counts what it saw, one line each):
#
#   pass NAME | fail NAME [DETAIL] | skip NAME WHY
#   check NAME COMMAND...             passes when the command does; its output is the detail of a failure
#   check_equal NAME EXPECTED GOT
#   check_contains NAME FILE TEXT | check_lacks NAME FILE TEXT      fixed strings; a missing file fails both
#   count_tap                         standard input in TAP (`ok 1 - name`, `not ok - name`, `ok - name # SKIP why`)
#   totals                            prints `N passed, N failed, N skipped`; fails when anything failed or nothing ran
#
# A run that ends before `totals` counts one failure and shows the services' logs: it cannot pass by stopping early.
#
# Environment: TMPDIR; LEAKGUARD_SO (default target/release/leakguard.so); HARNESS_KEEP=1 keeps the folder;
# HARNESS_QUIET=1 prints failures, skips and totals only.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LEAKGUARD_SO=${LEAKGUARD_SO:-$REPO/target/release/leakguard.so}

# Read by the runs that source this file.
WORK='' FPM_SOCKET='' FPM_LOG='' FPM_ERROR_LOG='' NGINX_PORT='' NGINX_URL='' NGINX_LOG=''
MARIADB_SOCKET='' MARIADB_LOG='' MARIADB_PORT='' PHP_SERVER_PORT='' PHP_SERVER_URL='' PHP_SERVER_LOG=''
RECEIVER_PORT='' RECEIVER_URL='' RECEIVER_LOG='' RECEIVER_REPLY='' SERVICE_PID='' DRIVER_URL=''
export WORK FPM_SOCKET FPM_LOG FPM_ERROR_LOG NGINX_PORT NGINX_URL NGINX_LOG MARIADB_SOCKET MARIADB_LOG MARIADB_PORT
export PHP_SERVER_PORT PHP_SERVER_URL PHP_SERVER_LOG RECEIVER_PORT RECEIVER_URL RECEIVER_LOG RECEIVER_REPLY LEAKGUARD_SO DRIVER_URL

_harness_run=''
_harness_done=''
_harness_services=() # "NAME PID", in order of start

# --- the run -------------------------------------------------------------------------------------------------------

harness_begin() {
    _harness_run=$1
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/leakguard-$_harness_run.XXXXXX")
    # A unix socket's path holds 107 bytes; "NAME/mysqld.sock" has to fit behind the folder.
    if ((${#WORK} > 70)); then
        rmdir "$WORK"
        _harness_die "the temporary folder's path is too long for sockets ($WORK): set TMPDIR to a shorter one"
    fi
    chmod 755 "$WORK"
    : >"$WORK/.results"
    trap _harness_end EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}

_harness_die() {
    printf '%s: %s\n' "${_harness_run:-harness}" "$*" >&2
    exit 1
}

_harness_end() {
    local status=$? row
    trap - EXIT HUP INT TERM
    set +e
    if [[ -z $_harness_done && -d $WORK ]]; then
        for row in ${_harness_services[@]+"${_harness_services[@]}"}; do
            _harness_show_log "${row% *}"
        done
        fail "$_harness_run ran to its end" "stopped early with status $status"
        totals || true
        ((status)) || status=1
    fi
    local i
    for ((i = ${#_harness_services[@]} - 1; i >= 0; i--)); do
        _harness_stop_pid "${_harness_services[i]##* }"
    done
    if [[ -n ${HARNESS_KEEP:-} ]]; then
        printf '%s: kept %s\n' "$_harness_run" "$WORK" >&2
    elif [[ -n $WORK && -d $WORK ]]; then
        rm -rf -- "$WORK"
    fi
    exit "$status"
}

_harness_stop_pid() {
    local pid=$1
    # The service leads its own session, so its workers share the group number and go with it.
    kill -TERM -- "-$pid" 2>/dev/null || return 0
    if ! wait_until 8 '' _harness_group_gone "$pid"; then
        kill -KILL -- "-$pid" 2>/dev/null || true
    fi
    wait "$pid" 2>/dev/null || true
}

# bash reaps its children as they end, so an ended service is gone and not a zombie.
_harness_group_gone() { ! kill -0 -- "-$1" 2>/dev/null; }

_harness_show_log() {
    local file
    for file in "$WORK/$1"/log "$WORK/$1"/*.log; do
        [[ -s $file ]] || continue
        printf -- '--- %s, its last lines\n' "${file#"$WORK"/}" >&2
        tail -n 40 -- "$file" >&2
    done
}

# --- waiting, ports, processes ---------------------------------------------------------------------------------------

wait_until() {
    local limit=$1 what=$2 deadline
    shift 2
    deadline=$((SECONDS + limit + 1))
    until "$@"; do
        if ((SECONDS >= deadline)); then
            [[ -z $what ]] || printf '%s: gave up after %d s waiting until %s\n' "$_harness_run" "$limit" "$what" >&2
            return 1
        fi
        sleep 0.05
    done
}

_harness_listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

free_port() {
    local port
    for _ in {1..200}; do
        # Below the kernel's range for outgoing connections, so that no client takes it in between.
        port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
        if ! _harness_listens "$port"; then
            printf '%d\n' "$port"
            return 0
        fi
    done
    _harness_die 'found no free port on 127.0.0.1 between 20000 and 32000'
}

start_service() {
    local name=$1
    shift
    mkdir -p "$WORK/$name"
    # In a script (no job control) the child is no group leader, so setsid does not fork and $! is the service.
    setsid "$@" </dev/null >>"$WORK/$name/log" 2>&1 &
    SERVICE_PID=$!
    _harness_services+=("$name $SERVICE_PID")
}

stop_service() {
    local row kept=() pid=''
    for row in ${_harness_services[@]+"${_harness_services[@]}"}; do
        if [[ ${row% *} == "$1" ]]; then pid=${row##* }; else kept+=("$row"); fi
    done
    [[ -n $pid ]] || _harness_die "there is no service '$1' to stop"
    _harness_services=(${kept[@]+"${kept[@]}"})
    _harness_stop_pid "$pid"
}

# Waits until COMMAND succeeds or the service is gone, whichever comes first.
_harness_ready() {
    local pid=$1 limit=$2 what=$3
    shift 3
    wait_until "$limit" "$what" _harness_gone_or "$pid" "$@" && kill -0 "$pid" 2>/dev/null && "$@"
}

_harness_gone_or() {
    local pid=$1
    shift
    ! kill -0 "$pid" 2>/dev/null || "$@"
}

_harness_need() {
    command -v "$1" >/dev/null 2>&1 || PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "$1" ||
        _harness_die "$1 is not installed: run ./build.sh setup"
}

# --- PHP -------------------------------------------------------------------------------------------------------------

# PHP reads one more folder of ini files after the system's own; prints that folder's path.
_harness_ini_folder() {
    local name=$1 extension=$2 line
    shift 2
    mkdir -p "$WORK/$name/conf.d"
    {
        # Last in order: curl and the others are up before LeakGuard then.
        [[ -z $extension ]] || printf 'extension=%s\n' "$extension"
        printf 'error_log="%s"\nlog_errors=1\ndisplay_errors=0\n' "$WORK/$name/php_errors.log"
        for line in "$@"; do printf '%s\n' "$line"; done
    } >"$WORK/$name/conf.d/99-harness.ini"
    printf '%s\n' "$WORK/$name/conf.d"
}

_harness_extension_file() {
    [[ -r $1 ]] || _harness_die "no extension at $1: run ./build.sh build"
    realpath -- "$1"
}

start_php_fpm() {
    local name=$1 extension='' children=4 scan=':' binary ini=() pool=() as=() line dir=$WORK/$1
    shift
    while (($#)); do
        case $1 in
            --extension) extension=$(_harness_extension_file "$2"); shift 2 ;;
            --ini) ini+=("$2"); shift 2 ;;
            --pool) pool+=("$2"); shift 2 ;;
            --children) children=$2; shift 2 ;;
            --no-system-ini) scan=''; shift ;;
            *) _harness_die "start_php_fpm does not know '$1'" ;;
        esac
    done
    binary=$(command -v php-fpm8.2 || command -v php-fpm || _harness_need php-fpm8.2)
    mkdir -p "$dir"
    FPM_SOCKET=$dir/fpm.sock FPM_LOG=$dir/log FPM_ERROR_LOG=$dir/php_errors.log
    scan+=$(_harness_ini_folder "$name" "$extension" ${ini[@]+"${ini[@]}"})
    ((EUID)) || as=(--allow-to-run-as-root)
    {
        printf '[global]\ndaemonize = no\npid = %s\nerror_log = /dev/stderr\nlog_limit = 65536\n' "$dir/fpm.pid"
        printf '[shop]\nlisten = %s\nlisten.mode = 0666\npm = static\npm.max_children = %d\n' "$FPM_SOCKET" "$children"
        printf 'catch_workers_output = yes\ndecorate_workers_output = no\nclear_env = no\n'
        ((EUID)) || printf 'user = root\ngroup = root\n'
        for line in ${pool[@]+"${pool[@]}"}; do printf '%s\n' "$line"; done
    } >"$dir/fpm.conf"
    start_service "$name" env PHP_INI_SCAN_DIR="$scan" "$binary" --nodaemonize --fpm-config "$dir/fpm.conf" \
        ${as[@]+"${as[@]}"}
    # php-fpm says so once its workers are up; the socket alone stands a little earlier.
    if ! _harness_ready "$SERVICE_PID" 20 'php-fpm is up' grep -qsF 'ready to handle connections' "$FPM_LOG"; then
        _harness_show_log "$name"
        _harness_die 'php-fpm did not start'
    fi
}

start_php_server() {
    local name=$1 what=$2 extension='' ini=() env=() args
    shift 2
    while (($#)); do
        case $1 in
            --extension) extension=$(_harness_extension_file "$2"); shift 2 ;;
            --ini) ini+=("$2"); shift 2 ;;
            --env) env+=("$2"); shift 2 ;;
            *) _harness_die "start_php_server does not know '$1'" ;;
        esac
    done
    [[ -e $what ]] || _harness_die "start_php_server: there is no $what"
    if [[ -d $what ]]; then args=(-t "$what"); else args=("$what"); fi
    _harness_need php >/dev/null
    PHP_SERVER_LOG=$WORK/$name/log
    # Port 0: the kernel gives a free one, and PHP says which.
    start_service "$name" env PHP_INI_SCAN_DIR=":$(_harness_ini_folder "$name" "$extension" ${ini[@]+"${ini[@]}"})" \
        ${env[@]+"${env[@]}"} php -S 127.0.0.1:0 "${args[@]}"
    if ! _harness_ready "$SERVICE_PID" 10 'the PHP server is up' \
        grep -qsE 'Development Server \(http://127\.0\.0\.1:[0-9]+\) started' "$PHP_SERVER_LOG"; then
        _harness_show_log "$name"
        _harness_die 'the PHP server did not start'
    fi
    PHP_SERVER_PORT=$(sed -nE 's/.*Development Server \(http:\/\/127\.0\.0\.1:([0-9]+)\) started.*/\1/p' \
        "$PHP_SERVER_LOG" | tail -n 1)
    PHP_SERVER_URL=http://127.0.0.1:$PHP_SERVER_PORT
}

start_receiver() {
    local name=$1
    mkdir -p "$WORK/$name"
    RECEIVER_LOG=$WORK/$name/requests.jsonl RECEIVER_REPLY=$WORK/$name/reply.json
    : >"$RECEIVER_LOG"
    start_php_server "$name" "$REPO/tests/receiver.php" --env "RECEIVER_LOG=$RECEIVER_LOG" \
        --env "RECEIVER_REPLY=$RECEIVER_REPLY"
    RECEIVER_PORT=$PHP_SERVER_PORT RECEIVER_URL=$PHP_SERVER_URL
}

# --- a browser -------------------------------------------------------------------------------------------------------

start_chromedriver() {
    local name=$1 driver port
    driver=$(command -v chromedriver || _harness_need chromedriver)
    for _ in 1 2 3; do
        port=$(free_port)
        mkdir -p "$WORK/$name"
        start_service "$name" env HOME="$WORK/$name" TMPDIR="$WORK/$name" "$driver" --port="$port"
        DRIVER_URL=http://127.0.0.1:$port
        if _harness_ready "$SERVICE_PID" 20 'chromedriver is up' curl -fs -o /dev/null "$DRIVER_URL/status"; then return 0; fi
        stop_service "$name"
    done
    _harness_die 'chromedriver did not start'
}

# --- nginx -----------------------------------------------------------------------------------------------------------

start_nginx() {
    local name=$1 root='' fastcgi='' front='' server='' http='' bare='' binary dir=$WORK/$1 port
    shift
    while (($#)); do
        case $1 in
            --root) root=$(realpath -- "$2"); shift 2 ;;
            --fastcgi) fastcgi=$2; shift 2 ;;
            --front) front=$2; shift 2 ;;
            --server) server+=$2$'\n'; shift 2 ;;
            --http) http+=$2$'\n'; shift 2 ;;
            --bare) bare=1; shift ;;
            *) _harness_die "start_nginx does not know '$1'" ;;
        esac
    done
    [[ -d $root ]] || _harness_die 'start_nginx needs --root DIR'
    binary=$(command -v nginx || _harness_need nginx)
    mkdir -p "$dir/tmp"
    NGINX_LOG=$dir/log
    # Another process may take the port between the look and the bind: then nginx ends, and the next port is tried.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        rm -f -- "$dir/nginx.pid"
        _harness_nginx_conf >"$dir/nginx.conf"
        start_service "$name" "$binary" -e stderr -p "$dir" -c "$dir/nginx.conf"
        # The pid file is written after the ports are bound.
        if _harness_ready "$SERVICE_PID" 15 'nginx is up' test -s "$dir/nginx.pid"; then
            NGINX_PORT=$port NGINX_URL=http://127.0.0.1:$port
            return 0
        fi
        stop_service "$name"
        grep -qsF 'Address already in use' "$NGINX_LOG" || break
    done
    _harness_show_log "$name"
    _harness_die 'nginx did not start'
}

# The variables are start_nginx's.
_harness_nginx_conf() {
    local fold
    ((EUID)) || printf 'user root;\n'
    printf 'daemon off;\nworker_processes 1;\npid %s/nginx.pid;\nerror_log stderr notice;\n' "$dir"
    printf 'events { worker_connections 256; }\nhttp {\n'
    for fold in client_body proxy fastcgi uwsgi scgi; do
        printf '    %s_temp_path %s/tmp/%s;\n' "$fold" "$dir" "$fold"
    done
    printf '    include /etc/nginx/mime.types;\n    default_type application/octet-stream;\n'
    printf '    access_log %s/access.log;\n    client_max_body_size 256m;\n' "$dir"
    printf '    fastcgi_buffers 64 16k;\n    fastcgi_buffer_size 64k;\n    fastcgi_read_timeout 300s;\n'
    printf '%s' "$http"
    printf '    server {\n        listen 127.0.0.1:%s;\n        server_name localhost;\n' "$port"
    printf '        root %s;\n        index index.php index.html;\n%s' "$root" "$server"
    if [[ -z $bare ]]; then
        # shellcheck disable=SC2016 # nginx expands these
        [[ -z $front ]] || printf '        location / { try_files $uri $uri/ %s?$args; }\n' "$front"
        [[ -z $fastcgi ]] || cat <<CONF
        location ~ \\.php(/|\$) {
            fastcgi_split_path_info ^(.+?\\.php)(/.*)\$;
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
            fastcgi_param PATH_INFO \$fastcgi_path_info;
            fastcgi_pass unix:$fastcgi;
        }
CONF
    fi
    printf '    }\n}\n'
}

# --- MariaDB ---------------------------------------------------------------------------------------------------------

start_mariadb() {
    local name=$1 network='' options=() args dir=$WORK/$1 install server port
    shift
    while (($#)); do
        case $1 in
            --port) network=1; shift ;;
            --option) options+=("$2"); shift 2 ;;
            *) _harness_die "start_mariadb does not know '$1'" ;;
        esac
    done
    install=$(command -v mariadb-install-db || command -v mysql_install_db || _harness_need mariadb-install-db)
    server=$(command -v mariadbd || command -v mysqld || _harness_need mariadbd)
    mkdir -p "$dir/data" "$dir/tmp"
    MARIADB_SOCKET=$dir/mysqld.sock MARIADB_LOG=$dir/log
    # Throw-away data: durability is given up for speed.
    args=(--no-defaults --datadir="$dir/data" --tmpdir="$dir/tmp" --user="$(id -un)")
    if ! "$install" "${args[@]}" --auth-root-authentication-method=normal --skip-test-db \
        --skip-name-resolve >"$dir/install.log" 2>&1; then
        _harness_show_log "$name"
        _harness_die 'mariadb-install-db failed'
    fi
    args+=(--socket="$MARIADB_SOCKET" --pid-file="$dir/mysqld.pid" --skip-log-bin --skip-name-resolve
        --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=128M --innodb-log-file-size=32M
        --innodb-flush-method=nosync --character-set-server=utf8mb4 ${options[@]+"${options[@]}"})
    for _ in 1 2 3 4 5; do
        MARIADB_PORT=''
        if [[ -n $network ]]; then
            port=$(free_port)
            start_service "$name" "$server" "${args[@]}" --bind-address=127.0.0.1 --port="$port"
        else
            port=''
            start_service "$name" "$server" "${args[@]}" --skip-networking
        fi
        if _harness_ready "$SERVICE_PID" 60 'MariaDB is up' mariadb_ping; then
            MARIADB_PORT=$port
            return 0
        fi
        stop_service "$name"
        grep -qsiF 'address already in use' "$MARIADB_LOG" || break
    done
    _harness_show_log "$name"
    _harness_die 'MariaDB did not start'
}

mariadb_run() { mariadb --no-defaults --user=root --socket="$MARIADB_SOCKET" "$@"; }

mariadb_ping() { [[ -S $MARIADB_SOCKET ]] && mariadb_run -e 'SELECT 1' >/dev/null 2>&1; }

# --- counting --------------------------------------------------------------------------------------------------------

# One letter a result in a file: appends of one byte do not tear, so subshells and pipes may count too.
pass() {
    printf 'p\n' >>"$WORK/.results"
    [[ -n ${HARNESS_QUIET:-} ]] || printf 'ok - %s\n' "$1"
}

fail() {
    printf 'f\n' >>"$WORK/.results"
    printf 'not ok - %s\n' "$1"
    [[ -z ${2:-} ]] || printf '%s\n' "$2" | head -n 40 | sed 's/^/#   /'
}

skip() {
    printf 's\n' >>"$WORK/.results"
    printf 'ok - %s # SKIP %s\n' "$1" "${2:?skip needs a reason}"
}

check() {
    local name=$1 output
    shift
    if output=$("$@" 2>&1); then pass "$name"; else fail "$name" "$* -> status $?: $output"; fi
}

check_equal() {
    if [[ $2 == "$3" ]]; then pass "$1"; else fail "$1" "expected: $2"$'\n'"got:      $3"; fi
}

check_contains() {
    if [[ -r $2 ]] && grep -qF -- "$3" "$2"; then pass "$1"; else fail "$1" "'$3' is not in ${2#"$WORK"/}"; fi
}

check_lacks() {
    if [[ ! -r $2 ]]; then
        fail "$1" "there is no file ${2#"$WORK"/} to look into"
    elif grep -qF -- "$3" "$2"; then
        fail "$1" "'$3' is in ${2#"$WORK"/}: $(grep -m 1 -oE ".{0,60}$(printf '%s' "$3" | sed 's/[][\.*^$+?(){}|/]/\\&/g').{0,60}" "$2")"
    else
        pass "$1"
    fi
}

count_tap() {
    local line name
    while IFS= read -r line; do
        name=$(sed -E 's/^(not )?ok *[0-9]* *-? *//' <<<"$line")
        case $line in
            'not ok'*) fail "$name" ;;
            'ok'*' # SKIP'*) skip "${name%% \# SKIP*}" "${name##*\# SKIP }" ;;
            'ok'*) pass "$name" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done
}

totals() {
    local passed failed skipped
    _harness_done=1
    passed=$(grep -c p "$WORK/.results" || true)
    failed=$(grep -c f "$WORK/.results" || true)
    skipped=$(grep -c s "$WORK/.results" || true)
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    ((failed == 0 && passed + skipped > 0))
}
