package finish

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"example.org/studyguide/render/layout/tag"
)

func TestWidths(t *testing.T) {
	for _, test := range []struct {
		name   string
		widths []int
		want   string
	}{
		{"one", []int{500}, "/DW 500/W[]"},
		{"all the same", []int{600, 600, 600}, "/DW 600/W[]"},
		{"a few others", []int{500, 500, 300, 400, 500}, "/DW 500/W[2[300 400]]"},
		{"two stretches", []int{300, 500, 500, 400, 500}, "/DW 500/W[0[300]3[400]]"},
		{"a long stretch", []int{1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2}, "/DW 1/W[6 10 2]"},
		{"long after others", []int{1, 1, 1, 1, 1, 1, 3, 2, 2, 2, 2, 2}, "/DW 1/W[6[3]7 11 2]"},
		{"long after long", []int{1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2}, "/DW 1/W[6 10 3 11 15 2]"},
		{"a short stretch in a list", []int{1, 1, 1, 2, 3, 3, 4}, "/DW 1/W[3[2 3 3 4]]"},
		{"none is common", []int{3, 2, 1}, "/DW 1/W[0[3 2]]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := string(appendWidths(nil, test.widths)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// readWidths reads what appendWidths wrote.
func readWidths(f *file, d dict, count int) (widths []int) {
	for range count {
		widths = append(widths, f.int(d.get("DW")))
	}
	for parts := f.array(d.get("W")); len(parts) > 0; {
		first := f.int(parts[0])
		if parts[1][0] == '[' {
			for i, w := range f.array(parts[1]) {
				widths[first+i] = f.int(w)
			}
			parts = parts[2:]
			continue
		}
		for i := first; i <= f.int(parts[1]); i++ {
			widths[i] = f.int(parts[2])
		}
		parts = parts[3:]
	}
	return widths
}

func TestFont(t *testing.T) {
	for _, test := range []struct {
		name      string
		cff       bool
		base      string
		kind, key string
	}{
		{"TrueType", false, "/[A-Z]{6}[+]Boxes", "/CIDFontType2", "FontFile2"},
		{"CFF", true, "/[A-Z]{6}[+]Boxes-Identity-H", "/CIDFontType0", "FontFile3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := sample(t)
			program := d.doc.Fonts[0].Program
			program.CFF, program.ItalicAngle, program.FixedPitch = test.cff, -12.5, true
			f := openFile(t, d.finished(t))
			pages, _ := f.pages()
			font := f.dict(f.dict(f.dict(pages[0].get("Resources")).get("Font")).get("F0"))
			if got := string(font.get("BaseFont")); !regexp.MustCompile("^" + test.base + "$").MatchString(got) {
				t.Errorf("BaseFont is %s", got)
			}
			if got := string(font.get("Encoding")); got != "/Identity-H" {
				t.Errorf("Encoding is %s", got)
			}
			below := f.dict(f.array(font.get("DescendantFonts"))[0])
			if got := string(below.get("Subtype")); got != test.kind {
				t.Errorf("the descendant is a %s", got)
			}
			if got := below.get("CIDToGIDMap") != nil; got == test.cff {
				t.Errorf("it has a CIDToGIDMap: %t", got)
			}
			if got := readWidths(f, below, len(program.Advance)); !slices.Equal(got, program.Advance) {
				t.Errorf("widths are %d, not %d", got, program.Advance)
			}
			descriptor := f.dict(below.get("FontDescriptor"))
			if !bytes.Equal(f.stream[f.number(descriptor.get(test.key))], program.Data) {
				t.Error("the program is another")
			}
			for key, want := range map[string]string{
				"Flags": "69", "FontBBox": "[50 0 800 700]", "ItalicAngle": "-12.5", "Ascent": "800", "Descent": "-200",
				"CapHeight": "700", "StemV": "87",
			} {
				if got := string(descriptor.get(key)); got != want {
					t.Errorf("%s is %s, not %s", key, got, want)
				}
			}
		})
	}
}

func TestSubsetsOfOneFontHaveTagsOfTheirOwn(t *testing.T) {
	one, other := boxes().Program, boxes().Program
	if subsetTag(one) != subsetTag(other) {
		t.Error("equal programs have different tags")
	}
	other.Data = append(other.Data, 0)
	if subsetTag(one) == subsetTag(other) {
		t.Error("different programs have one tag")
	}
}

func TestLongFontNamesAreCut(t *testing.T) {
	d := draw()
	d.page("1")
	d.say(tag.New(tag.P, d.doc.Root), 72, 72, "Text")
	d.doc.Fonts[0].Program.Name = strings.Repeat("Name", 50)
	f := openFile(t, d.finished(t))
	pages, _ := f.pages()
	font := f.dict(f.dict(f.dict(pages[0].get("Resources")).get("Font")).get("F0"))
	if got := len(font.get("BaseFont")); got > 128 { // ISO 19005-2, 6.1.13, and a slash
		t.Errorf("the name has %d bytes", got)
	}
}

func TestCodes(t *testing.T) {
	for n, want := range map[int]string{0: "0000", 1: "0001", 0x20: "0020", 0x1234: "1234", Codes - 1: "FFFE", '(': "005C28", '\\': "005C5C"} {
		if got := fmt.Sprintf("%X", AppendCode(nil, n)); got != want {
			t.Errorf("code %d is %s, not %s", n, got, want)
		}
	}
}

func TestToUnicode(t *testing.T) {
	for _, test := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"one", []string{"a"}, "1 beginbfchar\n<0000><0061>\nendbfchar\n"},
		{"range", []string{"a", "b", "c"}, "1 beginbfrange\n<0000><0002><0061>\nendbfrange\n"},
		{"both", []string{"a", "b", "x", "z"}, "2 beginbfchar\n<0002><0078>\n<0003><007A>\nendbfchar\n1 beginbfrange\n<0000><0001><0061>\nendbfrange\n"},
		{"ligature", []string{"ffi"}, "1 beginbfchar\n<0000><006600660069>\nendbfchar\n"},
		{"beyond 16 bits", []string{"😀", "😁"}, "2 beginbfchar\n<0000><D83DDE00>\n<0001><D83DDE01>\nendbfchar\n"},
		{"nothing", []string{""}, "1 beginbfchar\n<0000><200B>\nendbfchar\n"},
		{"not to be said", []string{"\x00", "\uFEFF", "a\uFFFE"}, "3 beginbfchar\n<0000><200B>\n<0001><200B>\n<0002><0061>\nendbfchar\n"},
		{"private use", []string{"\uE000", "\U000F0000"}, "2 beginbfchar\n<0000><E000>\n<0001><DB80DC00>\nendbfchar\n"},
		{"the last byte of a text overflows", []string{"\u00FF", "\u0100"}, "2 beginbfchar\n<0000><00FF>\n<0001><0100>\nendbfchar\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, got, _ := strings.Cut(string(toUnicode(test.texts)), "endcodespacerange\n")
			if got, _, _ = strings.Cut(got, "endcmap"); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestToUnicodeBlocksAndRangesAreShort(t *testing.T) {
	var texts []string
	for i := range 600 {
		texts = append(texts, string(rune(0x1000+i)))
	}
	for i := range 250 {
		texts = append(texts, strings.Repeat("x", 2+i%2))
	}
	got := string(toUnicode(texts))
	for _, want := range []string{
		"100 beginbfchar\n", "50 beginbfchar\n",
		// Neither of a code nor of a text does more than the last byte change in a range.
		"<0000><00FF><1000>\n<0100><01FF><1100>\n<0200><0257><1200>\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
	if n := strings.Count(got, "100 beginbfchar\n"); n != 2 {
		t.Errorf("%d blocks of a hundred", n)
	}
}
