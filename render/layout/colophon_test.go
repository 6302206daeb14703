package layout

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
)

// TestTheColophonStandsWhereThereIsRoom sets guides that end at every height of their last page. The colophon is on it,
// on the title page or, if that is full, on a page of its own, and always clear of what stands above.
func TestTheColophonStandsWhereThereIsRoom(t *testing.T) {
	where := map[string]int{}
	for _, about := range []string{"", strings.Repeat("All about it. ", 160)} {
		for n := 20; n < 90; n += 3 {
			g := &ast.Guide{Meta: ast.Meta{
				Title: "Locks", Rights: "MIT", Description: about,
			}}
			q := &ast.Question{ID: "q", Title: saying("Why?")}
			for i := range n {
				q.Answer = append(q.Answer, paragraph(fmt.Sprint(i, " line")))
			}
			g.Sections = []*ast.Section{{ID: "s", Questions: []*ast.Question{q}}}
			b, err := Set(t.Context(), Input{
				Guide: g, Fonts: faces, Sink: &diag.List{}, Colophon: &Colophon{Program: "zz", Faces: []string{"Face"}},
			})
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for i, p := range b.Pages {
				if !strings.Contains(textOf(p), "Set in Face") {
					continue
				}
				found++
				switch {
				case i == 0:
					where["title"]++
				case len(p.Marks) > 4 || strings.Contains(textOf(p), " line"):
					where["last"]++
				default:
					where["own"]++
				}
				standClear(t, p)
			}
			if found != 1 {
				t.Errorf("%d lines: there are %d colophons", n, found)
			}
		}
	}
	if len(where) != 3 {
		t.Errorf("the colophons stand at %v", where)
	}
}

// standClear checks that no text of a page stands on another, and none on its QR code.
func standClear(t *testing.T, p *Page) {
	t.Helper()
	last := map[Length]bool{}
	for _, it := range p.Items {
		if text, ok := it.(*Text); ok && text.Artifact == Decoration {
			for y := range last {
				if d := text.Y - y; d != 0 && d < 8*Pt && d > -8*Pt {
					t.Errorf("page %s: lines stand %v pt apart", p.Label, d.Points())
				}
			}
			last[text.Y] = true
		}
	}
	for _, it := range p.Items {
		box, ok := it.(*Box)
		if !ok || box.Color != (Color{}) {
			continue
		}
		for _, it := range p.Items {
			if text, ok := it.(*Text); ok && text.Y > box.Y && text.Y < box.Y+box.H && text.X+text.Width() > box.X {
				t.Fatalf("page %s: %q stands on the code", p.Label, textOf(p))
			}
		}
	}
}
