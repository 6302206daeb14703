package finish

import (
	"bytes"
	"fmt"

	"example.org/studyguide/source/memo"
)

// Pages are the pages of a book as they were taken over from fpdf.
type Pages struct {
	list      []*page
	settled   int // of list: their content is deflated
	resources *resources
	deflater
}

// NewPages returns no pages yet. memory is that of earlier builds in this process; nil: there was none. The caller ends
// with [Pages.Stop].
func NewPages(memory *memo.Memory) *Pages {
	return &Pages{resources: newResources(), deflater: newDeflater(memory)}
}

// Take adds the pages of a file of fpdf's to the others. Links in it name pages by their number among all. It fails if
// the file is not as fpdf v0.9.0 writes it. Nothing of the file is kept but copies.
func (p *Pages) Take(fpdf []byte) error {
	src, err := parse(fpdf)
	if err != nil {
		return fmt.Errorf("reading fpdf's file: %w", err)
	}
	read, err := readPages(src)
	if err != nil {
		return fmt.Errorf("reading fpdf's pages: %w", err)
	}
	blends, err := p.resources.take(src, read[0].resources)
	if err != nil {
		return err
	}
	for _, page := range read {
		page.blends = blends.on(page.content.data)
	}
	p.settle()
	for _, page := range read {
		p.deflate(page.content)
	}
	p.list = append(p.list, read...)
	return nil
}

// settle waits until everything is deflated that was taken, after which nothing refers to fpdf's file. It is called
// when the next one has been drawn meanwhile.
func (p *Pages) settle() {
	for _, page := range p.list[p.settled:] {
		p.await(page.content)
		p.pack(page.content)
	}
	p.settled = len(p.list)
}

// Stop ends the goroutines that deflate. After it nothing can be taken or written.
func (p *Pages) Stop() { p.stop() }

// page is a page of fpdf's file.
type page struct {
	content   *job
	box       [4]float64 // its paper: left, bottom, right, top in points
	links     [][]byte   // dictionaries, copied
	resources int        // the number of its dictionary
	blends    bool       // an image on it blends colors
}

// readPages reads the pages in order. All of fpdf's share one dictionary of resources.
func readPages(s *source) ([]*page, error) {
	root, _, err := s.dict(s.pages)
	if err != nil {
		return nil, err
	}
	kids, err := readArray(root.get("Kids"))
	if err != nil {
		return nil, fmt.Errorf("reading the list of pages: %w", err)
	}
	out := make([]*page, len(kids))
	for i, kid := range kids {
		n, ok := asReference(kid)
		if !ok {
			return nil, fmt.Errorf("page %d is not referred to", i+1)
		}
		if out[i], err = readPage(s, n, root); err != nil {
			return nil, fmt.Errorf("reading page %d: %w", i+1, err)
		}
		if out[i].resources != out[0].resources {
			return nil, fmt.Errorf("page %d has resources of its own", i+1)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("there is no page")
	}
	return out, nil
}

// readPage reads page object n; inheritable entries come from root (ISO 32000-1, 7.7.3.4).
func readPage(s *source, n int, root dict) (*page, error) {
	d, _, err := s.dict(n)
	if err != nil {
		return nil, err
	}
	size := d.get("MediaBox")
	if size == nil {
		size = root.get("MediaBox")
	}
	p := &page{}
	if p.box, err = readNumbers(size); err != nil {
		return nil, fmt.Errorf("reading its size: %w", err)
	}
	contents, ok := d.ref("Contents")
	if !ok {
		return nil, fmt.Errorf("it refers to no content")
	}
	o, err := s.object(contents)
	if err != nil {
		return nil, err
	}
	if c, err := readDict(o.value); err != nil || o.stream == nil || c.get("Filter") != nil {
		return nil, fmt.Errorf("its content is no stream, or compressed")
	}
	p.content = &job{dict: []byte("<<"), data: o.stream, deflated: true}
	if p.resources, ok = d.ref("Resources"); !ok {
		return nil, fmt.Errorf("it refers to no resources")
	}
	if d.get("Annots") == nil {
		return p, nil
	}
	if p.links, err = readArray(bytes.Clone(d.get("Annots"))); err != nil {
		return nil, fmt.Errorf("reading its annotations: %w", err)
	}
	for i, l := range p.links {
		if _, err := readDict(l); err != nil {
			return nil, fmt.Errorf("reading annotation %d: %w", i, err)
		}
	}
	return p, nil
}

// pages writes the page tree and the pages, without their annotations.
func (b *builder) pages() {
	first := b.page
	for i, p := range b.read {
		o := fmt.Appendf(
			nil,
			"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R",
			b.tree,
			b.shared,
			b.content+i,
		)
		o = appendRect(append(o, "/MediaBox"...), p.box)
		if by := b.doc.Pages[i].Bleed; by > 0 { // ISO 32000-1, 14.11.2
			o = appendRect(append(o, "/BleedBox"...), p.box)
			trim := [4]float64{p.box[0] + by, p.box[1] + by, p.box[2] - by, p.box[3] - by}
			o = appendRect(append(o, "/TrimBox"...), trim)
		}
		if p.blends || b.doc.Pages[i].Blends {
			o = append(o, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
		}
		if len(p.links) > 0 {
			o = appendRefs(append(o, "/Annots"...), b.link[i], len(p.links))
		}
		// Tabs: the tab key moves between links in the order of the structure (ISO 14289-1, 7.18.3).
		b.out.object(first+i, fmt.Appendf(o, "/StructParents %d/Tabs/S>>", i))
	}
	o := appendRefs([]byte("<</Type/Pages/Kids"), first, len(b.read))
	b.out.object(b.tree, fmt.Appendf(o, "/Count %d>>", len(b.read)))
}

// contents writes the content streams of the pages.
func (b *builder) contents() {
	for i, p := range b.read {
		p.content.number = b.content + i
		b.out.ready(p.content)
	}
}
