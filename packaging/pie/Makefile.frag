LEAKGUARD_TARGET = $(if $(CARGO_TARGET_DIR),$(CARGO_TARGET_DIR),$(top_srcdir)/../../target)

# Always asked: cargo knows what is new. A PHP that has the file mapped keeps the old one.
.PHONY: leakguard-cargo
leakguard-cargo:
	cd $(top_srcdir)/../.. && PHP_CONFIG=$(PHP_CONFIG) PHP=$(PHP_EXECUTABLE) $(LEAKGUARD_CARGO) build --release --locked -p leakguard-php

modules/leakguard.so: leakguard-cargo
	mkdir -p modules
	cp $(LEAKGUARD_TARGET)/release/libleakguard.so modules/.leakguard.so.new
	mv -f modules/.leakguard.so.new modules/leakguard.so
