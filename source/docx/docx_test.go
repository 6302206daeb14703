package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

var update = golden.Flag()

// namespaces are those that a part declares.
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ` +
	`xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:dc="http://purl.org/dc/elements/1.1/"`

// strict maps the namespaces to those of the strict class.
var strict = strings.NewReplacer(
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
	"http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
	"http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/",
)

const pixel = "\x89PNG\r\n\x1a\nnot read"

// pack makes a document of its sections. document is what is in its body; the other parts are what is in their root
// elements. A line of links is an id, a kind, and a target: "rId9 hyperlink https://kites.example".
func pack(t testing.TB, in map[string][]byte) []byte {
	t.Helper()
	convert := func(s string) string { return s }
	if _, ok := in["strict"]; ok {
		convert = strict.Replace
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	part := func(name, root, inner string) {
		add(name, convert(fmt.Sprintf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s %s>%s</%[1]s>", root, namespaces, inner)))
	}
	const rel = `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" ` +
		`Target="%s"%s/>`
	rels := func(name, inner string) {
		add(name, convert(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
			inner+`</Relationships>`))
	}
	rels("_rels/.rels", fmt.Sprintf(rel, "rId1", "officeDocument", "word/document.xml", ""))
	var links strings.Builder
	for i, p := range []string{"styles", "numbering", "footnotes", "endnotes", "header", "footer"} {
		if inner, ok := in[p]; ok {
			root := map[string]string{"header": "w:hdr", "footer": "w:ftr"}[p]
			if root == "" {
				root = "w:" + p
			}
			part("word/"+p+".xml", root, string(inner))
			fmt.Fprintf(&links, rel, fmt.Sprintf("p%d", i), p, p+".xml", "")
		}
	}
	for line := range strings.Lines(string(in["links"])) {
		f := strings.Fields(line)
		mode := ""
		switch {
		case strings.Contains(f[2], ":"):
			mode = ` TargetMode="External"`
		case f[1] == "image":
			content, other := map[string]string{
				".emf": "EMF", ".bmp": "BM", ".tif": "II*\x00", ".webp": "RIFF\x00\x00\x00\x00WEBP",
			}[path.Ext(f[2])]
			if !other {
				content = pixel
			}
			add("word/"+f[2], content)
		}
		fmt.Fprintf(&links, rel, f[0], f[1], f[2], mode)
	}
	rels("word/_rels/document.xml.rels", links.String())
	if core, ok := in["core"]; ok {
		part("docProps/core.xml", "core", string(core))
	}
	part("word/document.xml", "w:document", "<w:body>"+string(in["document"])+"</w:body>")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestFixtures(t *testing.T) {
	inputs := []string{"document", "styles", "numbering", "footnotes", "endnotes", "header", "footer", "links", "core",
		"strict"}
	input := func(section string) bool { return slices.Contains(inputs, section) }
	update.Run(t, "testdata/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		return outputs(t, pack(t, in))
	})
}

// TestFiles reads files that other programs made.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no files (%v)", err)
	}
	input := func(section string) bool { return section == "file" }
	update.Run(t, "testdata/files/*.txtar", input, func(t *testing.T, in map[string][]byte) map[string]string {
		src, err := os.ReadFile(filepath.Join("testdata", strings.TrimSpace(string(in["file"]))))
		if err != nil {
			t.Fatal(err)
		}
		return outputs(t, src)
	})
}

func outputs(t *testing.T, src []byte) map[string]string {
	var list diag.List
	doc := Read("in.docx", src, &list)
	var found strings.Builder
	for _, d := range list.Sorted() {
		fmt.Fprintln(&found, d)
		if d.Hint != "" {
			fmt.Fprintf(&found, "\thint: %s\n", d.Hint)
		}
	}
	out := map[string]string{"diag": found.String(), "text": string(Text(src))}
	if doc == nil {
		return out
	}
	checkPlaces(t, Text(src), doc)
	out["ast"] = ast.DumpDocument(doc)
	out["media"] = strings.Join(slices.Sorted(maps.Keys(doc.Media)), "\n")
	return out
}

// checkPlaces checks that all places are in the text.
func checkPlaces(t *testing.T, text []byte, doc *ast.Document) {
	t.Helper()
	lines := strings.Split(string(text), "\n")
	inside := func(p diag.Pos) bool {
		return p.Line >= 1 && p.Line <= len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCountInString(lines[p.Line-1])+1
	}
	ast.Walk(doc, func(n ast.Node) bool {
		if s := n.Span(); !s.IsZero() && (!inside(s.Start) || !inside(s.End) || s.End.Before(s.Start)) {
			t.Errorf("%T has the span %v, which is not in the text", n, s)
		}
		return true
	})
}

func TestDamagedFiles(t *testing.T) {
	whole := pack(t, map[string][]byte{"document": []byte(`<w:p><w:r><w:t>Kites</w:t></w:r></w:p>`)})
	deep := pack(t, map[string][]byte{"document": []byte(strings.Repeat("<w:p>", maxDepth+1))})
	for _, c := range []struct {
		name string
		src  []byte
		want string
	}{
		{"cut off", whole[:len(whole)/2], "it is no zip archive, or is cut off: zip: not a valid zip file"},
		{"empty archive", empty(t), "there is no part word/document.xml"},
		{"no XML", pack(t, map[string][]byte{"document": []byte("<w:p>")}),
			"reading word/document.xml: XML syntax error on line 2: element <p> closed by </body>"},
		{"an entity", pack(t, map[string][]byte{"document": []byte("<w:p>&file;</w:p>")}),
			"reading word/document.xml: XML syntax error on line 2: invalid character entity &file;"},
		{"too deep", deep, "reading word/document.xml: its elements are nested more than 400 deep"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var list diag.List
			if Read("in.docx", c.src, &list) != nil {
				t.Fatal("the file was read")
			}
			want := "in.docx:1:1: error: the Word document is damaged: " + c.want + " (input-malformed)"
			if found := list.Sorted(); len(found) != 1 || found[0].String() != want {
				t.Errorf("found %v, want %s", found, want)
			}
		})
	}
}

func empty(t *testing.T) []byte {
	var buf bytes.Buffer
	if err := zip.NewWriter(&buf).Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// TestBomb checks that a part which unpacks to more than the bound is refused.
func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("packs 65 MB")
	}
	src := pack(t, map[string][]byte{"document": bytes.Repeat([]byte(" "), maxPart)})
	var list diag.List
	if Read("in.docx", src, &list) != nil {
		t.Fatalf("%d bytes that unpack to %d were read", len(src), maxPart)
	}
	if got := list.Sorted()[0].Message; !strings.Contains(got, "it unpacks to more than 64 MB") {
		t.Error(got)
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		_, body, _ := strings.Cut(string(src), "-- document --\n")
		body, _, _ = strings.Cut(body, "\n-- ")
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		src := pack(t, map[string][]byte{
			"document":  []byte(body),
			"numbering": []byte(fuzzNumbering),
			"footnotes": []byte(`<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`),
			"links":     []byte("rId1 image media/image1.png\nrId2 hyperlink https://a.example\n"),
		})
		var list diag.List
		doc := Read("in.docx", src, &list)
		if doc == nil {
			return
		}
		checkPlaces(t, Text(src), doc)
	})
}

const fuzzNumbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>` +
	`</w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`

// BenchmarkRead reads documents of two sizes: the bytes a second should be the same.
func BenchmarkRead(b *testing.B) {
	for _, n := range []int{1000, 8000} {
		var body strings.Builder
		for i := range n {
			fmt.Fprintf(&body, `<w:p><w:pPr><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>`+
				`<w:t xml:space="preserve">%d. What is </w:t></w:r><w:r><w:t>a kite?</w:t></w:r></w:p>`+
				`<w:p><w:r><w:t>It is a %d thing that flies in the wind, and has a tail of paper to steady it.</w:t></w:r></w:p>`,
				i, i)
		}
		src := pack(b, map[string][]byte{"document": []byte(body.String())})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(body.Len()))
			b.ReportMetric(float64(len(src)), "packed")
			for b.Loop() {
				Read("in.docx", src, &diag.List{})
			}
		})
	}
}
