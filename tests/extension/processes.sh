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
