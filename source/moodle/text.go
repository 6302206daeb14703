package moodle

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// cmp returns the first of two texts, or the second if that is empty.
func cmp(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

// textOf returns the text of an element, which is in an element <text> inside it.
func textOf(n *xmltree.Node) bank.Text {
	if t := n.Element("text"); t != nil {
		return t.Text()
	}
	return n.Text()
}

// blocks returns the blocks of the text of an element. format is that of its question.
func (r *reader) blocks(n *xmltree.Node, format string) []ast.Block {
	if n == nil {
		return nil
	}
	return r.blocksOf(textOf(n), n, format)
}

// blocksOf is like [reader.blocks] for a text that stands in an element.
func (r *reader) blocksOf(t bank.Text, n *xmltree.Node, format string) []ast.Block {
	t = r.quiz.TakePictures(t.Trim())
	if t.IsBlank() {
		return nil
	}
	lang := bank.HTML
	switch cmp(n.Get("format"), format) {
	case "html":
	case "markdown":
		lang = bank.Markdown
	case "plain_text":
		lang = bank.Plain
	default: // moodle_auto_format
		t = t.Auto()
	}
	blocks := t.Value(r.Lines).Blocks(lang, r.sink)
	r.findFiles(blocks, n)
	return blocks
}

// fileAddress begins the addresses of files that the element of a text holds.
const fileAddress = "@@PLUGINFILE@@/"

// findFiles makes the images in blocks lead to the pictures that an element holds.
func (r *reader) findFiles(blocks []ast.Block, n *xmltree.Node) {
	for _, b := range blocks {
		ast.Walk(b, func(node ast.Node) bool {
			if img, ok := node.(*ast.Image); ok {
				if name, ok := strings.CutPrefix(img.Src, fileAddress); ok {
					img.Src = r.picture(name, n)
				}
			}
			ast.ReplaceInlines(node, r.dropLinks)
			return true
		})
	}
}

// dropLinks replaces links to files in the file by their text.
func (r *reader) dropLinks(in []ast.Inline) []ast.Inline {
	var out []ast.Inline
	for _, n := range in {
		if l, ok := n.(*ast.Link); ok && strings.HasPrefix(l.URL, fileAddress) {
			r.quiz.LeaveOut("a file that a link leads to is", l.At)
			out = append(out, l.Inlines...)
			continue
		}
		out = append(out, n)
	}
	return out
}

// picture returns the Src of a picture that an element holds.
func (r *reader) picture(address string, n *xmltree.Node) string {
	whole := address
	address, _, _ = strings.Cut(address, "?")
	name, err := url.PathUnescape(address)
	if err != nil {
		name = address
	}
	for _, f := range n.Elements("file") {
		if f.Get("name") == whole { // with a question mark that is not escaped
			name, address = whole, whole
		}
	}
	for _, f := range n.Elements("file") {
		if f.Get("name") != name && f.Get("name") != address ||
			path.Join(f.Get("path"), f.Get("name")) != path.Join("/", name) && path.Base(name) != f.Get("name") {
			continue
		}
		text := strings.Join(strings.Fields(f.Text().String()), "")
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(data) == 0 {
			break
		}
		return r.quiz.Picture(name, data)
	}
	return strings.Map(func(c rune) rune {
		if c == ':' { // would end a scheme
			return '_'
		}
		return c
	}, name)
}
