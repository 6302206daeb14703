package finish

import (
	"errors"
	"fmt"
	"slices"

	"studyguide/render/layout/tag"
)

// structure is the elements of the structure tree (ISO 32000-1, 14.7) in the order in which they are numbered.
type structure struct {
	elements []*tag.Element
	index    map[*tag.Element]int // in elements
	first    int                  // the number of the first one
}

// collect lists the elements, parents first, and compares the tree with the pages: each piece of marked content and each link has one owner,
// which has it among its kids.
func (s *structure) collect(doc *Document) error {
	if doc.Root == nil || doc.Root.Role != tag.Document {
		return errors.New("its root is no Document")
	}
	s.index = map[*tag.Element]int{}
	c := census{doc: doc, structure: s, ids: map[string]bool{}, marks: make([][]bool, len(doc.Pages)), links: make([][]bool, len(doc.Pages))}
	for i, p := range doc.Pages {
		c.marks[i] = make([]bool, len(p.Marks))
		c.links[i] = make([]bool, len(p.Links))
	}
	if err := c.element(doc.Root, nil); err != nil {
		return err
	}
	for i := range doc.Pages {
		if id := slices.Index(c.marks[i], false); id >= 0 {
			return fmt.Errorf("content %d of page %d is not in it", id, i+1)
		}
		if id := slices.Index(c.links[i], false); id >= 0 {
			return fmt.Errorf("link %d of page %d is not in it", id, i+1)
		}
	}
	return nil
}

// census walks the tree.
type census struct {
	doc *Document
	*structure
	ids          map[string]bool
	marks, links [][]bool // met so far, by page
}

func (c *census) element(e, parent *tag.Element) error {
	if e == nil {
		return errors.New("an element is nil")
	}
	if _, ok := c.index[e]; ok {
		return fmt.Errorf("a %s is in it twice", e.Role)
	}
	c.index[e] = len(c.elements)
	c.elements = append(c.elements, e)
	if e.Parent != parent {
		return fmt.Errorf("a %s is the kid of another than its parent", e.Role)
	}
	if e.ID != "" {
		id := encoded(e.ID) // which two that differ may share
		if c.ids[id] {
			return fmt.Errorf("two elements have the ID %q", e.ID)
		}
		c.ids[id] = true
	}
	for _, k := range e.Kids {
		switch k := k.(type) {
		case *tag.Element:
			if err := c.element(k, e); err != nil {
				return err
			}
		case tag.Mark:
			owner := func() *tag.Element { return c.doc.Pages[k.Page].Marks[k.ID] }
			if !once(c.marks, k.Page, k.ID) || owner() != e {
				return fmt.Errorf("a %s has content %d of page %d, which is not its own", e.Role, k.ID, k.Page+1)
			}
		case tag.Target:
			owner := func() *tag.Element { return c.doc.Pages[k.Page].Links[k.Index].Element }
			switch {
			case e.Role != tag.Link: // ISO 14289-1, 7.18.5
				return fmt.Errorf("a %s has a link", e.Role)
			case !once(c.links, k.Page, k.Index) || owner() != e:
				return fmt.Errorf("a %s has link %d of page %d, which is not its own", e.Role, k.Index, k.Page+1)
			}
		default:
			return fmt.Errorf("a %s has a kid that is a %T", e.Role, k)
		}
	}
	return nil
}

// once tells whether what is i-th on a page is there and is met for the first time.
func once(met [][]bool, page, i int) bool {
	if page < 0 || page >= len(met) || i < 0 || i >= len(met[page]) || met[page][i] {
		return false
	}
	met[page][i] = true
	return true
}

// number gives the object of an element.
func (s *structure) number(e *tag.Element) int { return s.first + s.index[e] }

// tags writes the tree and gives the number of its root.
func (b *builder) tags() int {
	root := b.out.take(1)
	b.out.cut()
	for i, e := range b.elements {
		b.out.object(b.first+i, b.element(e, root))
	}
	b.out.cut()
	o := fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R", b.number(b.doc.Root), b.parents())
	if ids := b.ids(); ids != 0 {
		o = fmt.Appendf(o, "/IDTree %d 0 R", ids)
	}
	b.out.object(root, fmt.Appendf(o, "/ParentTreeNextKey %d>>", len(b.read)+len(b.linked())))
	return root
}

// element writes an element (table 323) in few bytes: there are as many as lines of text, and they are the most of the file after
// the text itself. Type may be left out.
func (b *builder) element(e *tag.Element, root int) []byte {
	parent := root
	if e.Parent != nil {
		parent = b.number(e.Parent)
	}
	o := appendName([]byte("<</S"), string(e.Role))
	o = appendRef(append(o, "/P "...), parent)
	page := -1 // the one on which its kids are if they do not say
	for _, k := range e.Kids {
		if m, ok := k.(tag.Mark); ok {
			page = m.Page
			o = appendRef(append(o, "/Pg "...), b.page+page)
			break
		}
	}
	switch len(e.Kids) {
	case 0:
	case 1:
		o = append(o, "/K"...)
		if _, ok := e.Kids[0].(tag.Target); !ok {
			o = append(o, ' ')
		}
		o = b.kid(o, e.Kids[0], page)
	default:
		o = append(o, "/K["...)
		for i, k := range e.Kids {
			if i > 0 && regular(o[len(o)-1]) && simple(k, page) {
				o = append(o, ' ')
			}
			o = b.kid(o, k, page)
		}
		o = append(o, ']')
	}
	return append(attributes(o, e), ">>"...)
}

// simple tells whether a kid is written as a number or a reference, not as a dictionary.
func simple(k tag.Kid, page int) bool {
	switch k := k.(type) {
	case tag.Mark:
		return k.Page == page
	case *tag.Element:
		return true
	}
	return false
}

// kid adds a kid of an element whose other content is on page.
func (b *builder) kid(o []byte, k tag.Kid, page int) []byte {
	switch k := k.(type) {
	case *tag.Element:
		return appendRef(o, b.number(k))
	case tag.Mark:
		if k.Page == page {
			return appendInt(o, k.ID)
		}
		return fmt.Appendf(o, "<</Type/MCR/Pg %d 0 R/MCID %d>>", b.page+k.Page, k.ID)
	case tag.Target:
		o = fmt.Appendf(o, "<</Type/OBJR/Obj %d 0 R", b.link[k.Page]+k.Index)
		if k.Page != page {
			o = fmt.Appendf(o, "/Pg %d 0 R", b.page+k.Page)
		}
		return append(o, ">>"...)
	}
	return o
}

// attributes adds what an element says of itself.
func attributes(o []byte, e *tag.Element) []byte {
	for _, a := range []struct{ key, value string }{{"/ID", e.ID}, {"/T", e.Title}, {"/Alt", e.Alt}, {"/Lang", e.Lang}} {
		if a.value != "" {
			o = appendText(append(o, a.key...), a.value)
		}
	}
	switch {
	case e.Scope != "": // 14.8.5.7
		o = append(appendName(append(o, "/A<</O/Table/Scope"...), e.Scope), ">>"...)
	case e.Numbering != "": // 14.8.5.5
		o = append(appendName(append(o, "/A<</O/List/ListNumbering"...), e.Numbering), ">>"...)
	case e.Block: // 14.8.5.4
		o = append(o, "/A<</O/Layout/Placement/Block>>"...)
	}
	return o
}
