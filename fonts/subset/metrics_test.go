package subset

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

func TestMetrics(t *testing.T) {
	want := map[string]struct {
		name, family string
		bold, italic bool
		metrics      Metrics
	}{
		"STIX Two Text": {"STIXTwoText-Regular", "STIX Two Text", false, false,
			Metrics{Ascent: 762, Descent: -238, CapHeight: 657, Box: [4]int{-948, -373, 1297, 1047}, Weight: 400}},
		"STIX Two Text Bold": {"STIXTwoText-Bold", "STIX Two Text", true, false,
			Metrics{Ascent: 762, Descent: -238, CapHeight: 657, Box: [4]int{-948, -434, 1429, 1047}, Weight: 700}},
		"STIX Two Text Italic": {"STIXTwoText-Italic", "STIX Two Text", false, true,
			Metrics{
				Ascent:      762,
				Descent:     -238,
				CapHeight:   657,
				Box:         [4]int{-893, -362, 1298, 1047},
				ItalicAngle: -12,
				Weight:      400,
			}},
		"STIX Two Text Bold Italic": {"STIXTwoText-BoldItalic", "STIX Two Text", true, true,
			Metrics{
				Ascent:      762,
				Descent:     -238,
				CapHeight:   657,
				Box:         [4]int{-893, -427, 1451, 1047},
				ItalicAngle: -12,
				Weight:      700,
			}},
		"STIX Two Math": {"STIXTwoMath-Regular", "STIX Two Math", false, false,
			Metrics{Ascent: 762, Descent: -238, CapHeight: 657, Box: [4]int{-978, -1641, 3072, 2627}, Weight: 400}},
		// Its OS/2 is of version 1: the height of H is measured.
		"DejaVu Sans": {"DejaVuSans", "DejaVu Sans", false, false,
			Metrics{Ascent: 928, Descent: -236, CapHeight: 729, Box: [4]int{-1021, -463, 1793, 1232}, Weight: 400}},
		"DejaVu Sans Mono": {"DejaVuSansMono", "DejaVu Sans Mono", false, false,
			Metrics{
				Ascent:     928,
				Descent:    -236,
				CapHeight:  729,
				Box:        [4]int{-558, -375, 718, 1028},
				Weight:     400,
				FixedPitch: true,
			}},
		"Go Regular": {"GoRegular", "Go", false, false,
			Metrics{Ascent: 945, Descent: -211, CapHeight: 723, Box: [4]int{-215, -265, 1055, 1119}, Weight: 400}},
	}
	for _, s := range sources() {
		t.Run(s.name, func(t *testing.T) {
			f, want := mustParse(t, s.data), want[s.name]
			if got := f.Metrics(); got != want.metrics {
				t.Errorf("metrics %+v\nwant    %+v", got, want.metrics)
			}
			family, bold, italic := f.Family()
			if f.Name() != want.name || family != want.family || bold != want.bold || italic != want.italic {
				t.Errorf("%s: family %q, bold %t, italic %t", f.Name(), family, bold, italic)
			}
			if !f.Embeddable() {
				t.Error("not embeddable")
			}
			p := mustSubset(t, s.data, []uint16{0})
			if p.Name != want.name || p.Metrics != want.metrics {
				t.Errorf("the program is called %s and measures %+v", p.Name, p.Metrics)
			}
		})
	}
}

// words makes a table of numbers at given places.
func words(size int, at map[int]int) table {
	t := make(table, size)
	for i, v := range at {
		binary.BigEndian.PutUint16(t[i:], uint16(v))
	}
	return t
}

func TestHeights(t *testing.T) {
	head := words(54, map[int]int{38: -300, 42: 1000})
	hhea := words(36, map[int]int{4: 900, 6: -200})
	typo := map[int]int{68: 800, 70: -250, 74: 1100, 76: 350}
	with := func(bits int) table {
		o := words(96, typo)
		binary.BigEndian.PutUint16(o[62:], uint16(bits))
		return o
	}
	for _, tt := range []struct {
		name       string
		hhea, os2  table
		up, down   int
		capitalsAt int
	}{
		{"hhea", hhea, with(0), 900, -200, 630},
		{"OS/2 says to use its own", hhea, with(selTypo), 800, -250, 560},
		{"no OS/2", hhea, nil, 900, -200, 630},
		{"an empty hhea", make(table, 36), with(0), 800, -250, 560},
		{"an empty hhea, and no typographic ones", make(table, 36), words(96, map[int]int{74: 1100, 76: 350}), 1100, -350, 770},
		{"the box", make(table, 36), nil, 1000, -300, 700},
		{"a descent that is a distance", words(36, map[int]int{4: 900, 6: 200}), nil, 900, -200, 630},
		{"capitals by OS/2", hhea, words(96, map[int]int{0: 2, 88: 666}), 900, -200, 666},
		{"capitals by an OS/2 that should not know", hhea, words(96, map[int]int{0: 1, 88: 666}), 900, -200, 630},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Font{head: head, hhea: tt.hhea, os2: tt.os2, upem: 1000}
			if m := f.Metrics(); m.Ascent != tt.up || m.Descent != tt.down || m.CapHeight != tt.capitalsAt ||
				m.Weight != 400 {
				t.Errorf("ascent %d, descent %d, capitals %d, weight %d", m.Ascent, m.Descent, m.CapHeight, m.Weight)
			}
		})
	}
}

func TestEmbeddable(t *testing.T) {
	for _, tt := range []struct {
		name string
		bits int
		want bool
	}{
		{"installable", 0, true},
		{"restricted", 2, false},
		{"preview and print", 4, true},
		{"editable", 8, true},
		{"restricted, but editable too, as in old fonts", 2 | 8, true},
		{"no subsets", 0x100, false},
		{"bitmaps only", 0x200 | 8, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := (&Font{os2: words(96, map[int]int{8: tt.bits})}).Embeddable(); got != tt.want {
				t.Errorf("%t", got)
			}
		})
	}
	if !new(Font).Embeddable() {
		t.Error("without OS/2 nothing forbids it")
	}
}

func TestStyle(t *testing.T) {
	head := func(style int) table { return words(54, map[int]int{44: style}) }
	os2 := func(sel int) table { return words(96, map[int]int{62: sel}) }
	for _, tt := range []struct {
		name         string
		font         Font
		bold, italic bool
	}{
		{"OS/2 before head", Font{os2: os2(selBold), head: head(macItalic)}, true, false},
		{"italic", Font{os2: os2(selItalic)}, false, true},
		{"oblique", Font{os2: os2(selOblique | selBold)}, true, true},
		{"head", Font{head: head(macBold | macItalic)}, true, true},
		{"neither", Font{head: head(0)}, false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, bold, italic := tt.font.Family(); bold != tt.bold || italic != tt.italic {
				t.Errorf("bold %t, italic %t", bold, italic)
			}
		})
	}
}

func TestThousandths(t *testing.T) {
	for _, tt := range []struct{ upem, units, want int }{
		{1000, 123, 123}, {2048, 1229, 600}, {2000, 1, 1}, {2000, -1, 0}, {2000, -3, -1}, {2048, -2048, -1000},
		{16, 1, 63}, {16384, 8, 0},
	} {
		f := Font{upem: tt.upem}
		if got := f.thousandths(tt.units); got != tt.want {
			t.Errorf("%d of %d units are %d thousandths, want %d", tt.units, tt.upem, got, tt.want)
		}
	}
}

// nameRecord is a text of a name table.
type nameRecord struct {
	platform, encoding, language, id int
	text                             []byte
}

func nameTable(records ...nameRecord) table {
	t := words(6, map[int]int{2: len(records), 4: 6 + 12*len(records)})
	var texts []byte
	for _, r := range records {
		for _, v := range []int{r.platform, r.encoding, r.language, r.id, len(r.text), len(texts)} {
			t = binary.BigEndian.AppendUint16(t, uint16(v))
		}
		texts = append(texts, r.text...)
	}
	return append(t, texts...)
}

func utf16BE(s string) (out []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.BigEndian.AppendUint16(out, u)
	}
	return out
}

func TestNames(t *testing.T) {
	mac := nameRecord{1, 0, 0, 1, []byte("Caf\x8e")} // é in Mac Roman
	win := nameRecord{3, 1, 0x409, 1, utf16BE("Windows 𝔸")}
	short := nameTable(mac, win)
	german := nameRecord{3, 10, 0x407, 1, utf16BE("Fenster")}
	for _, tt := range []struct {
		name, want string
		table      table
	}{
		{"nothing", "", nil},
		{"Macintosh", "Café", nameTable(mac)},
		{"Windows first", "Windows 𝔸", nameTable(mac, win)},
		{"English first", "Windows 𝔸", nameTable(german, win, mac)},
		{"another language", "Fenster", nameTable(mac, german)},
		{"Unicode", "any", nameTable(mac, nameRecord{0, 3, 0, 1, utf16BE("any")})},
		{"typographic family", "Whole", nameTable(win, nameRecord{3, 1, 0x409, 16, utf16BE("Whole")})},
		{"other names", "", nameTable(nameRecord{3, 1, 0x409, 4, utf16BE("Full")})},
		{"half of a pair", "x\uFFFD", nameTable(nameRecord{3, 1, 0x409, 1, []byte{0, 'x', 0xD8, 0x35}})},
		{"an odd byte", "x", nameTable(nameRecord{3, 1, 0x409, 1, []byte{0, 'x', 0}})},
		{"a Chinese encoding", "", nameTable(nameRecord{3, 3, 0x804, 1, []byte{0xBA, 0xDA}})},
		{"text beyond the end", "Café", short[:len(short)-1]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := Font{names: names{tt.table}}
			if got, _, _ := f.Family(); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestPostScriptName(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"STIXTwoText-Bold", "STIXTwoText-Bold"},
		{"My Font (Bold)/1%", "MyFontBold1"},
		{"黑体", "Font"},
		{"", "Font"},
	} {
		f := Font{names: names{nameTable(nameRecord{3, 1, 0x409, 6, utf16BE(tt.in)})}}
		if got := f.Name(); got != tt.want {
			t.Errorf("%q gives %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestLookUp(t *testing.T) {
	for _, s := range sources() {
		f, r := mustParse(t, s.data), read(t, s.data)
		for c := range rune(0xFFFF) {
			want, err := r.font.GlyphIndex(&r.buf, c)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.chars.glyph(int(c)); got != uint16(want) {
				t.Fatalf("%s: %U is glyph %d, want %d", s.name, c, got, want)
			}
		}
	}
}
