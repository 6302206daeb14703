package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
)

// wideTable returns a table that only a turned page has room for.
func wideTable() *ast.Table {
	t := &ast.Table{}
	var row []*ast.Cell
	for range 14 {
		t.Align = append(t.Align, ast.AlignNone)
		t.Header = append(t.Header, &ast.Cell{Inlines: saying("Columns")})
		row = append(row, &ast.Cell{Inlines: saying("values")})
	}
	t.Rows = [][]*ast.Cell{row, row}
	return t
}

// TestWhatIntroducesATurnedTableIsOnItsPage has titles, headings and sentences before tables on turned pages.
func TestWhatIntroducesATurnedTableIsOnItsPage(t *testing.T) {
	say := func(s string) ast.Block { return &ast.Paragraph{Inlines: saying(s)} }
	for name, c := range map[string]struct {
		answer []ast.Block
		turned []string // what stands on turned pages
		stays  []string // what does not
	}{
		"a title": {[]ast.Block{wideTable()}, []string{"Question"}, nil},
		"a sentence that leads on": {
			[]ast.Block{say("Compare:"), wideTable()}, []string{"Question", "Compare:"}, nil,
		},
		"a sentence of its own": {
			[]ast.Block{say("Text. Text."), say("Compare:"), wideTable()}, []string{"Compare:"}, []string{"Question", "Text."},
		},
		"a heading": {
			[]ast.Block{say("Text."), &ast.Heading{Level: 4, Inlines: saying("Below")}, wideTable(), say("Afterwards.")},
			[]string{"Below"}, []string{"Text.", "Afterwards."},
		},
		"two tables": {
			[]ast.Block{wideTable(), say("Then:"), wideTable(), say("Afterwards.")}, []string{"Question", "Then:"},
			[]string{"Afterwards."},
		},
		"a long lead-in": {
			[]ast.Block{say(strings.Repeat("Much is to be said. ", 150) + "Compare:"), wideTable()},
			[]string{"Compare:"}, []string{"Question"}, // its last two lines go with the table
		},
	} {
		for _, language := range []string{"en", "he"} {
			t.Run(name+" "+language, func(t *testing.T) {
				g := guideOf(c.answer...)
				g.Meta.Language = language
				g.Sections[0].Questions[0].Title = saying("Question")
				b, _ := set(t, g, ast.Page{})
				var turned, upright strings.Builder
				for _, p := range b.Pages[1:] {
					to := &upright
					if p.Width > p.Height {
						to = &turned
					}
					for _, it := range p.Items {
						if tx, ok := it.(*Text); ok {
							if tx.X < 0 || tx.X+tx.visible() > p.Width {
								t.Errorf("%q stands beside the page", runs(tx))
							}
							if tx.In != nil {
								to.WriteString(runs(tx) + "\n")
							}
						}
					}
				}
				for _, s := range c.turned {
					if !strings.Contains(turned.String(), s) {
						t.Errorf("%q is not on a turned page", s)
					}
				}
				for _, s := range c.stays {
					if !strings.Contains(upright.String(), s) {
						t.Errorf("%q is on a turned page", s)
					}
				}
			})
		}
	}
}
