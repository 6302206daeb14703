package subset

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

// trueType makes a font of outlines. Each glyph is a hundred units wider than the one before.
func trueType(outlines ...[]byte) []byte {
	head, hhea, maxp := make([]byte, 54), make([]byte, 36), make([]byte, 32)
	head[18], head[19] = 1000>>8, 1000&0xFF
	head[51] = 1 // long offsets
	hhea[35] = byte(len(outlines))
	maxp[5] = byte(len(outlines))
	for i := 14; i < 28; i++ {
		maxp[i] = 1 // instructions
	}
	var glyf, loca, hmtx []byte
	for i, o := range outlines {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, o...)
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(500+100*i))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(10+i))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return writeFile(
		"true",
		[]namedTable{{"cvt ", []byte{1, 2}}, {"fpgm", []byte{3}}, {"glyf", glyf}, {"gvar", []byte{4}},
			{"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}},
	)
}

// dot is a simple glyph of one point, with two bytes of instructions and one of padding.
func dot(x byte) []byte {
	return []byte{0, 1, 0, x, 0, 0, 0, x, 0, 0, 0, 0, 0, 2, 0xAA, 0xBB, 1 | xShort | xSame | ySame, x, 0}
}

// bareDot is dot as it should come out.
func bareDot(x byte) []byte {
	return []byte{0, 1, 0, x, 0, 0, 0, x, 0, 0, 0, 0, 0, 0, 1 | xShort | xSame | ySame, x}
}

// composite is a glyph of parts, with two bytes of instructions.
func composite(parts ...byte) []byte {
	out := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0}
	for i, p := range parts {
		flags := haveInstructions
		if i < len(parts)-1 {
			flags |= moreComponents
		}
		// The parts have arguments and scales of different lengths.
		flags |= []int{0, wordArgs, oneScale, twoScales, fourScales | wordArgs}[i%5]
		out = append(out, byte(flags>>8), byte(flags), 0, p)
		for range componentSize(flags) - 4 {
			out = append(out, 0x55)
		}
	}
	return append(out, 0, 2, 0xAA, 0xBB)
}

func TestTrueType(t *testing.T) {
	font := trueType(
		nil,
		dot(1),
		dot(2),
		composite(1, 2, 1, 2, 1),
		composite(3, 2),
		[]byte{0, 0, 1, 2, 3, 4, 5, 6, 7, 8},
	)
	tests := []struct {
		name    string
		glyphs  []uint16
		want    []string // parts of a composite, "dot 1", or nothing
		advance []int
	}{
		{"simple", []uint16{0, 2}, []string{"", "dot 2"}, []int{500, 700}},
		{"no glyph 0", []uint16{2}, []string{"dot 2"}, []int{700}},
		{"no contours", []uint16{0, 5}, []string{"", ""}, []int{500, 1000}},
		{"twice", []uint16{0, 1, 1}, []string{"", "dot 1", "dot 1"}, []int{500, 600, 600}},
		{"parts added", []uint16{0, 3}, []string{"", "parts 2 3 2 3 2", "dot 1", "dot 2"}, []int{500, 800, 600, 700}},
		{
			"parts there before",
			[]uint16{0, 2, 1, 3},
			[]string{"", "dot 2", "dot 1", "parts 2 1 2 1 2"},
			[]int{500, 700, 600, 800},
		},
		{
			"parts there after",
			[]uint16{0, 3, 2},
			[]string{"", "parts 3 2 3 2 3", "dot 2", "dot 1"},
			[]int{500, 800, 700, 600},
		},
		{"parts of parts", []uint16{0, 4}, []string{"", "parts 2 3", "parts 4 3 4 3 4", "dot 2", "dot 1"},
			[]int{500, 900, 800, 700, 600}},
		{"composite twice", []uint16{0, 3, 3}, []string{"", "parts 3 4 3 4 3", "parts 3 4 3 4 3", "dot 1", "dot 2"},
			[]int{500, 800, 800, 600, 700}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustSubset(t, font, tt.glyphs)
			f := mustParse(t, p.Data)
			if f.Glyphs() != len(tt.want) {
				t.Fatalf("%d glyphs, want %d", f.Glyphs(), len(tt.want))
			}
			if fmt.Sprint(p.Advance) != fmt.Sprint(tt.advance) {
				t.Errorf("Advance %v, want %v", p.Advance, tt.advance)
			}
			for i, want := range tt.want {
				g := uint16(i)
				got, err := f.outlines.data(g)
				if err != nil {
					t.Fatal(err)
				}
				if s := describe(got); s != want {
					t.Errorf("glyph %d is %q, want %q", i, s, want)
				}
				if a, b := f.advance(g), f.bearing(g); a != tt.advance[i] || b != 10+(a-500)/100 {
					t.Errorf("glyph %d has the advance %d and the bearing %d", i, a, b)
				}
			}
		})
	}
}

// describe returns a description of a well-formed outline.
func describe(outline table) string {
	switch {
	case len(outline) == 0:
		return ""
	case bytes.Equal(outline, bareDot(1)):
		return "dot 1"
	case bytes.Equal(outline, bareDot(2)):
		return "dot 2"
	case outline.i16(0) != -1:
		return fmt.Sprintf("% x", []byte(outline))
	}
	s, at := "parts", 10
	for more := true; more; {
		flags := outline.u16(at)
		s += fmt.Sprintf(" %d", outline.u16(at+2))
		if flags&haveInstructions != 0 {
			s += " with instructions"
		}
		at += componentSize(flags)
		more = flags&moreComponents != 0
	}
	if n := (at + 1) &^ 1; n != len(outline) {
		s += fmt.Sprintf(" and %d bytes more", len(outline)-n)
	}
	return s
}

func TestTrueTypeDamaged(t *testing.T) {
	cut := func(n int) []byte { return trueType(nil, dot(1)[:n]) }
	tests := []struct {
		name string
		font []byte
		want string
	}{
		{"part of itself", trueType(nil, composite(1)), "glyph 1: its parts nest deeper than 16, or in a circle"},
		{"parts in a circle", trueType(nil, composite(2, 3), composite(3), composite(0, 2)),
			"glyph 1: its parts nest deeper than 16, or in a circle"},
		{"parts seventeen deep", nested(17), "glyph 1: its parts nest deeper than 16, or in a circle"},
		{"parts sixteen deep", nested(16), ""},
		{"part that the font lacks", trueType(nil, composite(7)), "glyph 1: its part is glyph 7, and the font has 2"},
		{"cut in the box", cut(9), "glyph 1: its outline is cut short"},
		{"cut in the ends of contours", cut(11), "glyph 1: its outline is cut short"},
		{"cut in the instructions", cut(15), "glyph 1: its outline is cut short"},
		{"cut in the points", cut(17), "glyph 1: its outline is cut short"},
		{"cut in the parts", trueType(nil, composite(0, 0)[:20]), "glyph 1: its outline is cut short"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := mustParse(t, tt.font).Subset([]uint16{0, 1})
			if got := fmt.Sprint(err); got != tt.want && (err != nil || tt.want != "") {
				t.Errorf("error %q, want %q", got, tt.want)
			}
		})
	}
}

// nested makes a font whose glyph 1 is of glyph 2, that of glyph 3, and so on to a simple one.
func nested(depth int) []byte {
	outlines := [][]byte{nil}
	for i := range depth - 1 {
		outlines = append(outlines, composite(byte(i+2)))
	}
	return trueType(append(outlines, dot(1))...)
}

func TestTrueTypeTables(t *testing.T) {
	font := trueType(nil, dot(1), dot(2), composite(1, 2))
	p := mustSubset(t, font, []uint16{0, 3})
	var tags []string
	for dir := p.Data[12:]; len(tags) < table(p.Data).u16(4); dir = dir[16:] {
		tag := string(dir[:4])
		tags = append(tags, tag)
		data := tableOf(t, p.Data, tag)
		if tag == "head" {
			clear(data[8:12])
		}
		if got, want := table(dir).u32(4), checksum(data); got != want {
			t.Errorf("table %s has the sum %08x, want %08x", tag, got, want)
		}
	}
	if got := strings.Join(tags, " "); got != "glyf head hhea hmtx loca maxp" {
		t.Errorf("tables %s", got)
	}
	if got := checksum(p.Data); got != 0xB1B0AFBA {
		t.Errorf("the file has the sum %08x", got)
	}
	if maxp := tableOf(t, p.Data, "maxp"); maxp.u16(14) != 1 || !bytes.Equal(maxp[16:28], make([]byte, 12)) ||
		maxp.u16(28) != 0 {
		t.Errorf("maxp has bounds for instructions: % x", []byte(maxp))
	}
}

func TestHmtxEndsInOneWidth(t *testing.T) {
	font := trueType(nil, nil, nil, nil)
	p := mustSubset(t, font, []uint16{0, 2, 3, 1, 1, 1})
	f := mustParse(t, p.Data)
	if f.widths != 4 {
		t.Errorf("%d widths for four different ones", f.widths)
	}
	for i, want := range []int{500, 700, 800, 600, 600, 600} {
		if got := f.advance(uint16(i)); got != want || p.Advance[i] != want {
			t.Errorf("glyph %d is %d wide, and by Advance %d, want %d", i, got, p.Advance[i], want)
		}
		if got := f.bearing(uint16(i)); got != 10+(want-500)/100 {
			t.Errorf("glyph %d has the bearing %d", i, got)
		}
	}
}

func TestLocaFormats(t *testing.T) {
	// 60000 points
	big := append([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0xEA, 0x5F, 0, 0}, bytes.Repeat([]byte{1}, 60000)...)
	big = append(big, make([]byte, 4*60000)...)
	font := trueType(nil, dot(1), big)
	for _, tt := range []struct {
		name   string
		glyphs []uint16
		want   int
	}{
		{"short", []uint16{0, 1}, 0},
		{"long", []uint16{0, 2, 1}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := mustSubset(t, font, tt.glyphs)
			if got := tableOf(t, p.Data, "head").u16(50); got != tt.want {
				t.Errorf("format %d, want %d", got, tt.want)
			}
			f := mustParse(t, p.Data)
			if d, err := f.outlines.data(uint16(len(tt.glyphs) - 1)); err != nil || describe(d) != "dot 1" {
				t.Errorf("the last glyph is % x, error %v", []byte(d), err)
			}
		})
	}
}
