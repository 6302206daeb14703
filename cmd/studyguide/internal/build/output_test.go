package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/studyguide/render"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/pdf"
)

func TestPlaces(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("there", 0o777); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"":         "out/guide.pdf",
		"-":        "-",
		"books/":   "books/guide.pdf",
		"there":    "there/guide.pdf",
		"book.pdf": "book.pdf",
		"a/b.pdf":  "a/b.pdf",
	} {
		place := ParsePlace(text)
		if got := filepath.ToSlash(place.or(DefaultOutput).dest("guide.pdf").String()); got != want {
			t.Errorf("-o %q: %q, want %q", text, got, want)
		}
		if place.IsChosen() != (text != "") || place.IsStdout() != (text == "-") {
			t.Errorf("-o %q: chosen %t, standard output %t", text, place.IsChosen(), place.IsStdout())
		}
	}
}

// TestPlansThatCannotBeMeant plans more artifacts than a place can take.
func TestPlansThatCannotBeMeant(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, test := range map[string]struct {
		output string
		inputs []string
		want   string
	}{
		"two books on standard output": {"-", []string{"a.md"}, "-o - wants one artifact"},
		"two books in one file": {"book.pdf", []string{"a.md", "b.md"},
			"-o book.pdf names one file, but this would make 2 (pdf)"},
		"two guides of one name": {"", []string{"x/a.md", "y/a.md"},
			"x/a.md and y/a.md would both be written to out/a.pdf"},
		"standard input twice": {"", []string{"-", "-"}, "standard input (-) is named twice"},
	} {
		t.Run(name, func(t *testing.T) {
			o := &Options{Output: ParsePlace(test.output), Variant: Variant{Renderers: []render.Renderer{pdf.Renderer{},
				epub.Renderer{}}}}
			if _, err := Plan(o, ParseInputs(test.inputs)); err == nil ||
				!strings.HasPrefix(filepath.ToSlash(err.Error()), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestTheNameOfAFileChoosesItsFormat checks that -o book.epub selects the format EPUB.
func TestTheNameOfAFileChoosesItsFormat(t *testing.T) {
	o := &Options{Output: ParsePlace("book.epub"), Variant: Variant{Renderers: []render.Renderer{pdf.Renderer{},
		epub.Renderer{}}}}
	tasks, err := Plan(o, []Input{{}})
	if err != nil {
		t.Fatal(err)
	}
	if len(tasks) != 1 || len(tasks[0].Targets) != 1 || tasks[0].Targets[0].Renderer.Name() != "epub" {
		t.Errorf("planned %+v", tasks)
	}
	if name := tasks[0].Input.Name(); name == "" || tasks[0].Input.Arg() != "" {
		t.Errorf("the sample is called %q, and named by %q", name, tasks[0].Input.Arg())
	}
}
