package subset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/go-fonts/dejavu/dejavusansmono"
	"github.com/go-fonts/stix/stix2textregular"
)

// small returns fonts of a few glyphs, of every kind of outline.
func small(t testing.TB) map[string][]byte {
	t.Helper()
	fonts := map[string][]byte{}
	for _, s := range sources() {
		if s.name == "STIX Two Text" || s.name == "DejaVu Sans Mono" {
			glyphs := read(t, s.data).glyphs(t, "aé")
			p := mustSubset(t, s.data, glyphs)
			f := mustParse(t, s.data)
			f.chars.table, f.names.table = nil, f.names.table[:min(len(f.names.table), 400)]
			if s.cff {
				fonts["CID-keyed"] = wrap(t, p, f, glyphs)
			} else {
				fonts["TrueType"] = wrap(t, p, f, glyphs)
			}
		}
	}
	fonts["name-keyed"] = nameKeyed(1000, []int{'A', 0xC2, 0xF5}, [][]byte{
		assemble(t, "endchar"),
		assemble(t, "-7 1 2 hstemhm 3 4 hintmask #c0 10 hmoveto -107 callsubr 5 0.5 rlineto endchar"),
		assemble(t, "5 hmoveto -107 callgsubr"),
		assemble(t, "100 200 65 194 endchar"),
	}, [][]byte{assemble(t, "1 2 add hlineto return")}, [][]byte{assemble(t, "1 2 3 4 5 6 rrcurveto endchar")})
	fonts["composite"] = trueType(nil, dot(1), composite(1, 3), dot(2))
	return fonts
}

// collection combines fonts into one file, in which their tables are at larger offsets.
func collection(fonts ...[]byte) []byte {
	at := 12 + 4*len(fonts)
	out := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, byte(len(fonts)))
	for _, f := range fonts {
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		at += len(f)
	}
	for _, f := range fonts {
		start := len(out)
		out = append(out, f...)
		for i := range table(f).u16(4) {
			entry := out[start+12+16*i:]
			binary.BigEndian.PutUint32(entry[8:], table(entry).u32(8)+uint32(start))
		}
	}
	return out
}

func TestCollection(t *testing.T) {
	mono, stix := dejavusansmono.TTF, stix2textregular.TTF
	for _, tt := range []struct {
		name        string
		data, first []byte
	}{
		{"TrueType first", collection(mono, stix), mono},
		{"CFF first", collection(stix, mono), stix},
	} {
		t.Run(tt.name, func(t *testing.T) {
			glyphs := read(t, tt.first).glyphs(t, text)
			got, want := mustSubset(t, tt.data, glyphs), mustSubset(t, tt.first, glyphs)
			if got.Name != want.Name || got.Metrics != want.Metrics || !bytes.Equal(got.Data, want.Data) {
				t.Errorf("the subset is not that of the first font, but %s, %d bytes", got.Name, len(got.Data))
			}
		})
	}
}

func TestExtract(t *testing.T) {
	mono, stix := dejavusansmono.TTF, stix2textregular.TTF
	both := collection(mono, stix)
	for n, want := range [][]byte{mono, stix} {
		got, err := Extract(both, n)
		if err != nil {
			t.Fatal(err)
		}
		glyphs := read(t, want).glyphs(t, text)
		if a, b := mustSubset(t, got, glyphs), mustSubset(t, want, glyphs); !bytes.Equal(a.Data, b.Data) {
			t.Errorf("font %d is another one: %s, not %s", n, a.Name, b.Name)
		}
	}
	if got, err := Extract(mono, 3); err != nil || !bytes.Equal(got, mono) {
		t.Errorf("a file that is no collection: %v", err)
	}
	cut := bytes.Clone(both)
	binary.BigEndian.PutUint32(cut[16:], 0x7FFFFFF0)
	again := bytes.Clone(both) // all tables of the first font are the whole file
	for at := 20 + 12; at < 20+12+16*table(mono).u16(4); at += 16 {
		binary.BigEndian.PutUint32(again[at+8:], 0)
		binary.BigEndian.PutUint32(again[at+12:], uint32(len(again)))
	}
	for _, tt := range []struct {
		name string
		data []byte
		n    int
		want string
	}{
		{"beyond the last", both, 2, "the collection holds 2 fonts, not 3"},
		{"before the first", both, -1, "the collection holds 2 fonts, not 0"},
		{"cut short", cut, 1, "font 2 of the collection lies beyond the end of the file"},
		{"tables that overlap", again, 0, "the tables of a font overlap"},
	} {
		if _, err := Extract(tt.data, tt.n); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	without := func(tags ...string) []byte {
		b := bytes.Clone(trueType(nil, dot(1)))
		for _, tag := range tags {
			copy(b[bytes.Index(b, []byte(tag)):], "none")
		}
		return b
	}
	set := func(tag string, at int, v uint16) []byte {
		b := bytes.Clone(trueType(nil, dot(1)))
		entry := table(b[bytes.Index(b, []byte(tag)):])
		binary.BigEndian.PutUint16(b[entry.offset(8, 4)+at:], v)
		return b
	}
	far := bytes.Clone(trueType(nil, dot(1)))
	binary.BigEndian.PutUint32(far[bytes.Index(far, []byte("glyf"))+8:], 0xFFFFFFF0)
	whole := trueType(nil, dot(1))
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "not a font: it has fewer than four bytes"},
		{"text", []byte("# Questions\n"), `not an OpenType font: it begins with "# Qu"`},
		{"WOFF", []byte("wOFF\x00\x01\x00\x00"), "a compressed font for the web (WOFF): unpack it to TTF or OTF first"},
		{
			"WOFF2",
			[]byte("wOF2\x00\x01\x00\x00"),
			"a compressed font for the web (WOFF): unpack it to TTF or OTF first",
		},
		{"Type 1", []byte("%!PS-AdobeFont-1.0"), "a PostScript Type 1 font: convert it to OpenType first"},
		{"empty collection", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), "the collection holds no font"},
		{"collection cut short", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x10\x00"),
			"the first font of the collection lies beyond the end of the file"},
		{"collection of collections", collection(collection(far)), `not an OpenType font: it begins with "ttcf"`},
		{"directory cut short", whole[:40], "the table directory is cut short"},
		{"file cut short", whole[:len(whole)-20], "table maxp lies beyond the end of the file"},
		{"table beyond the end", far, "table glyf lies beyond the end of the file"},
		{"no head", without("head"), "the font has no table head"},
		{"no maxp", without("maxp"), "the font has no table maxp"},
		{"no hmtx", without("hmtx"), "the font has no table hmtx"},
		{
			"no outlines",
			without("glyf", "loca"),
			"the font has no outlines: no table CFF, and not both of glyf and loca",
		},
		{"CFF2", writeFile("OTTO", []namedTable{{"CFF2", []byte{2}}, {"head", make([]byte, 54)}}),
			"a variable font with CFF2 outlines: make an instance of it first"},
		{"no em", set("head", 18, 0), "table head: an em of no units"},
		{"no glyphs", set("maxp", 4, 0), "table maxp: the font has no glyphs"},
		{"no widths", set("hhea", 34, 0), "table hhea: no glyph has a width"},
		{"too few widths", set("hhea", 34, 3), "table hmtx is cut short: 8 bytes for 3 widths"},
		{"head cut short", writeFile("true", []namedTable{{"head", make([]byte, 53)}}), "table head is cut short"},
		{"CFF of one byte", openType(1000, []byte{1}, 1), "table CFF: it is cut short"},
		{"CFF of version 2", openType(1000, []byte{2, 0, 5, 0, 0}, 1), "table CFF: it has version 2, not 1"},
		{
			"CFF of nothing",
			openType(1000, []byte{1, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0}, 1),
			"table CFF: it holds no font",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(tt.data)
			if err == nil || err.Error() != tt.want {
				t.Errorf("error %q, want %q", err, tt.want)
			}
		})
	}
}

func TestSubsetErrors(t *testing.T) {
	for name, data := range small(t) {
		f := mustParse(t, data)
		for _, tt := range []struct {
			name   string
			glyphs []uint16
			want   string
		}{
			{"no glyphs", nil, "a subset of no glyphs"},
			{"a glyph too many", []uint16{0, 0xFFFF}, "glyph 65535: the font has "},
			{"too many glyphs", make([]uint16, 1<<16), "a subset of 65536 glyphs: a font has 65535 at most"},
		} {
			t.Run(name+"/"+tt.name, func(t *testing.T) {
				_, err := f.Subset(tt.glyphs)
				if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
					t.Errorf("error %q, want %q", err, tt.want)
				}
			})
		}
	}
}

func TestMostGlyphs(t *testing.T) {
	for name, data := range small(t) {
		t.Run(name, func(t *testing.T) {
			p := mustSubset(t, data, make([]uint16, maxGlyphs))
			if len(p.Advance) != maxGlyphs {
				t.Errorf("%d glyphs", len(p.Advance))
			}
		})
	}
}
