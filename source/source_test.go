package source_test

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// TestFixtures loads every fixture and compares the tree, the findings, and why the document was read so.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return strings.HasPrefix(name, "guide.") }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		for name, src := range in {
			var found diag.List
			var why strings.Builder
			guide, err := source.LoadBytes(name, src, source.Options{Explain: explainTo(t, &why)}, &found)
			out := map[string]string{"diag": report(&found), "explain": why.String()}
			if err != nil {
				out["ast"] = "error: " + err.Error()
				out["questions"] = out["ast"]
				return out
			}
			out["ast"] = ast.Dump(guide)
			out["questions"] = questions(guide)
			return out
		}
		return nil
	})
}

// explainTo returns the option that writes explanations.
func explainTo(t *testing.T, w io.Writer) func(*source.Explanation) {
	return func(x *source.Explanation) {
		if err := x.Write(w); err != nil {
			t.Error(err)
		}
	}
}

// TestFixturesAreExplained checks that every fixture that is about recognition shows its evidence.
func TestFixturesAreExplained(t *testing.T) {
	for _, glob := range []string{"testdata/*.txtar", "testdata/folders/*.txtar"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			has := func(name string) bool {
				return slices.ContainsFunc(ar.Files, func(f txtar.File) bool { return f.Name == name })
			}
			if (has("questions") || has("ast")) && !has("explain") {
				t.Errorf("%s has no section explain", file)
			}
		}
	}
}

// questions returns only what recognition decided: the shape and the title, then a line for each section and question
// with the numbers of blocks in its prompt and its answer.
func questions(g *ast.Guide) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", g.Shape, g.Meta.Title)
	var list func(ss []*ast.Section, depth int)
	list = func(ss []*ast.Section, depth int) {
		for _, s := range ss {
			if t := s.PlainTitle(); t != "" {
				fmt.Fprintf(&b, "%s %s\n", strings.Repeat("#", depth), t)
			}
			for _, q := range s.Questions {
				number := q.Number
				if number == "" {
					number = "-"
				}
				fmt.Fprintf(&b, "%s | %s | %d+%d%s\n", number, q.PlainTitle(), len(q.Prompt), len(q.Answer), offered(q))
			}
			list(s.Sections, depth+1)
		}
	}
	list(g.Sections, 1)
	return b.String()
}

// offered returns the kind of a question and its options, the right ones with a star: " | single A B* C".
func offered(q *ast.Question) string {
	if q.Kind == ast.Free {
		return ""
	}
	out := " | " + q.Kind.String()
	for i, label := range ast.Labels(q.Options) {
		out += " " + label
		if q.Options[i].Right {
			out += "*"
		}
	}
	return out
}

// report returns the findings in the form of the fixtures: one a line, with related positions below.
func report(found *diag.List) string {
	var b strings.Builder
	for _, d := range found.Sorted() {
		fmt.Fprintln(&b, d)
		for _, r := range d.Related {
			fmt.Fprintf(&b, "  %s: note: %s\n", r.Span, r.Message)
		}
	}
	return b.String()
}

func TestDecode(t *testing.T) {
	const guide = "# Rain questions\n\n## What is rain?\n\nWater.\n\n## Why does it fall?\n\nWeight.\n\n## Where does it go?\n\nDown.\n"
	utf16 := []byte{0xFF, 0xFE}
	for _, r := range guide {
		utf16 = append(utf16, byte(r), 0)
	}
	for _, test := range []struct {
		name, src, want string
	}{
		{"plain", guide, ""},
		{"byte order mark", "\xEF\xBB\xBF" + guide, ""},
		{"UTF-16", string(utf16), "g.md:1:1: note: the file is not UTF-8; it was read as UTF-16LE (input-encoding)\n"},
		{"UTF-16 without a mark", string(utf16[2:]), "g.md:1:1: note: the file is not UTF-8; it was read as UTF-16LE (input-encoding)\n"},
		{"CRLF", strings.ReplaceAll(guide, "\n", "\r\n"), ""},
		{"CR", strings.ReplaceAll(guide, "\n", "\r"), ""},
		{"damaged UTF-8", strings.Replace(guide, "Down.", "D\xFFwn\xFE é.", 1), "g.md:13:2: warning: 2 bytes that are not UTF-8 were replaced by U+FFFD, the first here (input-not-utf8)\n"},
		{"Windows-1252", strings.Replace(guide, "Down.", "D\xF6wn.", 1), "g.md:13:2: note: the file is not UTF-8; it was read as Windows-1252 (input-encoding)\n"},
		{"Windows-1252, CR", strings.ReplaceAll(strings.Replace(guide, "Down.", "D\xF6wn.", 1), "\n", "\r"), "g.md:13:2: note: the file is not UTF-8; it was read as Windows-1252 (input-encoding)\n"},
		{"damaged Windows-1251", strings.Replace(guide, "Down.", "\xC2\xED\xE8\xE7 \xEF\xEE \x98 \xF0\xE5\xEA\xE5.", 1), "g.md:13:1: note: the file is not UTF-8; it was read as Windows-1251 (input-encoding)\n" +
			"g.md:13:9: warning: 1 byte that is not Windows-1251 was replaced by U+FFFD, the first here (input-not-utf8)\n"},
		{"override of direction", strings.Replace(guide, "Down.", "D\u202eow\u202dn.", 1),
			"g.md:13:2: warning: 2 control characters were replaced by U+FFFD, the first here (input-control)\n"},
		{"control", strings.Replace(guide, "Down.", "\x07Down.", 1), "g.md:13:1: warning: 1 control character was replaced by U+FFFD, the first here (input-control)\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var found diag.List
			g, err := source.LoadBytes("g.md", []byte(test.src), source.Options{}, &found)
			if err != nil {
				t.Fatal(err)
			}
			if got := report(&found); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			if n := len(g.AllQuestions()); n != 3 || g.Meta.Title != "Rain questions" {
				t.Errorf("%d questions in %q", n, g.Meta.Title)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for _, test := range []struct {
		name, src string
		rule      diag.ID
	}{
		{"empty", "", diag.InputEmpty},
		{"blank", "\xEF\xBB\xBF \r\n\t\n", diag.InputEmpty},
		{"prose", "This is a letter.\n\nIt asks nothing of anyone.\n", diag.NotAGuide},
		{"two questions", "# Quiz\n\n## What?\n\nThat.\n\n## Why?\n\nSo.\n", diag.NotAGuide},
	} {
		t.Run(test.name, func(t *testing.T) {
			var found diag.List
			_, err := source.LoadBytes("g.md", []byte(test.src), source.Options{}, &found)
			if !errors.Is(err, source.ErrRefused) {
				t.Errorf("error is %v", err)
			}
			if all := found.Sorted(); len(all) != 1 || all[0].Rule != test.rule || all[0].Severity != diag.Error {
				t.Errorf("found %s", report(&found))
			}
		})
	}
}

func TestMissingFileIsNotRefused(t *testing.T) {
	_, err := source.Load(fstest.MapFS{}, "none.md", source.Options{}, &diag.List{})
	if err == nil || errors.Is(err, source.ErrRefused) {
		t.Errorf("error is %v", err)
	}
}

func TestOptions(t *testing.T) {
	const two = "## What?\n\nThat.\n\n## Why?\n\nSo.\n"
	if _, err := source.LoadBytes("g.md", []byte(two), source.Options{Shape: "circle"}, &diag.List{}); err == nil {
		t.Error("an unknown shape was taken")
	}
	if _, err := source.LoadBytes("g.md", []byte(two), source.Options{Format: "pdf"}, &diag.List{}); err == nil {
		t.Error("an unknown format was taken")
	}
	g, err := source.LoadBytes(
		"-",
		[]byte(two),
		source.Options{Format: "markdown", Shape: "heading", Display: "stdin"},
		&diag.List{},
	)
	if err != nil || len(g.AllQuestions()) != 2 || g.AllQuestions()[0].At.File != "stdin" {
		t.Errorf("forcing a shape gave %v, %v", g, err)
	}
}

func TestFormatByContent(t *testing.T) {
	md := "# Wind questions\n\n## What is a gale?\n\n**Strong** wind.\n\n```sh\nls\n```\n\n## What is a breeze?\n\nA weak one.\n\n## What is a calm?\n\nNone.\n"
	for _, name := range []string{"g.txt", "g", "g.md", "g.MARKDOWN"} {
		g, err := source.LoadBytes(name, []byte(md), source.Options{}, &diag.List{})
		if err != nil || g.Meta.Title != "Wind questions" || len(g.AllQuestions()) != 3 {
			t.Errorf("%s: %v, %v", name, g, err)
		}
	}
}

// TestNamesTellTheFormat checks that the extension chooses the reader, regardless of case and of the path separator.
func TestNamesTellTheFormat(t *testing.T) {
	for format, names := range map[string][]string{
		"markdown": {"g.md", "g.markdown", "g.mdown", "g.mkd", "g.MDX", `c:\guides.txt\g.md`},
		"html":     {"g.html", "g.htm", "g.xhtml", "a/g.Shtml"},
		"rst":      {"g.rst", "g.REST"},
		"org":      {"a/g.org"},
		"text":     {"g.txt", "g.text", "g", "g.tex", "md", "a.md/g", "g.md.bak"},
	} {
		for _, name := range names {
			if _, got := source.Text(name, []byte("Wind."), source.Options{}); got != format {
				t.Errorf("%s is read as %s, want %s", name, got, format)
			}
		}
	}
}

// TestPagesSayTheirEncoding checks that a page is decoded as its meta element says, unless it is valid UTF-8.
func TestPagesSayTheirEncoding(t *testing.T) {
	page := func(meta, word string) string {
		return "<html><head>" + meta + "<title>Q</title></head><body><h2>What is " + word + "?</h2>A.<h2>Why?</h2>B.<h2>How?</h2>C.</body></html>"
	}
	for _, test := range []struct{ name, src, want string }{
		{"windows-1251", page(`<meta charset="windows-1251">`, "\xE2\xEE\xE4\xE0"), "What is вода?"},
		{"old form", page(`<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`, "\xD7\xCF\xC4\xC1"), "What is вода?"},
		{"shift_jis", page(`<meta charset="Shift_JIS">`, "\x90\x85"), "What is 水?"},
		{"iso-2022-jp", page(`<meta charset="iso-2022-jp">`, "\x1B$B?e\x1B(B"), "What is 水?"},
		{"utf-8 that was saved", page(`<meta charset="iso-8859-1">`, "水"), "What is 水?"},
		{"nothing said", page("", "caf\xE9"), "What is café?"},
		{"utf-8 said, latin meant", page(`<meta charset="utf-8">`, "caf\xE9"), "What is café?"},
		{"mark", "\xEF\xBB\xBF" + page(`<meta charset="koi8-r">`, "水"), "What is 水?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, err := source.LoadBytes("page", []byte(test.src), source.Options{}, &diag.List{})
			if err != nil {
				t.Fatal(err)
			}
			if got := g.AllQuestions()[0].PlainTitle(); got != test.want {
				t.Errorf("the first title is %q, want %q", got, test.want)
			}
		})
	}
}

func TestPagesAreToldByTheirBeginning(t *testing.T) {
	const body = "<h2>What?</h2>A.<h2>Why?</h2>B.<h2>How?</h2>C."
	for _, test := range []struct {
		name, src string
		page      bool
	}{
		{"g.txt", "<!DOCTYPE html>" + body, true},
		{"g", "\n<!-- saved from url=(0014)about:internet -->\n<HTML lang=en>" + body, true},
		{"g.xhtml", body, true},
		{"g", "<?xml version=\"1.0\"?>\n<!doctype html>" + body, true},
		{"g.md", "<html>" + body, false},
		{"g.txt", "An <html> page:\n" + body, false},
	} {
		g, err := source.LoadBytes(test.name, []byte(test.src), source.Options{}, &diag.List{})
		if got := err == nil && len(g.AllQuestions()) == 3 && g.AllQuestions()[0].PlainTitle() == "What?"; test.page &&
			!got {
			t.Errorf("%s %q was not read as a page: %v", test.name, test.src[:20], err)
		}
	}
}
