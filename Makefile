# make help lists what there is. Every target does its own set-up.

GO       ?= go
BIN      := bin
NODE_SET := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help tools build build-enclave demo test test-go lint contracts contracts-check bench readme-figures clean

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

test: ## everything: lint, contracts, both builds, all tests with the race detector
	scripts/timed "install tools" $(MAKE) --no-print-directory tools
	scripts/timed "install gcc and shellcheck where missing" scripts/ensure-packages gcc:gcc libc6-dev: shellcheck:shellcheck
	scripts/timed "build" $(MAKE) --no-print-directory build build-enclave
	scripts/timed "lint" $(MAKE) --no-print-directory lint
	scripts/timed "tests" $(MAKE) --no-print-directory test-go
	@scripts/timed --summary

# -count=1, because tests look at what the cache of go test does not know of: the
# whole tree and what programs link, by way of the go command; workerd; the kernel.
test-go: tools build ## the Go tests alone, with the race detector
	$(GO) test -race -count=1 -timeout 12m ./...
	$(GO) test -race -count=1 -timeout 3m -tags enclave ./cmd/executor ./enclave/...

lint: contracts-check ## gofmt, vet, staticcheck, go mod tidy, shellcheck, compiler warnings
	@out=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$out" || { echo "not gofmt-ed: $$out" >&2; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags enclave ./cmd/executor ./enclave/...
	$(GO) tool staticcheck ./...
	$(GO) tool staticcheck -tags enclave ./cmd/executor ./enclave/...
	$(GO) mod tidy -diff
	scripts/ensure-packages shellcheck:shellcheck
	shellcheck scripts/timed scripts/ensure-packages scripts/contracts .ci/run

contracts: tools ## compile the contracts and write ABI, bytecode and Go bindings
	scripts/contracts build

contracts-check: tools ## fail on a compiler warning, or if what is committed is stale
	scripts/contracts check

bench: tools build ## the tables of README.md, and bench.json
	$(GO) run ./scripts/bench -out bench.json

readme-figures: ## put the figures of the last make bench into README.md
	$(GO) run ./scripts/bench -out bench.json -readme README.md

clean: ## remove what the targets made
	rm -rf $(BIN) node_modules bench.json
