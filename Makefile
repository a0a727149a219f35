# make help lists what there is. Every target does its own set-up.

GO       ?= go
BIN      := bin
NODE_SET := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help tools build build-enclave demo test test-go test-vm soak lint contracts contracts-check bench readme-figures clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

tools: $(NODE_SET) ## install what the lock file pins: workerd, solc, OpenZeppelin, anvil

$(NODE_SET): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

build: ## put executor and nacre in bin/
	$(GO) build -o $(BIN)/executor ./cmd/executor
	$(GO) build -o $(BIN)/nacre ./cmd/nacre

build-enclave: ## the executor as it goes into an enclave image: bin/executor-enclave
	CGO_ENABLED=0 $(GO) build -trimpath -tags enclave -ldflags '-s -w' -o $(BIN)/executor-enclave ./cmd/executor

demo: tools build ## a devnet with three executors, one job, its answers and the callback
	$(BIN)/nacre demo

# Where these cannot be installed, the tests that need them are left out, which a
# line says; with NACRE_REQUIRE_ALL=1 that is a failure.
QEMU_PACKAGE    := qemu-system-x86_64:qemu-system-x86
MODULE_PACKAGES := gcc-12:gcc-12 strip:binutils /usr/lib/x86_64-linux-gnu/libelf.so.1:libelf1

test: ## everything: lint, contracts, both builds, all tests with the race detector, a soak
	scripts/timed "install tools" $(MAKE) --no-print-directory tools
	scripts/timed "install gcc and shellcheck where missing" scripts/ensure-packages gcc:gcc libc6-dev: shellcheck:shellcheck
	scripts/timed "install QEMU where missing" scripts/ensure-packages --optional $(QEMU_PACKAGE)
	scripts/timed "install the kernel's compiler where missing" scripts/ensure-packages --optional $(MODULE_PACKAGES)
	scripts/timed "build" $(MAKE) --no-print-directory build build-enclave
	scripts/timed "lint" $(MAKE) --no-print-directory lint
	scripts/timed "tests" $(MAKE) --no-print-directory test-go
	scripts/timed "image in a virtual machine" $(MAKE) --no-print-directory test-vm
	scripts/timed "soak" $(MAKE) --no-print-directory soak DURATION=2m
	@scripts/timed --summary

# -count=1, because tests look at what the cache of go test does not know of: the
# whole tree and what programs link, by way of the go command; workerd; the kernel.
#
# Those of the contracts and of the image's parts have no goroutines of ours: the
# race detector would look at an EVM and at a compressor, and take ten minutes.
# The longest ones come first, three at a time: they wait for blocks and processes.
LONGEST := ./cmd/nacre ./chain ./workerd ./cmd/executor ./enclave/pid1 ./cmd/verifier

test-go: tools build ## the Go tests alone, with the race detector
	$(GO) test -race -count=1 -p 3 -timeout 15m $$($(GO) list $(LONGEST) ./... | grep -v -e /nacre/contracts -e /nacre/enclave/image -e /nacre/internal/testvm)
	$(GO) test -count=1 -timeout 12m ./contracts/... ./enclave/image
	$(GO) test -race -count=1 -timeout 5m -tags enclave ./cmd/executor ./cmd/verifier $$($(GO) list ./enclave/... | grep -v -e /nacre/enclave/image)

# Emulated machines are slow enough alone. What the console showed is kept.
test-vm: export NACRE_TEST_CONSOLE ?= $(CURDIR)/$(BIN)/test-vm-console.txt
test-vm: tools ## boot the enclave's image in an emulated machine, and have it do jobs
	scripts/ensure-packages --optional $(QEMU_PACKAGE)
	@mkdir -p $(BIN)
	$(GO) test -count=1 -timeout 20m -v ./internal/testvm

# DURATION (at least 30s, such as 10m) and SEED (a whole number) say for how long
# and what happens; without a seed, one is chosen and printed.
DURATION ?= 3m
SEED     ?= 0

soak: tools build ## three executors while all around them breaks, for DURATION=10m with SEED=7
	$(GO) build -o $(BIN)/soak ./scripts/soak
	$(BIN)/soak -duration='$(DURATION)' -seed='$(SEED)'

lint: contracts-check ## gofmt, vet, staticcheck, go mod tidy, shellcheck, compiler warnings
	@out=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$out" || { echo "not gofmt-ed: $$out" >&2; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags enclave ./cmd/executor ./cmd/verifier ./enclave/...
	$(GO) vet -tags enclave,vmtest ./cmd/executor ./cmd/verifier ./enclave/machine
	$(GO) tool staticcheck ./...
	$(GO) tool staticcheck -tags enclave ./cmd/executor ./cmd/verifier ./enclave/...
	$(GO) tool staticcheck -tags enclave,vmtest ./cmd/executor ./cmd/verifier ./enclave/machine
	$(GO) mod tidy -diff
	scripts/ensure-packages shellcheck:shellcheck
	shellcheck scripts/timed scripts/ensure-packages scripts/contracts enclave/image/mmio/build .ci/run

contracts: tools ## compile the contracts and write ABI, bytecode and Go bindings
	scripts/contracts build

contracts-check: tools ## fail on a compiler warning, or if what is committed is stale
	scripts/contracts check

bench: tools build ## the tables of README.md, and bench.json
	scripts/ensure-packages $(QEMU_PACKAGE)
	$(GO) run ./scripts/bench -out bench.json

readme-figures: ## put the figures of the last make bench into README.md
	$(GO) run ./scripts/bench -out bench.json -readme README.md

clean: ## remove what the targets made
	rm -rf $(BIN) node_modules bench.json
