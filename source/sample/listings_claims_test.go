package sample_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	tree "example.org/studyguide/source/ast"
)

// listingsOf returns the listings of a question in a language, in order.
func listingsOf(t testing.TB, number, language string) (found []snippet) {
	t.Helper()
	guide, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range guide.AllQuestions() {
		if q.Number != number {
			continue
		}
		tree.Walk(q, func(n tree.Node) bool {
			if l, ok := n.(*tree.Listing); ok && l.Language == language {
				at := l.Span()
				found = append(found, snippet{at.File, at.Start.Line + 1, l.Language, l.Text + "\n"})
			}
			return true
		})
	}
	if len(found) == 0 {
		t.Fatalf("question %s has no listing in %s", number, language)
	}
	return found
}

// claimFile matches the names of programs that try a listing: the question's number and the program's language.
var claimFile = regexp.MustCompile(`^q(\d+)(_test\.go|\.mjs|\.sh|\.py|\.php)$`)

// TestListingsDoWhatTheySay runs the programs of testdata/listings/claims, each beside the first listing of the
// question that its name tells. What a claim checks is what the answer says of the listing, or what a reader would rely
// on.
func TestListingsDoWhatTheySay(t *testing.T) {
	dir := filepath.Join("testdata", "listings", "claims")
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		m := claimFile.FindStringSubmatch(e.Name())
		if m == nil {
			t.Errorf("%s/%s tries no listing", dir, e.Name())
			continue
		}
		claim, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		t.Run("question="+m[1], func(t *testing.T) {
			t.Parallel()
			switch m[2] {
			case "_test.go":
				goClaim(t, listingsOf(t, m[1], "go")[0], string(claim))
			case ".mjs":
				node := need(t, "node", "--version")
				to := t.TempDir()
				write(t, to, "listing.mjs", listingsOf(t, m[1], "javascript")[0].text)
				run(t, e.Name(), to, node.path, write(t, to, "claim.mjs", string(claim)))
			case ".py":
				to := t.TempDir()
				write(t, to, "listing.sql", listingsOf(t, m[1], "sql")[0].text)
				run(t, e.Name(), to, need(t, "python3", "--version").path, write(t, to, "claim.py", string(claim)))
			case ".php":
				to := t.TempDir()
				write(t, to, "listing.php", listingsOf(t, m[1], "php")[0].text)
				run(t, e.Name(), to, need(t, "php", "--version").path, write(t, to, "claim.php", string(claim)))
			default:
				to := t.TempDir()
				write(t, to, "listing.sh", listingsOf(t, m[1], "bash")[0].text)
				run(t, e.Name(), to, need(t, "bash", "--version").path, write(t, to, "claim.sh", string(claim)))
			}
		})
	}
}

// goClaim runs the tests of claim in the package of a listing.
func goClaim(t *testing.T, s snippet, claim string) {
	goTool := need(t, "go", "version")
	text, err := goFile(s, standardPackages(t), claim)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, "go.mod", "module listings\n\ngo 1.26\n")
	write(t, dir, "listing.go", text)
	write(t, dir, "claim_test.go", claim)
	cmd := exec.Command(goTool.path, "test", ".")
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "GOWORK=off", "GOFLAGS=", "GOPROXY=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", s, err, out)
	}
}

// printed matches a statement that prints, with the comment that says what.
var printed = regexp.MustCompile(`(?m)^\s*(?:print|fmt\.Println|System\.out\.println)\(.*\)(?:;)?[ \t]+(?:#|//) (.*)$`)

// TestListingsPrintWhatTheySay runs the listings whose comments tell what they print. A comment that ends in "for
// example" names one of several results.
func TestListingsPrintWhatTheySay(t *testing.T) {
	found := snippets(t)
	tried := 0
	for _, s := range slices.Concat(found["go"], found["python"]) {
		said := printed.FindAllStringSubmatch(s.text, -1)
		if len(said) == 0 || strings.HasSuffix(said[0][1], "for example") {
			continue
		}
		tried++
		t.Run(s.stem(), func(t *testing.T) {
			t.Parallel()
			var want []string
			for _, m := range said {
				want = append(want, m[1])
			}
			if got := output(t, s); got != strings.Join(want, "\n") {
				t.Errorf("%s prints\n%s\nand says\n%s", s, got, strings.Join(want, "\n"))
			}
		})
	}
	if tried < 3 {
		t.Errorf("only %d listings tell what they print", tried)
	}
}

// output returns what a listing prints.
func output(t *testing.T, s snippet) string {
	dir := t.TempDir()
	var cmd *exec.Cmd
	switch s.language {
	case "python":
		cmd = exec.Command(need(t, "python3", "--version").path, write(t, dir, "listing.py", s.text))
	default:
		write(t, dir, "go.mod", "module listings\n\ngo 1.26\n")
		write(t, dir, "main.go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n"+s.text+"}\n")
		cmd = exec.Command(need(t, "go", "version").path, "run", ".")
		cmd.Dir = dir
		cmd.Env = append(cmd.Environ(), "GOWORK=off", "GOFLAGS=", "GOPROXY=off")
	}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", s, err, out)
	}
	return strings.TrimSpace(string(out))
}
