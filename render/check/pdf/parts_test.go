package pdf

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

func TestLexer(t *testing.T) {
	for in, want := range map[string]string{
		`12 -3 +4 .5 -.25 6. `: "12 -3 4 0.5 -0.25 6",
		`true false null`:      "true false <nil>",
		`/Name/A#20B / /`:      "Name A B  ",
		`(a\(b\)(c)\n\101\1234\
d\x\0)`: "a(b)(c)\nAS4dx\x00",
		"(a\r\nb\rc\\\r\nd)":               "a\nb\nc" + "d",
		`<48 65 6C6c6F7>`:                  "Hellop",
		`[1[2]/A(b)]`:                      "[1 [2] A b]",
		`<</A 1/B<</C[2]>>>>`:              "[{A 1} {B [{C [2]}]}]",
		"% comment\n1% other\r2":           "1 2",
		`1 0 R 2 3 0 R[1 0 R]<</A 7 0 R>>`: "{1 0} 2 {3 0} [{1 0}] [{A {7 0}}]",
		`1 0 Rx 1e5 0x1 --1 T* ' "`:        `1 0 Rx 1e5 0x1 --1 T* ' "`,
		`)`:                                "error", `(a`: "error", `<4`: "error", `<4g>`: "error", `[1`: "error",
		`<</A`: "error", `<<1 2>>`: "error", `/A#4`: "error",
		`/A#zz`: "error", strings.Repeat("[", 100): "error", `<</A 1/A 2>>`: "error", `>>`: "error",
		`[endobj]`: "error",
	} {
		l := &lexer{b: []byte(in), refs: true}
		var got []string
		for {
			v, err := l.value()
			if err != nil {
				if l.at < len(l.b) || err.Error() != "EOF" {
					got = []string{"error"}
				}
				break
			}
			got = append(got, fmt.Sprint(v))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is read as %q, want %q", in, s, want)
		}
	}
}

func TestTextString(t *testing.T) {
	for in, want := range map[str]string{
		"plain\n": "plain\n", "\x80\x92\xA0\x18\xE4\x9F": "•™€˘ä\uFFFD", "\xFE\xFF\x00A\xD8\x3D\xDE\x00": "A😀",
		"\xFE\xFF\x00A\xD8\x3D": "A\uFFFD", "\xFE\xFF\x00A\x00": "A\uFFFD", "\xEF\xBB\xBFä": "ä",
		"\xEF\xBB\xBF\xE4": "\uFFFD",
	} {
		if got := in.text(); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestCMap(t *testing.T) {
	left := 1000
	m, err := readCMap(
		[]byte(
			"3 begincodespacerange <00><7F> <8000><FFFF> <8080><80FF> endcodespacerange 1 beginnotdefrange <00><1F> 1 endnotdefrange "+
				"1 beginbfrange <20><22> [<0041><00420043><D83DDE00>] endbfrange 1 begincidchar <8001> 9 endcidchar",
		),
		&left,
	)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for s := "\x20\x22\x80\x01\x21\x80"; s != ""; {
		c, rest, ok := m.next(s)
		got = append(got, fmt.Sprintf("%v %v %s %d", c, ok, m.texts[c], m.cid(c)))
		s = rest
	}
	same(
		t,
		"codes",
		strings.Join(got, "; "),
		"<20> true A 0; <22> true 😀 0; <8001> true  9; <21> true BC 0; <80> false  0",
	)

	const space = "1 begincodespacerange <00><FF> endcodespacerange "
	for _, bad := range []string{
		"", "/Other usecmap " + space, space + "1 beginbfchar <00><0041>", space + "0 beginbfchar endbfchar",
		space + "101 beginbfchar endbfchar", space + "2 beginbfchar <00><0041> endbfchar",
		space + "1 beginbfchar 0 <0041> endbfchar", space + "1 beginbfchar <00> <41> endbfchar",
		space + "1 beginbfchar <00> 65 endbfchar", space + "1 beginbfrange <05><01><0041> endbfrange",
		space + "1 beginbfrange <00FF><0100><0041> endbfrange", space + "1 beginbfrange <00><02>[<0041>] endbfrange",
		space + "1 beginbfrange <00><01>[<0041> 3] endbfrange", space + "1 beginbfrange <00><01><00FF> endbfrange",
		space + "1 begincidchar <000000> 1 endcidchar", space + "1 begincidchar <00> <01> endcidchar", space + ")",
		space + "1 begincidrange <0000><FFFF> 0 endcidrange ",
	} {
		left := 1000
		if _, err := readCMap([]byte(bad), &left); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

func TestXMP(t *testing.T) {
	x, err := readXMP([]byte(metadata()))
	if err != nil || x.one(nsDC, "title") != "Tït" || x.one(nsA, "part") != "2" || x.one(nsA, "conformance") != "A" ||
		x.one(nsDC, "creator") != "" {
		t.Errorf("the metadata are %v, %v", x, err)
	}
	if _, err := readXMP([]byte(strings.Repeat("<a>", 1000))); err == nil {
		t.Error("a thousand elements within each other are read")
	}
}

func TestTrueType(t *testing.T) {
	whole := tiny(5)
	for i := range len(whole) {
		if _, err := readTrueType([]byte(whole[:i])); err == nil {
			t.Fatalf("%d bytes of %d are read", i, len(whole))
		}
	}
	p, err := readTrueType([]byte(whole))
	if err != nil || p.glyphs != 5 || p.advance(0) != 500 || p.advance(1) != 250 || p.advance(4) != 500 {
		t.Errorf("the program is %v, %v", p, err)
	}
}

func TestGrid(t *testing.T) {
	for in, want := range map[string]int{
		"11/11": 0, "11/1": 1, "2/11": 0, "1v1/11/111": 0, "v1 1/11/111": 0, "1v1/1/111": 1, "11v/1/111": 1,
		"v1/1/1": 1, "v1/1": 0, "11/1v1": 2, "vv/1": 1, "1v/1/11": 0,
	} {
		table := &Element{Role: "Table"}
		for row := range strings.SplitSeq(in, "/") {
			tr := &Element{Role: "TR", Parent: table}
			table.Kids = append(table.Kids, Kid{Element: tr})
			for _, c := range strings.ReplaceAll(row, " ", "") {
				td := &Element{Role: "TD", Parent: tr}
				switch c {
				case 'v':
					td.Attributes = map[string]string{"RowSpan": "2"}
				case '2':
					td.Attributes = map[string]string{"ColSpan": "2"}
				}
				tr.Kids = append(tr.Kids, Kid{Element: td})
			}
		}
		var r report
		checkGrid(table, &r)
		if len(r.list) != want {
			t.Errorf("%s: %d findings, want %d: %v", in, len(r.list), want, r.list)
		}
	}
}

// TestFractionsAreThoseOfStrconv checks the numbers that are read without it.
func TestFractionsAreThoseOfStrconv(t *testing.T) {
	read := 0
	for _, s := range []string{
		"1.5", "-12.25", "0.001", "0.1", "123456.789", "99999999999.999", "-0.3", "007.70", "1.0", "5.",
		"", "-", ".", "-.5", ".5", "-0.0", "0.00", "1", "+1.5", "1.2.3", "1e5", "1.5e3", "--1.5", "1.-5", "0x1.8", "1_0.5",
		"9999999999999999.5", "12345678901234.5", "abc", "1.5x",
	} {
		got, ok := fraction([]byte(s))
		if !ok {
			continue
		}
		read++
		want, err := strconv.ParseFloat(s, 64)
		if err != nil || got != want || math.Signbit(got) != math.Signbit(want) {
			t.Errorf("fraction(%q) = %v, want %v, %v", s, got, want, err)
		}
	}
	if read < 8 {
		t.Errorf("only %d were read", read)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		s := strconv.FormatFloat((r.Float64()-0.5)*math.Pow10(r.IntN(9)), 'f', 1+r.IntN(6), 64)
		if got, ok := fraction([]byte(s)); ok {
			if want, err := strconv.ParseFloat(s, 64); err != nil || got != want {
				t.Errorf("fraction(%q) = %v, want %v, %v", s, got, want, err)
			}
		}
	}
}
