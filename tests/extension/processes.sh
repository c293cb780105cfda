# shellcheck shell=bash
#
# shellcheck disable=SC2154 # `here` is of run
# One engine for all workers: what is compiled in the master is shared, copy on write. Sourced by run.

# KiB that a worker has for itself, once it has used the engine.
own_memory() {
    page memory.php >/dev/null
    page memory.php >/dev/null
    cut -d' ' -f1 "$WORK/answer"
}

# A dictionary that is large when it is compiled.
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "project %x-%d\n", (i * 2654435761) % 4294967296, i }' >"$WORK/words.txt"
printf 'version = 1\n[[detector]]\nname = "PROJECTS"\nwords_file = "words.txt"\n[[rule]]\nname = "all"\naction = "redact"\n' >"$WORK/words.toml"
serve master --ini "leakguard.policy=$WORK/words.toml"
shared=$(own_memory)
check_contains 'the engine of the master works in a worker' "$WORK/answer" '[EMAIL_ADDRESS]'
serve worker --pool "php_admin_value[leakguard.policy] = $WORK/words.toml"
own=$(own_memory)
check_contains 'so does that of a pool' "$WORK/answer" '[EMAIL_ADDRESS]'
check "an engine of the master takes no memory of the worker ($shared KiB of its own, $own where the worker compiles)" test $((shared + 4096)) -lt "$own"

# Handlers are swapped before anything is compiled: a preloaded script, too.
serve preloading --ini 'leakguard.policy=preset:redact-all' --pool 'php_admin_flag[leakguard.output] = on' --ini 'opcache.enable=1' \
    --ini "opcache.preload=$here/public/preloaded.inc" --ini "opcache.preload_user=$(id -un)" --ini 'opcache.jit=tracing' --ini 'opcache.jit_buffer_size=32M'
for _ in 1 2 3; do status=$(page preloaded.php); done
check_equal 'preloaded code, generators and fibers under the JIT' 200 "$status"
check_contains 'they are preloaded and compiled' "$WORK/answer" '{"jit":true,"preloaded":1}'
check_equal 'what they print is judged' 20000 "$(grep -cF '[EMAIL_ADDRESS]' "$WORK/answer")"
check_clean 'what they print' "$WORK/answer"
check_contains 'what they log' "$FPM_ERROR_LOG" 'preloaded: [EMAIL_ADDRESS]'
check_clean 'what they log' "$FPM_ERROR_LOG"
