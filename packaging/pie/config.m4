dnl The extension for phpize and PHP's installer PIE: configure finds Rust's cargo, make lets it build.

PHP_ARG_ENABLE([leakguard], [whether to build LeakGuard], [AS_HELP_STRING([--disable-leakguard], [Build no LeakGuard])], [yes])
PHP_ARG_WITH([cargo], [which cargo builds it], [AS_HELP_STRING([--with-cargo=FILE], [The cargo that builds LeakGuard])], [no], [no])

if test "$PHP_LEAKGUARD" != "no"; then
  if test "$PHP_CARGO" = "no" || test "$PHP_CARGO" = "yes"; then
    AC_PATH_PROG([LEAKGUARD_CARGO], [cargo], [no], [$PATH:$HOME/.cargo/bin])
  else
    LEAKGUARD_CARGO=$PHP_CARGO
  fi
  if test ! -x "$LEAKGUARD_CARGO"; then
    AC_MSG_ERROR([LeakGuard is built by Rust's cargo (https://rustup.rs), and there is none; --with-cargo=FILE names one])
  fi
  PHP_SUBST([LEAKGUARD_CARGO])
  PHP_SUBST([PHP_CONFIG])
  PHP_MODULES="$PHP_MODULES modules/leakguard.so"
  install_modules="install-modules"
  PHP_SUBST([PHP_MODULES])
  PHP_SUBST([install_modules])
  PHP_ADD_MAKEFILE_FRAGMENT([Makefile.frag])
fi
