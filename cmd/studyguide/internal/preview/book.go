package preview

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
)

// A book is an unpacked EPUB.
type book struct {
	files    map[string]file
	chapters []chapter
	where    map[string]int // id → its chapter
}

type file struct {
	data []byte
	kind string // media type
}

// A chapter is one file of the text, in reading order.
type chapter struct {
	Path  string `json:"path"`
	Title string `json:"title"`
	Sum   string `json:"sum"` // changes if the chapter, the style or a picture of the book does
}

// A parcel is the part of a book's package document that is needed here (EPUB 3.3, 5).
type parcel struct {
	Items []struct {
		ID   string `xml:"id,attr"`
		Href string `xml:"href,attr"`
		Kind string `xml:"media-type,attr"`
	} `xml:"manifest>item"`
	Spine []struct {
		ID string `xml:"idref,attr"`
	} `xml:"spine>itemref"`
}

// parcelName is the path of the package document in this program's books.
const parcelName = "EPUB/package.opf"

// open unpacks an EPUB of this program.
func open(data []byte) (*book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	b := &book{files: map[string]file{}, where: map[string]int{}}
	entries := map[string]*zip.File{}
	var style []*zip.File // files that any chapter may use
	for _, f := range z.File {
		text, err := content(f)
		if err != nil {
			return nil, err
		}
		entries[f.Name] = f
		b.files[f.Name] = file{data: text}
		if dir := path.Base(path.Dir(f.Name)); dir != "xhtml" && strings.HasPrefix(f.Name, "EPUB/") &&
			path.Dir(f.Name) != "EPUB" {
			style = append(style, f)
		}
	}
	var p parcel
	if err := xml.Unmarshal(b.files[parcelName].data, &p); err != nil {
		return nil, err
	}
	byID := map[string]string{}
	kinds := map[string]string{}
	for _, it := range p.Items {
		name := path.Join(path.Dir(parcelName), it.Href)
		byID[it.ID], kinds[name] = name, it.Kind
	}
	for name, f := range b.files {
		if kinds[name] == "" {
			delete(b.files, name) // not shown as a chapter
			continue
		}
		f.kind = kinds[name]
		b.files[name] = f
	}
	shared := digest(style...)
	for _, ref := range p.Spine {
		name := byID[ref.ID]
		if entries[name] == nil {
			return nil, errors.New("a file of the spine is not there")
		}
		b.index(len(b.chapters), b.files[name].data)
		b.chapters = append(b.chapters, chapter{Path: name, Title: titleOf(b.files[name].data),
			Sum: digest(entries[name]) + shared})
	}
	return b, nil
}

func content(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	out := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64))
	_, err = io.Copy(out, r)
	return out.Bytes(), err
}

// index records the ids of a chapter. A plain search suffices, as the program writes attributes of its XHTML in one
// form only.
func (b *book) index(n int, text []byte) {
	const mark = ` id="`
	for {
		i := bytes.Index(text, []byte(mark))
		if i < 0 {
			return
		}
		text = text[i+len(mark):]
		end := bytes.IndexByte(text, '"')
		if end < 0 {
			return
		}
		if id := string(text[:end]); id != "" {
			if _, ok := b.where[id]; !ok {
				b.where[id] = n
			}
		}
	}
}

// titleOf returns the title of a chapter.
func titleOf(text []byte) string {
	dec := xml.NewDecoder(bytes.NewReader(text))
	var out strings.Builder
	in := false
	for {
		tok, err := dec.Token()
		if err != nil {
			return out.String()
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name.Local == "body" {
				return out.String()
			}
			in = t.Name.Local == "title"
		case xml.EndElement:
			in = false
		case xml.CharData:
			if in {
				out.Write(t)
			}
		}
	}
}
