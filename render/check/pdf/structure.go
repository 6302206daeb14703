package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Element is a node of the structure tree (ISO 32000-1, 14.7.2).
type Element struct {
	Role       string
	ID         string
	Title      string
	Alt        string
	Actual     string // ActualText
	Lang       string
	Attributes map[string]string // "Scope": "Column"
	Parent     *Element          // nil for those at the top
	Kids       []Kid

	number  int // of its object
	sibling int // its position among its parent's elements of that role, from 1
	id      any
}

// Kid is a part of an element: another element, marked content, or an annotation.
type Kid struct {
	Element *Element // or
	Page    int      // index, and
	Mark    int      // the MCID, or
	Link    bool     // the annotation
	Text    string   // of marked content
	annot   *annot
	mark    *mark // nil if the page has no such mark
}

// Structure returns the root element, or nil if there is none.
func (f *File) Structure() *Element {
	if len(f.tops) == 0 {
		return nil
	}
	return f.tops[0]
}

// path returns the position of an element, as in "Document/Sect[2]/P[1]". Of one deep within others it shows both ends:
// "Document/Sect[2]/…/LI[1]/LBody[1]".
func (e *Element) path() string {
	if e == nil {
		return "the structure tree"
	}
	const both = 4
	var up []string // from e to the root
	for ; e.Parent != nil; e = e.Parent {
		up = append(up, fmt.Sprintf("%s[%d]", e.Role, e.sibling))
	}
	up = append(up, e.Role)
	if len(up) > 2*both+1 {
		up = slices.Concat(up[:both], []string{"…"}, up[len(up)-both:])
	}
	slices.Reverse(up)
	return strings.Join(up, "/")
}

// A structure is the structure tree with its parent tree.
type structure struct {
	*pageTree
	tops     []*Element
	elements []*Element // in order
	numbered map[int]*Element
	roles    dict
	parents  map[int]any       // the parent tree
	owners   map[spot]*Element // the first element that each is in
}

// deepestElement bounds the nesting of elements. Readers of guides let lists, quotes and tags nest up to 300 deep, and
// a list within a list is three elements: a list, an item, its body.
const deepestElement = 1000

// spot is a piece of marked content: a page, counted from 0, and an MCID.
type spot struct{ page, id int }

// readStructure reads the tree and the parent tree. The text of marked content is added after the pages are read.
func readStructure(t *pageTree, root any) *structure {
	s := &structure{pageTree: t, numbered: map[int]*Element{}, owners: map[spot]*Element{}, parents: map[int]any{}}
	d := t.dict(root)
	s.roles = t.dict(d.get("RoleMap"))
	number := 0
	if r, ok := root.(ref); ok {
		number = r.number
	}
	count := map[string]int{}
	for _, v := range s.list(d.get("K")) {
		if e := s.element(v, nil, number, count, 0); e != nil {
			s.tops = append(s.tops, e)
		}
	}
	numberTree(
		t.objects,
		&t.reading,
		"the parent tree",
		d.get("ParentTree"),
		func(key int, v any) { s.parents[key] = v },
	)
	return s
}

// element reads an element and all below it.
func (s *structure) element(v any, parent *Element, number int, count map[string]int, depth int) *Element {
	r, ok := v.(ref)
	d, isDict := s.resolve(v).(dict)
	switch {
	case s.numbered[r.number] != nil:
		s.reading.add("tree-kid", parent.path(), "the element %d is in the tree twice", r.number)
		return nil
	case !ok || !isDict:
		s.reading.add("tree-kid", parent.path(), "a kid is no object that is an element")
		return nil
	case depth > deepestElement:
		s.reading.add("tree-kid", parent.path(), "elements are too deep within each other")
		return nil
	}
	e := &Element{
		Role: s.name(d.get("S")), Title: s.text(d.get("T")), Alt: s.text(d.get("Alt")),
		Actual: s.text(d.get("ActualText")), Lang: s.text(d.get("Lang")), ID: s.text(d.get("ID")), Parent: parent,
		number: r.number, id: s.resolve(d.get("ID")),
	}
	if to := s.name(s.roles.get(e.Role)); to != "" && !standard(e.Role) {
		e.Role = to
	}
	count[e.Role]++
	e.sibling = count[e.Role]
	s.numbered[r.number] = e
	s.elements = append(s.elements, e)
	if p, _ := d.get("P").(ref); p.number != number {
		s.reading.add("tree-up", e.path(), "its parent is object %d, it says %d", number, p.number)
	}
	s.readAttributes(e, d.get("A"))
	page := -1
	if pg := d.get("Pg"); pg != nil {
		page = s.pageOf(pg)
	}
	below := map[string]int{}
	kids := s.list(d.get("K"))
	e.Kids = make([]Kid, 0, len(kids))
	if s.sparse {
		missing(s.objects, &s.reading, r.number, d)
		s.loaded[r.number] = nil // all of it is in e; there are more elements than other objects
	}
	for _, k := range kids {
		s.kid(e, k, page, below, depth)
	}
	return e
}

// kid reads a kid of e, whose content is on the given page unless it names another.
func (s *structure) kid(e *Element, v any, page int, count map[string]int, depth int) {
	bad := func(format string, args ...any) { s.reading.add("tree-kid", e.path(), format, args...) }
	if !take(&s.left.kids, 1) {
		bad("the file has too many elements; the rest was not looked at")
		return
	}
	d := s.dict(v)
	id, isMark := s.resolve(v).(int)
	kind := s.name(d.get("Type"))
	if pg := d.get("Pg"); pg != nil && (kind == "MCR" || kind == "OBJR") {
		page = s.pageOf(pg)
	}
	switch {
	case kind == "OBJR":
		r, _ := d.get("Obj").(ref)
		a := s.annots[r.number]
		switch {
		case a == nil:
			bad("it has a kid %d that is no annotation of a page", r.number)
			return
		case a.owner != nil:
			bad("annotation %d is a kid twice", r.number)
		case page >= 0 && page != a.page:
			bad("annotation %d is on page %d, the kid says %d", r.number, a.page+1, page+1)
		}
		a.owner = e
		e.Kids = append(e.Kids, Kid{Page: a.page, Link: true, annot: a})
	case kind == "MCR":
		n, ok := s.resolve(d.get("MCID")).(int)
		if !ok || d.get("Stm") != nil {
			bad("it has a kid that is no marked content of a page")
			return
		}
		s.markKid(e, page, n)
	case isMark:
		s.markKid(e, page, id)
	default:
		if k := s.element(v, e, e.number, count, depth+1); k != nil {
			e.Kids = append(e.Kids, Kid{Element: k})
		}
	}
}

func (s *structure) markKid(e *Element, page, id int) {
	if page < 0 {
		s.reading.add("tree-kid", e.path(), "its kid %d is on no page", id)
		return
	}
	at := spot{page, id}
	if s.owners[at] != nil {
		s.reading.add("tree-kid", e.path(), "content %d of page %d is a kid twice", id, page+1)
	} else {
		s.owners[at] = e
	}
	e.Kids = append(e.Kids, Kid{Page: page, Mark: id})
}

// readAttributes reads the entry A (14.7.5), one or more dictionaries.
func (s *structure) readAttributes(e *Element, v any) {
	for _, a := range s.list(v) {
		for _, entry := range s.dict(a) {
			if entry.key == "O" {
				continue
			}
			if len(e.Attributes) > 64 {
				return
			}
			if e.Attributes == nil {
				e.Attributes = map[string]string{}
			}
			switch v := s.resolve(entry.value).(type) {
			case name:
				e.Attributes[entry.key] = string(v)
			case int:
				e.Attributes[entry.key] = strconv.Itoa(v)
			case str:
				e.Attributes[entry.key] = v.text()
			default:
				e.Attributes[entry.key] = fmt.Sprint(v)
			}
		}
	}
}

// fill adds the text of the marks.
func (s *structure) fill() {
	for _, e := range s.elements {
		for i := range e.Kids {
			if k := &e.Kids[i]; k.Element == nil && !k.Link {
				if k.mark = s.pages[k.Page].byID[k.Mark]; k.mark != nil && !s.sparse {
					k.Text = k.mark.text.String()
				}
			}
		}
	}
}

// standard reports whether a role is one of 14.8.4.
func standard(role string) bool {
	return has(
		"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "+
			"Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula "+
			"Form",
		role,
	)
}

// has reports whether a list contains a role.
func has(list, role string) bool {
	for r := range strings.SplitSeq(list, " ") {
		if r == role {
			return true
		}
	}
	return false
}
