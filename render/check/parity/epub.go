package parity

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"

	"example.org/studyguide/source/words"
)

// mostFile bounds what is read of one file of a book, in bytes.
const mostFile = 16 << 20

// EPUB reads the documents of a book in reading order: every section element is a part. It fails where it cannot find
// out what they are. l is what the PDF of the same guide says beside it.
func EPUB(data []byte, l *words.Language) (*Reading, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("reading the EPUB's archive: %w", err)
	}
	a := &archive{files: map[string]*zip.File{}, left: mostText}
	for _, f := range z.File {
		a.files[f.Name] = f
	}
	spine, err := a.spine()
	if err != nil {
		return nil, fmt.Errorf("reading the EPUB's package: %w", err)
	}
	r := &reader{words: l}
	for _, name := range spine {
		doc, err := a.read(name)
		if err != nil {
			return nil, fmt.Errorf("reading the EPUB's %s: %w", name, err)
		}
		if err := r.document(name, doc); err != nil {
			return nil, fmt.Errorf("reading the EPUB's %s: %w", name, err)
		}
	}
	return r.reading(), nil
}

// archive is the zip file of a book.
type archive struct {
	files map[string]*zip.File
	left  int64 // bytes that may still be inflated
}

func (a *archive) read(name string) ([]byte, error) {
	f := a.files[name]
	if f == nil {
		return nil, errors.New("it is not in the archive")
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	most := min(mostFile, a.left)
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	a.left -= int64(len(data))
	if err == nil && int64(len(data)) > most {
		err = errors.New("it is too large to be compared")
	}
	return data, errors.Join(err, r.Close())
}

// spine returns the names of the documents in reading order.
func (a *archive) spine() ([]string, error) {
	var container struct {
		Rootfiles []struct {
			Path string `xml:"full-path,attr"`
		} `xml:"rootfiles>rootfile"`
	}
	if err := a.decode("META-INF/container.xml", &container); err != nil {
		return nil, err
	}
	if len(container.Rootfiles) == 0 {
		return nil, errors.New("the container names none")
	}
	opf := container.Rootfiles[0].Path
	var pkg struct {
		Items []struct {
			ID        string `xml:"id,attr"`
			Href      string `xml:"href,attr"`
			MediaType string `xml:"media-type,attr"`
		} `xml:"manifest>item"`
		Refs []struct {
			ID string `xml:"idref,attr"`
		} `xml:"spine>itemref"`
	}
	if err := a.decode(opf, &pkg); err != nil {
		return nil, err
	}
	files := map[string]string{}
	for _, it := range pkg.Items {
		if href, err := url.PathUnescape(it.Href); err == nil && it.MediaType == "application/xhtml+xml" {
			files[it.ID] = path.Join(path.Dir(opf), href)
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, ref := range pkg.Refs {
		if name := files[ref.ID]; name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("it names no documents")
	}
	return out, nil
}

func (a *archive) decode(name string, into any) error {
	data, err := a.read(name)
	if err == nil {
		err = xml.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
