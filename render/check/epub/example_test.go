package epub_test

import (
	"archive/zip"
	"bytes"
	"fmt"

	epubcheck "studyguide/render/check/epub"
)

func ExampleBook() {
	var book bytes.Buffer
	z := zip.NewWriter(&book)
	w, _ := z.Create("EPUB/notes.css")
	fmt.Fprint(w, "p {\n  margin: 0;\n  position: fixed;\n}\n")
	z.Close()

	findings, err := epubcheck.Book(book.Bytes())
	for _, f := range findings {
		fmt.Printf("%s:%d: %s (%s)\n", f.File, f.Line, f.Message, f.Rule)
	}
	fmt.Println(err)
	// Output:
	// :0: the first file is not mimetype (zip-mimetype)
	// EPUB/notes.css:3: position: fixed has no meaning on pages (css-property)
	// META-INF/container.xml:0: the file is not there (zip-container)
	// <nil>
}
