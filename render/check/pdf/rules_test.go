package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// breakage is a way to break the good file.
type breakage struct {
	rule  string
	edits []edit
}

func br(rule string, object int, old, new string) breakage {
	return breakage{rule, []edit{{object, old, new}}}
}

// and edits one object more.
func (b breakage) and(object int, old, new string) breakage {
	b.edits = append(b.edits, edit{object, old, new})
	return b
}

// cmapOf returns an embedded encoding that maps codes to CIDs.
func cmapOf(space string) string {
	return "<</Type/CMap/CMapName/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>\nstream\n" +
		"1 begincodespacerange " + space + " endcodespacerange\n1 begincidrange <0000><FFFF> 0 endcidrange"
}

func breakages() []breakage {
	const content, first, texts = 6, 5, 11
	return []breakage{
		br("file-header", -1, "1.7", "2.0"),
		br("file-header", -1, "%\xE2", "\xE2"),
		br("file-end", -2, "EOF\n", "EOF\nmore"),
		br("file-id", 0, "/ID[<01><02>]", ""),
		br("file-id", 0, "<02>", "<>"),
		br("file-encrypt", 0, "/ID", "/Encrypt<<>>/ID"),
		br("file-object", 60, "", "[1 2"),
		br("file-object", 60, "", "<</Length 9>>\nstream\nabc"),
		br("file-object", 60, "", "<</A 1/A 2>>"),
		br("file-object", 60, "", "(a"),
		br("file-reference", 17, "/K[1", "/C 70 0 R/K[1"),
		br("file-reference", 0, "/ID", "/Prior 70 0 R/ID"),
		br("stream-filter", 60, "", "<</Filter/LZWDecode>>\nstream\nabc"),
		br("stream-filter", 60, "", "<</F(a.txt)>>\nstream\nabc"),

		br("cat-marked", 1, "/Marked true", "/Marked false"),
		br("cat-marked", 1, "/Marked true", "/Marked true/Suspects true"),
		br("cat-title", 1, "/DisplayDocTitle true", ""),
		br("cat-labels", 1, "/PageLabels", "/Labels"),
		br("cat-labels", 1, "0<</S/r>>", ""),
		br("cat-intent", 1, "/GTS_PDFA1", "/GTS_PDFX"),
		br("cat-intent", 1, "DestOutputProfile", "Profile"),
		br("cat-intent", 1, "(sRGB)", "()"),
		br("cat-intent", 44, "acsp", "abcd"),
		br("cat-intent", 44, "N 3", "N 4"),
		br("cat-action", 1, "/Lang", "/OpenAction<</S/JavaScript/JS(x)>>/Lang"),
		br("cat-action", 1, "/Lang", "/Names<</JavaScript<<>>>>/Lang"),
		br("lang", 1, "(en-GB)", "()"),
		br("lang", 39, "(zxx)", "(x y)"),

		br("xmp-stream", 1, "/Metadata 43", "/Metadata 42"),
		br("xmp-stream", 43, "</dc:title>", ""),
		br("xmp-stream", 43, "<?xpacket end=\"w\"?>", ""),
		br("xmp-ua", 43, "<pdfuaid:part>1", "<pdfuaid:part>2"),
		br("xmp-a", 43, ">A<", ">B<"),
		br("xmp-a", 43, `pdfaid:part="2"`, ""),
		br("xmp-schema", 43, "<s:namespaceURI>", "<s:namespaceURI>x"),
		br("xmp-title", 43, "Tït", "Tit"),
		br("xmp-title", 42, "/Title", "/Titel"),
		br("xmp-dates", 43, "<xmp:CreateDate>2001", "<xmp:CreateDate>2002"),
		br("xmp-dates", 42, "+01'00'", "Z"),
		br("xmp-info", 42, "/Producer(p)", ""),

		br("page-tree", 2, "/Count 2", "/Count 3"),
		br("page-tree", 3, "/Parent 2 0 R", "/Parent 1 0 R"),
		br("page-tree", 2, "4 0 R]/Count 2", "4 0 R 3 0 R]/Count 2"),
		br("page-parents", 3, "/StructParents 0", ""),
		br("page-parents", 4, "/StructParents 1", "/StructParents 0"),
		br("page-tabs", 3, "/Tabs/S", "/Tabs/R"),
		br("outline-chain", 48, "/Prev 46 0 R", ""),
		br("outline-chain", 45, "/Last 48 0 R", "/Last 46 0 R"),
		br("outline-chain", 47, "/Parent 46 0 R", "/Parent 45 0 R"),
		br("outline-chain", 48, "/Dest", "/Next 46 0 R/Dest"),
		br("outline-count", 45, "/Count 3", "/Count 2"),
		br("outline-count", 46, "/Count 1", "/Count -2").and(45, "/Count 3", "/Count 2"),
		br("outline-dest", 48, "[3 0 R", "[2 0 R"),
		br("outline-dest", 48, "/FitH 400", "/FitX 400"),
		br("outline-title", 47, "(Below)", "()"),

		br("content-read", 3, "/Contents 5 0 R", "/Contents[5 0 R 45 0 R]"),
		br("content-read", 4, "[6 0 R]", "[6 0 R 60 0 R]").and(60, "", "<</Filter/FlateDecode>>\nstream\nabc"),
		br("content-operator", content, "/H1/M0", "0 foo /H1/M0"),
		br("content-operator", content, "/H1/M0", "(a) w /H1/M0"),
		br("content-operator", content, "«A-7» Tj ET EMC", "«A-7» Tj ET EMC )"),
		br("content-operator", content, "«A-7» Tj ET EMC", "«A-7» Tj ET EMC 1"),
		br("content-operator", content, "[«A l»-20", "[«A l»/N "),
		br("content-state", content, "/H1/M0", "q /H1/M0"),
		br("content-state", content, "/H1/M0", "Q /H1/M0"),
		br("content-state", content, "/H1/M0", strings.Repeat("q ", 29)+strings.Repeat("Q ", 29)+"/H1/M0"),
		br("content-text", content, "BT /F0 12", "BT BT /F0 12"),
		br("content-text", content, "Td «Below» Tj ET", "Td «Below» Tj ET ET"),
		br("content-text", content, "BT /F0 11 Tf 20 320 Td «Below» Tj ET", "«Below» Tj"),
		br("content-text", content, "BT /F0 11 Tf", "BT q Q /F0 11 Tf"),
		br("content-resource", content, "/F0 11 Tf", "/F9 9 Tf /F0 11 Tf"),
		br("content-resource", content, "/I0 Do", "/I1 Do"),
		br("content-resource", content, "/Artifact BMC", "/Artifact/Q BDC"),
		br("color-device", content, "20 255 m", "1 0 0 0 k 20 255 m"),
		br("color-device", content, "20 255 m", "/DeviceCMYK cs 20 255 m"),
		br("color-device", 49, "/DeviceRGB", "/DeviceCMYK"),
		br("off-page", content, "20 320 Td", "20 -10 Td"),
		br("off-page", content, "20 320 Td", "290 320 Td"),
		br("off-page", first, "1 0 0 1 150 20 Tm", "1 0 0 1 500 20 Tm"),

		br("mark-outside", content, "20 255 m 100 255 l S EMC", "EMC 20 255 m 100 255 l S"),
		br("mark-outside", content, "/H1/M0", "BT /F0 9 Tf 20 20 Td «x» Tj ET /H1/M0"),
		br("mark-outside", content, "/H1/M0", "/I0 Do /H1/M0"),
		br("mark-outside", content, "/H1/M0", "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI /H1/M0"),
		br("mark-outside", content, "/H1/M0", "/Span BMC 0 0 9 9 re f EMC /H1/M0"),
		br("mark-balance", content, "/H1/M0", "EMC /H1/M0"),
		br("mark-balance", content, "«A-7» Tj ET EMC", "«A-7» Tj ET"),
		br("mark-crossing", content, "/H2<</MCID 4>>BDC BT /F0 11 Tf", "BT /F0 11 Tf /H2<</MCID 4>>BDC"),
		br("mark-crossing", content, "«Below» Tj ET EMC", "«Below» Tj EMC ET"),
		br("mark-nesting", content, "BT /F0 11 Tf", "/Artifact BMC EMC BT /F0 11 Tf"),
		br(
			"mark-nesting",
			content,
			"/H2<<",
			"/Artifact BMC /H2<<",
		).and(content, "«Below» Tj ET EMC", "«Below» Tj ET EMC EMC"),
		br(
			"mark-nesting",
			content,
			"/H2<</MCID 4>>BDC",
			"/H2<</MCID 4>>BDC /Lbl<</MCID 5>>BDC 0 0 9 9 re f EMC",
		).and(content, "/Lbl<</MCID 5>>BDC 20", "/Artifact BMC 20"),
		br(
			"mark-id",
			content,
			"/MCID 12>>",
			"/MCID 14>>",
		).and(content, "/MCID 13>>", "/MCID 12>>").
			and(content, "/MCID 14>>", "/MCID 13>>"),
		br("mark-id", content, "/Artifact BMC", "/Span<</MCID (x)>>BDC EMC /Artifact BMC"),
		br(
			"mark-id",
			content,
			"/Artifact BMC",
			"/Artifact BMC /FM Do EMC /Code<</MCID 12>>BDC EMC /Artifact BMC",
		).and(2, "/I0 49 0 R", "/I0 49 0 R/FM 60 0 R").
			and(60, "", "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]>>\nstream\n ").
			and(content, "/Note<</MCID 11>>BDC", "/Note<</MCID 11>>BDC "),

		br("tree-root", 14, "/Document", "/Div"),
		br(
			"tree-root",
			12,
			"/K 14 0 R",
			"/K[14 0 R 61 0 R]",
		).and(61, "", "<</S/P/P 12 0 R/Pg 4 0 R/K 4>>").
			and(15, "34 0 R ", "").
			and(50, "34 0 R", "61 0 R").
			and(60, "", "null"),
		br("tree-up", 17, "/P 15 0 R", "/P 14 0 R"),
		br("tree-kid", 39, "[12 13]", "[12 13 14]"),
		br("tree-kid", 39, "[12 13]", "[12 13 12]"),
		br("tree-kid", 39, "[12 13]", "[12 13<</S/Span>>]"),
		br("tree-kid", 39, "[12 13]", "[12 13 33 0 R]"),
		br("tree-kid", 18, "40 0 R>>", "40 0 R>><</Type/OBJR/Obj 49 0 R>>"),
		br("tree-kid", 38, "/Pg 3 0 R/Obj", "/Pg 4 0 R/Obj"),
		br("tree-orphan", 39, "[12 13]", "[12]"),
		br("tree-parent", 50, "16 0 R 17 0 R 18", "17 0 R 16 0 R 18"),
		br("tree-parent", 50, "39 0 R]", "39 0 R 39 0 R]"),
		br("tree-parent", 50, "39 0 R]", "]"),
		br(
			"tree-parent",
			51,
			"[2 3]",
			"[2 4]",
		).and(51, "3 18 0 R", "3 18 0 R 4 18 0 R").
			and(12, "NextKey 4", "NextKey 5"),
		br("tree-next", 12, "NextKey 4", "NextKey 3"),
		br("tree-order", 51, "[2 3]", "[2 4]"),
		br("tree-order", 51, "2 38 0 R 3 18 0 R", "3 18 0 R 2 38 0 R"),
		br("tree-order", 12, "(n1) 33 0 R(s1) 15 0 R", "(s1) 15 0 R(n1) 33 0 R"),
		br("tree-ids", 12, "(n1) 33 0 R", ""),
		br("tree-ids", 12, "(n1) 33 0 R", "(n1) 33 0 R(n2) 33 0 R"),
		br("tree-ids", 23, "/P 15 0 R", "/P 15 0 R/ID(n1)"),

		br("role", 39, "/S/Code", "/S/Kode"),
		br("struct-kids", 20, "/P 19 0 R", "/P 19 0 R").and(22, "/S/LBody", "/S/P"),
		br("struct-kids", 37, "/S/Reference", "/S/Span"),
		br("struct-place", 19, "/S/L/", "/S/Div/"),
		br("struct-place", 15, "/S/Sect", "/S/Document"),
		br("struct-content", 39, "/S/Code", "/S/Sect"),
		br("empty", content, "/I0 Do", ""),
		br(
			"empty",
			15,
			"39 0 R]",
			"39 0 R 60 0 R]",
		).and(60, "", "<</S/Div/P 15 0 R/K 61 0 R>>").
			and(61, "", "<</S/P/P 60 0 R>>"),
		br("heading-first", 16, "/H1", "/H2"),
		br("heading-skip", 34, "/H2", "/H3"),
		br("table-head", 23, "24 0 R 28 0 R", "28 0 R 24 0 R"),
		br("table-head", 28, "/TBody", "/THead"),
		br("table-head", 28, "/TBody", "/TFoot").and(24, "/THead", "/TFoot"),
		br("table-scope", 26, "Column", "Columns"),
		br("table-grid", 30, "/P 29 0 R", "/P 29 0 R/A<</O/Table/ColSpan 2>>"),
		br("table-grid", 30, "/P 29 0 R", "/P 29 0 R/A<</O/Table/RowSpan 2>>"),
		br("table-grid", 30, "/P 29 0 R", "/P 29 0 R/A<</O/Table/ColSpan 0>>"),
		br("table-grid", 29, " 31 0 R", ""),
		br("alt", 32, "/Alt(A square)", ""),
		br("note-id", 33, "/ID(n1)", "").and(12, "(n1) 33 0 R", ""),

		br("link-kind", 41, "/Link", "/Text"),
		br("link-rect", 41, "[20 345 90 360]", "[20 360 90 345]"),
		br("link-rect", 41, "[20 345 90 360]", "[20 345 390 360]"),
		br("link-contents", 41, "(page A-7)", "()"),
		br("link-print", 40, "/F 4", "/F 6"),
		br("link-print", 40, "/F 4", ""),
		br("link-target", 40, "https://example.org/a", "example.org"),
		br("link-target", 40, "https://example.org/a", "JavaScript:x"),
		br("link-target", 40, "https://example.org/a", "https://example.org/\xE4"),
		br("link-target", 40, "/URI/URI", "/Launch/URI"),
		br("link-target", 41, "[4 0 R", "[2 0 R"),
		br("link-objr", 3, "[41 0 R]", "[41 0 R 60 0 R]").
			and(60, "", "<</Type/Annot/Subtype/Link/Rect[1 1 2 2]/Dest[4 0 R/Fit]/Contents(x)/F 4>>"),
		br("link-objr", 3, "[41 0 R]", "[41 0 R 41 0 R]"),
		br("link-objr", 3, "[41 0 R]", "[41 0 R<</Type/Annot>>]"),
		br("link-parent", 40, "/StructParent 3", ""),
		br("link-parent", 40, "/StructParent 3", "/StructParent 2").and(41, "/StructParent 2", "/StructParent 3"),
		br("link-element", 18, "/S/Link", "/S/Span"),
		br("link-element", 15, "39 0 R]", "39 0 R 60 0 R]").and(60, "", "<</S/Link/P 15 0 R/K 61 0 R>>").
			and(61, "", "<</S/Span/P 60 0 R/Pg 4 0 R/K 13>>").and(39, "12 13", "12").and(50, "39 0 R]", "61 0 R]"),

		br("font-kind", 7, "/Type0", "/TrueType"),
		br(
			"font-kind",
			2,
			"/F0 7 0 R",
			"/F0<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Tiny/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 11 0 R>>",
		),
		br("font-embedded", 9, "/FontFile2", "/FontFile"),
		br("font-embedded", 10, "maxp", "maxq"),
		br("font-embedded", 8, "CIDFontType2", "CIDFontType0"),
		br("font-subset", 9, "ABCDEF+Tiny", "ABCDEG+Tiny"),
		br("font-subset", 7, "ABCDEF+Tiny", "Tiny").and(8, "ABCDEF+Tiny", "Tiny").and(9, "ABCDEF+Tiny", "Tiny"),
		br("font-encoding", 7, "/Identity-H", "/UniJIS-UTF16-H"),
		br("font-encoding", 7, "/Identity-H", " 60 0 R").and(60, "", "<<>>\nstream\n"+cmapOf("")),
		br(
			"font-encoding",
			7,
			"/Identity-H",
			" 60 0 R",
		).and(60, "", strings.Replace(cmapOf("<0000><FFFF>"), "Identity", "Other", 1)),
		br(
			"font-encoding",
			7,
			"/Identity-H",
			" 60 0 R",
		).and(60, "", strings.Replace(cmapOf("<0000><FFFF>"), "/CMapName/Own", "", 1)),
		br("font-width", 8, "/DW 500", "/DW 502"),
		br("font-width", 8, "1[250]", "1[251]"),
		br("font-width", 8, "1[250]", "1[250]1[250]"),
		br("font-width", 8, "/W[", "/W[/X "),
		br("font-glyph", 10, tiny(96), tiny(50)),
		br("font-glyph", 8, "/CIDToGIDMap/Identity", ""),
		br("font-notdef", content, "«Below»", "<00000001>"),
		br(
			"font-notdef",
			8,
			"/CIDToGIDMap/Identity",
			"/CIDToGIDMap 60 0 R",
		).and(60, "", "<<>>\nstream\n"+strings.Repeat("\x00\x00", 40)+strings.Repeat("\x00\x02", 40)),
		br("font-unicode", 7, "/ToUnicode", "/ToUni"),
		br("font-unicode", texts, "<0001><0050><0020>", "<0001><0050><FEF0>"),
		br("font-unicode", texts, "<0001><0050><0020>", "<0001><004F><0020>"),
		br("font-unicode", texts, "<0001><0050><0020>", "<0001><0150><0020>"),
		br("font-unicode", texts, "<0001><0050><0020>", "<0001><0050><00C0>"),
		br("font-unicode", texts, "1 beginbfrange <0001>", "2 beginbfrange <0001>"),
		br("text-forbidden", 32, "(A square)", "<FEFF00410000>"),
		br("text-forbidden", content, "(and ...)", "<FEFFFEFF0041>"),
		br("text-private", texts, "<0001><0050><0020>", "<0001><0050><E020>"),
	}
}

// TestRules breaks the good file in all ways and expects the one rule that is broken.
func TestRules(t *testing.T) {
	shown := map[string]bool{}
	for i, b := range breakages() {
		shown[b.rule] = true
		t.Run(strconv.Itoa(i)+" "+b.rule, func(t *testing.T) {
			d := good()
			for _, e := range b.edits {
				d.apply(t, e)
			}
			found := read(t, d.classic()).Check()
			if len(found) == 0 {
				t.Errorf("nothing found after %+v", b.edits)
			}
			for _, x := range found {
				if x.Rule != b.rule {
					t.Errorf("found %v after %+v", x, b.edits)
				}
			}
		})
	}
	for _, r := range Rules() {
		if !shown[r.ID] {
			t.Errorf("nothing breaks the rule %s", r.ID)
		}
	}
}

// TestFaultsAreThoseOfAFileThatIsKept reads broken files, whole ones and one that is none in both ways.
func TestFaultsAreThoseOfAFileThatIsKept(t *testing.T) {
	files := [][]byte{good().classic(), []byte("no file")}
	files = append(files, slices.Collect(maps.Values(forms()))...)
	for _, b := range breakages() {
		d := good()
		for _, e := range b.edits {
			d.apply(t, e)
		}
		files = append(files, d.classic())
	}
	sorted := func(found []Finding) []string {
		var out []string
		for _, x := range found {
			out = append(out, x.String())
		}
		slices.Sort(out)
		return out
	}
	for _, data := range files {
		faults, err := Faults(data)
		f, failed := Read(data)
		if (err == nil) != (failed == nil) {
			t.Errorf("one way says %v, the other %v", err, failed)
		}
		if failed != nil {
			continue
		}
		if a, b := sorted(faults), sorted(f.Check()); !slices.Equal(a, b) {
			t.Errorf("the faults are\n%q, of the file that is kept\n%q", a, b)
		}
	}
}

// TestRulesKnown finds reports of rules that are not in the table.
func TestRulesKnown(t *testing.T) {
	var known []string
	for _, r := range Rules() {
		known = append(known, r.ID)
	}
	dir, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range dir {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			var called string
			switch f := call.Fun.(type) {
			case *ast.SelectorExpr:
				called = f.Sel.Name
			case *ast.Ident:
				called = f.Name
			}
			lit, ok := call.Args[0].(*ast.BasicLit)
			if !ok || called != "add" && called != "bad" || lit.Kind != token.STRING ||
				strings.Contains(lit.Value, " ") {
				return true
			}
			if id, _ := strconv.Unquote(lit.Value); !slices.Contains(known, id) {
				t.Errorf("%s reports %s, which is no rule", e.Name(), id)
			}
			return true
		})
	}
}
