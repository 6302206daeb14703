package layout

import (
	"strings"
	"testing"

	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
)

func TestIsNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"0":          true,
		"-3.5":       true,
		"−3.5 °C":    true,
		"+1,200.00":  true,
		"$1,200":     true,
		"≥€40":       true,
		"~ 40":       false,
		"40 MB/s":    true,
		"40\tMB":     true,
		"40 MB/S":    false,
		"40 MB/sec":  true,
		"40 MB/secs": false,
		"40 MB/":     false,
		"40 /s":      false,
		"12 %":       true,
		"12%%":       false,
		"5 µs":       true,
		"5 users":    false,
		"5 user":     true,
		"10 000":     true,
		"1.2.3":      true,
		"v1.2":       false,
		".5":         false,
		"$":          false,
		"":           false,
		"5\xff":      false,
	} {
		if got := isNumber(s); got != want {
			t.Errorf("isNumber(%q) = %t", s, got)
		}
	}
}

// TestANearlyFullTableIsFull sets tables of growing width: each ends at the edge of the text, or well before it.
func TestANearlyFullTableIsFull(t *testing.T) {
	th, _ := theme.Builtin(theme.Default)
	d := newDesign(th, ast.Page{})
	full := 0
	for n := 8; n < 80; n += 2 {
		cell := func(n int) *ast.Cell {
			return &ast.Cell{Inlines: []ast.Inline{&ast.Text{Value: strings.Repeat("m ", n)}}}
		}
		g := guideOf(&ast.Table{Align: make([]ast.Align, 2), Header: []*ast.Cell{cell(3), cell(3)},
			Rows: [][]*ast.Cell{{cell(n / 2), cell(n / 2)}}})
		b, _ := set(t, g, ast.Page{})
		w := Length(0)
		for _, p := range b.Pages {
			for _, it := range p.Items {
				if box, ok := it.(*Box); ok && box.H < Pt && box.X == d.textX {
					w = max(w, box.W)
				}
			}
		}
		switch {
		case w == 0 || w > d.textW:
			t.Errorf("%d letters: the table is %v wide, the text %v", n, w, d.textW)
		case w < d.textW-2 && w*100 >= d.textW*nearlyFull:
			t.Errorf("%d letters: the table is %v wide, nearly the text's %v", n, w, d.textW)
		case w >= d.textW-2:
			full++
		}
	}
	if full == 0 {
		t.Error("no table is as wide as the text")
	}
}
