package layout_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/asset"
	"example.org/studyguide/render/layout"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/edition"
	"example.org/studyguide/source/sample"
)

// TestChecklistsHaveBoxesForEachQuestion counts the boxes and follows the links of each line.
func TestChecklistsHaveBoxesForEachQuestion(t *testing.T) {
	const side = 26 * layout.MM / 10
	for guide, fsys := range map[string]fs.FS{"sample": sample.FS(), "hard": hardCards("en"), "hebrew": hardCards("he")} {
		file := "guide.md"
		if guide == "sample" {
			file = "."
		}
		for _, look := range []string{"print", "large", "compact", "notes", "trade"} {
			if guide == "sample" && (look != "compact" && look != "notes" || testing.Short()) {
				continue
			}
			name := guide + " " + look
			g, err := source.Load(fsys, file, source.Options{}, &diag.List{})
			if err != nil {
				t.Fatal(err)
			}
			g.Meta.Checklist = true
			th, _ := theme.Builtin(look)
			set := func(g *ast.Guide) *layout.Book {
				b, err := layout.Set(t.Context(), layout.Input{
					Guide: g, Fonts: fonts.NewSet(), Images: asset.NewPictures(fsys), Theme: th, Sink: &diag.List{},
				})
				if err != nil {
					t.Fatal(err)
				}
				return b
			}
			b := set(g)
			begin, ok := b.Places["checklist:"]
			if !ok {
				t.Fatalf("%s: there is no checklist", name)
			}
			listed := func(e *layout.Entry) bool { return e.Place == begin }
			if !slices.ContainsFunc(b.Outline, listed) {
				t.Errorf("%s: the outline does not lead to it", name)
			}
			last := len(b.Pages)
			if index, ok := b.Places["index:"]; ok {
				last = index.Page
			}
			sides, lines, all := 0, map[string]string{}, ""
			for _, p := range b.Pages[begin.Page:last] {
				for _, it := range p.Items {
					switch it := it.(type) {
					case *layout.Box:
						if it.W == side || it.H == side-2*(layout.Pt*6/10) {
							sides++
						}
					case *layout.Link:
						lines[it.ID] = lineOf(p, it)
					case *layout.Text:
						if it.In != nil {
							all += spell(it)
						}
					}
				}
			}
			questions := g.AllQuestions()
			if boxes := sides / 4; boxes != 3*len(questions) || sides%4 != 0 {
				t.Errorf("%s: there are %d boxes for %d questions", name, boxes, len(questions))
			}
			for _, q := range questions {
				if page := b.Pages[b.Places[q.ID].Page].Label; !strings.Contains(lines[q.ID], page) {
					t.Errorf("%s: the line %q does not name page %s", name, lines[q.ID], page)
				}
			}
			if total := fmt.Sprintf("Total  ·  %d questions", len(questions)); guide != "hebrew" && !strings.Contains(all, total) {
				t.Errorf("%s: there is no %q in %q", name, total, all)
			}
			if _, ok := set(edition.Answers(g, ast.AnswersOnly)).Places["checklist:"]; ok {
				t.Errorf("%s: answers without questions have a checklist", name)
			}
		}
	}
}

// lineOf returns what is written behind the words of a link.
func lineOf(p *layout.Page, l *layout.Link) string {
	var out []string
	for _, it := range p.Items {
		if tx, ok := it.(*layout.Text); ok && tx.In != nil && tx.In.Of == l.Of {
			out = append(out, spell(tx))
		}
	}
	return strings.Join(out, " ")
}
