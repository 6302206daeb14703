package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// draft is a file before it is put together: its objects by number. A stream has its data after a line "stream". «Text»
// becomes the codes of the font.
type draft struct {
	objects    map[int]string
	head, tail string
	trailer    string
}

// edit replaces the only occurrence of a text in an object.
type edit struct {
	object   int // 0 is the trailer, -1 the head, -2 the tail
	old, new string
}

func (d *draft) apply(t testing.TB, e edit) {
	t.Helper()
	part := map[int]*string{0: &d.trailer, -1: &d.head, -2: &d.tail}
	s, special := part[e.object]
	if !special {
		v := d.objects[e.object]
		s = &v
	}
	if n := strings.Count(*s, e.old); n != 1 && *s != "" {
		t.Fatalf("object %d has %q %d times", e.object, e.old, n)
	}
	*s = strings.Replace(*s, e.old, e.new, 1)
	if !special {
		d.objects[e.object] = *s
	}
}

// good is a document of two pages with one of everything, in which nothing is wrong.
func good() *draft {
	d := &draft{
		head:    "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n",
		tail:    "%%EOF\n",
		trailer: "<</Size 99/Root 1 0 R/Info 42 0 R/ID[<01><02>]>>",
	}
	d.objects = map[int]string{
		1: "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 12 0 R/MarkInfo<</Marked true>>/Lang(en-GB)/ViewerPreferences<</DisplayDocTitle true>>" +
			"/PageLabels<</Nums[0<</S/r>>1<</S/D/St 7/P(A-)>>]>>/Outlines 45 0 R/Metadata 43 0 R/OutputIntents[<</Type/OutputIntent" +
			"/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/DestOutputProfile 44 0 R>>]>>",
		2: "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 300 400]/Resources<</Font<</F0 7 0 R>>/XObject<</I0 49 0 R>>" +
			"/Properties<</M0<</MCID 0>>>>>>>>",
		3: "<</Type/Page/Parent 2 0 R/Contents 5 0 R/StructParents 0/Tabs/S/Annots[41 0 R]>>",
		4: "<</Type/Page/Parent 2 0 R/Contents[6 0 R]/StructParents 1/Tabs/S/Annots[40 0 R]/MediaBox[0 0 300 400]>>",
		5: `<<>>
stream
/Link<</MCID 0>>BDC BT /F0 10 Tf 20 350 Td «Start » Tj «7» Tj ET EMC
/Artifact<</Type/Pagination>>BDC BT /F0 8 Tf 1 0 0 1 150 20 Tm [«i»] TJ ET EMC
`,
		6: `<<>>
stream
/H1/M0 BDC BT /F0 12 Tf 20 370 Td «Heading» Tj ET EMC
/P<</MCID 1>>BDC BT /F0 10 Tf 20 350 Td [«A l»-20«ine, »]TJ ET EMC
/Link<</MCID 2>>BDC q BT /F0 10 Tf 55 350 Td «a link» Tj ET Q EMC
/Span<</MCID 3/ActualText(and ...)>>BDC BT /F0 10 Tf 14 TL 20 350 Td T* «and more» Tj ET EMC
/H2<</MCID 4>>BDC BT /F0 11 Tf 20 320 Td «Below» Tj ET EMC
BT /F0 10 Tf /Lbl<</MCID 5>>BDC 20 300 Td «1.» Tj EMC /LBody<</MCID 6>>BDC 15 0 Td «Item» Tj EMC ET
/TH<</MCID 7>>BDC BT /F0 10 Tf 20 280 Td «Key» Tj ET EMC
/TH<</MCID 8>>BDC BT /F0 10 Tf 80 280 Td «Value» Tj ET EMC
/TD<</MCID 9>>BDC BT /F0 10 Tf 20 260 Td «one» Tj ET EMC
/Artifact BMC 20 255 m 100 255 l S EMC
/Figure<</MCID 10>>BDC q 50 0 0 50 20 180 cm /I0 Do Q EMC
/Note<</MCID 11>>BDC BT /F0 8 Tf 20 160 Td (\000/\000P\000U\000F) Tj ET EMC
/Code<</MCID 12>>BDC BT /F0 8 Tf 20 140 Td «x = 1» Tj ET EMC
/Code<</MCID 13>>BDC BT /F0 8 Tf 20 130 Td «y = 2» Tj ET EMC
/Artifact<</Type/Pagination>>BDC BT /F0 8 Tf 150 20 Td «A-7» Tj ET EMC
`,
		7: "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Tiny/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 11 0 R>>",
		8: "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Tiny/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
			"/CIDToGIDMap/Identity/DW 500/W[1[250]2 3 500]/FontDescriptor 9 0 R>>",
		9:  "<</Type/FontDescriptor/FontName/ABCDEF+Tiny/Flags 4/FontFile2 10 0 R>>",
		10: "<<>>\nstream\n" + tiny(96),
		11: "<<>>\nstream\n/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000><FFFF> endcodespacerange\n" +
			"1 beginbfrange <0001><0050><0020> endbfrange\n1 beginbfrange <0051><005F>[<0070>" + rest() + "] endbfrange\nendcmap end end",

		12: "<</Type/StructTreeRoot/K 14 0 R/ParentTree 13 0 R/ParentTreeNextKey 4/IDTree<</Names[(n1) 33 0 R(s1) 15 0 R]>>>>",
		13: "<</Kids[50 0 R 51 0 R]>>",
		50: "<</Limits[0 1]/Nums[0[38 0 R]1[16 0 R 17 0 R 18 0 R 17 0 R 34 0 R 21 0 R 22 0 R 26 0 R 27 0 R 30 0 R 32 0 R 33 0 R 39 0 R 39 0 R]]>>",
		51: "<</Limits[2 3]/Nums[2 38 0 R 3 18 0 R]>>",
		14: "<</S/Document/P 12 0 R/K[35 0 R 15 0 R]>>",
		15: "<</S/Sect/P 14 0 R/ID(s1)/T(Heading)/K[16 0 R 17 0 R 34 0 R 19 0 R 23 0 R 32 0 R 33 0 R 39 0 R]>>",
		16: "<</S/H1/P 15 0 R/Pg 4 0 R/K 0>>",
		17: "<</S/P/P 15 0 R/Pg 4 0 R/K[1 18 0 R 3]>>",
		18: "<</S/Link/P 17 0 R/Pg 4 0 R/K[2<</Type/OBJR/Obj 40 0 R>>]>>",
		19: "<</S/L/P 15 0 R/K 20 0 R/A<</O/List/ListNumbering/Decimal>>>>",
		20: "<</S/LI/P 19 0 R/K[21 0 R 22 0 R]>>",
		21: "<</S/Lbl/P 20 0 R/Pg 4 0 R/K 5>>",
		22: "<</S/LBody/P 20 0 R/K<</Type/MCR/Pg 4 0 R/MCID 6>>>>",
		23: "<</S/Table/P 15 0 R/K[24 0 R 28 0 R]>>",
		24: "<</S/THead/P 23 0 R/K 25 0 R>>",
		25: "<</S/TR/P 24 0 R/K[26 0 R 27 0 R]>>",
		26: "<</S/TH/P 25 0 R/Pg 4 0 R/K 7/A<</O/Table/Scope/Column>>>>",
		27: "<</S/TH/P 25 0 R/Pg 4 0 R/K 8/A[<</O/Table/Scope/Column>>]>>",
		28: "<</S/TBody/P 23 0 R/K 29 0 R>>",
		29: "<</S/TR/P 28 0 R/K[30 0 R 31 0 R]>>",
		30: "<</S/TD/P 29 0 R/Pg 4 0 R/K 9>>",
		31: "<</S/TD/P 29 0 R>>",
		32: "<</S/Figure/P 15 0 R/Pg 4 0 R/K 10/Alt(A square)>>",
		33: "<</S/Note/P 15 0 R/Pg 4 0 R/K 11/ID(n1)>>",
		34: "<</S/H2/P 15 0 R/Pg 4 0 R/K 4>>",
		35: "<</S/TOC/P 14 0 R/K 36 0 R>>",
		36: "<</S/TOCI/P 35 0 R/K 37 0 R>>",
		37: "<</S/Reference/P 36 0 R/K 38 0 R>>",
		38: "<</S/Link/P 37 0 R/Pg 3 0 R/K[0<</Type/OBJR/Pg 3 0 R/Obj 41 0 R>>]>>",
		39: "<</S/Code/P 15 0 R/Pg 4 0 R/K[12 13]/Lang(zxx)/A<</O/Layout/Placement/Block>>>>",

		40: "<</Type/Annot/Subtype/Link/Rect[65 345 95 360]/A<</S/URI/URI(https://example.org/a)>>/Contents(example)/F 4/StructParent 3>>",
		41: "<</Type/Annot/Subtype/Link/Rect[20 345 90 360]/Dest[4 0 R/XYZ null 380 null]/Contents(page A-7)/F 4/StructParent 2>>",
		42: "<</Title(\xFE\xFF\x00T\x00\xEF\x00t)/Producer(p)/Creator(c)/CreationDate(D:20010909014640Z)/ModDate(D:20010909024640+01'00')>>",
		43: "<</Type/Metadata/Subtype/XML>>\nstream\n" + metadata(),
		44: "<</N 3>>\nstream\n" + profile(),
		45: "<</Type/Outlines/First 46 0 R/Last 48 0 R/Count 3>>",
		46: "<</Title(Heading)/Parent 45 0 R/Next 48 0 R/Dest[4 0 R/XYZ 0 380 null]/First 47 0 R/Last 47 0 R/Count 1>>",
		47: "<</Title(Below)/Parent 46 0 R/A<</S/GoTo/D[4 0 R/Fit]>>>>",
		48: "<</Title(\xFE\xFF\x26\x3A)/Parent 45 0 R/Prev 46 0 R/Dest[3 0 R/FitH 400]>>",
		49: "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8>>\nstream\nabc",
	}
	return d
}

// rest returns what the codes from 52 on stand for, each by itself.
func rest() string {
	var b strings.Builder
	for c := 0x71; c <= 0x7E; c++ {
		fmt.Fprintf(&b, "<%04X>", c)
	}
	return b.String()
}

// tiny is a TrueType with no more than is looked at. Its glyphs are 500 wide but for the space, which is 250.
func tiny(glyphs int) string {
	be := binary.BigEndian
	head, hhea := make([]byte, 54), make([]byte, 36)
	be.PutUint16(head[18:], 2000)
	be.PutUint16(hhea[34:], 3)
	maxp := be.AppendUint16([]byte{0, 1, 0, 0}, uint16(glyphs))
	var hmtx []byte
	for _, w := range []uint16{1000, 500, 1000} {
		hmtx = be.AppendUint16(be.AppendUint16(hmtx, w), 0)
	}
	out := []byte{0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0}
	tables := []struct {
		sign string
		data []byte
	}{{"glyf", nil}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", make([]byte, 4)}, {"maxp", maxp}}
	at := len(out) + 16*len(tables)
	for _, t := range tables {
		out = append(append(out, t.sign...), 0, 0, 0, 0)
		out = be.AppendUint32(be.AppendUint32(out, uint32(at)), uint32(len(t.data)))
		at += len(t.data)
	}
	for _, t := range tables {
		out = append(out, t.data...)
	}
	return string(out)
}

// profile is the head of an ICC profile.
func profile() string {
	p := make([]byte, 132)
	binary.BigEndian.PutUint32(p, 132)
	copy(p[12:], "mntrRGB XYZ ")
	copy(p[36:], "acsp")
	return string(p)
}

func metadata() string {
	return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:e="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:s="http://www.aiim.org/pdfa/ns/schema#" pdfaid:part="2"><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tït</rdf:li></rdf:Alt></dc:title><pdf:Producer>p</pdf:Producer>
<xmp:CreatorTool>c</xmp:CreatorTool><xmp:CreateDate>2001-09-09T01:46:40Z</xmp:CreateDate><xmp:ModifyDate>2001-09-09T01:46:40Z</xmp:ModifyDate>
<e:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><s:namespaceURI>http://www.aiim.org/pdfua/ns/id/</s:namespaceURI></rdf:li></rdf:Bag></e:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

// object returns object n as it stands in a file.
func (d *draft) object(n int) string {
	v := d.objects[n]
	for {
		before, more, ok := strings.Cut(v, "«")
		text, after, ok2 := strings.Cut(more, "»")
		if !ok || !ok2 {
			break
		}
		var codes strings.Builder
		for _, c := range []byte(text) {
			fmt.Fprintf(&codes, "%04X", c-' '+1)
		}
		v = before + "<" + codes.String() + ">" + after
	}
	if dict, data, ok := strings.Cut(v, "\nstream\n"); ok {
		if !strings.Contains(dict, "/Length") {
			dict = fmt.Sprintf("<</Length %d%s", len(data), strings.TrimPrefix(dict, "<<"))
		}
		return dict + "stream\n" + data + "\nendstream"
	}
	return v
}

// classic puts the file together with a table.
func (d *draft) classic() []byte {
	var b bytes.Buffer
	b.WriteString(d.head)
	numbers := slices.Sorted(maps.Keys(d.objects))
	table := "xref\n0 1\n0000000000 65535 f \n"
	for _, n := range numbers {
		table += fmt.Sprintf("%d 1\n%010d 00000 n \n", n, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, d.object(n))
	}
	at := b.Len()
	fmt.Fprintf(&b, "%strailer\n%s\nstartxref\n%d\n%s", table, d.trailer, at, d.tail)
	return b.Bytes()
}

// packed puts it together with object streams and a cross-reference stream whose rows have a predictor of PNG.
func (d *draft) packed(predictor byte) []byte {
	var b bytes.Buffer
	b.WriteString(d.head)
	const pack, table = 97, 98
	rows := make([][5]byte, table+1)
	stream := func(n int, dict, data string) {
		rows[n] = [5]byte{1, byte(b.Len() >> 16), byte(b.Len() >> 8), byte(b.Len())}
		z := deflated(data)
		fmt.Fprintf(
			&b,
			"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>stream\r\n%s\nendstream\nendobj\n",
			n,
			dict,
			len(z),
			z,
		)
	}
	var head, body string
	count := 0
	for _, n := range slices.Sorted(maps.Keys(d.objects)) {
		if strings.Contains(d.objects[n], "\nstream\n") {
			rows[n] = [5]byte{1, byte(b.Len() >> 16), byte(b.Len() >> 8), byte(b.Len())}
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, d.object(n))
			continue
		}
		rows[n] = [5]byte{2, 0, 0, pack, byte(count)}
		head += fmt.Sprintf("%d %d ", n, len(body))
		body += d.object(n) + "\n"
		count++
	}
	stream(pack, fmt.Sprintf("/Type/ObjStm/N %d/First %d", count, len(head)), head+body)
	at := b.Len()
	rows[table] = [5]byte{1, byte(at >> 16), byte(at >> 8), byte(at)}
	var data, above = []byte{}, [5]byte{}
	for _, r := range rows {
		data = append(data, predictor)
		for i := range r {
			var left, corner byte
			if i > 0 {
				left, corner = r[i-1], above[i-1]
			}
			data = append(
				data,
				r[i]-[]byte{
					0, left, above[i], byte((int(left) + int(above[i])) / 2), paeth(left, above[i], corner),
				}[predictor],
			)
		}
		above = r
	}
	stream(
		table,
		strings.TrimSuffix(
			strings.TrimPrefix(d.trailer, "<<"),
			">>",
		)+"/Type/XRef/W[1 3 1]/DecodeParms<</Predictor 12/Columns 5>>",
		string(data),
	)
	fmt.Fprintf(&b, "startxref\n%d\n%s", at, d.tail)
	return b.Bytes()
}

func deflated(s string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}
