package epub_test

import (
	"archive/zip"
	"bytes"
	"fmt"

	epubcheck "example.org/studyguide/render/check/epub"
)

func ExampleBook() {
	var book bytes.Buffer
	z := zip.NewWriter(&book)
	for _, f := range []struct{ name, text string }{
		{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`},
		{"book.opf", `<package xmlns="http://www.idpf.org/2007/opf" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Locks</dc:title></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>`},
		{"a.xhtml", `<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
<head><title>Locks</title></head>
<body>
<h1>Locks</h1>
<p id="p1">See <a href="#p2">below</a>.</p>
</body></html>`},
	} {
		w, _ := z.Create(f.name)
		fmt.Fprint(w, f.text)
	}
	z.Close()

	findings, err := epubcheck.Book(book.Bytes())
	for _, f := range findings {
		fmt.Printf("%s:%d #%s: %s (%s)\n", f.File, f.Line, f.ID, f.Message, f.Rule)
	}
	fmt.Println(err)
	// Output:
	// a.xhtml:5 #p1: there is no id "p2" in "a.xhtml" (link-dead)
	// <nil>
}
