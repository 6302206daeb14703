package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func read(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwanted:\n%s", what, got, want)
	}
}

// forms returns the good file with each kind of cross-reference table.
func forms() map[string][]byte {
	out := map[string][]byte{"classic": good().classic()}
	for i := range byte(5) {
		out[fmt.Sprint("packed, predictor ", i)] = good().packed(i)
	}
	return out
}

// TestGood reads what is in the good file, in all its forms.
func TestGood(t *testing.T) {
	for form, data := range forms() {
		t.Run(form, func(t *testing.T) {
			f := read(t, data)
			for _, x := range slices.Concat(f.Check(), f.Check()) {
				t.Error(x)
			}
			same(
				t,
				"text",
				f.Text(),
				"Start 7\nHeading\nA line, a linkand ...\nBelow\n1. Item\nKey\tValue\none\nA square\nNote\nx = 1\ny = 2",
			)
			same(
				t,
				"structure",
				f.Structure().Dump(),
				`Document(TOC(TOCI(Reference(Link "Start 7"))) Sect[ID="s1" T="Heading"](H1 "Heading" `+
					`P("A line, " Link "a link" "and ...") H2 "Below" L[ListNumbering=Decimal](LI(Lbl "1." LBody "Item")) `+
					`Table(THead(TR(TH[Scope=Column] "Key" TH[Scope=Column] "Value")) TBody(TR(TD "one" TD))) Figure[Alt="A square"] `+
					`Note[ID="n1"] "Note" Code[Lang="zxx" Placement=Block] "x = 1y = 2"))`,
			)

			pages := f.Pages()
			if len(pages) != 2 || pages[0].Label != "i" || pages[1].Label != "A-7" || pages[1].Width != 300 ||
				pages[1].Height != 400 {
				t.Errorf("pages are %+v", pages)
			}
			same(t, "page 1", pages[0].Text, "Start 7\ni")
			same(t, "page 2", pages[1].Text,
				"Heading\nA line, a link\nand ...\nBelow\n1.\tItem\nKey\tValue\none\nNote\nx = 1\ny = 2\nA-7")
			r := pages[1].Runs[1]
			if r.X != 20 || r.Y != 350 || math.Abs(r.Width-35.2) > 1e-9 || r.Size != 10 || r.Font != "ABCDEF+Tiny" ||
				r.Text != "A line, " ||
				r.Mark != 1 {
				t.Errorf("the run is %+v", r)
			}

			var outline strings.Builder
			var walk func([]*Entry, string)
			walk = func(list []*Entry, indent string) {
				for _, e := range list {
					fmt.Fprintf(&outline, "%s%s %d %v\n", indent, e.Title, e.Page, e.Open)
					walk(e.Children, indent+" ")
				}
			}
			walk(f.Outline(), "")
			same(t, "outline", outline.String(), "Heading 1 true\n Below 1 false\n☺ 0 false\n")
			same(t, "links", fmt.Sprint(f.Links()), "[{0  1 page A-7} {1 https://example.org/a -1 example}]")
		})
	}
}

// TestUpdate reads a file to which a changed object was appended.
func TestUpdate(t *testing.T) {
	data := good().classic()
	before := bytes.LastIndex(data, []byte("xref\n0 1"))
	at := len(data)
	data = append(data, "21 0 obj\n<</S/Lbl/P 20 0 R/Pg 4 0 R/K 5/ActualText(One)>>\nendobj\n"...)
	table := len(data)
	data = fmt.Appendf(
		data,
		"xref\n21 1\n%010d 00000 n \ntrailer\n<</Size 99/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		at,
		before,
		table,
	)
	if f := read(t, data); !strings.Contains(f.Text(), "One Item") {
		t.Error(f.Text())
	}
}

func TestUnreadable(t *testing.T) {
	whole := string(good().classic())
	for name, data := range map[string]string{
		"empty":      "",
		"no table":   strings.Replace(whole, "startxref", "startxxxx", 1),
		"wrong":      strings.Replace(whole, "startxref\n", "startxref\n1", 1),
		"no catalog": strings.Replace(whole, "/Root 1 0 R", "/Root 3 7 R/R", 1)[:100],
		"circles":    strings.Replace(whole, "/Root", fmt.Sprintf("/Prev %d/Root", strings.LastIndex(whole, "xref\n0 1")), 1),
		"no pages":   strings.Replace(whole, "/Kids[3 0 R 4 0 R]", "/Kidz[3 0 R 4 0 R]", 1),
	} {
		if _, err := Read([]byte(data)); err == nil {
			t.Errorf("%s: read", name)
		}
	}
}

// TestEncoding reads codes of one and two bytes, mapped to CIDs by an embedded CMap, and their widths.
func TestEncoding(t *testing.T) {
	d := good()
	d.objects[3] = strings.Replace(d.objects[3], "/StructParents", "/Resources<</Font<</F0 60 0 R>>>>/StructParents", 1)
	d.objects[5] = "<<>>\nstream\n/Link<</MCID 0>>BDC BT /F0 10 Tf 5 Tw 2 Tc 50 Tz 20 350 Td <4120F001> Tj ET EMC"
	d.objects[60] = strings.NewReplacer("/Identity-H", " 61 0 R", "11 0 R", "62 0 R").Replace(d.objects[7])
	d.objects[61] = "<</Type/CMap/CMapName/Own/WMode 0/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>\nstream\n" +
		"2 begincodespacerange <00><EF><F000><FFFF> endcodespacerange\n2 begincidrange <41><42> 2 <F000><F0FF> 34 endcidrange\n" +
		"1 begincidchar <20> 1 endcidchar"
	d.objects[62] = "<<>>\nstream\n2 begincodespacerange <00><EF><F000><FFFF> endcodespacerange\n" +
		"3 beginbfchar <41><00660066> <20><0020> <F001><D83DDE00> endbfchar"
	f := read(t, d.classic())
	for _, x := range f.Check() {
		t.Error(x)
	}
	r := f.Pages()[0].Runs[0]
	// 500, 250 and 500 thousandths of 10, twice 2 between them and once after, 5 for the space; half as wide.
	if r.Text != "ff 😀" || r.Width != (5+2+2.5+2+5+5+2)/2 {
		t.Errorf("the run is %+v", r)
	}
}

// TestForm reads text of a form, which belongs to the content that shows it.
func TestForm(t *testing.T) {
	d := good()
	d.objects[2] = strings.Replace(d.objects[2], "/I0 49 0 R", "/I0 49 0 R/X 60 0 R", 1)
	d.objects[6] = strings.Replace(d.objects[6], "/I0 Do", "/X Do", 1)
	d.objects[60] = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 2 3]>>\nstream\nBT /F0 1 Tf «in» Tj ET /X Do"
	f := read(t, d.classic())
	runs := f.Pages()[1].Runs
	i := slices.IndexFunc(runs, func(r Run) bool { return r.Text == "in" })
	// The form is moved, then enlarged by 50 and moved to 20, 180.
	if i < 0 || runs[i].X != 120 || runs[i].Y != 330 || runs[i].Mark != 10 {
		t.Errorf("the runs are %+v", runs)
	}
	if found := f.Check(); len(found) == 0 || found[0].Rule != "content-read" { // it shows itself without end
		t.Error(found)
	}
}

func TestFinding(t *testing.T) {
	same(t, "with a place", Finding{"lang", "page 1", "what"}.String(), "page 1: what (lang)")
	same(t, "of the file", Finding{"lang", "", "what"}.String(), "what (lang)")
	var r report
	for i := range 3 * mostFindings {
		r.add("lang", "", "%d", i)
	}
	if len(r.list) != mostFindings || r.list[mostFindings-1].Message != "there are more of these" {
		t.Errorf("%d findings are told", len(r.list))
	}
}

func TestLabels(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 1999: "mcmxcix", 444: "cdxliv", 88: "lxxxviii", 0: "0"} {
		same(t, "roman", roman(n), want)
	}
	same(t, "letters", letters(26)+letters(27)+letters(53), "zaaaaa")
}

func TestSoftHyphen(t *testing.T) {
	d := good()
	d.objects[32] = strings.Replace(d.objects[32], "(A square)", "<FEFF004100AD0042>", 1)
	if f := read(t, d.classic()); !strings.Contains(f.Text(), "\nAB\n") ||
		!strings.Contains(f.Structure().Dump(), `[Alt="A\u00adB"]`) {
		t.Errorf("%q, %s", f.Text(), f.Structure().Dump())
	}
}
