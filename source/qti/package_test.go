package qti_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/qti"
)

// zipped returns an archive of files given as name, content, name, content …
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// resources returns a manifest that lists files given as type, name, type, name …
func resources(list ...string) string {
	var b strings.Builder
	b.WriteString("<manifest><resources>")
	for i := 0; i < len(list); i += 2 {
		b.WriteString(`<resource type="` + list[i] + `" href="` + list[i+1] + `"/>`)
	}
	return b.String() + "</resources></manifest>"
}

// essay returns an item of version 2 or, within a test, of version 1.2.
func essay(text string) string {
	return `<assessmentItem identifier="i" title="T"><itemBody><p>` + text +
		`</p><extendedTextInteraction responseIdentifier="R"/></itemBody></assessmentItem>`
}

func quiz(title, text string) string {
	return `<questestinterop><assessment title="` + title + `"><item><presentation><material><mattext texttype="text/html">` +
		text + `</mattext></material><response_str ident="r"/></presentation></item></assessment></questestinterop>`
}

// outline returns the title, sections and questions of a document, a line each, and then its findings.
func outline(doc *ast.Document, found *diag.List) string {
	var b strings.Builder
	if doc != nil {
		b.WriteString(doc.Meta.Title + "\n")
		var list func(ss []*ast.Section)
		list = func(ss []*ast.Section) {
			for _, s := range ss {
				b.WriteString("# " + s.PlainTitle() + "\n")
				for _, q := range s.Questions {
					b.WriteString(q.PlainTitle() + " " + q.At.String() + "\n")
				}
				list(s.Sections)
			}
		}
		list(doc.Sections)
	}
	for _, d := range found.Sorted() {
		if d.Rule != diag.Furniture {
			b.WriteString(d.String() + "\n")
		}
	}
	return b.String()
}

func TestPackagesAreReadByTheirManifest(t *testing.T) {
	const item, test, old = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1", "imsqti_xmlv1p2"
	for _, c := range []struct {
		name  string
		files []string
		want  string
	}{
		{"items in the order of the manifest", []string{
			"imsmanifest.xml", resources(item, "b.xml", "webcontent", "x.html", item, "i/a%20b.xml"),
			"i/a b.xml", essay("A?"), "b.xml", essay("B?"),
		}, "\n# \nB? p.zip/b.xml:1:1\nA? p.zip/i/a b.xml:1:1\n"},
		{"a test and its items", []string{
			"imsmanifest.xml", resources(item, "i/a.xml", item, "i/c.xml", test, "t/t.xml"),
			"t/t.xml", `<assessmentTest title="Test"><testPart><assessmentSection title="One"><assessmentItemRef ` +
				`href="../i/b.xml"/><assessmentItemRef href="../i/a.xml"/><assessmentItemRef href="../none.xml"/>` +
				`</assessmentSection></testPart></assessmentTest>`,
			"i/a.xml", essay("A?"), "i/b.xml", essay("B?"), "i/c.xml", essay("C?"),
		}, "Test\n# \nC? p.zip/i/c.xml:1:1\n# One\nB? p.zip/i/b.xml:1:1\nA? p.zip/i/a.xml:1:1\n" +
			"p.zip/t/t.xml:1:147: warning: items that stand in other files are left out (left-out)\n"},
		{"a test that refers to itself", []string{
			"imsmanifest.xml", resources(test, "t.xml"),
			"t.xml", `<assessmentTest title="Test"><testPart><assessmentSection title="One"><assessmentItemRef href="t.xml"/>` +
				`<assessmentItemRef href="a.xml"/></assessmentSection></testPart></assessmentTest>`, "a.xml", essay("A?"),
		}, "Test\n# One\nA? p.zip/a.xml:1:1\n"},
		{"several tests are sections", []string{
			"imsmanifest.xml", resources(old, "a/a.xml", old, "b/b.xml"),
			"a/a.xml", quiz("Rain", "A?"), "b/b.xml", quiz("Snow", "B?"),
		}, "\n# Rain\nA? p.zip/a/a.xml:1:43\n# Snow\nB? p.zip/b/b.xml:1:43\n"},
		{"Canvas has the fuller version elsewhere", []string{
			"imsmanifest.xml", resources("imsqti_xmlv1p2/imscc_xmlv1p1/assessment", "g/assessment_qti.xml"),
			"g/assessment_qti.xml", quiz("Rain", "Less?"), "non_cc_assessments/g.xml.qti", quiz("Rain", "More?"),
		}, "Rain\n# \nMore? p.zip/non_cc_assessments/g.xml.qti:1:43\n"},
		{"a file that breaks the rules", []string{
			"imsmanifest.xml", resources(item, "a.xml"), "a.xml", "<assessmentItem>\n<itemBody>\n</assessmentItem>",
		}, "p.zip/a.xml:3:18: error: the file is not well-formed XML: </assessmentItem> stands where </itemBody> is expected, " +
			"for the <itemBody> of line 2 (input-malformed)\n"},
		{"a file that is not there", []string{"imsmanifest.xml", resources(item, "a.xml")},
			"\np.zip:1:1: warning: files that the manifest lists and the package lacks are left out (left-out)\n"},
		{"a manifest that is none", []string{"imsmanifest.xml", "<manifest>"},
			"p.zip/imsmanifest.xml:1:1: error: the file is not well-formed XML: the element <manifest> is never closed; " +
				"expected </manifest> after it (input-malformed)\n"},
		{"a file that unpacks to too much", []string{
			"imsmanifest.xml", resources(item, "a.xml"), "a.xml", essay(strings.Repeat("a ", 40<<20)),
		}, "p.zip/a.xml:1:1: error: the file cannot be unpacked: it is larger than what is read (input-malformed)\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := zipped(t, c.files...)
			if !qti.IsPackage("p.zip", src) {
				t.Fatal("it is no package")
			}
			var found diag.List
			if got := outline(qti.ReadPackage("p.zip", src, &found), &found); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
	for _, src := range [][]byte{nil, []byte("PK\x03\x04"), zipped(t, "a.xml", "<a/>")} {
		if qti.IsPackage("p.zip", src) {
			t.Errorf("%q is taken for a package", src)
		}
	}
}

// TestPicturesOfPackagesAreKept checks the pictures of items, which stand beside them, and those of Canvas.
func TestPicturesOfPackagesAreKept(t *testing.T) {
	const picture = "\x89PNG"
	src := zipped(t, "imsmanifest.xml", resources("imsqti_item_xmlv2p1", "i/a.xml", "imsqti_xmlv1p2", "g/g.xml"),
		"i/a.xml", essay(`A? <img src="../img/a%20b.png" alt="x"/>`), "img/a b.png", picture,
		"g/g.xml", quiz("Q", `B? &lt;img src="$IMS-CC-FILEBASE$/sky.png?a=b" alt="sky"&gt; &lt;img src="none.png" alt="n"&gt;`),
		"web_resources/sky.png", picture)
	var found diag.List
	doc := qti.ReadPackage("dir/p.zip", src, &found)
	if doc == nil {
		t.Fatal(found.Sorted())
	}
	var names []string
	for _, s := range doc.Sections {
		ast.Walk(s, func(n ast.Node) bool {
			if img, ok := n.(*ast.Image); ok {
				kept := ""
				if string(doc.Media[img.Src]) == picture {
					kept = " kept"
				}
				names = append(names, img.Src+kept)
			}
			return true
		})
	}
	if got, want := strings.Join(names, ", "), "p.zip/web_resources/sky.png kept, none.png, p.zip/img/a b.png kept"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
