package finish

import (
	"fmt"

	"example.org/studyguide/render/layout/tag"
)

// A treeWriter writes the structure tree.
type treeWriter struct {
	elements
	numbers
	doc *Document
	out *output
}

// number returns the object of an element.
func (w *treeWriter) number(e *tag.Element) int { return w.numbers.element + w.index[e] }

// write writes the tree and returns the number of its root.
func (w *treeWriter) write() int {
	root := w.out.take(1)
	w.out.cut()
	for i, e := range w.list {
		w.out.object(w.numbers.element+i, w.body(e, root))
	}
	w.out.cut()
	o := fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R", w.number(w.doc.Root), w.parents())
	if ids := w.ids(); ids != 0 {
		o = fmt.Appendf(o, "/IDTree %d 0 R", ids)
	}
	w.out.object(root, fmt.Appendf(o, "/ParentTreeNextKey %d>>", len(w.doc.Pages)+len(w.linked())))
	return root
}

// body returns an element (table 323) in few bytes: there are as many as lines of text, and they take most of the file
// after the text itself. Type is optional.
func (w *treeWriter) body(e *tag.Element, root int) []byte {
	parent := root
	if e.Parent != nil {
		parent = w.number(e.Parent)
	}
	o := appendName([]byte("<</S"), string(e.Role))
	o = appendRef(append(o, "/P "...), parent)
	page := -1 // the page of its kids unless they name another
	for _, k := range e.Kids {
		if m, ok := k.(tag.Mark); ok {
			page = m.Page
			o = appendRef(append(o, "/Pg "...), w.page+page)
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
		o = w.kid(o, e.Kids[0], page)
	default:
		o = append(o, "/K["...)
		for i, k := range e.Kids {
			if i > 0 && regular(o[len(o)-1]) && simple(k, page) {
				o = append(o, ' ')
			}
			o = w.kid(o, k, page)
		}
		o = append(o, ']')
	}
	return append(attributes(o, e), ">>"...)
}

// simple reports whether a kid is written as a number or a reference, not as a dictionary.
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
func (w *treeWriter) kid(o []byte, k tag.Kid, page int) []byte {
	switch k := k.(type) {
	case *tag.Element:
		return appendRef(o, w.number(k))
	case tag.Mark:
		if k.Page == page {
			return appendInt(o, k.ID)
		}
		return fmt.Appendf(o, "<</Type/MCR/Pg %d 0 R/MCID %d>>", w.page+k.Page, k.ID)
	case tag.Target:
		o = fmt.Appendf(o, "<</Type/OBJR/Obj %d 0 R", w.link[k.Page]+k.Index)
		if k.Page != page {
			o = fmt.Appendf(o, "/Pg %d 0 R", w.page+k.Page)
		}
		return append(o, ">>"...)
	}
	return o
}

// attributes adds the attributes of an element.
func attributes(o []byte, e *tag.Element) []byte {
	own := e.Attributes()
	for _, a := range []struct{ key, value string }{
		{"/ID", own.ID}, {"/T", own.Title}, {"/Alt", own.Alt}, {"/ActualText", own.Actual}, {"/Lang", own.Lang},
	} {
		if a.value != "" {
			o = appendText(append(o, a.key...), a.value)
		}
	}
	switch {
	case own.Box != nil: // 14.8.5.4.3
		o = append(appendRect(append(o, "/A<</O/Layout/BBox"...), *own.Box), ">>"...)
	case own.Scope != "": // 14.8.5.7
		o = append(appendName(append(o, "/A<</O/Table/Scope"...), own.Scope), ">>"...)
	case own.Numbering != "": // 14.8.5.5
		o = append(appendName(append(o, "/A<</O/List/ListNumbering"...), own.Numbering), ">>"...)
	case e.Block: // 14.8.5.4
		o = append(o, "/A<</O/Layout/Placement/Block>>"...)
	}
	return o
}
