package html

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
)

// A page is the state of reading a page.
type page struct {
	*diag.Lines
	src       string
	sink      diag.Sink
	body      *node // the root of the tree
	questions *questions
	site      *site
	asides    asides
	apart     map[*node]bool // parts of titles that do not belong to their text
	called    map[diag.Pos]bool
	addresses addresses
	places    places
	media     markup.Media

	siteName    string // as the page declares it; may be empty
	siteHeading *node  // an h1 that only names the site; nil if there is none
}

// Read reads the page src, which is UTF-8 with LF line ends, and always returns a document. name is the name of the
// file in positions and diagnostics. Parts that were set aside are reported to sink as furniture.
//
// Only the text of the page is read: its main element or article or, if there is none, the part with most text outside
// links. Accordions, cards and definition lists that ask and answer become details blocks ([ast.Details]), as do
// questions marked by microdata or JSON-LD (schema.org Question). Everything else becomes the block that it looks like.
func Read(name string, src []byte, sink diag.Sink) *ast.Document {
	p := newPage(diag.NewLines(name, src), string(src), sink)
	p.body = parse(p.src)
	divideLists(p.body)
	p.body.weigh()
	p.addresses = findAddresses(p.body, p.Name)
	data := readLinkedData(p.body)
	p.questions = findQuestions(p.body, data.questions)
	p.site = newSite(p.body, p.questions)
	findText(p.site, &p.asides)
	p.findSite()
	doc := &ast.Document{Loc: ast.At(p.Span(0, len(src))), Format: "html"}
	f := newFlow(p)
	f.children(p.site.root)
	f.flush()
	doc.Blocks, doc.Media, doc.Called = f.blocks, p.media, p.called
	doc.Meta, doc.Head = p.meta(data)
	doc.Slugs, doc.Names = p.places.slugs(p.body)
	if own := p.addresses.own; own != nil {
		doc.URL = own.String()
	}
	p.asides.report(p.Lines, sink)
	p.reportWhole()
	return doc
}

// Fragment is like [Read] for HTML that is inside a file of another format: all of it is text, and none of its
// structures is taken for a question.
func Fragment(name string, src []byte, sink diag.Sink) *ast.Document {
	p := newPage(diag.NewLines(name, src), string(src), sink)
	p.body = parse(p.src)
	p.body.weigh()
	p.addresses = findAddresses(p.body, p.Name)
	p.questions = &questions{}
	p.site = &site{body: p.body, root: p.body, questions: p.questions} // no part of it is a site's
	f := newFlow(p)
	f.inner = true
	f.children(p.body)
	f.flush()
	p.asides.report(p.Lines, sink)
	return &ast.Document{Loc: ast.At(p.Span(0, len(src))), Format: "html", Blocks: f.blocks, Media: p.media}
}

// Within returns the blocks of the HTML from start up to end in a file of another format, with their places in that
// file.
func Within(file *diag.Lines, start, end int, sink diag.Sink) []ast.Block {
	part := diag.NewLines(file.Name, file.Src[start:end])
	to := func(at diag.Span) diag.Span {
		return file.Span(start+part.Offset(at.Start), start+part.Offset(at.End))
	}
	doc := Fragment(file.Name, part.Src, diag.Moved(sink, to))
	for _, b := range doc.Blocks {
		ast.Relocate(b, to)
	}
	return doc.Blocks
}

func newPage(lines *diag.Lines, src string, sink diag.Sink) *page {
	return &page{
		Lines: lines, src: src, sink: sink,
		asides:    asides{src: src},
		apart:     map[*node]bool{},
		called:    map[diag.Pos]bool{},
		addresses: addresses{file: lines.Name},
		places:    places{src: src, anchored: map[*ast.Heading]*node{}},
	}
}
