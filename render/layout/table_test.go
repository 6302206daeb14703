package layout

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
)

func TestHeadersOfColumnsAndRowsSaySo(t *testing.T) {
	cell := func(s string) *ast.Cell {
		text, head := strings.CutPrefix(s, "!")
		c := &ast.Cell{Head: head}
		switch text, bold := strings.CutPrefix(text, "*"); {
		case bold:
			c.Inlines = []ast.Inline{&ast.Strong{Inlines: saying(text)}}
		case text != "":
			c.Inlines = saying(text)
		}
		return c
	}
	for rows, want := range map[string]string{
		"a b|1 2|3 4":            "Column Column|- -|- -",
		" b|1 2|3 4":             "- Column|Row -|Row -",
		"a b|!x 2|!y 4":          "Column Column|Row -|Row -",
		"a b|1 !x|3 !y":          "Column Column|- Row|- Row",
		" b|1 !x|3 !y":           "- Column|- Row|- Row",
		"a b|*x 2|*y 4| 5":       "Column Column|Row -|Row -|- -",
		"a b|*x *2|*y *4":        "Column Column|- -|- -",
		"a b|*x 2|y 4":           "Column Column|- -|- -",
		" |k v|l w":              "Row -|Row -",
		" |!k v|l w":             "Row -|- -",
		"year n|!1999 1|!2000 2": "Column Column|Row -|Row -",
	} {
		table := &ast.Table{Align: make([]ast.Align, 2)}
		for i, row := range strings.Split(rows, "|") {
			a, b, _ := strings.Cut(row, " ")
			cells := []*ast.Cell{cell(a), cell(b)}
			if i == 0 {
				table.Header = cells
			} else {
				table.Rows = append(table.Rows, cells)
			}
		}
		b, _ := set(t, guideOf(table), ast.Page{})
		var got []string
		var walk func(e *tag.Element)
		walk = func(e *tag.Element) {
			if e.Role == tag.Row {
				var scopes []string
				for _, k := range e.Kids {
					in := k.(*tag.Element)
					if (in.Role == tag.Header) != (in.Attributes().Scope != "") {
						t.Errorf("%q: a %s of the scope %q", rows, in.Role, in.Attributes().Scope)
					}
					scopes = append(scopes, cmp.Or(in.Attributes().Scope, "-"))
				}
				got = append(got, strings.Join(scopes, " "))
			}
			for _, k := range e.Kids {
				if in, ok := k.(*tag.Element); ok {
					walk(in)
				}
			}
		}
		walk(b.Root)
		if !slices.Equal(got, strings.Split(want, "|")) {
			t.Errorf("%q: got %q, want %q", rows, got, want)
		}
	}
}

func TestDivideGivesEveryColumnItsLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + r.IntN(8)
		least, most := make([]Length, n), make([]Length, n)
		var sumLeast, sumMost Length
		for i := range n {
			least[i] = Length(r.IntN(90_000))
			most[i] = least[i] + Length(r.IntN(400_000))
			sumLeast += least[i]
			sumMost += most[i]
		}
		room := sumLeast + Length(r.IntN(int(sumMost-sumLeast)+1))
		var sum Length
		for i, w := range divide(least, most, room) {
			if w < least[i] || w > most[i] {
				t.Fatalf("column %d gets %d, its least is %d and its most %d", i, w, least[i], most[i])
			}
			sum += w
		}
		if sum > room || room-sum > Length(n) && sum < sumMost {
			t.Fatalf("columns take %d of %d", sum, room)
		}
	}
}

func TestDivideShrinksAllAlikeWhenWordsDoNotFit(t *testing.T) {
	got := divide([]Length{100_000, 300_000}, []Length{100_000, 300_000}, 200_000)
	if got[0] != 50_000 || got[1] != 150_000 {
		t.Errorf("got %v", got)
	}
}

func TestSqrt(t *testing.T) {
	for _, l := range []Length{0, 1, 2, 3, 4, 15, 16, 17, 1 << 40} {
		if s := sqrt(l); s*s > l || (s+1)*(s+1) <= l {
			t.Errorf("sqrt(%d) = %d", l, s)
		}
	}
}
