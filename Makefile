# Every folder of services/ is one program; every tests/unit/test_*.c is one test.
#
#   make                             the programs, in build/bin/
#   make run [FRESH=1] [PLACES=file] everything set up and started, until Ctrl-C
#   make test                        every test; the last line counts them
#   make unit | lint | fuzz | bench | chaos | docs | install | clean
#   make CC=clang BUILD=build/clang SANITIZE=address,undefined unit
#   make V=1 …                       shows the commands
#
# The programs need the packages that `deploy/packages build` installs.

comma    := ,
BUILD    ?= build$(if $(SANITIZE),/$(subst $(comma),-,$(SANITIZE)))
PREFIX   ?= /usr/local
SYSCONF  ?= /etc
FUZZ_SECONDS ?= 60

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla \
            -Wstrict-prototypes -Wmissing-prototypes -Werror
PACKAGES := libzmq libpq libconfig libsodium jansson \
            $(shell pkg-config --exists msgpack-c 2>/dev/null && echo msgpack-c || echo msgpack)

# A sanitizer wants its own checks and readable stacks instead of glibc's and the optimizer's.
ifeq ($(SANITIZE),)
CFLAGS   ?= -O2 -g
HARDEN   := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE
HARDLINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack
else
CFLAGS   ?= -O1 -g
HARDEN   := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer -fPIE
HARDLINK := -pie -fsanitize=$(subst fuzzer-no-link,fuzzer,$(SANITIZE))
endif

LANGUAGE   := -std=c17 -D_GNU_SOURCE -I. $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
ALL_CFLAGS := $(LANGUAGE) $(WARNINGS) $(HARDEN) $(CFLAGS)
LINK       := $(HARDLINK) -Wl,--as-needed $(LDFLAGS)
LIBRARIES  := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lm

say       = $(if $(V),,@echo "  $(1) $@";)

SERVICES := $(patsubst services/%/main.c,%,$(wildcard services/*/main.c))
program   = $(BUILD)/bin/appui$(if $(filter-out cli,$(1)),-$(1))
objects   = $(patsubst %.c,$(BUILD)/%.o,$(sort $(shell find $(1) -name '*.c' 2>/dev/null)))
PROGRAMS := $(foreach name,$(SERVICES),$(call program,$(name)))

UNIT     := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/unit/test_*.c)))
HELPERS  := $(patsubst %.c,$(BUILD)/%.o,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
TOOLS    := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/integration/*.c tests/bench/*.c)))
FUZZERS  := $(patsubst %.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
SOURCES   = $(sort $(shell find common services tests -name '*.c'))
HEADERS   = $(sort $(shell find common services tests -name '*.h'))
SCRIPTS   = $(sort $(shell grep -rIlE '^\#!.*\b(ba)?sh$$' .ci deploy tests 2>/dev/null))

.PHONY: all run test unit unit_tests tools fuzzers lint format-check tidy cppcheck shellcheck rules \
        fuzz bench chaos docs install clean
all: $(PROGRAMS)

run:
	@exec env --default-signal=INT,HUP FRESH="$(FRESH)" PLACES="$(PLACES)" deploy/run

test:
	@exec tests/run

# The unit tests alone, each told in its own words.
unit: $(UNIT)
	@failed=0; for test in $(UNIT); do $$test || failed=$$((failed + 1)); done; \
	echo "$(words $(UNIT)) unit test programs, $$failed failed"; test $$failed -eq 0

unit_tests: $(UNIT)
tools: $(TOOLS)
fuzzers: $(FUZZERS)

# --- programs -------------------------------------------------------------------------------------

# A service's archive holds all but its main, so that tests can link its rules.
define service
$(BUILD)/services/$(1).a: $(filter-out %/main.o,$(call objects,services/$(1)))
$(call program,$(1)): $(BUILD)/services/$(1)/main.o $(BUILD)/services/$(1).a $(BUILD)/common.a
$(call objects,services/$(1)): $(wildcard services/$(1)/sql/*.sql)
endef
$(foreach name,$(SERVICES),$(eval $(call service,$(name))))

# SQL texts are embedded by the assembler, which tells no dependency file.
$(call objects,common): $(shell find common -name '*.sql')

$(BUILD)/common.a: $(call objects,common)
$(BUILD)/helpers.a: $(HELPERS)

$(BUILD)/%.a:
	@mkdir -p $(@D)
	@rm -f $@
	$(call say,archive)$(AR) rcs $@ $^

$(PROGRAMS):
	@mkdir -p $(@D)
	$(call say,link)$(CC) $(ALL_CFLAGS) $(LINK) -o $@ $^ $(LIBRARIES)

# test_registration_job sees the rules of registration, test_record only what is common.
service_of = $(firstword $(foreach name,$(SERVICES),$(if $(filter test_$(name)_%,$(notdir $(1))),$(name))))
define unit_test
$(1): $(1).o $(BUILD)/helpers.a $(patsubst %,$(BUILD)/services/%.a,$(call service_of,$(1))) $(BUILD)/common.a
endef
$(foreach test,$(UNIT),$(eval $(call unit_test,$(test))))

$(TOOLS) $(FUZZERS): %: %.o $(patsubst %,$(BUILD)/services/%.a,$(filter-out cli,$(SERVICES))) $(BUILD)/common.a

$(UNIT) $(TOOLS) $(FUZZERS):
	$(call say,link)$(CC) $(ALL_CFLAGS) $(LINK) -o $@ $^ -lcmocka $(LIBRARIES)

# Other flags or another compiler: everything again.
FLAGS := $(CC) $(ALL_CFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@
.PHONY: FORCE

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,compile)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

.SECONDARY:
-include $(patsubst %.c,$(BUILD)/%.d,$(shell find common services tests -name '*.c' 2>/dev/null))

# --- checks ---------------------------------------------------------------------------------------

lint: format-check tidy cppcheck shellcheck rules

format-check:
	@printf '%s\n' $(SOURCES) $(HEADERS) | xargs -n 8 -P $(shell nproc) clang-format --dry-run -Werror

tidy:
	@printf '%s\n' $(SOURCES) | xargs -n 4 -P $(shell nproc) sh -c \
	  'clang-tidy --quiet "$$@" -- $(LANGUAGE) 2>/dev/null' tidy

cppcheck:
	cppcheck --quiet --std=c11 -j $(shell nproc) -I. --enable=warning,performance,portability \
	  --library=.cppcheck.cfg --inline-suppr --suppressions-list=.cppcheck --error-exitcode=1 common services tests

shellcheck:
	shellcheck -x $(SCRIPTS)

rules:
	tests/rules

fuzz:
	$(MAKE) CC=clang BUILD=build/fuzz SANITIZE=fuzzer-no-link,address,undefined fuzzers
	@for fuzzer in $(notdir $(FUZZERS)); do \
	  corpus=build/fuzz/corpus/$$fuzzer; seeds=tests/fuzz/seeds/$$fuzzer; log=build/fuzz/$$fuzzer.log; \
	  mkdir -p $$corpus; test -d $$seeds || seeds=; \
	  build/fuzz/tests/fuzz/$$fuzzer -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=10 \
	    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix=build/fuzz/$$fuzzer- \
	    $$corpus $$seeds >$$log 2>&1 || { tail -n 60 $$log; exit 1; }; \
	  sed -n "s/^stat::number_of_executed_units: */$$fuzzer, $(FUZZ_SECONDS) s: inputs /p" $$log; \
	done

bench: all tools
	tests/bench/run

chaos: all tools
	tests/integration/chaos.sh 100
	UNTIL=2014-12-29 tests/integration/chaos_network.sh 100

# --- documentation and installation ---------------------------------------------------------------

docs: $(call program,cli)
	$< describe >docs/messages.md

SHARE = $(DESTDIR)$(PREFIX)/share/appui
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/systemd/system $(SHARE)/deploy
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	install deploy/packages deploy/cluster deploy/database deploy/backup deploy/restore deploy/lib.sh $(SHARE)/deploy
	find common services -name '*.sql' | while read -r file; do \
	  install -D -m 644 "$$file" "$(SHARE)/$$file"; done
	deploy/settings config $(SHARE)/settings $(DESTDIR)$(SYSCONF)/appui
	install -d $(DESTDIR)$(PREFIX)/share/doc/appui
	install -m 644 LICENSE $(wildcard README.md) docs/*.md $(DESTDIR)$(PREFIX)/share/doc/appui
	for unit in deploy/systemd/*; do \
	  sed 's|@PREFIX@|$(PREFIX)|g; s|@SYSCONF@|$(SYSCONF)|g' $$unit \
	    >$(DESTDIR)$(PREFIX)/lib/systemd/system/$${unit##*/}; done
	cd $(DESTDIR)$(PREFIX)/lib/systemd/system && for unit in $$(grep -l '^Environment=SEAT=1' appui-*[!@].service); do \
	  sed 's|^Environment=SEAT=1|Environment=SEAT=%i|; s|^\(Description=.*\)|\1, seat %i|' \
	    $$unit >$${unit%.service}@.service; done

clean:
	rm -rf build
