package finish

import (
	"errors"
	"fmt"
	"slices"

	"example.org/studyguide/render/layout/tag"
)

// elements are the elements of the structure tree (ISO 32000-1, 14.7) in the order in which they are numbered.
type elements struct {
	list  []*tag.Element
	index map[*tag.Element]int // in list
}

// collect lists the elements, parents first, and compares the tree with the pages: each piece of marked content and
// each link must have exactly one owner, and be among its kids.
func collect(doc *Document) (elements, error) {
	if doc.Root == nil || doc.Root.Role != tag.Document {
		return elements{}, errors.New("its root is no Document")
	}
	c := census{
		doc: doc, elements: elements{index: map[*tag.Element]int{}}, ids: map[string]bool{},
		marks: make([][]bool, len(doc.Pages)), links: make([][]bool, len(doc.Pages)),
	}
	for i, p := range doc.Pages {
		c.marks[i] = make([]bool, len(p.Marks))
		c.links[i] = make([]bool, len(p.Links))
	}
	if err := c.element(doc.Root, nil); err != nil {
		return elements{}, err
	}
	for i := range doc.Pages {
		if id := slices.Index(c.marks[i], false); id >= 0 {
			return elements{}, fmt.Errorf("content %d of page %d is not in it", id, i+1)
		}
		if id := slices.Index(c.links[i], false); id >= 0 {
			return elements{}, fmt.Errorf("link %d of page %d is not in it", id, i+1)
		}
	}
	return c.elements, nil
}

// census walks the tree.
type census struct {
	doc *Document
	elements
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
	c.index[e] = len(c.list)
	c.list = append(c.list, e)
	if e.Parent != parent {
		return fmt.Errorf("a %s is the kid of another than its parent", e.Role)
	}
	if own := e.Attributes().ID; own != "" {
		id := encoded(own) // which two that differ may share
		if c.ids[id] {
			return fmt.Errorf("two elements have the ID %q", own)
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

// once reports whether item i of a page exists and has not been met before.
func once(met [][]bool, page, i int) bool {
	if page < 0 || page >= len(met) || i < 0 || i >= len(met[page]) || met[page][i] {
		return false
	}
	met[page][i] = true
	return true
}
