package sample_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	tree "example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown"
	"example.org/studyguide/source/sample"
)

// The rules by which the listings of the guide are checked, each by its language's own tools:
//
//   - A listing stands alone or is a fragment. Go: a file, declarations or statements, see [goFile]. Java: types,
//     members or statements, see [javaFile]. Undeclared names of fragments are declared in testdata/listings.
//   - A listing whose first line is a comment such as "// Java 21" or "# Python 3.14" needs that version.
//   - SQL is PostgreSQL's, unless the first line is a comment that begins with the name of another database.
//   - A language without a checker has its brackets counted.
//
// A tool that is missing, or too old for a listing, is logged; with REQUIRE_VALIDATORS=1 a missing tool is a failure.

// A snippet is a listing with its file and the line of its first line of text.
type snippet struct {
	file     string
	line     int
	language string
	text     string
}

func (s snippet) String() string { return fmt.Sprintf("source/sample/%s:%d", s.file, s.line) }

// stem returns the name of the files and packages made from s.
func (s snippet) stem() string {
	name := strings.TrimSuffix(s.file, ".md")
	return fmt.Sprintf("l_%s_%d", regexp.MustCompile(`\W`).ReplaceAllString(name, "_"), s.line)
}

// files returns the names of the guide's files.
func files(t testing.TB) []string {
	t.Helper()
	names, err := fs.Glob(sample.FS(), "*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("files: %q, %v", names, err)
	}
	return names
}

// read returns the blocks of a file of the guide.
func read(t testing.TB, name string) *tree.Document {
	t.Helper()
	src, err := fs.ReadFile(sample.FS(), name)
	if err != nil {
		t.Fatal(err)
	}
	return markdown.Read(name, src, &diag.List{})
}

// snippets returns all listings by language.
func snippets(t testing.TB) map[string][]snippet {
	t.Helper()
	found := map[string][]snippet{}
	for _, name := range files(t) {
		tree.Walk(read(t, name), func(n tree.Node) bool {
			if l, ok := n.(*tree.Listing); ok {
				s := snippet{name, l.Span().Start.Line + 1, l.Language, l.Text + "\n"}
				found[s.language] = append(found[s.language], s)
			}
			return true
		})
	}
	return found
}

// checks maps languages to their checkers; all others have [checkShape].
var checks = map[string]func(testing.TB, []snippet){
	"bash": checkShell("bash"), "sh": checkShell("sh"), "dockerfile": checkDockerfile, "go": checkGo, "http": checkHTTP,
	"java": checkJava, "javascript": checkJavaScript, "json": checkJSON, "php": checkPHP, "python": checkPython,
	"sql": checkSQL, "text": func(testing.TB, []snippet) {}, "yaml": checkYAML,
}

func TestListings(t *testing.T) {
	found := snippets(t)
	for _, language := range slices.Sorted(maps.Keys(found)) {
		check := checks[language]
		if check == nil {
			check = checkShape
		}
		t.Run("language="+language, func(t *testing.T) {
			t.Parallel() // most wait for a program
			check(t, found[language])
			t.Logf("%d listings", len(found[language]))
		})
	}
}

// A tool is a compiler or checker with its version.
type tool struct {
	path         string
	major, minor int
}

var versionNumber = regexp.MustCompile(`(\d+)\.?(\d+)?`)

// need finds a program and its version, which it prints if called with the arguments version. JAVAC can name another
// Java compiler. If the program is missing, the test is skipped, or fails if REQUIRE_VALIDATORS is 1: .ci/run installs
// all programs needed here.
func need(t testing.TB, program string, version ...string) tool {
	t.Helper()
	if named := os.Getenv("JAVAC"); named != "" && program == "javac" {
		program = named
	}
	path, err := exec.LookPath(program)
	if err == nil {
		var out []byte
		if out, err = exec.Command(path, version...).CombinedOutput(); err == nil {
			m := versionNumber.FindStringSubmatch(string(out))
			if m == nil {
				t.Fatalf("%s %s says no version: %q", program, version, out)
			}
			major, _ := strconv.Atoi(m[1])
			minor, _ := strconv.Atoi(m[2])
			return tool{path, major, minor}
		}
	}
	absent(t, fmt.Sprintf("%s is not here (%v)", program, err))
	return tool{}
}

// required reports whether a missing tool is a failure.
func required() bool { return os.Getenv("REQUIRE_VALIDATORS") == "1" }

func absent(t testing.TB, what string) {
	t.Helper()
	if required() {
		t.Fatalf("!!! %s", what)
	}
	t.Skipf("!!! %s: listings NOT CHECKED", what)
}

var versionComment = regexp.MustCompile(`^(?:<\?php\s+)?(?://|#|--) (?:Go|Java|Node|PHP|Python) (\d+)(?:\.(\d+))?\b`)

// recent returns the snippets that the tool is new enough for.
func (p tool) recent(t testing.TB, all []snippet) (able []snippet) {
	t.Helper()
	for _, s := range all {
		if m := versionComment.FindStringSubmatch(s.text); m != nil {
			major, _ := strconv.Atoi(m[1])
			minor, _ := strconv.Atoi(m[2])
			if p.major < major || p.major == major && p.minor < minor {
				// No failure, even where tools are required: no distribution has the newest version of every
				// language. Tools that .ci/run looks for report themselves when they are missing.
				t.Logf(
					"!!! %s needs %s and %s has %d.%d: NOT CHECKED",
					s,
					strings.TrimSpace(m[0]),
					p.path,
					p.major,
					p.minor,
				)
				continue
			}
		}
		able = append(able, s)
	}
	return able
}

// write writes text to a file below dir and returns its path.
func write(t testing.TB, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// run reports an error with the command's output if the command fails.
func run(t testing.TB, what any, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", what, err, out)
	}
}

// A collector collects errors instead of failing the test.
type collector struct {
	testing.TB
	found []string
}

func (c *collector) Errorf(form string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(form, args...))
}

func TestListingsWithFaultsAreFound(t *testing.T) {
	for name, c := range map[string]struct{ language, text string }{
		"sh":             {"sh", "for f in *; do\n"},
		"bash":           {"bash", "if true; then echo\n"},
		"bracket":        {"nginx", "server { listen 80;\n"},
		"dockerfile":     {"dockerfile", "FROM scratch\nCOPPY a b\n"},
		"go format":      {"go", "x:=1\nfmt.Println(x)\n"},
		"go name":        {"go", "fmt.Println(nobodyKnowsThis)\n"},
		"go vet":         {"go", "fmt.Printf(\"%d\\n\", \"text\")\n"},
		"http":           {"http", "GET /orders HTTP/1.1\nAccept: a/b\n"},
		"java statement": {"java", "int n = \"text\";\n"},
		"java member":    {"java", "class A {\n    void f() { return 1; }\n}\n"},
		"javascript":     {"javascript", "const = 1;\n"},
		"json":           {"json", "{\"a\": 1,}\n"},
		"php":            {"php", "$a = ;\n"},
		"python":         {"python", "def f(:\n    pass\n"},
		"sql":            {"sql", "SELECT FROM WHERE id = $1;\n"},
		"yaml":           {"yaml", "a: [1\n"},
		"http header":    {"http", "HTTP/1.1 200 OK\nno header\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check := checks[c.language]
			if check == nil {
				check = checkShape
			}
			got := &collector{TB: t}
			check(got, []snippet{{"faults.md", 1, c.language, c.text}})
			if len(got.found) == 0 {
				t.Errorf("nothing was found in\n%s", c.text)
			}
		})
	}
}
