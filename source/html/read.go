package html

import (
	"net/url"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// page is what is known of a page while it is read.
type page struct {
	*diag.Lines
	src  string
	sink diag.Sink
	body *node // all of it
	root *node // the element that the text is in

	units  map[*node]*unit // questions that the page's structure shows, by the element that holds all or the title of one
	titles map[*node]bool  // the elements that are titles of questions
	parts  map[*node]bool  // elements that units hold besides their roots
	holds  map[*node]int   // how many titles of questions are inside an element
	asking bool            // the page's definition lists ask

	furnishings []furnishing
	kinds       map[string]int // indexes of furnishings, by word

	base *url.URL // what its links start from; nil if it does not tell
	own  *url.URL // its own address; nil if it does not tell

	dropped  []dropped
	skip     map[*node]bool // what was found to be furniture beforehand
	anchored map[*ast.Heading]*node
	order    []*ast.Heading // headings, in document order
	links    []*ast.Link    // to places of the page
}

// Read reads the page src, which is UTF-8 with LF line ends, and always gives a document. name is the file's name in places and
// diagnostics; what was set aside goes to sink as furniture, each stretch with its place.
//
// Of a page the text is read: what stands in its main element or article, or, where its author named none, in the part that
// holds most text outside links. Accordions, cards and definition lists that ask and answer become folded parts ([ast.Details]), as
// do questions that are marked by microdata or JSON-LD (schema.org Question); all else becomes the block that it looks like.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	p := &page{
		Lines: diag.NewLines(name, src), src: string(src), sink: sink,
		units: map[*node]*unit{}, titles: map[*node]bool{}, parts: map[*node]bool{}, holds: map[*node]int{},
		skip: map[*node]bool{}, anchored: map[*ast.Heading]*node{}, furnishings: furnishings(), kinds: map[string]int{},
	}
	for i, f := range p.furnishings {
		for _, w := range f.words {
			p.kinds[w] = i
		}
	}
	p.body = parse(p.src)
	p.body.weigh()
	p.root = p.body
	p.findBase()
	data := p.readLinkedData()
	p.findUnits(data)
	p.findText()
	doc := &ast.Document{Loc: ast.At(p.Span(0, len(src))), Format: "html"}
	f := &flow{page: p}
	f.children(p.root)
	f.flush()
	doc.Blocks = f.blocks
	doc.Meta = p.meta(data)
	doc.Slugs, doc.Names = p.slugs()
	if p.own != nil {
		doc.URL = p.own.String()
	}
	p.reportDropped()
	return doc
}
