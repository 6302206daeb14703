package subset

import (
	"bytes"
	"slices"
	"sync"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// sameOutlines compares the glyphs of a program with those of its source, as another reader sees both.
func sameOutlines(t *testing.T, p *Program, source []byte, glyphs []uint16) {
	t.Helper()
	f := mustParse(t, source)
	whole, part := read(t, source), read(t, wrap(t, p, f, glyphs))
	for i, g := range glyphs {
		if want, got := whole.outline(t, g), part.outline(t, uint16(i)); !slices.Equal(got, want) {
			t.Errorf("glyph %d, which is %d of the source: outline\n%v\nwant\n%v", i, g, got, want)
		}
		if want, got := whole.advance(t, g), part.advance(t, uint16(i)); got != want {
			t.Errorf("glyph %d, which is %d of the source: advance %v, want %v", i, g, got, want)
		}
		if want := f.Advance(g); p.Advance[i] != want {
			t.Errorf("glyph %d, which is %d of the source: Advance %d, want %d", i, g, p.Advance[i], want)
		}
	}
}

// all returns every glyph of a font.
func all(f *Font) []uint16 {
	list := make([]uint16, f.Glyphs())
	for i := range list {
		list[i] = uint16(i)
	}
	return list
}

func TestSubsetKeepsOutlines(t *testing.T) {
	for _, s := range sources() {
		f := mustParse(t, s.data)
		tests := []struct {
			name   string
			glyphs []uint16
		}{
			{"a text, some of it twice", read(t, s.data).glyphs(t, text+text[:20])},
			{"one glyph", []uint16{0}},
			{"one glyph three times", []uint16{0, 5, 5, 5}},
			{"backwards", []uint16{0, 300, 200, 100, 50, 3}},
			{"the whole font", all(f)},
		}
		for _, tt := range tests {
			t.Run(s.name+"/"+tt.name, func(t *testing.T) {
				p, err := f.Subset(tt.glyphs)
				if err != nil {
					t.Fatal(err)
				}
				if p.CFF != s.cff {
					t.Errorf("CFF is %t", p.CFF)
				}
				if n := len(p.Advance); s.cff && n != len(tt.glyphs) {
					t.Errorf("%d widths for %d glyphs", n, len(tt.glyphs))
				}
				sameOutlines(t, p, s.data, tt.glyphs)
			})
		}
	}
}

func TestSubsetOfSubset(t *testing.T) {
	for _, s := range sources() {
		t.Run(s.name, func(t *testing.T) {
			f := mustParse(t, s.data)
			glyphs := read(t, s.data).glyphs(t, text)
			p := mustSubset(t, s.data, glyphs)
			if !p.CFF {
				// parts, which wrap does not look at
				glyphs = append(glyphs, make([]uint16, len(p.Advance)-len(glyphs))...)
			}
			again := wrap(t, p, f, glyphs) // CID-keyed, if CFF

			identity := all(mustParse(t, again))
			if q := mustSubset(t, again, identity); !bytes.Equal(q.Data, p.Data) {
				t.Error("a subset of all glyphs of a subset differs from it")
			}
			few := []uint16{0, 40, 30, 20, 70, 20}
			sameOutlines(t, mustSubset(t, again, few), again, few)
		})
	}
}

func TestSubsetIsDeterministic(t *testing.T) {
	for _, s := range sources() {
		t.Run(s.name, func(t *testing.T) {
			glyphs := read(t, s.data).glyphs(t, text)
			want := mustSubset(t, s.data, glyphs).Data
			f := mustParse(t, s.data)
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					p, err := f.Subset(glyphs)
					if err != nil || !bytes.Equal(p.Data, want) {
						t.Errorf("other bytes, error %v", err)
					}
				})
			}
			all.Wait()
		})
	}
}

// ends returns where the last two segments end, of which the last may be the reader's own, to close the outline.
func ends(outline []sfnt.Segment) (list []vector) {
	for _, s := range outline[max(len(outline)-2, 0):] {
		end := s.Args[map[sfnt.SegmentOp]int{sfnt.SegmentOpQuadTo: 1, sfnt.SegmentOpCubeTo: 2}[s.Op]]
		// 26.6 and downwards to 16.16 and upwards
		list = append(list, vector{number(end.X) << 10, -number(end.Y) << 10})
	}
	return list
}

// TestPen compares where the pen ends, which matters for accents only, with where the outline does.
func TestPen(t *testing.T) {
	for _, s := range sources() {
		if !s.cff {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			f, r := mustParse(t, s.data), read(t, s.data)
			for _, g := range all(f) {
				steps := maxSteps
				d := drawing{cff: f.cff, steps: &steps}
				if err := d.glyph(g); err != nil {
					t.Fatal(err)
				}
				o := r.outline(t, g)
				if len(o) == 0 {
					continue
				}
				if !slices.Contains(ends(o), d.pen) {
					t.Errorf("glyph %d ends at one of %v, the pen at %v", g, ends(o), d.pen)
				}
			}
		})
	}
}

func TestSize(t *testing.T) {
	tests := []struct {
		name, text string
		most       int
	}{
		{"ASCII", letters()[:95], 8000}, // deflated, 6500
		{"ASCII and Latin-1", letters(), 17000},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sources()[0]
			p := mustSubset(t, s.data, read(t, s.data).glyphs(t, tt.text))
			if len(p.Data) > tt.most {
				t.Errorf("%d glyphs of %s take %d bytes, more than %d", len(p.Advance), s.name, len(p.Data), tt.most)
			}
			t.Logf("%d glyphs of %s: %d bytes of %d", len(p.Advance), s.name, len(p.Data), len(s.data))
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range sources() {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				mustParse(b, s.data)
			}
		})
	}
}

func BenchmarkSubset(b *testing.B) {
	for _, s := range sources() {
		b.Run(s.name, func(b *testing.B) {
			glyphs := read(b, s.data).glyphs(b, letters())
			f := mustParse(b, s.data)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f.Subset(glyphs); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
