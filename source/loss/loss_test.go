package loss_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"example.org/studyguide/source"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/loss"
)

var update = golden.Flag()

// compare audits src against the guide that is read from made, a text with the same lines.
func compare(t *testing.T, name string, src, made []byte) string {
	t.Helper()
	var found diag.List
	g, err := source.LoadBytes(name, made, source.Options{}, &found)
	if err != nil {
		return "" // nothing was made, so nothing was lost
	}
	body, format := source.Words(name, src, source.Options{})
	r := loss.Compare([]loss.Source{{Name: name, Body: body, Format: format}}, g, found.Sorted())
	var b strings.Builder
	for _, c := range r.Counts {
		fmt.Fprintf(
			&b,
			"%s: %d in the source, %d set aside, %d in the guide, %d lost\n",
			c.Kind,
			c.Source,
			c.Aside,
			c.Guide,
			c.Lost,
		)
	}
	for _, p := range r.Lost {
		fmt.Fprintf(&b, "%d: %s %s\n", p.Line, p.Kind, p.Text)
	}
	return b.String()
}

// TestFixtures audits a source (guide.md) against the guide read from it, or from another file of the same lines
// (lacking.md), in which something is missing.
func TestFixtures(t *testing.T) {
	isInput := func(name string) bool { return filepath.Ext(name) != "" }
	update.Run(t, "testdata/*.txtar", isInput, func(t *testing.T, in map[string][]byte) map[string]string {
		made := in["guide.md"]
		if lacking, ok := in["lacking.md"]; ok {
			made = lacking
		}
		return map[string]string{"loss": compare(t, "guide.md", in["guide.md"], made)}
	})
}

func lines(report string) (lost []string) {
	for line := range strings.Lines(report) {
		if line != "" && line[0] >= '0' && line[0] <= '9' {
			lost = append(lost, strings.TrimSpace(line))
		}
	}
	return lost
}

func TestFixturesOfTheReadersLoseNothing(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range ar.Files {
			if strings.HasPrefix(f.Name, "guide.") {
				if lost := lines(compare(t, f.Name, f.Data, f.Data)); len(lost) > 0 {
					t.Errorf("%s: lost %q", file, lost)
				}
			}
		}
	}
}

func TestFoldersLoseNothing(t *testing.T) {
	golden.Folders(t, "../testdata/folders/*.txtar", func(t *testing.T, folder fstest.MapFS) {
		var found diag.List
		var sources []loss.Source
		g, err := source.LoadFolder(folder, ".", source.Options{Display: "in", Opened: func(name string, src []byte) {
			body, format := source.Words(name, src, source.Options{})
			sources = append(sources, loss.Source{Name: name, Body: body, Format: format})
		}}, &found)
		if err != nil {
			return // nothing was made, so nothing was lost
		}
		if lost := loss.Compare(sources, g, found.Sorted()).Lost; len(lost) > 0 {
			t.Errorf("lost %v", lost)
		}
	})
}

func TestSeedAndCorpusLoseNothing(t *testing.T) {
	seed, corpus := os.Getenv("STUDYGUIDE_SEED"), os.Getenv("STUDYGUIDE_CORPUS")
	if seed == "" && corpus == "" {
		t.Skip("STUDYGUIDE_SEED and STUDYGUIDE_CORPUS are not set: no document to count")
	}
	var files []string
	for _, ext := range []string{"*.md", "*.txt", "*.html"} {
		if corpus != "" {
			more, err := filepath.Glob(filepath.Join(corpus, ext))
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, more...)
		}
	}
	if seed != "" {
		files = append(files, seed)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if lost := lines(compare(t, file, src, src)); len(lost) > 0 {
			t.Errorf("%s: lost %q", filepath.Base(file), lost)
		}
	}
}

// TestMarksGluedToTitles audits a page whose marks stand in elements of their own, with no space behind them, and in
// which markup divides a word.
func TestMarksGluedToTitles(t *testing.T) {
	const page = "<h1>Quiz questions</h1>\n" +
		"<details><summary><span>Q1</span>What is a quay?</summary><p>A <b>w</b>all.</p></details>\n" +
		"<details><summary><span>Q2</span>What is a berth?</summary><p>A place.</p></details>\n" +
		"<details><summary><span>Q3</span>What is a buoy?</summary><p>A float <i>at</i>sea.</p></details>\n"
	for made, want := range map[string]string{
		page: "words: 26 in the source, 3 set aside, 23 in the guide, 0 lost",
		strings.Replace(page, "</i>sea", "</i>", 1): "4: word sea",
	} {
		if got := compare(t, "page.html", []byte(page), []byte(made)); !strings.Contains(got, want) {
			t.Errorf("want %q, got\n%s", want, got)
		}
	}
}
