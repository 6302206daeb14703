package project_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/cmd/studyguide/internal/project"
	"example.org/studyguide/source/diag"
)

func known() project.Known {
	return project.Known{Renderers: []string{"pdf", "epub", "json"}, Themes: []string{"print", "large"},
		Papers: []string{"a4", "letter"}}
}

func Example() {
	var found diag.List
	p, ok := project.Parse("studyguide.yaml", []byte(`
guides: ["guides/**/*.md"]
answers: back
editions:
  large: {theme: large, to: pdf}
  self-test: {name: "test/{name}"}
`), known(), &found)
	guides, _ := p.Guides(fstest.MapFS{"guides/go/locks.md": {}}, &found)
	for _, e := range p.Editions {
		fmt.Println(ok, guides[0], e.Artifact(guides[0]), e.Answers, e.Theme, e.To)
	}
	// Output:
	// true guides/go/locks.md locks-large back large [pdf]
	// true guides/go/locks.md test/locks back  []
}

func TestWhatDoesNotFitIsReportedAtItsPlace(t *testing.T) {
	for text, want := range map[string][]string{
		"guides: a.md":                      nil,
		"guides: [a.md, '*.md']\nto: [pdf]": nil,
		"guides: a.md\nmargin: 20":          nil,
		"":                                  {"p.yaml:1:1: error: the project names no guides (project-guides)"},
		"- a.md": {
			"p.yaml:1:1: error: project file: want keys and values, such as title: A guide (project-syntax)",
		},
		"guide: a.md": {
			`p.yaml:1:1: error: project file key "guide" is not known (project-key)`,
		},
		"guides: [a.md, ../b.md]": {
			`p.yaml:1:16: error: guides: "../b.md" is not below the project's folder (project-value)`,
		},
		"guides: a/**b": {
			`p.yaml:1:9: error: guides: "a/**b": ** stands for whole folders, as in guides/**/*.md (project-value)`,
		},
		"guides: 'a[b'": {
			`p.yaml:1:9: error: guides: "a[b" is not a pattern: a bracket or brace is not closed, or a backslash has ` +
				`nothing behind it (project-value)`,
		},
		"guides: '{a,b.md'": {
			`p.yaml:1:9: error: guides: "{a,b.md" is not a pattern: a bracket or brace is not closed, or a backslash ` +
				`has nothing behind it (project-value)`,
		},
		"guides: '[]/a.md'": {
			`p.yaml:1:9: error: guides: "[]/a.md" is not a pattern: a bracket or brace is not closed, or a backslash ` +
				`has nothing behind it (project-value)`,
		},
		"guides: '{a,b**}/c'": {
			`p.yaml:1:9: error: guides: "{a,b**}/c": ** stands for whole folders, as in guides/**/*.md (project-value)`,
		},
		"guides: '*/../../*.md'": {
			`p.yaml:1:9: error: guides: "*/../../*.md" is not below the project's folder (project-value)`,
		},
		"guides: '/**/*.md'": {
			`p.yaml:1:9: error: guides: "/**/*.md" is not below the project's folder (project-value)`,
		},
		"guides: a.md\nto: [pfd]": {
			`p.yaml:2:6: error: to: there is no "pfd"; did you mean "pdf"? (project-value)`,
		},
		"guides: a.md\ntheme: prnt": {
			`p.yaml:2:8: error: theme: there is no theme "prnt"; did you mean "print"? (project-value)`,
		},
		"guides: a.md\nanswers: behind": {
			`p.yaml:2:10: error: answers: there is no "behind"; there are inline, back, details, none, only (project-value)`,
		},
		"guides: a.md\nmargin: wide": {
			`p.yaml:2:9: error: margin: "wide" is not a length: want points or such as 20mm, 0.8in, 54pt (project-value)`,
		},
		"guides: a.md\nstrict: maybe": {
			`p.yaml:2:9: error: strict: there is no "maybe"; there are true, false (project-value)`,
		},
		"guides: a.md\noutput: ../out": {
			`p.yaml:2:9: error: output: "../out" is not a folder below the project's (project-value)`,
		},
		"guides: a.md\ntheme: ../look.yaml": {
			`p.yaml:2:8: error: theme: "../look.yaml" is not below the project's folder; --theme takes it from anywhere (project-value)`,
		},
		"guides: a.md\nfonts: [type/../own, /usr/share/fonts, a/../..]": {
			`p.yaml:2:22: error: fonts: "/usr/share/fonts" is not below the project's folder; --font-dir takes it from anywhere (project-value)`,
			`p.yaml:2:40: error: fonts: ".." is not below the project's folder; --font-dir takes it from anywhere (project-value)`,
		},
		"guides: a.md\nname: '{nam}'": {
			`p.yaml:2:7: error: name: there is no part "nam"; did you mean "name"? (project-value)`,
		},
		"guides: a.md\nname: '{name'": {
			`p.yaml:2:7: error: name: "{name" has a brace that is not closed (project-value)`,
		},
		"guides: a.md\nname: book": {
			`p.yaml:2:7: error: name: want {name} or {dir} in it, or all guides would be written to one file (project-value)`,
		},
		"guides: a.md\nname: '../{name}'": {
			`p.yaml:2:7: error: name: "../{name}" leads out of the folder of the artifacts (project-value)`,
		},
		"guides: a.md\nlint: {qa-no-anser: off}": {
			`p.yaml:2:8: error: project file key "qa-no-anser" is not known (project-key)`},
		"guides: a.md\nlint: {qa-no-answer: of}": {
			`p.yaml:2:22: error: lint.qa-no-answer: there is no "of"; did you mean "off"? (project-value)`,
		},
		"guides: a.md\nlint: {not-a-guide: off}": {
			`p.yaml:2:21: error: lint.not-a-guide: there is no "off"; there are error (project-value)`,
		},
		"guides: a.md\neditions: {A b: {}}": {
			`p.yaml:2:12: error: editions: "A b" cannot be the name of an edition: want small letters, digits and ` +
				`hyphens (project-value)`,
		},
		"guides: a.md\neditions: {a: {themes: x}}": {
			`p.yaml:2:16: error: project file key "themes" is not known (project-key)`,
		},
		"guides: a.md\neditions: {a: {theme: larg}}": {
			`p.yaml:2:23: error: editions.a.theme: there is no theme "larg"; did you mean "large"? (project-value)`,
		},
	} {
		var found diag.List
		_, ok := project.Parse("p.yaml", []byte(text), known(), &found)
		var got []string
		for _, d := range found.Sorted() {
			got = append(got, d.String())
		}
		if ok != (want == nil) || !slices.Equal(got, want) {
			t.Errorf("%q: %t\ngot  %q\nwant %q", text, ok, got, want)
		}
	}
}

func TestLevels(t *testing.T) {
	const text = "guides: a\nstrict: true\nlint: {qa-no-answer: error, furniture: off, image-no-alt: note}"
	p, ok := project.Parse("p.yaml", []byte(text), known(), &diag.List{})
	want := map[diag.ID]diag.Severity{diag.NoAnswer: diag.Error, diag.ImageNoAlt: diag.Note}
	if !ok || !p.Strict || !p.Off[diag.Furniture] || !reflect.DeepEqual(p.Levels, want) {
		t.Errorf("%t %+v", ok, p)
	}
}

func TestGuidesAreThoseThatMatch(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"studyguide.yaml", "a.md", "b.txt", "g/a.md", "g/deep/er/c.md", "g/drafts/d.md",
		"g/.hid/e.md", "g/.f.md", "out/a.md"} {
		files[name] = &fstest.MapFile{}
	}
	for text, want := range map[string][]string{
		"guides: a.md":                                    {"a.md"},
		"guides: '*.md'":                                  {"a.md"},
		"guides: ['**/*.md']":                             {"a.md", "g/a.md", "g/deep/er/c.md", "g/drafts/d.md"},
		"guides: ['**/*.md']\nexclude: g/drafts":          {"a.md", "g/a.md", "g/deep/er/c.md", "g/drafts/d.md"},
		"guides: ['**/*.md']\nexclude: 'g/drafts/**'":     {"a.md", "g/a.md", "g/deep/er/c.md"},
		"guides: ['**']\noutput: g/deep":                  {"a.md", "b.txt", "g/a.md", "g/drafts/d.md", "out/a.md"},
		"guides: ['g/**/?.md', g/a.md]\nexclude: '**/c*'": {"g/a.md", "g/drafts/d.md"},
		"guides: g/.*/*.md":                               {"g/.hid/e.md"},
		"guides: c.md": {
			"sub/studyguide.yaml:1:9: error: there is no file c.md (project-guides)",
		},
		"guides: g": {"g"},
		"guides: h/*.md": {
			`sub/studyguide.yaml:1:9: error: no file matches "h/*.md" (project-guides)`,
		},
		"guides: a.md\nexclude: '*.md'": {
			"sub/studyguide.yaml:1:9: error: every guide is excluded (project-guides)",
		},
	} {
		var found diag.List
		p, ok := project.Parse("sub/studyguide.yaml", []byte(text), known(), &found)
		if !ok {
			t.Errorf("%q: %v", text, found.Sorted())
			continue
		}
		got, _ := p.Guides(files, &found)
		for _, d := range found.Sorted() {
			got = []string{d.String()}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
		}
	}
}

func TestFoldersAreThoseInWhichGuidesMayAppear(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"a.md", "g/a.md", "g/deep/er/c.txt", "g/.hid/e.md", "h/x/y/z.md", "out/a.md"} {
		files[name] = &fstest.MapFile{}
	}
	for text, want := range map[string][]string{
		"guides: a.md":                     {"."},
		"guides: '*.md'":                   {"."},
		"guides: g/*.md":                   {"g"},
		"guides: 'g/**/*.md'":              {"g", "g/deep", "g/deep/er"},
		"guides: 'h/*/*.md'":               {"h", "h/x"},
		"guides: ['**/*.md']":              {".", "g", "g/deep", "g/deep/er", "h", "h/x", "h/x/y"},
		"guides: [none/at/all/*.md, a.md]": {"."},
	} {
		p, ok := project.Parse("studyguide.yaml", []byte(text), known(), &diag.List{})
		if got := p.Folders(files); !ok || !slices.Equal(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestPatterns(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{
		"1.md", "10.md", "a b/c d.md", "a.md", "deep/er/a.md", "deep/a.txt", "[1].md", "{x}.md", "über/日本.md",
		"über/日.md", "x,y.md",
		".github/a.md", "deep/.x/a.md", "deep/.a.md",
	} {
		files[name] = &fstest.MapFile{}
	}
	for pattern, want := range map[string][]string{
		"**/a.md":           {"a.md", "deep/er/a.md"},
		"deep/**":           {"deep/a.txt", "deep/er/a.md"},
		"**/er/**/a.md":     {"deep/er/a.md"},
		"deep/*/a.md":       {"deep/er/a.md"},
		"*/a.md":            nil,
		"{a,b}.md":          {"a.md"},
		"**/a.{md,txt}":     {"a.md", "deep/a.txt", "deep/er/a.md"},
		"{1,deep/er/a}.md":  {"1.md", "deep/er/a.md"},
		"{**/er,x}/*.md":    {"deep/er/a.md"},
		"{,1}0.md":          {"10.md"},
		"{1,{a,x}}{0,}.md":  {"1.md", "10.md", "a.md"},
		"x{,,y}.md":         nil,
		"x\\,y.md":          {"x,y.md"},
		"[0-9].md":          {"1.md"},
		"[0-9]*.md":         {"1.md", "10.md"},
		"[^0-9].md":         {"a.md"},
		"[!a].md":           {"1.md"},
		"\\[1\\].md":        {"[1].md"},
		"\\{x\\}.md":        {"{x}.md"},
		"[[]1].md":          {"[1].md"},
		"a b/*.md":          {"a b/c d.md"},
		"* */? ?.md":        {"a b/c d.md"},
		"über/??.md":        {"über/日本.md"},
		"über/?.md":         {"über/日.md"},
		"[t-ü]ber/[日月].md":  {"über/日.md"},
		".github/*.md":      {".github/a.md"},
		"{.github,x}/*.md":  {".github/a.md"},
		"**/.a.md":          {"deep/.a.md"},
		"deep/?a.md":        nil,
		"?github/*.md":      nil,
		"{../deep,x}/*.txt": nil, // what leads out of the folder matches nothing
		"deep/./er//*.md":   {"deep/er/a.md"},
	} {
		var found diag.List
		p, ok := project.Parse("p.yaml", []byte("guides: ['"+pattern+"']"), known(), &found)
		if !ok {
			t.Errorf("%q: %v", pattern, found.Sorted())
			continue
		}
		got, ok := p.Guides(files, &found)
		if !slices.Equal(got, want) || ok != (want != nil) {
			t.Errorf("%q matches %q, %t; want %q", pattern, got, ok, want)
		}
	}
}

// TestManyAlternativesAreRefused has patterns that could be read in millions of ways.
func TestManyAlternativesAreRefused(t *testing.T) {
	for n, want := range map[int]bool{4: true, 9: true, 10: false, 5000: false} {
		text := "guides: '" + strings.Repeat("{a,a}", n) + "b.md'"
		var found diag.List
		p, ok := project.Parse("p.yaml", []byte(text), known(), &found)
		if ok != want {
			t.Errorf("%d groups: %t, want %t: %v", n, ok, want, found.Sorted())
		}
		if ok {
			p.Guides(fstest.MapFS{strings.Repeat("a", n) + ".md": {}}, &found)
		}
	}
}

// TestManyStarsMatchInTime would take years if each ** tried everything left by those before it.
func TestManyStarsMatchInTime(t *testing.T) {
	files := fstest.MapFS{strings.Repeat("a/", 60) + "a.md": {}}
	text := "guides: a/**/*.md\nexclude: '" + strings.Repeat("**/a/", 20) + "b.md'"
	p, ok := project.Parse("p.yaml", []byte(text), known(), &diag.List{})
	if !ok {
		t.Fatal("the project was refused")
	}
	if got, _ := p.Guides(files, &diag.List{}); len(got) != 1 {
		t.Errorf("got %q", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("guides: ['**/[a-z]?.md']\nname: '{dir}/{name}'\neditions: {a: {to: pdf}}"))
	f.Add([]byte("lint: {furniture: off}\neditions: [a]\nguides: {a: b}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var found diag.List
		p, ok := project.Parse("p.yaml", data, known(), &found)
		if ok != (len(found.Sorted()) == 0) {
			t.Errorf("%t with %v", ok, found.Sorted())
		}
		if ok {
			p.Guides(fstest.MapFS{"a/b.md": {}}, &found)
			for _, e := range p.Editions {
				e.Artifact("a/b.md")
			}
		}
	})
}

func ExampleWriteSchema() {
	if err := project.WriteSchema(&head{}, known()); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "$id": "urn:studyguide:project:1",
}

// head prints the first lines of what is written to it.
type head struct{}

func (head) Write(p []byte) (int, error) {
	lines := 0
	end := slices.IndexFunc(p, func(c byte) bool {
		if c == '\n' {
			lines++
		}
		return lines == 2
	})
	if _, err := os.Stdout.Write(p[:end+1]); err != nil {
		return 0, err
	}
	return len(p), nil
}
