package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A node is an element.
type node struct {
	name   string
	attr   map[string]string
	parent *node
	kids   []*node
	text   string // of a node without a name, which is text
	line   int

	from, to int64 // its bytes in the file, of a part of a web page
}

const space = "http://www.w3.org/2000/svg"

// read returns the root of a file. Elements of other vocabularies, in which drawing programs keep data of their own,
// are left out.
func read(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	var root, open *node
	elements, depth := 0, 0
	for {
		line, _ := d.InputPos()
		from := d.InputOffset()
		t, err := d.Token()
		if err == io.EOF {
			if root == nil {
				return nil, errors.New("it has no svg element")
			}
			return root, nil
		}
		if err != nil {
			return nil, fmt.Errorf("it is not well-formed XML: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if root != nil && open == nil {
				return nil, errors.New("it is not well-formed XML: it has more than one root")
			}
			if elements, depth = elements+1, depth+1; elements > maxElements || depth > maxDepth {
				return nil, fmt.Errorf("it has more than %d elements, or %d within each other", maxElements, maxDepth)
			}
			web := t.Name.Space == "http://www.w3.org/1999/xhtml" && root != nil
			if t.Name.Space != space && root != nil && !web {
				depth--
				if err := d.Skip(); err != nil {
					return nil, fmt.Errorf("it is not well-formed XML: %w", err)
				}
				if strings.HasPrefix(open.name, xhtml) { // of a formula, or of a vocabulary of its own
					open.add(&node{name: t.Name.Local, line: line, parent: open})
				}
				continue
			}
			if t.Name.Space != space && !web {
				return nil, errors.New("its root is not svg")
			}
			n := &node{name: t.Name.Local, attr: map[string]string{}, parent: open, line: line, from: from}
			if web {
				n.name = xhtml + n.name
			}
			for _, a := range t.Attr {
				if a.Name.Space == "" || strings.HasSuffix(a.Name.Space, "xlink") {
					n.attr[a.Name.Local] = a.Value
				}
			}
			if root == nil {
				root = n
			} else {
				open.add(n)
			}
			open = n
		case xml.EndElement:
			open.to = d.InputOffset()
			open, depth = open.parent, depth-1
		case xml.CharData:
			if open != nil {
				open.add(&node{text: string(t), parent: open, line: line})
			}
		}
	}
}

func (n *node) add(kid *node) { n.kids = append(n.kids, kid) }

// fault returns an error for something that is not drawn.
func (n *node) fault(why string) error { return &Error{strings.TrimPrefix(n.name, xhtml), n.line, why} }

// content returns the text directly inside n.
func (n *node) content() string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.name == "" {
			b.WriteString(k.text)
		}
	}
	return b.String()
}
