# What is run by hand and by .ci/run. `make` alone says what there is.

CARGO ?= cargo
# Programs and examples of other packages are formatted as ours are.
EXTRA_RUST = $(shell find ui-tests demo -name '*.rs' -not -path '*/target/*')
INPUTS ?= .

.PHONY: help test bless verify-fixtures check-mir new-lint bench corpus

help:
	@echo "make test             formatting, clippy, tests, docs, the project linting itself"
	@echo "make bless            write the reports in ui-tests/ anew; read the diff like code"
	@echo "make verify-fixtures  build and run every fixture: do bugs hang, does the rest end?"
	@echo "make check-mir        hold drop points and liveness against the compiler's"
	@echo "make new-lint AREA=channels ID=my_lint"
	@echo "make bench [INPUTS='DIR …']  time and memory against parsing alone"
	@echo "make corpus           lint popular crates, hold findings against corpus/labels.tsv"

test:
	$(CARGO) fmt --all --check
	@rustfmt --edition 2024 --check $(EXTRA_RUST)
	$(CARGO) clippy --quiet --workspace --all-targets -- -D warnings
	$(CARGO) test --quiet --workspace
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --quiet --workspace --no-deps
	$(CARGO) build --quiet # the time limit is for linting alone: a run that does not end is a failure
	timeout 300 $(CARGO) run --quiet -- conc-lint --workspace -D warnings

bless:
	$(CARGO) test --quiet --test ui -- --bless
	git diff --stat -- ui-tests

verify-fixtures:
	$(CARGO) test --quiet --test verify_fixtures

check-mir:
	$(CARGO) test --quiet -p conc-analysis --test check_mir

new-lint:
	scripts/new-lint.sh "$(AREA)" "$(ID)"

bench:
	$(CARGO) build --quiet --release -p conc-analysis --example parse_only
	$(CARGO) bench --quiet --bench speed -- $(INPUTS)

corpus:
	$(CARGO) bench --quiet --bench corpus
