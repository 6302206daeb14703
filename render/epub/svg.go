package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

const svgSpace = "http://www.w3.org/2000/svg"

// looksLikeSVG reports whether data may be an SVG image: XML with an svg element.
func looksLikeSVG(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, "\ufeff \t\r\n"), []byte("<")) && bytes.Contains(data, []byte("<svg"))
}

// checkSVG accepts an SVG image that is self-contained. One with a script, with parts in other files or with a document
// type is refused: a book must run nothing and fetch nothing.
func checkSVG(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	root, inStyle := true, false
	for {
		t, err := d.Token()
		if err == io.EOF {
			if root {
				return errors.New("it has no svg element")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("it is not well-formed XML: %w", err)
		}
		switch t := t.(type) {
		case xml.Directive:
			return errors.New("it has a document type declaration")
		case xml.ProcInst:
			if t.Target != "xml" {
				return errors.New("it has a processing instruction")
			}
		case xml.StartElement:
			if root && (t.Name.Space != svgSpace || t.Name.Local != "svg") {
				return errors.New("its root is not svg")
			}
			root, inStyle = false, t.Name.Local == "style"
			if err := checkSVGElement(t); err != nil {
				return err
			}
		case xml.EndElement:
			inStyle = false
		case xml.CharData:
			if inStyle && fetches(string(t)) {
				return errors.New("its style refers to another file")
			}
		}
	}
}

func checkSVGElement(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "foreignobject", "iframe", "handler":
		return fmt.Errorf("it has a %s element", e.Name.Local)
	}
	for _, a := range e.Attr {
		switch name := strings.ToLower(a.Name.Local); {
		case a.Name.Space == "xmlns" || name == "xmlns":
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("it has a script in %s", a.Name.Local)
		case name == "href" || name == "src" || name == "base":
			if v := strings.TrimSpace(a.Value); v != "" && !strings.HasPrefix(v, "#") &&
				!strings.HasPrefix(v, "data:image/") {
				return errors.New("it refers to another file")
			}
		case fetches(a.Value):
			return errors.New("it refers to another file")
		}
	}
	return nil
}

// fetches reports whether CSS loads another file, by url() or @import. A reference within the file does not count. CSS
// with escapes does, as they can hide a name.
func fetches(css string) bool {
	s := strings.ToLower(css)
	if strings.Contains(s, "@import") || strings.Contains(s, `\`) {
		return true
	}
	for {
		_, rest, ok := strings.Cut(s, "url(")
		if !ok {
			return false
		}
		s = strings.TrimLeft(rest, " \t\r\n\"'")
		if !strings.HasPrefix(s, "#") {
			return true
		}
	}
}
