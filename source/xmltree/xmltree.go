// Package xmltree reads files in XML as trees whose elements and texts have their places in the file. The bytes of a
// file go in, in UTF-8; its root element comes out ([Parse]).
//
// It is for the readers of formats that are XML. Entities that a file declares are not expanded, so that a small file
// cannot stand for a large one; those of HTML are known without a declaration, since programs write them. The number of
// elements and their depth are bounded. What breaks the rules of XML is reported at its line.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
)

// Bounds on the trees of files. A bank of ten thousand questions has a million elements; nothing that people write is
// as deep as a hundred.
const (
	maxDepth    = 200
	maxElements = 5_000_000
)

// A Node is an element.
type Node struct {
	Name       string // without the prefix of its namespace
	Attributes []xml.Attr
	Parts      []Part
	Start, End int // offsets of the element, tags included
	body       int // offset behind the start tag
}

// A Part of an element is an element or text.
type Part struct {
	Node *Node // nil: text
	Text bank.Text
}

// Parse returns the root element of a file that lines is the index of. It returns nil for a file that breaks the rules
// of XML, which is reported.
func Parse(lines *diag.Lines, sink diag.Sink) *Node {
	d := xml.NewDecoder(bytes.NewReader(lines.Src))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is in UTF-8 already
	p := parser{lines: lines}
	for {
		start := int(d.InputOffset())
		token, err := d.RawToken()
		end := int(d.InputOffset())
		if err == nil {
			err = p.token(token, start, end)
		}
		switch {
		case errors.Is(err, io.EOF) && p.root == nil:
			err = errors.New("there is no element; the file should begin with one")
			end = 0
		case errors.Is(err, io.EOF) && len(p.open) > 0:
			n := p.open[len(p.open)-1]
			err = fmt.Errorf("the element <%s> is never closed; expected </%s> after it", n.Name, n.Name)
			end = n.Start
		case errors.Is(err, io.EOF):
			return p.root
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				err = errors.New(syntax.Msg)
			}
			sink.Report(diag.New(diag.InputMalformed, lines.Span(end, end), "the file is not well-formed XML: %v", err))
			return nil
		}
	}
}

// Root returns the name of the root element of a file in XML, without the prefix of its namespace; "" for another file.
func Root(src string) string {
	src = strings.TrimLeft(src, " \t\r\n\uFEFF")
	if !strings.HasPrefix(src, "<") {
		return ""
	}
	d := xml.NewDecoder(strings.NewReader(src))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	const most = 100 // of comments and the like before it
	for range most {
		token, err := d.RawToken()
		if err != nil {
			return ""
		}
		if start, ok := token.(xml.StartElement); ok {
			return start.Name.Local
		}
	}
	return ""
}

// A parser is the state of reading a file.
type parser struct {
	lines    *diag.Lines
	root     *Node
	open     []*Node
	elements int
}

// token takes one token, which stands at start up to end.
func (p *parser) token(token xml.Token, start, end int) error {
	switch token := token.(type) {
	case xml.StartElement:
		if p.elements++; p.elements > maxElements {
			return fmt.Errorf("there are more than %d elements", maxElements)
		}
		n := &Node{Name: token.Name.Local, Attributes: token.Attr, Start: start, End: end, body: end}
		switch {
		case len(p.open) == maxDepth:
			return fmt.Errorf("elements are nested deeper than %d", maxDepth)
		case len(p.open) > 0:
			last := p.open[len(p.open)-1]
			last.Parts = append(last.Parts, Part{Node: n})
		case p.root != nil:
			return fmt.Errorf("the element <%s> stands after the end of <%s>; expected one root element", n.Name,
				p.root.Name)
		default:
			p.root = n
		}
		p.open = append(p.open, n)
	case xml.EndElement:
		if len(p.open) == 0 {
			return fmt.Errorf("</%s> closes nothing", token.Name.Local)
		}
		n := p.open[len(p.open)-1]
		if n.Name != token.Name.Local {
			return fmt.Errorf("</%s> stands where </%s> is expected, for the <%s> of line %d", token.Name.Local, n.Name,
				n.Name, p.lines.Pos(n.Start).Line)
		}
		n.End = end
		p.open = p.open[:len(p.open)-1]
	case xml.CharData:
		raw := string(p.lines.Src[start:end])
		if len(p.open) == 0 {
			if strings.Trim(raw, " \t\r\n\uFEFF") != "" {
				return errors.New("text stands outside the root element")
			}
			return nil
		}
		n := p.open[len(p.open)-1]
		i := len(n.Parts) - 1
		if i < 0 || n.Parts[i].Node != nil {
			n.Parts = append(n.Parts, Part{})
			i++
		}
		addText(&n.Parts[i].Text, raw, start)
	}
	return nil
}

const (
	dataStart = "<![CDATA["
	dataEnd   = "]]>"
)

// addText adds what the raw text of a file means, which stands at the offset src.
func addText(t *bank.Text, raw string, src int) {
	if strings.HasPrefix(raw, dataStart) {
		t.Add(strings.TrimSuffix(raw[len(dataStart):], dataEnd), src+len(dataStart))
		return
	}
	for raw != "" {
		i := strings.IndexByte(raw, '&')
		if i < 0 {
			t.Add(raw, src)
			return
		}
		t.Add(raw[:i], src)
		raw, src = raw[i:], src+i
		size := strings.IndexByte(raw, ';') + 1
		if size == 0 {
			size = 1
		}
		decoded := html.UnescapeString(raw[:size])
		if decoded == "\r" { // &#13;, before the line end that it is a part of
			decoded = ""
		}
		t.Decode(decoded, src)
		raw, src = raw[size:], src+size
	}
}
