package subset

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/stix/stix2mathregular"
	"github.com/go-fonts/stix/stix2textbold"
	"github.com/go-fonts/stix/stix2textbolditalic"
	"github.com/go-fonts/stix/stix2textitalic"
	"github.com/go-fonts/stix/stix2textregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// source is a font that is cut in tests.
type source struct {
	name string
	data []byte
	cff  bool
}

func sources() []source {
	return []source{
		{"STIX Two Text", stix2textregular.TTF, true},
		{"STIX Two Text Bold", stix2textbold.TTF, true},
		{"STIX Two Text Italic", stix2textitalic.TTF, true},
		{"STIX Two Text Bold Italic", stix2textbolditalic.TTF, true},
		{"STIX Two Math", stix2mathregular.TTF, true},
		{"DejaVu Sans", dejavusans.TTF, false},
		{"DejaVu Sans Mono", dejavusansmono.TTF, false},
		{"Go Regular", goregular.TTF, false},
	}
}

// text has plain letters, composites (accented letters), composites of composites (Ǖ in some fonts), symbols.
const text = "Sphinx of black quartz, judge my vow! 0123456789 (a+b)² = {x|y}; ÄÖÜäöüßÅåÉéèêçñøæœŁłŠšŽžőűǕǖẤấ ΑΒΓαβγ ЖЩйё →∑√≤"

// letters are ASCII and Latin-1.
func letters() (s string) {
	for r := ' '; r <= 0xFF; r++ {
		if r < 0x7F || r >= 0xA0 {
			s += string(r)
		}
	}
	return s
}

// mustParse parses for this package.
func mustParse(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// mustSubset cuts for a test that is about what comes next.
func mustSubset(t testing.TB, data []byte, glyphs []uint16) *Program {
	t.Helper()
	p, err := mustParse(t, data).Subset(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// reader is a font as golang.org/x/image reads it, which shares no code with this package.
type reader struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

func read(t testing.TB, data []byte) *reader {
	t.Helper()
	f, err := sfnt.Parse(data)
	if err != nil {
		t.Fatalf("golang.org/x/image does not read the font: %v", err)
	}
	return &reader{font: f}
}

// ppem is large enough for a unit of a font to be seen.
const ppem = 1000 << 6

func (r *reader) outline(t testing.TB, glyph uint16) []sfnt.Segment {
	t.Helper()
	s, err := r.font.LoadGlyph(&r.buf, sfnt.GlyphIndex(glyph), fixed.Int26_6(ppem), nil)
	if err != nil {
		t.Fatalf("golang.org/x/image does not read glyph %d: %v", glyph, err)
	}
	return slices.Clone(s)
}

func (r *reader) advance(t testing.TB, glyph uint16) fixed.Int26_6 {
	t.Helper()
	a, err := r.font.GlyphAdvance(&r.buf, sfnt.GlyphIndex(glyph), fixed.Int26_6(ppem), font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// glyphs returns glyph 0 and those of a text, a character's again each time that it comes.
func (r *reader) glyphs(t testing.TB, text string) []uint16 {
	t.Helper()
	list := []uint16{0}
	for _, c := range text {
		g, err := r.font.GlyphIndex(&r.buf, c)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, uint16(g))
	}
	return list
}

// tableOf returns a table of a font file.
func tableOf(t testing.TB, file []byte, tag string) table {
	t.Helper()
	dir, _ := table(file).cut(12, 16*table(file).u16(4))
	for ; len(dir) > 0; dir = dir[16:] {
		if string(dir[:4]) == tag {
			data, ok := table(file).cut(dir.offset(8, 4), dir.offset(12, 4))
			if !ok {
				t.Fatalf("table %s lies beyond the end", tag)
			}
			return slices.Clone(data)
		}
	}
	return nil
}

// wrap makes a font file of a program, with the tables that a PDF does without and a font reader insists on.
func wrap(t testing.TB, p *Program, from *Font, glyphs []uint16) []byte {
	t.Helper()
	post := make([]byte, 32)
	binary.BigEndian.PutUint32(post, 0x00030000) // no names of glyphs
	os2 := append(slices.Clone(from.os2), make([]byte, 10)...)
	os2[1] = max(os2[1], 2) // of versions below 2 the reader measures the letter x, which may not be there
	if !p.CFF {
		tables := []namedTable{{"OS/2", os2}, {"cmap", from.chars.table}}
		for _, tag := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
			tables = append(tables, namedTable{tag, tableOf(t, p.Data, tag)})
		}
		return writeFile(
			"\x00\x01\x00\x00",
			append(tables, namedTable{"name", from.names.table}, namedTable{"post", post}),
		)
	}
	n := len(glyphs)
	hhea := slices.Clone(from.hhea)
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	var hmtx []byte
	for _, g := range glyphs {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(from.advance(g)))
		hmtx = append(hmtx, 0, 0)
	}
	return writeFile("OTTO", []namedTable{
		{"CFF ", p.Data}, {"OS/2", os2}, {"cmap", from.chars.table}, {"head", slices.Clone(from.head)}, {"hhea", hhea},
		{"hmtx", hmtx}, {"maxp", []byte{0, 0, 0x50, 0, byte(n >> 8), byte(n)}}, {"name", from.names.table},
		{"post", post},
	})
}
