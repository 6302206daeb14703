# "make" builds the tool and compiles the sample guide into out/; "make test" passes the tests. The other targets are
# told of in CONTRIBUTING.md.

GO ?= go
FUZZTIME ?= 10s
# Folders whose names begin with a dot are not in "./...".
CI = ./.ci/mutate ./.ci/typography
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Validators are kept out of the tree.
CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/studyguide
EPUBCHECK_VERSION = 5.3.0
EPUBCHECK = $(CACHE)/epubcheck-$(EPUBCHECK_VERSION)
ACE_VERSION = 1.4.6
ACE = $(CACHE)/ace-$(ACE_VERSION)
VERAPDF_VERSION = 1.28.2
VERAPDF = $(CACHE)/verapdf-$(VERAPDF_VERSION)
# The Nu HTML Checker, axe-core and ts-fsrs, from npm.
PAGE_TOOLS_PACKAGES = vnu-jar@26.9.27 axe-core@4.14.1 ts-fsrs@5.4.2
PAGE_TOOLS = $(CACHE)/page-tools-1
ANKI_VERSION = 26.9.3
ANKI = $(CACHE)/anki-$(ANKI_VERSION)
QTI_MAKER_VERSION = 26.7.14
QTI_MAKER = $(CACHE)/qti-package-maker-$(QTI_MAKER_VERSION)
QTI_CONVERT_VERSION = 0.3.52
QTI_CONVERT = $(CACHE)/qti-convert-$(QTI_CONVERT_VERSION)
GIFT_PEGJS_VERSION = 1.0.2
GIFT_PEGJS = $(CACHE)/gift-pegjs-$(GIFT_PEGJS_VERSION)

.PHONY: all build sample test listings race golden lint mutate typography fuzz bench conformance check clean

all: build sample

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o out/bin/studyguide ./cmd/studyguide

sample: build
	out/bin/studyguide build --sample -o out/

test:
	$(GO) test -timeout 30m ./... $(CI)

# Also part of "make test"; here each language is told, with what is passed over for want of a tool.
listings:
	$(GO) test ./source/sample -run '^TestListings' -count=1 -v

# What -short leaves out (thousands of guides, dozens of killed builds) says nothing more about races, and takes minutes more.
race:
	$(GO) test -race -short -timeout 30m ./...

# Only packages whose tests have fixtures know -update.
golden:
	$(GO) test $$(grep -rlE --include='*_test.go' 'golden\.Flag\(\)|flag\.Bool\("update"' . | xargs -n1 dirname | sort -u) -update

lint:
	@unformatted=$$(gofmt -l .ci cmd fonts render source); test -z "$$unformatted" || { echo "not formatted by gofmt:" $$unformatted; exit 1; }
	$(GO) vet ./... $(CI)
	$(GO) run $(STATICCHECK) ./... $(CI)

# MUTATE="-n 0 source/text" has every mutation of one package tried; see .ci/mutate/main.go.
mutate:
	$(GO) run ./.ci/mutate $(MUTATE)

# GUIDES="a.md b.txt" has these measured instead of the sample; see .ci/typography/main.go.
typography:
	$(GO) run ./.ci/typography $(GUIDES)

# Go fuzzes one target at a time; without a bound it may spend the time on making its inputs smaller.
fuzz:
	@grep -rHo --include='*_test.go' 'func Fuzz[A-Za-z0-9_]*' . | sort | while IFS=: read -r file func; do \
		name=$${func#func }; echo "$$name in $$(dirname $$file)"; \
		$(GO) test "$$(dirname $$file)" -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s || exit 1; \
	done

bench:
	$(GO) test ./... -run '^$$' -bench . -benchmem

# BOOKS="a.pdf b.epub" has these checked instead of what the guides become.
conformance: sample
	EPUBCHECK="$(EPUBCHECK)" EPUBCHECK_VERSION="$(EPUBCHECK_VERSION)" \
		ACE="$(ACE)" ACE_VERSION="$(ACE_VERSION)" VERAPDF="$(VERAPDF)" VERAPDF_VERSION="$(VERAPDF_VERSION)" \
		ANKI="$(ANKI)" ANKI_VERSION="$(ANKI_VERSION)" \
		QTI_MAKER="$(QTI_MAKER)" QTI_MAKER_VERSION="$(QTI_MAKER_VERSION)" \
		QTI_CONVERT="$(QTI_CONVERT)" QTI_CONVERT_VERSION="$(QTI_CONVERT_VERSION)" \
		GIFT_PEGJS="$(GIFT_PEGJS)" GIFT_PEGJS_VERSION="$(GIFT_PEGJS_VERSION)" \
		PAGE_TOOLS="$(PAGE_TOOLS)" PAGE_TOOLS_PACKAGES="$(PAGE_TOOLS_PACKAGES)" .ci/conformance $(BOOKS)

# Here tests take minutes more: thousands of guides, dozens of killed builds, the image.
check: export STUDYGUIDE_LONG = 1
check: lint test race conformance

clean:
	rm -rf out/bin out/*.pdf out/*.epub out/*.json out/*.trace
