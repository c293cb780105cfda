#!/usr/bin/env bash
#
# LeakGuard's one command: sets up the machine, builds, shows, tests and measures.
# Needs bash, git and the Rust toolchain; `setup` installs everything else from Debian 12's own packages.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
    cat <<'TEXT'
usage: ./build.sh VERB

  setup [demo|test|bench|accuracy]
                           install the missing Debian packages (all by default; needs root, and asks nothing)
  build                    build the extension (target/release/leakguard.so) and the leakguard command
  demo                     set up, build, and show a shop's real answers and logs with LeakGuard off and on
  test [NAME]...           set up, build and run every test, or only the named runners (test --list names them)
  bench [ARGS]             set up and measure LeakGuard beside its peers (FULL=1: longer); with ARGS, criterion alone
  accuracy [ARGS]          how right LeakGuard is, beside its peers (benches/accuracy/README.md; --ours: without them)
  package                  target/package: a Debian package, a tarball, and what PHP's installer PIE asks for

Environment: LEAKGUARD_NO_SETUP=1 installs nothing and takes what the machine has; CARGO_TARGET_DIR as in cargo.
TEXT
}

say() { printf '== %s\n' "$*"; }
die() {
    printf 'build.sh: %s\n' "$*" >&2
    exit 1
}

# --- setup -----------------------------------------------------------------------------------------------------------

# What the build needs: a linker, PHP's headers, and libclang, which reads them for the Rust bindings.
packages_build=(ca-certificates gcc libc6-dev pkg-config php8.2-cli php8.2-dev libclang-14-dev)
packages_demo=("${packages_build[@]}" nginx-light php8.2-fpm)
packages_test=("${packages_demo[@]}" age chromium chromium-driver curl fonts-dejavu-core gettext jq mariadb-client mariadb-server openjdk-17-jre-headless openssl
    php-codesniffer php-monolog php-symfony-console php8.2-curl php8.2-intl php8.2-mbstring php8.2-mysql php8.2-soap php8.2-xml phpunit python3-venv shellcheck
    wordpress zstd)
# The tests of the engine on ARM, where that is another processor.
[[ $(uname -m) == aarch64 ]] || packages_test+=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user)
# The theme: without one, WordPress has no page to measure.
packages_bench=("${packages_build[@]}" valgrind wordpress-theme-twentytwentythree)
packages_accuracy=(ca-certificates gcc libc6-dev python3-venv wordpress)

setup() {
    local purpose=${1:-all} wanted=() missing=()
    case $purpose in
        build) wanted=("${packages_build[@]}") ;;
        demo) wanted=("${packages_demo[@]}") ;;
        test) wanted=("${packages_test[@]}") ;;
        bench) wanted=("${packages_bench[@]}") ;;
        accuracy) wanted=("${packages_accuracy[@]}") ;;
        all) wanted=("${packages_test[@]}" "${packages_bench[@]}") ;;
        *) die "setup knows demo, test, bench and accuracy, not '$purpose'" ;;
    esac
    find_cargo
    if [[ -n ${LEAKGUARD_NO_SETUP:-} ]]; then
        return 0
    fi
    if ! is_debian_12; then
        die "this machine is no Debian 12. Install what these Debian packages hold, then set LEAKGUARD_NO_SETUP=1:
  ${wanted[*]}"
    fi
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    if ((${#missing[@]} == 0)); then
        setup_others "$purpose"
        return 0
    fi
    if ((EUID)); then
        die "these Debian packages are missing, and only root can install them:
  apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "installing from Debian 12: ${missing[*]}"
    install_packages "${missing[@]}"
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    ((${#missing[@]} == 0)) || die "apt-get ended well but these are still not installed: ${missing[*]}"
    setup_others "$purpose"
}

# What is no Debian package. Without it the one runner that needs it fails or skips, not the setup.
setup_others() {
    case $1 in
        test | all)
            tests/spark/setup || printf 'build.sh: PySpark could not be installed (above): the runner spark will fail\n' >&2
            setup_aarch64 || printf 'build.sh: the Rust target for ARM could not be installed (above): the runner neon will skip\n' >&2
            ;;
    esac
}

setup_aarch64() {
    local target=aarch64-unknown-linux-gnu
    [[ ! -d $(rustc --print target-libdir --target "$target") ]] || return 0
    command -v rustup >/dev/null || { printf 'there is no rustup\n' >&2 && return 1; }
    say "installing the Rust target $target"
    rustup target add "$target"
}

is_debian_12() {
    # shellcheck disable=SC1091 # the system's
    [[ -r /etc/os-release ]] && (. /etc/os-release && [[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]])
}

# Prints those of the packages that dpkg does not know as installed.
missing_packages() {
    local installed package
    # dpkg-query fails when it does not know one of them: that is an answer here, not an error
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "$package installed" <<<"$installed" || printf '%s\n' "$package"
    done | sort -u
}

install_packages() {
    local log policy=/usr/sbin/policy-rc.d ours=''
    log=$(mktemp)
    # Debian starts a service as soon as it is installed; policy-rc.d is its way to say no. The runs start their own.
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
        ours=$policy
    fi
    # shellcheck disable=SC2064 # the values of now
    trap "rm -f -- '$log' $ours" EXIT
    local apt=(env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -q -y -o Acquire::Retries=3 -o Dpkg::Use-Pty=0)
    # One unreachable source of many is no reason to stop: the install tells whether what is needed can be had.
    if ! "${apt[@]}" update >"$log" 2>&1; then
        grep -E '^[EW]:' -- "$log" >&2 || tail -n 5 -- "$log" >&2
        printf 'build.sh: apt-get update had errors (above); going on with the lists there are\n' >&2
    fi
    if ! "${apt[@]}" install --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
        tail -n 60 -- "$log" >&2
        die 'apt-get install failed (above)'
    fi
    rm -f -- "$log" ${ours:+"$ours"}
    trap - EXIT
}

find_cargo() {
    command -v cargo >/dev/null 2>&1 || PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
    command -v cargo >/dev/null 2>&1 ||
        die 'there is no cargo in PATH or ~/.cargo/bin: install the Rust toolchain (https://rustup.rs) first'
}

# The tools of the toolchain that tests need; rustup can leave them out.
need_cargo_tools() {
    local tool missing=()
    for tool in clippy fmt; do
        cargo "$tool" --version >/dev/null 2>&1 || missing+=("$tool")
    done
    ((${#missing[@]} == 0)) ||
        die "the Rust toolchain lacks 'cargo ${missing[*]}': rustup component add clippy rustfmt"
}

# --- build -----------------------------------------------------------------------------------------------------------

find_php() {
    # The extension is for one PHP API; Debian 12's is 8.2. Another PHP beside it must not be taken by accident.
    PHP_CONFIG=${PHP_CONFIG:-$(command -v php-config8.2 || command -v php-config)} ||
        die 'there is no php-config: run ./build.sh setup'
    PHP=${PHP:-$(command -v php8.2 || command -v php)} || die 'there is no php: run ./build.sh setup'
    export PHP PHP_CONFIG
    if [[ -z ${LIBCLANG_PATH:-} && -d /usr/lib/llvm-14/lib ]]; then
        export LIBCLANG_PATH=/usr/lib/llvm-14/lib
    fi
}

target_dir() { printf '%s\n' "${CARGO_TARGET_DIR:-$PWD/target}"; }

build() {
    local release locked=()
    find_cargo
    find_php
    release=$(target_dir)/release
    [[ ! -e Cargo.lock ]] || locked=(--locked)
    say 'building the extension and the leakguard command (cargo build --release)'
    cargo build --release ${locked[@]+"${locked[@]}"} -p leakguard-php -p leakguard-cli
    # Moved into place, never written over: a running PHP keeps the file that it has mapped.
    if ! cmp -s "$release/libleakguard.so" "$release/leakguard.so"; then
        cp -f "$release/libleakguard.so" "$release/.leakguard.so.new"
        mv -f "$release/.leakguard.so.new" "$release/leakguard.so"
    fi
    export LEAKGUARD_SO=$release/leakguard.so
    "$PHP" -n -d extension="$LEAKGUARD_SO" -r 'exit(extension_loaded("leakguard") ? 0 : 1);' ||
        die "PHP cannot load $LEAKGUARD_SO"
    say "built $LEAKGUARD_SO"
}

# --- verbs -----------------------------------------------------------------------------------------------------------

demo() {
    setup demo
    build
    tests/demo/run --show "$@"
}

run_tests() {
    # shellcheck source=tests/suite.sh
    source tests/suite.sh
    suite_select "$@"
    setup test
    need_cargo_tools
    find_php
    LEAKGUARD_SO=$(target_dir)/release/leakguard.so
    # A broken build is a failed test like any other: the runners that need no extension still run.
    if suite_needs_extension && ! "$PWD/build.sh" build; then
        LEAKGUARD_SO=''
        suite_build_failed
    fi
    export LEAKGUARD_SO
    suite_run
}

bench() {
    setup bench
    build
    if (($#)); then
        cargo bench --locked -p leakguard-benches --bench redact -- "$@"
    else
        benches/run
    fi
}

accuracy() {
    setup accuracy
    benches/accuracy/run "$@"
}

package() {
    setup build
    build
    packaging/build "$(target_dir)"
}

verb=${1:-}
(($# == 0)) || shift
case $verb in
    setup)
        setup "$@"
        say 'everything that is needed is installed'
        ;;
    build)
        setup build
        build
        ;;
    demo) demo "$@" ;;
    test) run_tests "$@" ;;
    bench) bench "$@" ;;
    accuracy) accuracy "$@" ;;
    package) package ;;
    -h | --help | help) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
