package subset

import (
	"bytes"
	"math"
	"slices"
	"testing"
)

// cidKeyed makes a font of four glyphs of two font dictionaries, the second of twice the scale and with a subroutine of
// its own under the same number. Glyphs 1 and 3 are of the second.
func cidKeyed(t *testing.T, sel []byte) []byte {
	t.Helper()
	charstrings := [][]byte{assemble(t, "endchar")}
	for range 3 {
		charstrings = append(charstrings, assemble(t, "10 hmoveto -107 callsubr endchar"))
	}
	outlines := appendIndex(nil, charstrings...)
	private := appendOffsets(nil, opSubrs, 6)
	first := appendIndex(slices.Clone(private), assemble(t, "1 hlineto return"))
	second := appendIndex(slices.Clone(private), assemble(t, "2 hlineto return"))
	start := func(selAt, outlinesAt, arrayAt int) []byte {
		top := appendEntry(nil, opROS, 391, 392, 0)
		top = append(top, appendMatrix(nil, 0.0005)...)
		top = appendOffsets(top, opFDSelect, selAt)
		top = appendOffsets(top, opCharStrings, outlinesAt)
		top = appendOffsets(top, opFDArray, arrayAt)
		out := appendIndex([]byte{1, 0, 4, 4}, []byte("Test"))
		return appendIndex(appendIndex(appendIndex(out, top), []byte("Adobe"), []byte("Identity")))
	}
	array := func(firstAt, secondAt int) []byte {
		return appendIndex(nil, appendOffsets(nil, opPrivate, len(private), firstAt),
			appendOffsets(appendMatrix(nil, 2), opPrivate, len(private), secondAt))
	}
	selAt := len(start(0, 0, 0))
	outlinesAt := selAt + len(sel)
	arrayAt := outlinesAt + len(outlines)
	firstAt := arrayAt + len(array(0, 0))
	out := append(start(selAt, outlinesAt, arrayAt), sel...)
	out = append(append(out, outlines...), array(firstAt, firstAt+len(first))...)
	return openType(2000, slices.Concat(out, first, second), 4)
}

func TestFontDictionaries(t *testing.T) {
	first, second := "10 hmoveto 1 hlineto endchar", "10 hmoveto 2 hlineto endchar"
	formats := []struct {
		name string
		sel  []byte
	}{
		{"a byte a glyph", []byte{0, 0, 1, 0, 1}},
		{"ranges", []byte{3, 0, 4, 0, 0, 0, 0, 1, 1, 0, 2, 0, 0, 3, 1, 0, 4}},
	}
	tests := []struct {
		name   string
		glyphs []uint16
		want   []string // outlines, without widths
		fonts  []byte   // by glyph
		scales []float64
	}{
		{
			"both",
			[]uint16{0, 1, 2, 3},
			[]string{"endchar", second, first, second},
			[]byte{0, 1, 0, 1},
			[]float64{0.0005, 0.001},
		},
		{"only the first", []uint16{0, 2}, []string{"endchar", first}, []byte{0, 0}, []float64{0.0005}},
		{"only the second", []uint16{1, 3}, []string{second, second}, []byte{0, 0}, []float64{0.001}},
	}
	for _, format := range formats {
		f := mustParse(t, cidKeyed(t, format.sel))
		for _, tt := range tests {
			t.Run(format.name+"/"+tt.name, func(t *testing.T) {
				p, err := f.Subset(tt.glyphs)
				if err != nil {
					t.Fatal(err)
				}
				c, err := parseCFF(p.Data, 2000)
				if err != nil {
					t.Fatal(err)
				}
				if len(c.fonts) != len(tt.scales) {
					t.Fatalf("%d font dictionaries, want %d", len(c.fonts), len(tt.scales))
				}
				for i, want := range tt.scales {
					if got := c.fonts[i].scale; math.Abs(got-want) > 1e-9 {
						t.Errorf("font dictionary %d has the scale %g, want %g", i, got, want)
					}
				}
				for i, want := range tt.want {
					if got := charstring(t, p, i); !bytes.HasSuffix(got, assemble(t, want)) {
						t.Errorf("glyph %d is % x, want %s", i, got, want)
					}
					if n, err := c.font(uint16(i)); err != nil || n != int(tt.fonts[i]) {
						t.Errorf("glyph %d is of font dictionary %d (error %v), want %d", i, n, err, tt.fonts[i])
					}
				}
			})
		}
	}
}

func TestFontDictionariesDamaged(t *testing.T) {
	tests := []struct {
		name string
		sel  []byte
		want string
	}{
		{"no such dictionary", []byte{0, 0, 2, 0, 1}, "glyph 1: it is of font dictionary 2 of 2"},
		{"ranges cut short", []byte{3, 0xFF, 0xFF, 0, 0, 0}, "glyph 0: the list of font dictionaries is cut short"},
		{"unknown format", []byte{1}, "table CFF: it lacks the list of which font dictionary a glyph is of"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Parse(cidKeyed(t, tt.sel))
			if err == nil {
				_, err = f.Subset([]uint16{0, 1})
			}
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %q, want %q", err, tt.want)
			}
		})
	}
}

// TestWidthsOfCharstrings reads the widths that a validator compares with those of the PDF: nominalWidthX and the first
// number of the charstring, or defaultWidthX.
func TestWidthsOfCharstrings(t *testing.T) {
	for _, upem := range []int{1000, 2048} {
		font := nameKeyed(upem, []int{'A', 'B', 'C'}, [][]byte{assemble(t, "endchar"), assemble(t, "-300 endchar"),
			assemble(t, "endchar"), assemble(t, "1 endchar")}, nil, nil)
		p := mustSubset(t, font, []uint16{0, 3, 1, 3})
		c, err := parseCFF(p.Data, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.fonts[0].scale; math.Abs(got-1/float64(upem)) > 1e-9 {
			t.Errorf("em of %d units: scale %g", upem, got)
		}
		// 500, 800, 600, 800: the usual one is 800, and so is the middle one.
		for i, want := range []string{"-300 endchar", "endchar", "-200 endchar", "endchar"} {
			if got := charstring(t, p, i); !bytes.Equal(got, assemble(t, want)) {
				t.Errorf("em of %d units: glyph %d is % x, want %s", upem, i, got, want)
			}
		}
		if want := (800*1000 + upem/2) / upem; p.Advance[1] != want {
			t.Errorf("em of %d units: Advance %d, want %d", upem, p.Advance[1], want)
		}
	}
}

func TestCharset(t *testing.T) {
	tests := []struct {
		name    string
		charset []byte
		sid     int
		want    int
	}{
		{"list", []byte{0, 0, 34, 0, 125, 0, 36}, 125, 2},
		{"ranges of up to 256", []byte{1, 0, 34, 1, 0, 125, 0}, 125, 3},
		{"ranges of up to 65536", []byte{2, 0, 34, 0, 1, 0, 125, 0, 0}, 35, 2},
		{"a name that is not there", []byte{2, 0, 34, 0, 1, 0, 125, 0, 0}, 36, 0},
		{"cut short", []byte{1, 0, 34, 0}, 125, 0},
		{"unknown format", []byte{3, 0, 34, 0}, 34, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := cff{data: append(make([]byte, 9), tt.charset...), charstrings: index{count: 4}}
			if got := c.searchCharset(9, tt.sid); got != tt.want {
				t.Errorf("glyph %d, want %d", got, tt.want)
			}
		})
	}
}

func TestStandardNames(t *testing.T) {
	// Adobe Technical Note 5176, appendix A: the ends of the ranges.
	for code, want := range map[int]int{
		31: 0, ' ': 1, 'A': 34, '~': 95, 161: 96, 175: 110, 177: 111, 180: 114, 182: 115, 189: 122, 191: 123, 192: 0,
		193: 124, 200: 131, 203: 133, 208: 137, 225: 138, 227: 139, 235: 143, 241: 144, 245: 145, 251: 149, 255: 0,
	} {
		if got := standardName(code); got != want {
			t.Errorf("code %d has the name %d, want %d", code, got, want)
		}
	}
}
