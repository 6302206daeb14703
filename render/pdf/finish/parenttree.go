package finish

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/render/layout/tag"
)

// leaf is the most entries of a leaf of a tree. A reader looks for a page's entry whenever it shows the page.
const leaf = 64

// parents writes the parent tree (ISO 32000-1, 14.7.4.4) and returns its number. It maps the keys of pages to the
// owners of their marked content, and the keys of links, which come after, to the owners of the links.
func (w *treeWriter) parents() int {
	linked := w.linked()
	return w.nodes(len(w.doc.Pages)+len(linked), func(from, to int) []byte {
		o := fmt.Appendf(nil, "/Limits[%d %d]/Nums[", from, to-1)
		for key := from; key < to; key++ {
			if key >= len(w.doc.Pages) {
				o = fmt.Appendf(o, "%d %d 0 R ", key, w.number(linked[key-len(w.doc.Pages)]))
				continue
			}
			o = append(appendInt(o, key), '[')
			for i, e := range w.doc.Pages[key].Marks {
				if i > 0 {
					o = append(o, ' ')
				}
				o = appendRef(o, w.number(e))
			}
			o = append(o, ']')
		}
		return append(o, ']')
	})
}

// linked returns the elements of all links, page by page.
func (w *treeWriter) linked() []*tag.Element {
	var out []*tag.Element
	for _, p := range w.doc.Pages {
		for _, l := range p.Links {
			out = append(out, l.Element)
		}
	}
	return out
}

// ids writes the tree from the IDs of elements to the elements (table 322) and returns its number; 0 if none has an ID.
// It is sorted by the bytes of the strings themselves, not by the bytes that encode them in the file.
func (w *treeWriter) ids() int {
	type id struct {
		text    string // encoded
		element *tag.Element
	}
	var ids []id
	for _, e := range w.list {
		if own := e.Attributes().ID; own != "" {
			ids = append(ids, id{encoded(own), e})
		}
	}
	if len(ids) == 0 {
		return 0
	}
	slices.SortFunc(ids, func(a, z id) int { return strings.Compare(a.text, z.text) })
	return w.nodes(len(ids), func(from, to int) []byte {
		o := appendText([]byte("/Limits["), ids[from].element.Attributes().ID)
		o = append(appendText(o, ids[to-1].element.Attributes().ID), "]/Names["...)
		for _, id := range ids[from:to] {
			o = appendRef(appendText(o, id.element.Attributes().ID), w.number(id.element))
		}
		return append(o, ']')
	})
}

// nodes writes a tree of count entries (7.9.6 and 7.9.7) as a root and its leaves, and returns the number of the root.
// entries returns the body of a leaf that holds the entries from one index up to another.
func (w *treeWriter) nodes(count int, entries func(from, to int) []byte) int {
	leaves := (count + leaf - 1) / leaf
	root := w.out.take(1)
	first := w.out.take(leaves)
	w.out.object(root, append(appendRefs([]byte("<</Kids"), first, leaves), ">>"...))
	for i := range leaves {
		o := entries(i*leaf, min((i+1)*leaf, count))
		w.out.object(first+i, append(append([]byte("<<"), o...), ">>"...))
	}
	w.out.cut()
	return root
}
