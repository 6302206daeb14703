package markdown

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markdown/site"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

var wikiKind = gast.NewNodeKind("WikiLink")

// A wikiNode is a link or an embedded file as notes have them: [[Page#Heading|text]], ![[image.png|300]].
type wikiNode struct {
	gast.BaseInline
	page, heading, text string
	title               string
	width, height       string // of an image
	embed               bool
	end                 int
}

func (*wikiNode) Kind() gast.NodeKind { return wikiKind }

// Dump implements goldmark's Node.
func (n *wikiNode) Dump(src []byte, level int) { gast.DumpHelper(n, src, level, nil, nil) }

// A noteMarkParser parses the inline marks of notes: links, embedded files, highlights, comments, names of blocks.
type noteMarkParser struct {
	page  *site.Page
	close map[int]bool // offsets of the marks that end a highlight
}

func (*noteMarkParser) Trigger() []byte { return []byte{'[', '!', '=', '%', '^'} }

var (
	wikiLink  = pattern.New(`^(!?)\[\[([^\[\]|#\n]*)(?:#([^\[\]|\n]+))?(?:\\?\|([^\[\]\n]+))?\]\]`)
	highlight = pattern.New(`^==([\pL\pN*_` + "`" + `\[("“](?:[^=\n]*[^\s=])?)==(?:[^\pL\pN=]|$)`)
	// An image whose file has spaces in its name, which are not allowed there.
	spacedImage = pattern.New(`^!\[([^\[\]\n]*)\]\(([^\s()<>"'\\]+(?: +[^\s()<>"'\\]+)+\.(?i:png|jpe?g|gif|svg|webp))\)`)
	// An image with its size: ![a quay](quay.png =300x200), ![a quay](quay.png "A quay" =50%x).
	sizedImage = pattern.New(`^!\[([^\[\]\n]*)\]\(<?([^\s()<>]+)>?(?:[ \t]+"([^"\n]*)")?[ \t]+` +
		`=(\d+%?)?[xX](\d+%?)?[ \t]*\)`)
	hidden    = pattern.New(`^%%[^%\n]+%%`)
	blockName = pattern.New(`^\^([A-Za-z0-9-]{3,})[ \t]*\n?$`)
)

func (w *noteMarkParser) Parse(_ gast.Node, block text.Reader, _ parser.Context) gast.Node {
	line, seg := block.PeekLine()
	line = near(line)
	before := block.PrecendingCharacter()
	silent := func(n int, attrs ...site.Attr) gast.Node {
		block.Advance(n)
		return &attributesNode{attrs: attrs, end: seg.Start + n}
	}
	switch line[0] {
	case '=':
		if w.close[seg.Start] {
			return silent(2)
		}
		if !w.page.Marks || isWordOf(before) || before == '=' || before == '!' {
			return nil
		}
		m := highlight.FindStringSubmatchIndex(string(line))
		if m == nil {
			return nil
		}
		w.close[seg.Start+m[3]] = true
		return silent(2)
	case '%':
		if m := hidden.FindString(string(line)); m != "" && w.page.Notes && !isWordOf(before) {
			return silent(len(m))
		}
		return nil
	case '^':
		m := blockName.FindStringSubmatch(string(line))
		if m == nil || !w.page.Notes || before != ' ' && before != '\n' {
			return nil
		}
		return silent(len(strings.TrimRight(string(line), "\n")), site.Attr{Name: "id", Text: "^" + m[1]})
	}
	if m := spacedImage.FindStringSubmatch(string(line)); m != nil {
		block.Advance(len(m[0]))
		return &wikiNode{page: m[2], text: m[1], embed: true, end: seg.Start + len(m[0])}
	}
	if m := sizedImage.FindStringSubmatch(string(line)); m != nil && m[4]+m[5] != "" {
		block.Advance(len(m[0]))
		return &wikiNode{page: m[2], text: m[1], title: m[3], width: m[4], height: m[5], embed: true,
			end: seg.Start + len(m[0])}
	}
	m := wikiLink.FindStringSubmatchIndex(string(line))
	if m == nil || isWordOf(before) || !w.means(line, m) {
		return nil
	}
	part := func(g int) string {
		if m[2*g] < 0 {
			return ""
		}
		return strings.TrimSpace(string(line[m[2*g]:m[2*g+1]]))
	}
	block.Advance(m[1])
	// In a table, a backslash stands before the pipe.
	page := strings.TrimSuffix(part(2), `\`)
	return &wikiNode{page: page, heading: part(3), text: part(4), embed: m[2] < m[3], end: seg.Start + m[1]}
}

// means reports whether brackets are a wiki link. Matrices, tests of shells and slots such as [[Prototype]] look the
// same: what has neither a heading nor a text is a link only in a note.
func (w *noteMarkParser) means(line []byte, m []int) bool {
	if m[1] < len(line) && strings.IndexByte("([:", line[m[1]]) >= 0 {
		return false
	}
	if line[m[1]-3] == '\\' {
		return false
	}
	name := string(line[m[4]:m[5]])
	if m[8] >= 0 { // "[[Page | text]]"
		name = strings.TrimRight(name, " ")
	}
	if name != strings.TrimSpace(name) || strings.ContainsAny(name, "\"'`=<>$,") {
		return false
	}
	empty := m[4] == m[5] && m[6] < 0
	if empty || !strings.ContainsFunc(string(line[m[0]:m[1]]), unicode.IsLetter) {
		return false
	}
	return w.page.Notes
}

func isWordOf(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// imageSize matches the text of an embedded image that is its size.
var imageSize = pattern.New(`^(\d+)(?:\s*[xX]\s*(\d+))?$`)

// wiki reads a wiki link. A page is taken for the Markdown file of its name.
func (r *siteReader) wiki(n *wikiNode) {
	start := n.Pos()
	at := ast.At(r.Span(start, n.end))
	file, slug := n.page, ""
	if n.heading != "" && !strings.HasPrefix(n.heading, "^") {
		var names markup.Namer
		last := n.heading[strings.LastIndexByte(n.heading, '#')+1:]
		slug = "#" + names.Name(last)
	} else if n.heading != "" && file == "" {
		slug = "#" + n.heading
	}
	if n.width+n.height != "" {
		img := r.image(decode(file), markup.Printable(decode(n.text)), markup.Printable(decode(n.title)), start, n.end)
		r.setSize(img, n.width, n.height, "", start, n.end)
		return
	}
	if n.embed && isPicture(file) {
		alt := strings.TrimSuffix(path.Base(file), path.Ext(file))
		width, height := "", ""
		if m := imageSize.FindStringSubmatch(n.text); m != nil {
			width, height = m[1], m[2]
		} else if n.text != "" {
			alt = n.text
		}
		img := r.image((&url.URL{Path: file}).EscapedPath(), markup.Printable(decode(alt)), "", start, n.end)
		r.setSize(img, width, height, "", start, n.end)
		return
	}
	says := n.text
	switch {
	case says != "":
	case file == "":
		says = strings.TrimPrefix(n.heading, "^")
	case n.heading != "" && slug != "":
		says = path.Base(file) + " > " + n.heading
	default:
		says = path.Base(file)
	}
	text := &ast.Text{Loc: at, Value: markup.Printable(decode(says))}
	if n.embed {
		what := "the embedded file " + clip(file+slug) + " is left out; its name is kept"
		r.omit(diag.ComponentUnknown, what, start, n.end)
		r.inline(text, start, n.end)
		return
	}
	if file != "" {
		if path.Ext(file) == "" {
			file += ".md"
		}
		file = (&url.URL{Path: file}).EscapedPath()
	}
	inLink := r.find(func(f *frame) bool {
		_, link := f.node.(*gast.Link)
		return link || f.tag == "a"
	}) >= 0
	if inLink || !markup.Allowed(file) || text.Value == "" {
		r.inline(text, start, n.end)
		return
	}
	l := &ast.Link{Loc: at, URL: file + slug, Inlines: []ast.Inline{text}}
	if file == "" {
		r.places.links = append(r.places.links, l)
	}
	r.inline(l, start, n.end)
}

// sizedAlt matches the alternative text of an image of a note that has its size: ![a quay|300](quay.png).
var sizedAlt = pattern.New(`\|\s*(\d+)(?:\s*[xX]\s*(\d+))?$`)

// altOf returns the alternative text of an image without the size that notes write there, and that size.
func (r *siteReader) altOf(alt string) (says, width, height string) {
	if m := sizedAlt.FindStringSubmatch(alt); r.page.Notes && m != nil {
		return strings.TrimSpace(strings.TrimSuffix(alt, m[0])), m[1], m[2]
	}
	return alt, "", ""
}

// isPicture reports whether a file is an image, by its name.
func isPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".avif", ".tif", ".tiff":
		return true
	}
	return false
}
