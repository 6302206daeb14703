package finish

import (
	"bytes"
	"fmt"
)

// transparency is what makes a page blend colors.
type transparency struct {
	states bool            // the resources have states of opacity
	masked map[string]bool // resource names of images with a soft mask
}

// on reports whether a page blends colors. If so, it does in the color space of its group or, without one, in that of
// the device (11.4.7).
func (t transparency) on(content []byte) bool {
	if t.states {
		return true
	}
	for len(t.masked) > 0 {
		at := bytes.Index(content, []byte(" Do"))
		if at < 0 {
			return false
		}
		if from := bytes.LastIndexByte(content[:at], '/'); t.masked[string(content[from+1:at])] {
			return true
		}
		content = content[at+len(" Do"):]
	}
	return false
}

// A copier writes what the resources of fpdf's pages refer to: images, and the objects that belong to them. Fonts are
// left out.
type copier struct {
	from *source
	out  *output
	to   map[int]int // from old numbers to new ones
	due  []int       // old numbers of what is still to be written
}

// ref returns the new number of an object, which will be written.
func (c *copier) ref(old int) (int, error) {
	n, ok := c.to[old]
	if !ok {
		n = c.out.take(1)
		c.to[old] = n
		c.due = append(c.due, old)
	}
	return n, nil
}

// rest writes everything that was referred to.
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
		// ProcSet is obsolete (14.2).
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

// findTransparency reads the dictionary of resources.
func findTransparency(src *source, resources int) (transparency, error) {
	d, _, err := src.dict(resources)
	if err != nil {
		return transparency{}, fmt.Errorf("reading the resources: %w", err)
	}
	t := transparency{states: d.get("ExtGState") != nil, masked: map[string]bool{}}
	images, err := readDict(d.get("XObject"))
	if err != nil {
		return transparency{}, fmt.Errorf("reading the list of images: %w", err)
	}
	for _, e := range images {
		n, ok := asReference(e.value)
		if !ok {
			return transparency{}, fmt.Errorf("image %s is not referred to", e.key)
		}
		image, _, err := src.dict(n)
		if err != nil {
			return transparency{}, err
		}
		if image.get("SMask") != nil {
			t.masked[e.key] = true
		}
	}
	return t, nil
}
