package finish

import "fmt"

// links writes the annotations (ISO 32000-1, 12.5). fpdf writes them inside the pages, where nothing can refer to them.
func (b *builder) links() error {
	key := len(b.read) // in the parent tree, after those of the pages
	for i, p := range b.read {
		for k, l := range p.links {
			d, err := readDict(l)
			if err != nil {
				return fmt.Errorf("reading link %d of page %d: %w", k, i+1, err)
			}
			o, err := b.annotation(d, b.doc.Pages[i].Links[k], key)
			if err != nil {
				return fmt.Errorf("reading link %d of page %d: %w", k, i+1, err)
			}
			b.out.object(b.link[i]+k, o)
			key++
		}
	}
	return nil
}

// annotation writes a link: printed, without a border, and with a description for those who cannot see its target (ISO
// 14289-1, 7.18.5).
func (b *builder) annotation(d dict, l Link, key int) ([]byte, error) {
	rect, err := readNumbers(d.get("Rect"))
	if err != nil {
		return nil, err
	}
	o := appendRect([]byte("<</Type/Annot/Subtype/Link/Rect"), rect)
	if o, err = b.target(o, d); err != nil {
		return nil, err
	}
	o = appendText(append(o, "/Contents"...), l.Contents)
	return fmt.Appendf(o, "/Border[0 0 0]/F 4/StructParent %d>>", key), nil
}

// target adds the address or the place that a link leads to.
func (b *builder) target(o []byte, d dict) ([]byte, error) {
	if a := d.get("A"); a != nil {
		return appendCopy(append(o, "/A"...), a, func(int) (int, error) {
			return 0, fmt.Errorf("its action refers to an object")
		})
	}
	dest, err := readArray(d.get("Dest"))
	if err != nil {
		return nil, fmt.Errorf("reading where it leads: %w", err)
	}
	if len(dest) < 2 {
		return nil, fmt.Errorf("it leads nowhere")
	}
	// fpdf names page n by the number 1+2n, which is that of its object only if nothing is attached to the file.
	n, ok := asReference(dest[0])
	index := (n - 3) / 2
	if !ok || n < 3 || n%2 == 0 || index >= len(b.read) {
		return nil, fmt.Errorf("it leads to %s, which is no page", dest[0])
	}
	o = appendRef(append(o, "/Dest["...), b.page+index)
	for _, part := range dest[1:] {
		o, err = appendCopy(o, part, func(int) (int, error) { return 0, fmt.Errorf("it leads to an object") })
		if err != nil {
			return nil, err
		}
	}
	return append(o, ']'), nil
}
