package subset

import (
	"bytes"
	"maps"
	"slices"
	"testing"
)

// use calls everything in the package on bytes. Errors are fine, panics are not.
func use(t testing.TB, data []byte) {
	f, err := Parse(data)
	if err != nil {
		return
	}
	f.Metrics()
	f.Name()
	f.Family()
	f.Embeddable()
	f.chars.glyph('H')
	last := f.Glyphs() - 1
	for _, glyphs := range [][]uint16{{0}, {0, uint16(last), uint16(last / 2), 1}, {0, 2, 3, 3, 4}} {
		p, err := f.Subset(glyphs)
		if err != nil {
			continue
		}
		if len(p.Advance) < len(glyphs) {
			t.Errorf("%d widths for %d glyphs", len(p.Advance), len(glyphs))
		}
		// The output is sound: all of its glyphs can be subset again, with the same result.
		again := p.Data
		if p.CFF {
			again = wrap(t, p, f, glyphs)
		}
		g, err := Parse(again)
		if err != nil {
			t.Fatalf("a subset cannot be read: %v", err)
		}
		q, err := g.Subset(all(g))
		if err != nil {
			t.Fatalf("a subset cannot be cut again: %v", err)
		}
		if !bytes.Equal(p.Data, q.Data) {
			t.Errorf("a subset cut again differs:\n% x\n% x", p.Data, q.Data)
		}
	}
}

func TestDamagedFiles(t *testing.T) {
	for name, data := range small(t) {
		t.Run(name, func(t *testing.T) {
			for n := range data {
				use(t, data[:n:n])
			}
			for n := range data {
				broken := bytes.Clone(data)
				for _, v := range []byte{0, 1, 0x7F, 0xFF} {
					broken[n] = v
					use(t, broken)
				}
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	fonts := small(f)
	for _, name := range slices.Sorted(maps.Keys(fonts)) {
		f.Add(fonts[name])
	}
	f.Fuzz(func(t *testing.T, data []byte) { use(t, data) })
}

// FuzzOutline reaches deeper: the bytes are outlines of sound fonts.
func FuzzOutline(f *testing.F) {
	f.Add(
		assemble(f, "1 2 hstemhm hintmask #80 10 hmoveto 1 2 add -107 callsubr endchar"),
		assemble(f, "5 5 hlineto return"),
	)
	f.Add(assemble(f, "100 200 65 194 endchar"), assemble(f, "10 hmoveto 1 2 3 4 5 hhcurveto 1 2 3 4 5 6 7 hflex"))
	f.Add(composite(1, 3, 2, 0, 2), dot(3))
	f.Add(composite(1, 3), composite(2))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		if len(one)+len(two) > 1<<16 {
			return
		}
		use(t, trueType(nil, dot(1), one, two))
		use(
			t,
			nameKeyed(
				1000,
				[]int{'A', 0xC2, 0xF5},
				[][]byte{nil, two, one, one},
				[][]byte{two, one},
				[][]byte{one, two},
			),
		)
	})
}
