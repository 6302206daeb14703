package docx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of a part: a book of a thousand pages has a tenth of them.
const (
	maxDepth    = 400
	maxElements = 3_000_000
)

// A node is an element of a part, or text (without a name).
type node struct {
	name  string // with the prefix that the standard uses: "w:p"
	attrs []attr
	kids  []*node
	text  string
}

// An attr is an attribute. One without a namespace has that of its element: strict and old writers differ here.
type attr struct{ name, value string }

// prefixes maps the namespaces of both conformance classes (ISO/IEC 29500-1 and -4) to the prefixes of the standard.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                "r",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     "wpc",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://purl.org/dc/elements/1.1/":                                       "dc",
}

// parseXML parses a part. There are no entities but those of XML itself: the library reads no declarations of others.
func parseXML(r io.Reader) (*node, error) {
	d := xml.NewDecoder(r)
	root := &node{}
	open := []*node{root}
	count := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if count++; count > maxElements {
				return nil, fmt.Errorf("it has more than %d elements", maxElements)
			}
			if len(open) > maxDepth {
				return nil, fmt.Errorf("its elements are nested more than %d deep", maxDepth)
			}
			n := &node{name: qualified(t.Name)}
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					n.attrs = append(n.attrs, attr{qualified(a.Name), a.Value})
				}
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if top != root {
				top.kids = append(top.kids, &node{text: string(t)})
			}
		}
	}
	for _, k := range root.kids {
		if k.name != "" {
			return k, nil
		}
	}
	return nil, errors.New("it is empty")
}

// qualified returns a name with its standard prefix; that of a foreign namespace has "?:".
func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if p, ok := prefixes[n.Space]; ok {
		return p + ":" + n.Local
	}
	return "?:" + n.Local
}

// attr returns the attribute name ("w:val"), which may stand without its prefix.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	_, local, _ := strings.Cut(name, ":")
	for _, a := range n.attrs {
		if a.name == name || a.name == local {
			return a.value
		}
	}
	return ""
}

// kid returns the descendant at the path of names; nil if there is none.
func (n *node) kid(path ...string) *node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		var found *node
		for _, k := range n.kids {
			if k.name == name {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

// val returns the value of the child name, as in <w:pStyle w:val="Quote"/>.
func (n *node) val(name string) string { return n.kid(name).attr(n.prefix(name) + ":val") }

func (*node) prefix(name string) string {
	p, _, _ := strings.Cut(name, ":")
	return p
}

// find returns the first descendant with one of the names, in document order; nil if there is none.
func (n *node) find(names ...string) *node {
	for _, k := range n.kids {
		for _, name := range names {
			if k.name == name {
				return k
			}
		}
		if found := k.find(names...); found != nil {
			return found
		}
	}
	return nil
}

// chars returns the text in n.
func (n *node) chars() string {
	if n == nil {
		return ""
	}
	if n.name == "" {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(k.chars())
	}
	return b.String()
}

// on returns whether the property name is set and on (ST_OnOff); ok is false if n does not have it.
func (n *node) on(name string) (on, ok bool) {
	k := n.kid(name)
	if k == nil {
		return false, false
	}
	switch strings.ToLower(k.attr(n.prefix(name) + ":val")) {
	case "0", "false", "off", "none":
		return false, true
	}
	return true, true
}
