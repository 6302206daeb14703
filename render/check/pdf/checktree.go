package pdf

import (
	"fmt"
	"maps"
	"slices"
)

func checkPages(f *File, r *report) {
	seen := map[int]bool{}
	for _, p := range f.pages {
		key, ok := f.resolve(p.dict.get("StructParents")).(int)
		if !ok || seen[key] {
			r.add("page-parents", p.where(), "it has no StructParents, or that of another page")
		}
		seen[key] = true
		if f.name(p.dict.get("Tabs")) != "S" {
			r.add("page-tabs", p.where(), "its Tabs is not S")
		}
	}
}

// checkMarks compares the marked content of the elements with that of the pages.
func checkMarks(f *File, r *report) {
	if len(f.tops) != 1 || f.tops[0].Role != "Document" {
		r.add(
			"tree-root",
			"",
			"at the top of the structure are %d elements, of which one should be, a Document",
			len(f.tops),
		)
	}
	for _, e := range f.elements {
		for _, k := range e.Kids {
			if k.Element == nil && !k.Link && k.mark == nil {
				r.add("tree-kid", e.path(), "page %d has no content %d", k.Page+1, k.Mark)
			}
		}
	}
	for _, p := range f.pages {
		for _, m := range p.marks {
			if f.owners[spot{p.index, m.id}] == nil {
				r.add(
					"tree-orphan",
					p.where(),
					"content %d, %s %q, belongs to no element",
					m.id,
					m.tag,
					cut(m.text.String()),
				)
			}
		}
	}
}

// cut shortens a text for a message.
func cut(s string) string {
	const long = 40
	if r := []rune(s); len(r) > long {
		return string(r[:long]) + "…"
	}
	return s
}

// checkParents compares the parent tree (ISO 32000-1, 14.7.4.4) with the elements. Content and annotations without an
// owner have been reported before.
func checkParents(f *File, r *report) {
	known, all := map[int]bool{}, true
	for _, p := range f.pages {
		key, ok := f.resolve(p.dict.get("StructParents")).(int)
		if !ok || known[key] {
			all = false
			continue
		}
		known[key] = true
		list := f.array(f.parents[key])
		if list == nil {
			if len(p.marks) > 0 {
				r.add("tree-parent", p.where(), "the parent tree has no list under its key %d", key)
			}
			continue
		}
		for _, m := range p.marks {
			owner := f.owners[spot{p.index, m.id}]
			if owner == nil {
				continue
			}
			var named ref
			if m.id >= 0 && m.id < len(list) {
				named, _ = list[m.id].(ref)
			}
			if named.number != owner.number {
				r.add(
					"tree-parent",
					p.where(),
					"content %d is a kid of object %d, %s; the parent tree names %d",
					m.id,
					owner.number,
					owner.path(),
					named.number,
				)
			}
		}
		for id, v := range list {
			if v != nil && p.byID[id] == nil {
				r.add(
					"tree-parent",
					p.where(),
					"the parent tree names an owner of content %d, which the page has not",
					id,
				)
			}
		}
	}
	for _, p := range f.pages {
		for _, a := range p.annots {
			key, ok := f.resolve(a.dict.get("StructParent")).(int)
			named, _ := f.parents[key].(ref)
			all = all && ok && !known[key]
			if a.owner != nil && (!ok || known[key] || named.number != a.owner.number) {
				r.add(
					"link-parent",
					a.where(),
					"it is a kid of object %d, %s; the parent tree names %d",
					a.owner.number,
					a.owner.path(),
					named.number,
				)
			}
			if ok {
				known[key] = true
			}
		}
	}
	next := f.number(f.dict(f.catalog.get("StructTreeRoot")).get("ParentTreeNextKey"), 0)
	for _, key := range slices.Sorted(maps.Keys(f.parents)) {
		if all && !known[key] {
			r.add("tree-parent", "the parent tree", "key %d belongs to no page and no annotation", key)
		}
		if key >= next {
			r.add("tree-next", "the parent tree", "it has the key %d, and the next one is said to be %d", key, next)
		}
	}
}

// checkIDs compares the IDs of elements with the ID tree.
func checkIDs(f *File, r *report) {
	in := map[string]int{}
	nameTree(
		f.objects,
		r,
		"the ID tree",
		f.dict(f.catalog.get("StructTreeRoot")).get("IDTree"),
		func(key string, v any) {
			to, _ := v.(ref)
			in[key] = to.number
			e := f.numbered[to.number]
			if e == nil || e.id != str(key) {
				r.add(
					"tree-ids",
					"the ID tree",
					"%q leads to object %d, which has another ID or is no element",
					str(key).text(),
					to.number,
				)
			}
		},
	)
	seen := map[str]bool{}
	for _, e := range f.elements {
		id, ok := e.id.(str)
		switch {
		case !ok || id == "":
			if e.Role == "Note" {
				r.add("note-id", e.path(), "it has no ID")
			}
			continue
		case seen[id]:
			r.add("tree-ids", e.path(), "another element has its ID, %q", e.ID)
		case in[string(id)] != e.number:
			r.add(
				"tree-ids",
				e.path(),
				"the ID tree does not lead from %q to it, but to object %d",
				e.ID,
				in[string(id)],
			)
		}
		seen[id] = true
	}
}

func checkLinks(f *File, r *report) {
	for _, p := range f.pages {
		for _, a := range p.annots {
			checkLink(f, r, p, a)
		}
	}
}

func checkLink(f *File, r *report, p *page, a *annot) {
	if kind := f.name(a.dict.get("Subtype")); kind != "Link" {
		r.add("link-kind", a.where(), "it is a %s", kind)
	}
	if b := a.rect; len(b) != 4 || b[0] >= b[2] || b[1] >= b[3] || b[0] < p.box[0] || b[1] < p.box[1] ||
		b[2] > p.box[2] ||
		b[3] > p.box[3] {
		r.add("link-rect", a.where(), "its Rect %v is no rectangle on the page", b)
	}
	words := f.text(a.dict.get("Contents"))
	if words == "" {
		r.add("link-contents", a.where(), "it has no Contents")
	}
	forbidden(r, a.where(), "the Contents", words)
	const print, bad = 1 << 2, 1<<0 | 1<<1 | 1<<5 // printed; invisible, hidden, not for the screen (table 165)
	if flags := f.number(a.dict.get("F"), 0); flags&print == 0 || flags&bad != 0 {
		r.add("link-print", a.where(), "its flags are %d", flags)
	}
	if problem := badTarget(f, a.dict); problem != "" {
		r.add("link-target", a.where(), "%s", problem)
	}
	switch {
	case a.owner == nil:
		r.add("link-objr", a.where(), "it is not a kid of an element")
	case a.owner.Role != "Link":
		r.add("link-element", a.where(), "it is a kid of %s, which is no Link", a.owner.path())
	}
}

// checkLinkElements reports Link elements that lead nowhere.
func checkLinkElements(f *File, r *report) {
	for _, e := range f.elements {
		if e.Role == "Link" && !slices.ContainsFunc(e.Kids, func(k Kid) bool { return k.Link }) {
			r.add("link-element", e.path(), "it has no annotation")
		}
	}
}

// badTarget returns what is wrong with the target of a link, or "".
func badTarget(f *File, d dict) string {
	action := f.dict(d.get("A"))
	switch kind := f.name(action.get("S")); {
	case action == nil || kind == "GoTo":
		if f.destination(d) < 0 {
			return "it leads to no page"
		}
		return ""
	case kind != "URI":
		return fmt.Sprintf("its action is a %s", kind)
	}
	s, _ := f.resolve(action.get("URI")).(str)
	return badURI(string(s))
}
