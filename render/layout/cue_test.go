package layout_test

import (
	"context"
	"fmt"
	"io/fs"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/sample"
)

// A cornellPage is a page of questions: the line between titles and answers, and the box below them.
type cornellPage struct {
	*layout.Page
	line, box *layout.Box // the upper edge of the box
}

// cornellPages returns the pages of questions. It fails for text across the line, and for anything in the box.
func cornellPages(t *testing.T, name string, b *layout.Book) map[int]cornellPage {
	t.Helper()
	out := map[int]cornellPage{}
	for i, p := range b.Pages {
		c := cornellPage{Page: p}
		for _, it := range p.Items {
			if x, ok := it.(*layout.Box); ok {
				if c.line == nil && x.W < 2*layout.Pt && x.H > p.Height/3 {
					c.line = x
				} else if c.line != nil && c.box == nil && x.H < 2*layout.Pt && x.W > p.Width/2 && x.Y > p.Height/2 {
					c.box = x
				}
			}
		}
		if c.line == nil {
			continue
		}
		if out[i] = c; c.box == nil {
			t.Fatalf("%s: page %d has no box", name, i)
		}
		for _, it := range p.Items {
			tx, ok := it.(*layout.Text)
			if !ok || tx.In == nil {
				continue
			}
			end := tx.X + tx.Width()
			for n := len(tx.Runs); n > 0 && tx.Runs[n-1].Text == " "; n-- {
				end -= layout.Length(float64(tx.Runs[n-1].Width)*float64(tx.Size)/1000) + tx.Space
			}
			if tx.Y > c.box.Y {
				t.Errorf("%s: page %d: %q stands in the box", name, i, spell(tx))
			}
			if tx.X < c.line.X && end > c.line.X {
				t.Errorf("%s: page %d: %q stands across the line", name, i, spell(tx))
			}
		}
	}
	return out
}

// notesOf sets a guide in the theme notes.
func notesOf(t *testing.T, fsys fs.FS, file, paper, answers string) (*layout.Book, *ast.Guide) {
	t.Helper()
	g, err := source.Load(fsys, file, source.Options{}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	g = edition.Answers(g, answers)
	th, _ := theme.Builtin("notes")
	b, err := layout.Set(context.Background(), layout.Input{
		Guide: g, Fonts: fonts.NewSet(), Images: asset.NewPictures(fsys), Theme: th, Page: ast.Page{Size: paper},
		Sink: &diag.List{}, Hyphens: hyphen.English(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, g
}

// TestCuesStandBesideTheirAnswers finds, on the page of each question, what stands beside the first line of its title.
func TestCuesStandBesideTheirAnswers(t *testing.T) {
	guides := map[string]fs.FS{"sample": sample.FS(), "hard": hardCards("en"), "hebrew": hardCards("he")}
	for guide, fsys := range guides {
		file := "guide.md"
		if guide == "sample" {
			file = "."
		}
		for _, paper := range []string{"a4", "a5", "letter"} {
			for _, answers := range []string{ast.AnswersInline, ast.AnswersNone, ast.AnswersBack} {
				if testing.Short() && guide == "sample" && (paper != "a5" || answers != ast.AnswersNone) {
					continue
				}
				name := fmt.Sprint(guide, " ", paper, " ", answers)
				b, g := notesOf(t, fsys, file, paper, answers)
				pages := cornellPages(t, name, b)
				beside := 0
				for _, q := range g.AllQuestions() {
					at := b.Places[q.ID]
					p, ok := pages[at.Page]
					if !ok {
						t.Fatalf("%s: page %d has no line", name, at.Page)
					}
					if title, answer := firstLines(p, at.Y, guide == "hebrew"); title != nil && answer != nil {
						beside++
						// The limits of a sum stand above its line; listings have edges.
						if d := answer.Y - title.Y; d < -6*layout.Pt || d > 40*layout.Pt {
							t.Errorf("%s: %q stands %.1f pt below %q", name, spell(answer), d.Points(), spell(title))
						}
					} else if title == nil {
						t.Errorf("%s: question %s has no title in its column", name, q.Number)
					}
				}
				if answers == ast.AnswersInline && beside < len(g.AllQuestions())*3/4 {
					t.Errorf("%s: %d of %d titles stand beside text", name, beside, len(g.AllQuestions()))
				}
				if answers == ast.AnswersNone && guide == "sample" && ruled(pages) < len(g.AllQuestions()) {
					t.Errorf("%s: there are %d lines to write on", name, ruled(pages))
				}
			}
		}
	}
}

// firstLines returns the first text of a title that begins at y, and the first text beside it.
func firstLines(p cornellPage, y layout.Length, backwards bool) (title, answer *layout.Text) {
	for _, it := range p.Items {
		tx, ok := it.(*layout.Text)
		if !ok || tx.In == nil || tx.Y < y || tx.Y > y+60*layout.Pt {
			continue
		}
		if (tx.X < p.line.X) != backwards {
			if title == nil && tx.In.Of.Role != tag.Label {
				title = tx
			}
		} else if answer == nil || tx.Y < answer.Y {
			answer = tx
		}
	}
	return title, answer
}

// ruled counts the lines to write on.
func ruled(pages map[int]cornellPage) (n int) {
	for _, p := range pages {
		for _, it := range p.Items {
			if b, ok := it.(*layout.Box); ok && b.H == layout.Pt/2 && b.X > p.line.X {
				n++
			}
		}
	}
	return n
}
