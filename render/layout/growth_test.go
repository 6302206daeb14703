//go:build unix

package layout

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

// letters returns a word of n letters without a pattern.
func letters(n int, first rune, of int) string {
	var b strings.Builder
	for i := range n {
		b.WriteRune(first + rune(i*i*7+i*3)%rune(of))
	}
	return b.String()
}

// TestMemoryGrowsWithTheSize sets paragraphs of one, two and four times a size. What is allocated for one is a small
// multiple of its text, mostly for the parts of its lines; it was four times as much when every break that was tried
// and every word was kept.
func TestMemoryGrowsWithTheSize(t *testing.T) {
	const n = 100_000
	text := strings.Repeat("Routers keep packets of several protocols in buffers between the transmission of two of them. ",
		4*n/90)
	spent := func(n int) uint64 {
		g := guideOf(paragraph(text[:n]))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		in := Input{Guide: g, Fonts: faces, Images: none{}, Sink: &diag.List{}, Hyphens: hyphen.English()}
		if _, err := Set(context.Background(), in); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	spent(n) // fonts are loaded
	one, two, four := spent(n), spent(2*n), spent(4*n)
	if four > 240*4*n || float64(four) > 2.3*float64(two) || float64(two) > 2.3*float64(one) {
		t.Errorf("%d bytes, %d for twice, %d for four times the size of %d", one, two, four, n)
	}
}

// TestTimeGrowsWithTheSize sets texts of one, two and four times a size. Twice the size may take 2.3 times as long: a
// little more than linear, as memory and its collection grow. What is quadratic takes four times as long.
func TestTimeGrowsWithTheSize(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	const limit, tries = 2.3, 5
	text := func(s string) []ast.Block { return []ast.Block{paragraph(s)} }
	for name, c := range map[string]struct {
		n    int
		made func(n int) []ast.Block
	}{
		"a long word":  {4000, func(n int) []ast.Block { return text(letters(n, 'a', 26)) }},
		"a long path":  {16000, func(n int) []ast.Block { return text(strings.Repeat("/abcdefg", n/8)) }},
		"Hebrew":       {4000, func(n int) []ast.Block { return text(letters(n, 'א', 22)) }},
		"Chinese":      {4000, func(n int) []ast.Block { return text(letters(n, '一', 999)) }},
		"emoji":        {2000, func(n int) []ast.Block { return text(strings.Repeat("🚀", n)) }},
		"accents":      {2000, func(n int) []ast.Block { return text(strings.Repeat("q\u0301", n)) }},
		"a paragraph":  {60000, func(n int) []ast.Block { return text(strings.Repeat("so many words ", n/14)) }},
		"both ways":    {20000, func(n int) []ast.Block { return text(strings.Repeat("abc אבג ", n/8)) }},
		"a long line":  {60000, func(n int) []ast.Block { return []ast.Block{&ast.Listing{Text: letters(n, 'a', 26)}} }},
		"Hebrew lines": {20000, func(n int) []ast.Block { return []ast.Block{&ast.Listing{Text: letters(n, 'א', 22)}} }},
		"code": {4000, func(n int) []ast.Block {
			return []ast.Block{&ast.Paragraph{Inlines: []ast.Inline{&ast.Code{Value: letters(n, 'a', 26)}}}}
		}},
		"spans of code": {3000, func(n int) []ast.Block {
			p := &ast.Paragraph{Inlines: saying("אב ")}
			for range n {
				p.Inlines = append(p.Inlines, &ast.Code{Value: "f(x)"}, &ast.Text{Value: " "})
			}
			return []ast.Block{p}
		}},
		"a cell": {2000, func(n int) []ast.Block {
			cells := []*ast.Cell{{Inlines: saying(letters(n, 'a', 26))}, {Inlines: saying("b")}}
			return []ast.Block{&ast.Table{Align: make([]ast.Align, 2), Header: cells, Rows: [][]*ast.Cell{cells}}}
		}},
		"lettered items": {2000, func(n int) []ast.Block {
			l := &ast.List{Tight: true}
			for range n {
				l.Items = append(l.Items, &ast.Item{Blocks: text("a. item")})
			}
			return []ast.Block{l}
		}},
		// Readers bound nesting, far below the four times here.
		"nested lists": {200, func(n int) []ast.Block {
			in := text("innermost")
			for range n {
				in = []ast.Block{&ast.List{Tight: true, Items: []*ast.Item{{Blocks: in}}}}
			}
			return in
		}},
		"nested quotes": {200, func(n int) []ast.Block {
			in := text("innermost")
			for range n {
				in = []ast.Block{&ast.Quote{Blocks: in}}
			}
			return in
		}},
	} {
		t.Run(name, func(t *testing.T) {
			set := func(n int) func() {
				g := guideOf(c.made(n)...)
				return func() {
					in := Input{Guide: g, Fonts: fonts.NewSet(), Images: none{}, Sink: &diag.List{}}
					in.Hyphens = hyphen.English()
					if _, err := Set(context.Background(), in); err != nil {
						t.Fatal(err)
					}
				}
			}
			set(c.n)() // fonts are loaded
			var one, two, four time.Duration
			for range tries {
				one, two, four = golden.Spent(t, set(c.n)), golden.Spent(t, set(2*c.n)), golden.Spent(t, set(4*c.n))
				if four < 10*time.Millisecond || float64(four) <= limit*limit*float64(one) {
					return
				}
			}
			t.Errorf("%v, %v for twice, %v for four times the size", one, two, four)
		})
	}
}
