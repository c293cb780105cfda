# shellcheck shell=bash
#
# Every test of LeakGuard, runner after runner; ./build.sh test sources it. A runner that fails does not keep the others
# from running. Each runner says how many tests passed, failed and were skipped, in its own way; the last line adds
# them up: `N passed, N failed, N skipped`. The exit status is not 0 when one failed, or when a runner ran no test at
# all: a runner that lost its tests must not look like one that passed them.
#
#   suite_select [NAME]...      all runners, or the named ones; --list prints the names and exits
#   suite_needs_extension       whether one of them needs the extension built
#   suite_build_failed          the build failed: counts it
#   suite_run                   runs them and ends the program
#
# A runner is a function run_NAME that prints what it does and sets the three counts with `counted P F S`.

suite_runners=(fmt clippy shellcheck php-lint phpcs cargo neon phpt phpunit-magento phpunit-woocommerce demo policy-reload extension soak formats tokens ai dataset wordpress wordpress-admin
    magento magento-admin dataset-shops spark accuracy-scorer fuzz)
suite_selected=()
suite_rows=()
suite_total_passed=0 suite_total_failed=0 suite_total_skipped=0
passed=0 failed=0 skipped=0

suite_select() {
    local name
    if [[ ${1:-} == --list ]]; then
        printf '%s\n' "${suite_runners[@]}"
        exit 0
    fi
    for name in "$@"; do
        if [[ " ${suite_runners[*]} " != *" $name "* ]]; then
            printf "build.sh: there is no runner '%s'; there are: %s\n" "$name" "${suite_runners[*]}" >&2
            exit 2
        fi
    done
    suite_selected=("$@")
    (($#)) || suite_selected=("${suite_runners[@]}")
}

suite_needs_extension() { [[ " ${suite_selected[*]} " =~ \ (phpt|phpunit-magento|phpunit-woocommerce|demo|policy-reload|extension|soak|formats|tokens|ai|dataset|wordpress|wordpress-admin|magento|magento-admin|dataset-shops|spark)\  ]]; }

suite_build_failed() {
    printf 'not ok - the build\n'
    suite_row build 0 1 0 0
}

suite_row() {
    suite_rows+=("$(printf '%-22s %6d %6d %7d %6d s' "$@")")
    suite_total_passed=$((suite_total_passed + $2))
    suite_total_failed=$((suite_total_failed + $3))
    suite_total_skipped=$((suite_total_skipped + $4))
}

counted() { passed=$1 failed=$2 skipped=$3; }

suite_run() {
    local name started
    suite_logs=$(mktemp -d "${TMPDIR:-/tmp}/leakguard-suite.XXXXXX")
    trap 'rm -rf -- "$suite_logs"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    for name in "${suite_selected[@]}"; do
        printf '\n=== %s\n' "$name"
        started=$SECONDS
        counted 0 0 0
        "run_${name//-/_}"
        if ((passed + failed + skipped == 0)); then
            printf 'not ok - %s ran no test\n' "$name"
            failed=1
        fi
        suite_row "$name" "$passed" "$failed" "$skipped" "$((SECONDS - started))"
    done
    printf '\n%-22s %6s %6s %7s %8s\n' runner passed failed skipped time
    printf '%s\n' "${suite_rows[@]}"
    printf '\n%d passed, %d failed, %d skipped\n' "$suite_total_passed" "$suite_total_failed" "$suite_total_skipped"
    ((suite_total_failed == 0 && suite_total_passed > 0))
    exit $?
}

# Runs a command, shows its output as it comes and keeps it in $suite_log; gives the command's own status.
suite_log=''
logged() {
    local status=0
    suite_log=$suite_logs/$RANDOM$RANDOM.log
    "$@" 2>&1 | tee "$suite_log" || status=${PIPESTATUS[0]}
    return "$status"
}

# One command that is one test.
one_test() {
    local name=$1
    shift
    if logged "$@"; then
        printf 'ok - %s\n' "$name"
        counted 1 0 0
    else
        printf 'not ok - %s\n' "$name"
        counted 0 1 0
    fi
}

# Every file of the repository, committed or about to be, that fits the patterns.
repository_files() { git ls-files --cached --others --exclude-standard --deduplicate -- "$@" | existing_files; }

existing_files() {
    local file
    while IFS= read -r file; do
        [[ ! -f $file ]] || printf '%s\n' "$file"
    done
}

# --- Rust ------------------------------------------------------------------------------------------------------------

run_fmt() { one_test 'cargo fmt --check' cargo fmt --all --check; }

run_clippy() {
    one_test 'cargo clippy, no warnings' cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
}

run_cargo() {
    local status=0 sums
    # The same documents in every run; without it, proptest makes others each time (see CONTRIBUTING.md).
    PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-1} logged cargo test --locked --workspace --no-fail-fast || status=$?
    # One such line per test binary: `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; ...`
    sums=$(sed -nE 's/^test result: [A-Za-z]+\. ([0-9]+) passed; ([0-9]+) failed; ([0-9]+) ignored;.*/\1 \2 \3/p' "$suite_log" |
        awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }')
    # shellcheck disable=SC2086 # three numbers
    counted $sums
    # A crate that does not compile has no result line of its own.
    if ((status != 0 && failed == 0)); then failed=1; fi
}

run_neon() { counted_run tests/neon/run; }

# --- shell and PHP sources --------------------------------------------------------------------------------------------

run_shellcheck() {
    local files=() file
    while IFS= read -r file; do
        if [[ $file == *.sh ]] || head -n 1 -- "$file" | grep -qsaE '^#!.*\b(ba|da)?sh\b'; then files+=("$file"); fi
    done < <(repository_files ':!tests/samples')
    one_test "shellcheck, ${#files[@]} files" shellcheck -- "${files[@]}"
}

run_php_lint() {
    local files=()
    mapfile -t files < <(repository_files '*.php' '*.phtml' '*.inc')
    one_test "php -l, ${#files[@]} files" lint_php "${files[@]}"
}

# php 8.2 takes one file a call; only the broken ones are worth a line.
lint_php() {
    local said
    if ! said=$(printf '%s\0' "$@" | xargs -0 -n 1 -P 2 "${PHP:-php}" -n -l 2>&1); then
        grep -v '^No syntax errors' <<<"$said"
        return 1
    fi
}

# A folder's own phpcs.xml.dist says its standard; PSR-12 without one. Debian ships neither Magento's nor WordPress's.
# Magento writes a file's doc comment and declare() without a blank line between them, PSR-12 with one.
run_phpcs() {
    local folder standard=() status
    for folder in magento-module woocommerce-plugin tests; do
        standard=(--standard=PSR12 --exclude=PSR12.Files.FileHeader --extensions=php '--ignore=*/samples/*')
        [[ ! -f $folder/phpcs.xml.dist ]] || standard=(--standard="$folder/phpcs.xml.dist")
        status=0
        logged phpcs -n -q -s "${standard[@]}" "$folder" || status=$?
        if ((status)); then
            printf 'not ok - PHP_CodeSniffer, %s\n' "$folder"
            failed=$((failed + 1))
        else
            printf 'ok - PHP_CodeSniffer, %s\n' "$folder"
            passed=$((passed + 1))
        fi
    done
}

# --- the extension ----------------------------------------------------------------------------------------------------

have_extension() {
    [[ -n ${LEAKGUARD_SO:-} && -r ${LEAKGUARD_SO:-} ]] && return 0
    printf 'not ok - there is no extension to test: the build failed\n'
    counted 0 1 0
    return 1
}

run_phpt() {
    local runner prefix
    have_extension || return 0
    prefix=$("$PHP_CONFIG" --prefix)/lib/php/$("$PHP_CONFIG" --phpapi)
    runner=$prefix/build/run-tests.php
    if [[ ! -r $runner ]]; then
        printf 'not ok - there is no %s (package php8.2-dev)\n' "$runner"
        counted 0 1 0
        return 0
    fi
    logged env NO_INTERACTION=1 TEST_PHP_EXECUTABLE="$PHP" "$PHP" -n "$runner" -n -q --no-color --no-progress --show-diff \
        -d extension="$LEAKGUARD_SO" leakguard-php/tests || true
    counted "$(phpt_sum passed)" "$(phpt_sum 'failed|borked|leaked|warned')" "$(phpt_sum skipped)"
}

phpt_sum() { sed -nE "s/^Tests ($1) *: *([0-9]+).*/\2/p" "$suite_log" | awk '{ n += $1 } END { print n + 0 }'; }

run_phpunit_magento() { phpunit_of magento-module; }
run_phpunit_woocommerce() { phpunit_of woocommerce-plugin; }

phpunit_of() {
    local config=$1/phpunit.xml.dist junit=$suite_logs/junit-$1.xml status=0 tests bad skips good
    have_extension || return 0
    if [[ ! -f $config ]]; then
        printf 'not ok - there is no %s\n' "$config"
        counted 0 1 0
        return 0
    fi
    logged "$PHP" -d extension="$LEAKGUARD_SO" "$(command -v phpunit)" --colors=never --log-junit "$junit" -c "$config" ||
        status=$?
    tests=$(junit_sum tests) skips=$(junit_sum skipped)
    bad=$(($(junit_sum failures) + $(junit_sum errors) + $(junit_sum warnings)))
    if ((status != 0 && bad == 0)); then bad=1; fi
    good=$((tests - bad - skips))
    counted "$((good > 0 ? good : 0))" "$bad" "$skips"
}

# The sums are attributes of the outermost suite; 0 when PHPUnit wrote none.
junit_sum() {
    local sum
    sum=$(sed -nE "0,/<testsuite /s/.*<testsuite [^>]*\b$1=\"([0-9]+)\".*/\1/p" "$junit" 2>/dev/null) || true
    printf '%d\n' "${sum:-0}"
}

# --- end to end -------------------------------------------------------------------------------------------------------

run_demo() { end_to_end tests/demo/run; }
run_policy_reload() { end_to_end tests/policy-reload/run; }
run_extension() { end_to_end tests/extension/run; }
run_soak() { end_to_end tests/soak/run; }
run_tokens() { end_to_end tests/tokens/run; }
run_formats() { end_to_end tests/formats/run; }
run_dataset() { end_to_end tests/dataset/run; }
run_ai() { end_to_end tests/ai/run; }
run_wordpress() { end_to_end tests/wordpress/run; }
run_wordpress_admin() { end_to_end tests/wordpress/admin; }
run_magento() { end_to_end tests/magento/run; }
run_magento_admin() { end_to_end tests/magento/admin; }
run_dataset_shops() { end_to_end tests/dataset/shops/run; }
run_spark() { end_to_end tests/spark/run; }

end_to_end() {
    have_extension || return 0
    counted_run "$1"
}

# A run whose last line is `N passed, N failed, N skipped`.
counted_run() {
    local status=0 sums
    if [[ ! -x $1 ]]; then
        printf 'not ok - there is no %s\n' "$1"
        counted 0 1 0
        return 0
    fi
    logged "$1" || status=$?
    sums=$(tail -n 1 -- "$suite_log" | sed -nE 's/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p')
    # shellcheck disable=SC2086 # three numbers
    counted ${sums:-0 0 0}
    if ((status != 0 && failed == 0)); then failed=1; fi
}

# What the fuzz targets ask, of their seeds and of some thousand inputs made of them, the same every time: by the stable
# compiler, which finds its dependencies built by the tests. `fuzz/run` is the whole.
run_fuzz() {
    local good bad
    if ! logged env CARGO_TARGET_DIR="$(target_dir)" \
        cargo run --quiet --locked --manifest-path fuzz/Cargo.toml --no-default-features --bin smoke; then
        bad=$(grep -c '^not ok' -- "$suite_log") || bad=1
    fi
    good=$(grep -c '^ok' -- "$suite_log") || good=0
    counted "$good" "${bad:-0}" 0
}

# The scorer of the accuracy bench: the standard library's Python, no package, no network.
run_accuracy_scorer() {
    local count python
    if ! python=$(command -v python3); then
        printf 'skipped: there is no python3\n'
        counted 0 0 1
        return
    fi
    if logged env -C benches/accuracy PYTHONDONTWRITEBYTECODE=1 "$python" -m unittest test_score; then
        count=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} .*/\1/p' "$suite_log")
        counted "${count:-0}" 0 0
    else
        counted 0 1 0
    fi
}
