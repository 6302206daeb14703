package epub

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"

	goepub "github.com/bmaupin/go-epub"
)

//go:embed book.css
var bookCSS []byte

// plainCSS is a file of its own: an engine that refuses its first rule may refuse all that is in the file.
//
//go:embed plain.css
var plainCSS []byte

// assembling prevents two books from being assembled at once: go-epub holds the files of all books in one unguarded
// map.
var assembling sync.Mutex

// assemble has go-epub gather the pages, the style sheets, the fonts and the images of b, and returns the files of its
// archive by name. What they hold is not in them yet: go-epub would copy each byte six times, in base64, into its file
// system and through an archive, a tenth of the time of a book. It gets nothing that it would have to fetch: a stand-in
// is a data URL, and a request to the network fails. Its ids are random and it depends on the order of maps, so finish
// replaces its package document and both tables of contents.
func assemble(b *book) (files map[string][]byte, err error) {
	assembling.Lock()
	defer assembling.Unlock()
	defer func() { // go-epub panics where it should return an error
		if r := recover(); r != nil {
			files, err = nil, fmt.Errorf("go-epub stopped: %v", r)
		}
	}()
	goepub.Use(goepub.MemoryFS)
	defer goepub.Use(goepub.MemoryFS) // frees this book's files

	e := goepub.NewEpub(b.title)
	e.Client = &http.Client{Transport: offline{}}
	e.SetIdentifier(b.identifier)
	e.SetLang(b.lang)
	var css string
	for i, r := range styles(b) {
		name, err := e.AddCSS(standIn("text/css"), path.Base(r.name))
		if err != nil {
			return nil, fmt.Errorf("adding %s: %w", r.name, blame(err))
		}
		if i == 0 {
			css = name // which every page has
		}
	}
	for _, r := range b.fonts {
		// go-epub's reader of data URLs does not know the type font/ttf; finish writes the right one.
		if _, err := e.AddFont(standIn("application/font-sfnt"), path.Base(r.name)); err != nil {
			return nil, fmt.Errorf("adding %s: %w", r.name, blame(err))
		}
	}
	for _, r := range b.images {
		if _, err := e.AddImage(standIn(r.mediaType), path.Base(r.name)); err != nil {
			return nil, fmt.Errorf("adding %s: %w", r.name, blame(err))
		}
	}
	for _, p := range b.pages {
		if _, err := e.AddSection(content, p.title, p.name, css); err != nil {
			return nil, fmt.Errorf("adding %s: %w", p.name, err)
		}
	}
	var buf bytes.Buffer
	if _, err := e.WriteTo(&buf); err != nil {
		return nil, fmt.Errorf("writing the archive: %w", blame(err))
	}
	return unpack(buf.Bytes())
}

// offline refuses every request.
type offline struct{}

// RoundTrip implements [http.RoundTripper].
func (offline) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, errors.New("a book is written without the network")
}

// padding makes a data URL longer than a path can be on any system: go-epub opens what it is given as a file first, and
// a folder may hold one whose path is the URL.
var padding = strings.Repeat("-", 1<<15)

// content stands for the content of a page in what go-epub gets. A title cannot hold it.
const content = "<!-- content -->"

// standIn returns a data URL with nothing to speak of in it, for a file that finish puts in.
func standIn(mediaType string) string {
	return "data:" + mediaType + ";pad=" + padding + ";base64,IA=="
}

// styles returns the style sheets of a book: that of each page, and that of pages with formulas if there are any.
func styles(b *book) []resource {
	out := []resource{{styleName, "text/css", b.css}}
	if b.access.math {
		out = append(out, resource{plainName, "text/css", plainCSS})
	}
	return out
}

// blame returns the cause of an error of go-epub's without the source that it names, which here is a whole file as a
// data URL.
func blame(err error) error {
	var f *goepub.FileRetrievalError
	if errors.As(err, &f) {
		return errors.New("go-epub cannot read the data it was given")
	}
	return err
}

// unpack returns the files of an archive by name.
func unpack(archive []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, fmt.Errorf("reading the archive back: %w", err)
	}
	files := make(map[string][]byte, len(r.File))
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("reading %s back: %w", f.Name, err)
		}
		data, err := io.ReadAll(rc)
		rc.Close()
		if err != nil {
			return nil, fmt.Errorf("reading %s back: %w", f.Name, err)
		}
		files[f.Name] = data
	}
	return files, nil
}
