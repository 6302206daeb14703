package render_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render"
	"example.org/studyguide/render/anki"
	"example.org/studyguide/render/check/parity"
	pdfcheck "example.org/studyguide/render/check/pdf"
	"example.org/studyguide/render/check/sqlite"
	"example.org/studyguide/render/epub"
	"example.org/studyguide/render/html"
	"example.org/studyguide/render/json"
	"example.org/studyguide/render/markdown"
	"example.org/studyguide/render/pdf"
	"example.org/studyguide/render/trace"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
	"example.org/studyguide/source/markup"
)

// TestEveryWriterKnowsEveryKindOfNode writes each kind of inline and block alone. It fails where a writer reports the
// kind as unknown or writes nothing for it. A test of source/ast holds that golden.Everything has all kinds.
func TestEveryWriterKnowsEveryKindOfNode(t *testing.T) {
	assets := pictures(t)
	set := fonts.NewSet()
	for _, w := range writers(assets, set) {
		without := w.write(t, guideOf(paragraph(), paragraph()))
		for _, n := range kinds() {
			t.Run(w.name+" "+strings.TrimPrefix(fmt.Sprintf("%T", n), "*ast."), func(t *testing.T) {
				var b ast.Block
				switch n := n.(type) {
				case ast.Block:
					b = n
				case ast.Inline:
					b = paragraph(n)
				}
				with := w.write(t, guideOf(paragraph(), b, paragraph()))
				if with == without {
					t.Errorf("nothing is written")
				}
				for _, word := range wordsOf(n) {
					if !strings.Contains(with, word) {
						t.Errorf("the word %q is lost", word)
					}
				}
			})
		}
	}
}

// TestBothBooksSayEveryKindOfNode compares the PDF and the EPUB of a guide that has all kinds.
func TestBothBooksSayEveryKindOfNode(t *testing.T) {
	job := &render.Job{Guide: golden.Everything(), Fonts: fonts.NewSet(), Assets: pictures(t),
		Sink: &diag.List{}}
	f, err := pdfcheck.Read([]byte(rendered(t, pdf.Renderer{}, job)))
	if err != nil {
		t.Fatal(err)
	}
	a, err := parity.PDF(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := parity.EPUB([]byte(rendered(t, epub.Renderer{}, job)), a.Words)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range parity.Compare(a, b) {
		t.Errorf("page %d: %s", d.Page, d.Message)
	}
}

// kinds returns one node of each kind of inline and block.
func kinds() (out []ast.Node) {
	met := map[string]bool{}
	ast.Walk(golden.Everything(), func(n ast.Node) bool {
		kind := fmt.Sprintf("%T", n)
		_, inline := n.(ast.Inline)
		_, block := n.(ast.Block)
		if (inline || block) && !met[kind] {
			out = append(out, n)
		}
		met[kind] = true
		return true
	})
	return out
}

// wordsOf returns the words of n that appear in every form. A formula may be typeset in other characters, and where an
// image is shown its alternative text may be invisible.
func wordsOf(n ast.Node) []string {
	text := ast.TextOf([]ast.Node{n}, func(n ast.Node) string {
		switch n.(type) {
		case *ast.Math, *ast.Image:
			return ""
		default:
			return ast.OwnText(n) + " "
		}
	})
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n\t*`<[]()", r) })
}

// guideOf returns golden.Everything, in which links and notes have targets, with blocks as the answer of its first
// question.
func guideOf(blocks ...ast.Block) *ast.Guide {
	g := golden.Everything()
	g.AllQuestions()[0].Prompt, g.AllQuestions()[0].Answer = nil, blocks
	return g
}

func paragraph(in ...ast.Inline) *ast.Paragraph {
	before, after := &ast.Text{Value: "before"}, &ast.Text{Value: "after"}
	return &ast.Paragraph{Inlines: slices.Concat([]ast.Inline{before}, in, []ast.Inline{after})}
}

// A writer turns a guide into text. It fails the test if it does not know a kind of node.
type writer struct {
	name  string
	write func(*testing.T, *ast.Guide) string
}

func writers(assets fs.FS, set *fonts.Set) []writer {
	out := []writer{
		{"dump", func(t *testing.T, g *ast.Guide) string {
			text := ast.Dump(g)
			if strings.Contains(text, "unknown") {
				t.Error("the dump does not know the kind")
			}
			return text
		}},
		{"plain text", func(_ *testing.T, g *ast.Guide) string {
			return ast.BlockText(g.AllQuestions()[0].Answer, func(n ast.Node) string {
				if text := ast.OwnText(n); text != "" {
					return text
				}
				return fmt.Sprintf("[%T]", n)
			})
		}},
		{"flattened blocks", func(_ *testing.T, g *ast.Guide) string {
			blocks := g.AllQuestions()[0].Answer
			for _, b := range blocks {
				switch b.(type) {
				case *ast.Divider, *ast.PageBreak:
					return "it says nothing in line"
				}
			}
			return ast.DumpInlines(markup.Flatten(blocks))
		}},
	}
	for _, r := range []render.Renderer{
		json.Renderer{}, markdown.Renderer{}, epub.Renderer{}, html.Renderer{}, trace.Renderer{}, anki.Renderer{},
	} {
		out = append(out, writer{r.Name(), func(t *testing.T, g *ast.Guide) string {
			var sink diag.List
			job := &render.Job{Guide: g, Fonts: set, Assets: assets, Sink: &sink}
			text := rendered(t, r, job)
			switch r.(type) {
			case epub.Renderer:
				text = unzipped(t, text)
			case anki.Renderer:
				text = cards(t, text)
			}
			for _, d := range sink.Sorted() {
				if d.Rule == diag.UnsupportedNode {
					t.Error(d.Message)
				}
			}
			return text
		}})
	}
	return out
}

// cards returns the fields of the notes of a deck, which stand in pieces in its file.
func cards(t *testing.T, archive string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(z, "collection.anki2")
	if err != nil {
		t.Fatal(err)
	}
	tables, err := sqlite.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, table := range tables {
		for _, row := range table.Rows {
			if table.Name == "notes" {
				fmt.Fprintln(&out, row.Values...)
			}
		}
	}
	return out.String()
}

// rendered returns the file that r makes.
func rendered(t *testing.T, r render.Renderer, job *render.Job) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Render(t.Context(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unzipped returns the files of an archive one after the other.
func unzipped(t *testing.T, archive string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&out, in); err != nil {
			t.Fatal(err)
		}
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// pictures returns a folder with the images that golden.Everything names.
func pictures(t *testing.T) fs.FS {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	file := &fstest.MapFile{Data: b.Bytes()}
	return fstest.MapFS{"cache.png": file, "dot.png": file, "cover.png": file}
}
