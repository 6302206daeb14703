package epub

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/render"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

func TestAnchorsStayWhenOtherQuestionsComeAndGo(t *testing.T) {
	ids := func(g *ast.Guide) []string {
		book, _ := made(t, g)
		var out []string
		for name, data := range opened(t, book) {
			if strings.HasPrefix(name, "xhtml/s") {
				out = append(out, readPage(t, name, data).ids...)
			}
		}
		return out
	}
	more := blocksGuide()
	before := ids(more)
	s := more.Sections[0]
	s.Questions = slices.Insert(s.Questions, 0, ask("new", "0", "What is new?", plain("This.")))
	s.Questions = append(s.Questions, ask("漢字", "", "漢字?", plain("That.")))
	after := ids(more)
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.Errorf("the anchor %s is gone", id)
		}
	}
}

// TestABookStaysTheSameBook holds that the identifier and the names of files stay when questions, sections and pictures
// are put in before others, and that the date changes with the content.
func TestABookStaysTheSameBook(t *testing.T) {
	type state struct {
		identifier, modified string
		files                map[string]string
	}
	of := func(g *ast.Guide) state {
		g.At.File = "some/where/guide.md"
		day := time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)
		var book bytes.Buffer
		job := &render.Job{Guide: g, Assets: assets(t), Sink: &diag.List{}, Modified: day}
		if err := (Renderer{}).Render(t.Context(), &book, job); err != nil {
			t.Fatal(err)
		}
		files := opened(t, book.Bytes())
		opf := files[packageName]
		return state{
			between(opf, `id="book-id">`, "<"), between(opf, `"dcterms:modified">`, "<"), files,
		}
	}
	g := imagesGuide()
	g.Sections = append(g.Sections, &ast.Section{ID: "漢字", Title: saying("漢字"),
		Questions: []*ast.Question{ask("last", "3", "Last?", plain("Yes."))}})
	before := of(g)
	for name, change := range map[string]func(){
		"an answer is corrected": func() { ask := g.Sections[len(g.Sections)-1].Questions[0]; ask.Answer = blocks(plain("No.")) },
		"a question is added": func() {
			s := g.Sections[0]
			s.Questions = slices.Insert(s.Questions, 0, ask("new", "0", "New?", plain("That.")))
		},
		"a section is put in before": func() {
			g.Sections = slices.Insert(g.Sections, 0, &ast.Section{ID: "zero", Title: saying("Zero"),
				Questions: []*ast.Question{ask("pic", "7", "Pictured?",
					&ast.Figure{Image: &ast.Image{Src: "plan.svg", Alt: "a plan"}})}})
		},
	} {
		change()
		after := of(g)
		if after.identifier != before.identifier {
			t.Errorf("%s: the identifier was %s, is %s", name, before.identifier, after.identifier)
		}
		if after.modified == before.modified {
			t.Errorf("%s: the date is still %s", name, after.modified)
		}
		for file := range before.files {
			if _, ok := after.files[file]; !ok {
				t.Errorf("%s: the file %s is gone", name, file)
			}
		}
		if again := of(g); again.modified != after.modified {
			t.Errorf("%s: one guide has two dates", name)
		}
		before = after
	}
	g.Meta.Answers = ast.AnswersDetails
	if of(g).identifier == before.identifier {
		t.Error("two editions have one identifier")
	}
}

// between returns what stands in s between two marks.
func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

func TestFilesOfOneTitleHaveTwoNames(t *testing.T) {
	g := one("Twins", ask("a", "1", "A?", plain("Yes.")))
	for _, id := range []string{"again", "more"} {
		g.Sections = append(g.Sections, &ast.Section{ID: id, Title: saying("Basics"),
			Questions: []*ast.Question{ask("q-"+id, "", id+"?", plain("Yes."))}})
	}
	book, _ := made(t, g)
	files := opened(t, book)
	for _, want := range []string{"xhtml/s-basics.xhtml", "xhtml/s-basics-2.xhtml", "xhtml/s-basics-3.xhtml"} {
		if _, ok := files[want]; !ok {
			t.Errorf("there is no file %s", want)
		}
	}
}
