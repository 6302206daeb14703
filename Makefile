# "make" builds the tool and compiles the sample guide into out/; "make test" passes the tests. The other targets are
# told of in CONTRIBUTING.md.

GO ?= go
FUZZTIME ?= 10s
# Folders whose names begin with a dot are not in "./...".
CI = ./.ci/bench ./.ci/module ./.ci/mutate ./.ci/typography
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
PAGE_TOOLS_PACKAGES = vnu-jar@26.9.27 axe-core@4.14.1 ts-fsrs@5.4.2 puppeteer-core@25.16.0
PAGE_TOOLS = $(CACHE)/page-tools-2
ANKI_VERSION = 26.9.3
ANKI = $(CACHE)/anki-$(ANKI_VERSION)
QTI_MAKER_VERSION = 26.7.14
QTI_MAKER = $(CACHE)/qti-package-maker-$(QTI_MAKER_VERSION)
QTI_CONVERT_VERSION = 0.3.52
QTI_CONVERT = $(CACHE)/qti-convert-$(QTI_CONVERT_VERSION)
ACTIONLINT = github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
ZIZMOR_VERSION = 1.32.0
ZIZMOR = $(CACHE)/zizmor-$(ZIZMOR_VERSION)
MDXPORT_VERSION = 0.3.2
MDXPORT = $(CACHE)/mdxport-$(MDXPORT_VERSION)/node_modules/@mdxport/linux-x64/mdxport
GIFT_PEGJS_VERSION = 1.0.2
GIFT_PEGJS = $(CACHE)/gift-pegjs-$(GIFT_PEGJS_VERSION)

.PHONY: all build sample test listings race golden lint mutate typography fuzz stages bench bench-rivals conformance workflows reproduce pictures module check clean

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
# By default a program under the detector sleeps for a second before it exits, and scripts run hundreds of them.
race:
	GORACE=atexit_sleep_ms=0 $(GO) test -race -short -timeout 30m ./...

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

stages:
	$(GO) test ./... -run '^$$' -bench . -benchmem

# BASE=path/to/studyguide is run in turns with this one, and compared; GUIDE=guide.md is repeated instead of invented
# text; BENCH="-runs 10 -only x100" are further flags of .ci/bench.
bench: build
	$(GO) run ./.ci/bench -program out/bin/studyguide $(if $(BASE),-base '$(BASE)') $(if $(GUIDE),-guide '$(GUIDE)') $(BENCH)

# The fastest other compiler of Markdown to PDF that we know; it makes no EPUB, and reads no questions.
bench-rivals: build
	@test -x '$(MDXPORT)' || npm install --no-fund --no-audit --prefix '$(CACHE)/mdxport-$(MDXPORT_VERSION)' '@mdxport/cli@$(MDXPORT_VERSION)'
	$(GO) run ./.ci/bench -program out/bin/studyguide -rival '.ci/without-fonts $(MDXPORT) --quiet' $(if $(GUIDE),-guide '$(GUIDE)') $(BENCH)

# BOOKS="a.pdf b.epub" has these checked instead of what the guides become.
conformance: sample
	EPUBCHECK="$(EPUBCHECK)" EPUBCHECK_VERSION="$(EPUBCHECK_VERSION)" \
		ACE="$(ACE)" ACE_VERSION="$(ACE_VERSION)" VERAPDF="$(VERAPDF)" VERAPDF_VERSION="$(VERAPDF_VERSION)" \
		ANKI="$(ANKI)" ANKI_VERSION="$(ANKI_VERSION)" \
		QTI_MAKER="$(QTI_MAKER)" QTI_MAKER_VERSION="$(QTI_MAKER_VERSION)" \
		QTI_CONVERT="$(QTI_CONVERT)" QTI_CONVERT_VERSION="$(QTI_CONVERT_VERSION)" \
		GIFT_PEGJS="$(GIFT_PEGJS)" GIFT_PEGJS_VERSION="$(GIFT_PEGJS_VERSION)" \
		PAGE_TOOLS="$(PAGE_TOOLS)" PAGE_TOOLS_PACKAGES="$(PAGE_TOOLS_PACKAGES)" .ci/conformance $(BOOKS)

# make module PATH=github.com/owner/studyguide gives the module the path at which others find it. That PATH hides the one
# by which programs are found, so it is taken back: from make's own environment, and where make 4.4 passes the new one on
# to $(shell) too, from the system's record of it, or it is guessed.
ifeq ($(origin PATH),command line)
MODULE := $(PATH)
override PATH := $(or $(filter-out $(MODULE),$(shell echo "$$PATH")),\
	$(shell /usr/bin/tr '\0' '\n' 2> /dev/null < /proc/$$PPID/environ | /usr/bin/sed -n 's/^PATH=//p'),\
	/usr/local/go/bin:/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin)
endif

workflows: build
	ACTIONLINT="$(ACTIONLINT)" ZIZMOR="$(ZIZMOR)" ZIZMOR_VERSION="$(ZIZMOR_VERSION)" .ci/workflows

# What README.md shows of a scrape.
pictures: build
	.ci/pictures

# PLATFORMS="linux/arm64 windows/amd64" has the programs for these compared instead of those for this machine.
reproduce:
	.ci/reproduce $(PLATFORMS)

module:
	@test -n '$(MODULE)' || { echo 'usage: make module PATH=github.com/owner/studyguide' >&2; exit 2; }
	$(GO) run ./.ci/module '$(MODULE)'

# Here tests take minutes more: thousands of guides, dozens of killed builds, the image.
check: export STUDYGUIDE_LONG = 1
check: lint workflows test race conformance

clean:
	rm -rf out/bin out/*.pdf out/*.epub out/*.json out/*.trace
