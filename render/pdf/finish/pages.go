package finish

import (
	"bytes"
	"fmt"
)

// page is a page of fpdf's file.
type page struct {
	content   []byte
	box       [4]float64 // its paper: left, bottom, right, top in points
	links     []dict
	resources int // the number of its dictionary
}

// readPages reads the pages in order. All of fpdf's have one dictionary of resources.
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

// readPage reads page object n; what it inherits it gets from root (ISO 32000-1, 7.7.3.4).
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
	p.content = o.stream
	if p.resources, ok = d.ref("Resources"); !ok {
		return nil, fmt.Errorf("it refers to no resources")
	}
	if d.get("Annots") == nil {
		return p, nil
	}
	annots, err := readArray(d.get("Annots"))
	if err != nil {
		return nil, fmt.Errorf("reading its annotations: %w", err)
	}
	p.links = make([]dict, len(annots))
	for i, a := range annots {
		if p.links[i], err = readDict(a); err != nil {
			return nil, fmt.Errorf("reading annotation %d: %w", i, err)
		}
	}
	return p, nil
}

// pages writes the page tree and the pages, without their annotations.
func (b *builder) pages() {
	first := b.page
	for i, p := range b.read {
		o := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R", b.tree, b.resources, b.content+i)
		o = appendRect(append(o, "/MediaBox"...), p.box)
		if b.transparent(p.content) {
			o = append(o, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
		}
		if len(p.links) > 0 {
			o = appendRefs(append(o, "/Annots"...), b.link[i], len(p.links))
		}
		// Tabs: the tabulator goes from link to link in the order of the structure (ISO 14289-1, 7.18.3).
		b.out.object(first+i, fmt.Appendf(o, "/StructParents %d/Tabs/S>>", i))
	}
	o := appendRefs([]byte("<</Type/Pages/Kids"), first, len(b.read))
	b.out.object(b.tree, fmt.Appendf(o, "/Count %d>>", len(b.read)))
}

// contents writes what is on the pages.
func (b *builder) contents() {
	for i, p := range b.read {
		b.out.stream(b.content+i, []byte("<<"), p.content)
	}
}

// transparent tells whether a page shows an image with a soft mask. Such a page blends its colors in the space of its group; without
// one, in that of the device (11.4.7).
func (b *builder) transparent(content []byte) bool {
	if b.blends {
		return true
	}
	for len(b.masked) > 0 {
		at := bytes.Index(content, []byte(" Do"))
		if at < 0 {
			return false
		}
		if from := bytes.LastIndexByte(content[:at], '/'); b.masked[string(content[from+1:at])] {
			return true
		}
		content = content[at+len(" Do"):]
	}
	return false
}

// A copier writes what the resources of fpdf's pages refer to: images, and objects that belong to them. Fonts do not count.
type copier struct {
	from *source
	out  *output
	to   map[int]int // from old numbers to new ones
	due  []int       // old numbers of what is still to be written
}

// ref gives the new number of an object, which will be written.
func (c *copier) ref(old int) (int, error) {
	n, ok := c.to[old]
	if !ok {
		n = c.out.take(1)
		c.to[old] = n
		c.due = append(c.due, old)
	}
	return n, nil
}

// rest writes all that was referred to.
func (c *copier) rest() error {
	for len(c.due) > 0 {
		old := c.due[0]
		c.due = c.due[1:]
		o, err := c.from.object(old)
		if err != nil {
			return err
		}
		if o.stream == nil {
			b, err := appendCopy(nil, o.value, c.ref)
			if err != nil {
				return err
			}
			c.out.object(c.to[old], b)
			continue
		}
		d, err := readDict(o.value)
		if err != nil {
			return err
		}
		head := []byte("<<")
		for _, e := range d {
			if e.key == "Length" {
				continue
			}
			if head, err = appendCopy(appendName(head, e.key), e.value, c.ref); err != nil {
				return err
			}
		}
		if d.get("Filter") == nil {
			c.out.stream(c.to[old], head, o.stream)
		} else {
			c.out.raw(c.to[old], head, o.stream)
		}
	}
	return nil
}

// shared writes the dictionary of resources, with our fonts in it, and what it refers to.
func (b *builder) shared() error {
	d, _, err := b.src.dict(b.read[0].resources)
	if err != nil {
		return fmt.Errorf("reading the resources: %w", err)
	}
	o := []byte("<<")
	if len(b.doc.Fonts) > 0 {
		o = append(o, "/Font<<"...)
		for i, f := range b.doc.Fonts {
			o = appendRef(append(appendName(o, f.Resource), ' '), b.font+i*fontObjects)
		}
		o = append(o, ">>"...)
	}
	c := &copier{from: b.src, out: b.out, to: map[int]int{}}
	for _, e := range d {
		// ProcSet is of no use any more (14.2).
		if e.key == "Font" || e.key == "ProcSet" {
			continue
		}
		if part, err := readDict(e.value); err == nil && len(part) == 0 {
			continue
		}
		if o, err = appendCopy(appendName(o, e.key), e.value, c.ref); err != nil {
			return err
		}
	}
	b.out.object(b.resources, append(o, ">>"...))
	return c.rest()
}

// findTransparency notes what makes a page transparent: images with a mask that has shades, and states of opacity.
func (b *builder) findTransparency() error {
	d, _, err := b.src.dict(b.read[0].resources)
	if err != nil {
		return fmt.Errorf("reading the resources: %w", err)
	}
	b.blends = d.get("ExtGState") != nil
	images, err := readDict(d.get("XObject"))
	if err != nil {
		return fmt.Errorf("reading the list of images: %w", err)
	}
	b.masked = map[string]bool{}
	for _, e := range images {
		n, ok := asReference(e.value)
		if !ok {
			return fmt.Errorf("image %s is not referred to", e.key)
		}
		image, _, err := b.src.dict(n)
		if err != nil {
			return err
		}
		if image.get("SMask") != nil {
			b.masked[e.key] = true
		}
	}
	return nil
}
