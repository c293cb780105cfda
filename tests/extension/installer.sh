# shellcheck shell=bash
#
# What PHP's installer PIE does with a checkout, up to the compiler. Sourced by run.

pie=$WORK/pie/packaging/pie
mkdir -p "${pie%/*}"
cp -r "$REPO/packaging/pie" "$pie"
check 'composer.json is that of an extension' jq -e '.type == "php-ext" and ."php-ext"."extension-name" == "leakguard" and .require.php' "$REPO/composer.json"
check 'its folder to build in is there' test -f "$REPO/$(jq -r '."php-ext"."build-path"' "$REPO/composer.json")/config.m4"
check 'phpize' bash -c "cd '$pie' && phpize8.2"
check 'configure finds cargo' bash -c "cd '$pie' && PATH=\$PATH:\$HOME/.cargo/bin ./configure --with-php-config=/usr/bin/php-config8.2"
check 'make asks cargo for the extension' bash -c "make -C '$pie' -n | grep -F 'PHP_CONFIG=/usr/bin/php-config8.2' | grep -F 'build --release --locked -p leakguard-php'"
check 'and puts it where make install takes it from' bash -c "make -C '$pie' -n install | grep -F 'modules/leakguard.so'"
check 'without cargo it says what is missing' bash -c "cd '$pie' && ! ./configure --with-php-config=/usr/bin/php-config8.2 --with-cargo=/nowhere >'$WORK/configure' 2>&1 && grep -F 'rustup.rs' '$WORK/configure'"
