package finish

import (
	"bytes"
	"fmt"
	"slices"
)

// resources are what the pages show by name: images, and the objects that belong to them. All pages share them.
type resources struct {
	kinds []*kindOf // in the order of their first use
}

// A kindOf resource, such as XObject, with its names in order.
type kindOf struct {
	name  string
	list  []resource
	known map[string][]byte // name → value
}

// resource is one of a kind. Its value refers to objects of a file.
type resource struct {
	name  string
	value []byte
	from  *objects
}

// objects are copies of the objects of one file of fpdf's that its resources refer to, by number.
type objects struct{ of map[int]object }

func newResources() *resources { return &resources{} }

// take adds the resources of a file, whose dictionary is object n, and returns what makes its pages blend colors. A
// name that is known from another file means the same there: fpdf names images by their digests. Fonts are left out.
func (r *resources) take(src *source, n int) (transparency, error) {
	d, _, err := src.dict(n)
	if err != nil {
		return transparency{}, fmt.Errorf("reading the resources: %w", err)
	}
	from := &objects{map[int]object{}}
	for _, e := range d {
		// ProcSet is obsolete (14.2).
		if e.key == "Font" || e.key == "ProcSet" {
			continue
		}
		part, err := readDict(e.value)
		if err != nil {
			return transparency{}, fmt.Errorf("reading the resources %s: %w", e.key, err)
		}
		for _, item := range part {
			if err := r.add(e.key, item, src, from); err != nil {
				return transparency{}, fmt.Errorf("copying the resource %s: %w", item.key, err)
			}
		}
	}
	return findTransparency(src, d)
}

// add adds one resource of a kind, unless it is known.
func (r *resources) add(kind string, item entry, src *source, from *objects) error {
	at := slices.IndexFunc(r.kinds, func(k *kindOf) bool { return k.name == kind })
	if at < 0 {
		at = len(r.kinds)
		r.kinds = append(r.kinds, &kindOf{name: kind, known: map[string][]byte{}})
	}
	k := r.kinds[at]
	if before, ok := k.known[item.key]; ok {
		if kind != "XObject" && !bytes.Equal(before, item.value) {
			return fmt.Errorf("another file has a different one")
		}
		return nil
	}
	value := bytes.Clone(item.value)
	k.known[item.key] = value
	k.list = append(k.list, resource{item.key, value, from})
	return from.take(src, value)
}

// take copies the objects that a value refers to, and what those refer to.
func (o *objects) take(src *source, value []byte) error {
	_, err := appendCopy(nil, value, func(n int) (int, error) {
		if _, ok := o.of[n]; ok {
			return n, nil
		}
		of, err := src.object(n)
		if err != nil {
			return 0, err
		}
		o.of[n] = object{bytes.Clone(of.value), bytes.Clone(of.stream)}
		return n, o.take(src, of.value)
	})
	return err
}

// transparency is what makes a page blend colors, besides opacities.
type transparency struct {
	masked map[string]bool // resource names of images with a soft mask
}

// on reports whether a page blends colors. If so, it does in the color space of its group or, without one, in that of
// the device (11.4.7).
func (t transparency) on(content []byte) bool {
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

// A copier writes the objects of one file that resources refer to.
type copier struct {
	from *objects
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
		o := c.from.of[old]
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

// share writes the dictionary of resources, with our fonts in it, and what it refers to.
func (b *builder) share() error {
	o := []byte("<<")
	if len(b.doc.Fonts) > 0 {
		o = append(o, "/Font<<"...)
		for i, f := range b.doc.Fonts {
			o = appendRef(append(appendName(o, f.Resource), ' '), b.font+i*fontObjects)
		}
		o = append(o, ">>"...)
	}
	gradients := b.out.take(len(b.doc.Looks.gradients))
	o = b.doc.Looks.append(o, gradients)
	var err error
	var all []*copier
	for _, k := range b.resources.kinds {
		o = append(appendName(o, k.name), "<<"...)
		for _, item := range k.list {
			at := slices.IndexFunc(all, func(c *copier) bool { return c.from == item.from })
			if at < 0 {
				at = len(all)
				all = append(all, &copier{from: item.from, out: b.out, to: map[int]int{}})
			}
			if o, err = appendCopy(appendName(o, item.name), item.value, all[at].ref); err != nil {
				return err
			}
		}
		o = append(o, ">>"...)
	}
	b.out.object(b.shared, append(o, ">>"...))
	for i, g := range b.doc.Looks.gradients {
		b.out.object(gradients+i, g)
	}
	for _, c := range all {
		if err := c.rest(); err != nil {
			return err
		}
	}
	return nil
}

// findTransparency reads a dictionary of resources.
func findTransparency(src *source, d dict) (transparency, error) {
	t := transparency{masked: map[string]bool{}}
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
