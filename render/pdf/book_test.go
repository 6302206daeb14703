package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/recognize"
	"example.org/studyguide/source/sample"
)

// A book is a guide and the PDF made of it, read back.
type book struct {
	guide *ast.Guide
	file  *pdfcheck.File
}

// books returns the sample, and the guides named by STUDYGUIDE_SEED and STUDYGUIDE_CORPUS.
func books(t *testing.T) map[string]book {
	t.Helper()
	out := map[string]book{}
	add := func(name string, fsys fs.FS, file string) {
		g, err := source.Load(fsys, file, source.Options{}, &diag.List{})
		if errors.Is(err, recognize.ErrNotAGuide) {
			t.Logf("%s: %v: there is no book to read", name, err)
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = book{g, made(t, g, fsys)}
	}
	add(sample.Name, sample.FS(), ".")
	if seed := os.Getenv("STUDYGUIDE_SEED"); seed != "" {
		add(filepath.Base(seed), os.DirFS(filepath.Dir(seed)), filepath.Base(seed))
	}
	if dir := os.Getenv("STUDYGUIDE_CORPUS"); dir != "" && !testing.Short() {
		for _, pattern := range []string{"*.md", "*.txt"} {
			files, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				if filepath.Base(f) != "README.md" {
					add(filepath.Base(f), os.DirFS(dir), filepath.Base(f))
				}
			}
		}
	}
	return out
}

// made returns the PDF of a guide, read back.
func made(t *testing.T, g *ast.Guide, assets fs.FS) *pdfcheck.File {
	t.Helper()
	var b bytes.Buffer
	job := &render.Job{Guide: g, Fonts: fonts.NewSet(), Assets: assets, Sink: &diag.List{}}
	if err := (pdf.Renderer{}).Render(context.Background(), &b, job); err != nil {
		t.Fatalf("%s: %v", g.Meta.Title, err)
	}
	f, err := pdfcheck.Read(b.Bytes())
	if err != nil {
		t.Fatalf("%s: %v", g.Meta.Title, err)
	}
	return f
}

func TestFinishedBooks(t *testing.T) {
	for name, b := range books(t) {
		t.Run(name, func(t *testing.T) {
			for _, f := range b.file.Check() {
				t.Error(f)
			}
			if ast.RightToLeft(b.guide.Meta.Language) {
				// Glyphs stand in the order in which they are seen, not read; package parity compares the words.
				return
			}
			inOrder(t, b)
			contentsLead(t, b)
		})
	}
}

// inOrder fails unless the words of the tree, from the first section on, are those of the file's structure in the same
// order. The file's also have pages of references and numbers of notes.
func inOrder(t *testing.T, b book) {
	t.Helper()
	text := plain(b.file.Text())
	if at := strings.Index(text, plain("Contents")); at >= 0 {
		text = text[at:]
	}
	missed := 0
	for _, s := range texts(b.guide) {
		want := plain(s)
		at := strings.Index(text, want)
		if at < 0 {
			if missed++; missed < 6 {
				t.Errorf("%q is not after %q", s, text[:min(80, len(text))])
			}
			continue
		}
		text = text[at+len(want):]
	}
}

// reference is what layout adds to links within the guide.
var reference = regexp.MustCompile(`\(p[0-9ivxl]+\)`)

// plain removes from text what layout may change: white space, hyphens at the ends of lines, pages of references; and
// the marks for which books have others, but no letter and no digit.
func plain(s string) string {
	const marks = "\"'`-.“”„«»‘’‚‹›–—…′″"
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("\u00ad\u200b\ufffc"+marks, r) {
			return -1
		}
		return r
	}, s)
	return reference.ReplaceAllString(s, "")
}

// texts returns the titles, paragraphs and listings of a guide in order. Those that refer to notes or to addresses are
// left out, since these are at the foot of their page; so are tables, whose reading order the checker verifies.
func texts(g *ast.Guide) []string {
	var out []string
	walk := func(blocks []ast.Block) {
		for _, b := range blocks {
			ast.Walk(b, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.Table:
					return false
				case *ast.Listing:
					out = append(out, strings.Split(n.Text, "\n")...)
				case *ast.Paragraph:
					if !refers(n.Inlines) {
						out = append(out, ast.PlainText(n.Inlines))
					}
				}
				return true
			})
		}
	}
	title := func(in []ast.Inline) {
		if !refers(in) {
			out = append(out, ast.PlainText(in))
		}
	}
	walk(g.Intro)
	for _, sec := range g.AllSections() {
		title(sec.Title)
		walk(sec.Intro)
		for _, q := range sec.Questions {
			title(q.Title)
			out = append(out, strings.Join(q.Facts(), " · "))
			walk(q.Prompt)
			for _, o := range q.Options {
				walk(o.Blocks)
			}
			walk(q.Answer)
		}
	}
	return out
}

// refers reports whether inlines have a note, an address or an image, whose position in the text differs.
func refers(in []ast.Inline) bool {
	return slices.ContainsFunc(in, func(n ast.Inline) bool {
		found := false
		ast.Walk(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.NoteRef, *ast.Image:
				found = true
			case *ast.Link:
				found = found || !strings.HasPrefix(n.URL, "#")
			}
			return !found
		})
		return found
	})
}

// numbered returns, for each title with links, the pattern of what a page shows: the title with the numbers of its
// footnotes.
func numbered(g *ast.Guide) map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	add := func(title []ast.Inline) {
		if !refers(title) {
			return
		}
		var pattern strings.Builder
		for _, in := range title {
			pattern.WriteString(regexp.QuoteMeta(plain(ast.PlainText([]ast.Inline{in}))))
			if refers([]ast.Inline{in}) {
				pattern.WriteString(`\d*`)
			}
		}
		out[plain(ast.PlainText(title))] = regexp.MustCompile(pattern.String())
	}
	for _, sec := range g.AllSections() {
		add(sec.Title)
		for _, q := range sec.Questions {
			add(q.Title)
		}
	}
	return out
}

// contentsLead fails unless the outline has every question and leads to a page that shows its title.
func contentsLead(t *testing.T, b book) {
	t.Helper()
	pages, numbered := b.file.Pages(), numbered(b.guide)
	shows := func(page, title string) bool {
		if pattern := numbered[title]; pattern != nil {
			return pattern.MatchString(page)
		}
		return strings.Contains(page, title[strings.LastIndex(title, ".")+1:])
	}
	entries := 0
	var walk func([]*pdfcheck.Entry)
	walk = func(es []*pdfcheck.Entry) {
		for _, e := range es {
			entries++
			if !shows(plain(pages[e.Page].Text), plain(e.Title)) {
				t.Errorf("the outline's %q leads to page %s, which does not show it", e.Title, pages[e.Page].Label)
			}
			walk(e.Children)
		}
	}
	walk(b.file.Outline())
	if want := len(b.guide.AllQuestions()); entries < want {
		t.Errorf("the outline has %d entries, the guide %d questions", entries, want)
	}
}

func TestAWrappedLineOfCodeIsCopiedAsItWasWritten(t *testing.T) {
	long := "\tif err := first(ctx, one, two, three); err != nil { return fmt.Errorf(\"a message that goes on and on: %w\", err) }  // and more"
	g := &ast.Guide{Meta: ast.Meta{Title: "Code"}, Sections: []*ast.Section{{ID: "s", Questions: []*ast.Question{{
		ID: "q", Title: []ast.Inline{&ast.Text{Value: "What?"}},
		Answer: []ast.Block{&ast.Listing{Language: "go", Text: "func f() {\n" + long + "\n}"}},
	}}}}}
	f := made(t, g, nil)
	if text := f.Text(); !strings.Contains(text, "func f() {\n"+long+"\n}") {
		t.Errorf("the text is %q", text)
	}
}

// TestWhatOneLineEndsTheNextDoesNotGoOn reads the words on both sides of the end of a line of code and of a hard break,
// and the notes that nothing refers to.
func TestWhatOneLineEndsTheNextDoesNotGoOn(t *testing.T) {
	text := func(s string) *ast.Paragraph { return &ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: s}}} }
	g := &ast.Guide{
		Meta: ast.Meta{Title: "Lines"},
		Sections: []*ast.Section{{ID: "s", Title: []ast.Inline{&ast.Text{Value: "Part"}}, Questions: []*ast.Question{{
			ID: "q", Title: []ast.Inline{&ast.Text{Value: "What?"}},
			Answer: []ast.Block{
				&ast.Listing{Text: "Host\nPort\n\nPath"},
				&ast.Paragraph{
					Inlines: []ast.Inline{
						&ast.Text{Value: "First"},
						&ast.Break{Hard: true},
						&ast.Text{Value: "second."},
						&ast.NoteRef{ID: "outer"},
					},
				},
				&ast.Paragraph{
					Inlines: []ast.Inline{
						&ast.Image{Src: "https://example.com/a.png"},
						&ast.Image{Src: "pictures/b.png"},
					},
				},
			},
		}}}},
		Notes: []*ast.Note{
			{
				ID: "outer",
				Blocks: []ast.Block{
					&ast.Paragraph{Inlines: []ast.Inline{&ast.Text{Value: "Outer."}, &ast.NoteRef{ID: "inner"}}},
				},
			},
			{ID: "inner", Blocks: []ast.Block{text("Inner.")}},
			{ID: "alone", Blocks: []ast.Block{text("Alone.")}},
		},
	}
	f := made(t, g, nil)
	for _, finding := range f.Check() {
		t.Error(finding)
	}
	for _, want := range []string{"Host\nPort\nPath", "First second.", "Outer.", "Inner.", "Alone.", "[a.png]", "[b.png]"} {
		if text := f.Text(); !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}
