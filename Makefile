# "make" builds the tool and compiles the sample guide into out/; "make test" passes the tests. The other targets are
# told of in CONTRIBUTING.md.

GO ?= go
FUZZTIME ?= 10s
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Validators are kept out of the tree.
CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/studyguide
EPUBCHECK_VERSION = 5.3.0
EPUBCHECK = $(CACHE)/epubcheck-$(EPUBCHECK_VERSION)

.PHONY: all build sample test race golden lint fuzz bench conformance check clean

all: build sample

build:
	$(GO) build -o out/bin/studyguide ./cmd/studyguide

sample: build
	out/bin/studyguide build -o out/

test:
	$(GO) test ./...

race:
	$(GO) test -race ./...

# Only packages whose tests have fixtures know -update.
golden:
	$(GO) test $$(grep -rl --include='*_test.go' 'golden\.Flag()' . | xargs -n1 dirname | sort -u) -update

lint:
	@unformatted=$$(gofmt -l cmd fonts render source); test -z "$$unformatted" || { echo "not formatted by gofmt:" $$unformatted; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

# Go fuzzes one target at a time.
fuzz:
	@grep -rHo --include='*_test.go' 'func Fuzz[A-Za-z0-9_]*' . | sort | while IFS=: read -r file func; do \
		name=$${func#func }; echo "$$name in $$(dirname $$file)"; \
		$(GO) test "$$(dirname $$file)" -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) || exit 1; \
	done

bench:
	$(GO) test ./... -run '^$$' -bench . -benchmem

conformance: sample
	GO="$(GO)" EPUBCHECK="$(EPUBCHECK)" EPUBCHECK_VERSION="$(EPUBCHECK_VERSION)" .ci/conformance

check: lint test race conformance

clean:
	rm -rf out/bin out/*.pdf out/*.epub out/*.json out/*.trace
