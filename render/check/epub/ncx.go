package epub

import (
	"strconv"
	"strings"
)

// An ncx is the contents for devices that know EPUB 2 only (ANSI/NISO Z39.86-2005, section 8, and OPF 2.0.1, section
// 2.4.1).
type ncx struct {
	*file
	uid, depth string
	entries    []entry
	headed     bool // it has an ncx element with a navMap
}

// An ncxReader is in the middle of an NCX.
type ncxReader struct {
	c     *checker
	n     *ncx
	x     *scanner
	path  []string
	open  []int // navPoints around the place: indexes of entries
	order map[string]int
	ids   map[string]bool
	label strings.Builder
}

// readNCX reads an NCX, and keeps it if it is the one that the spine names.
func (c *checker) readNCX(f *file) {
	if !c.text(f) {
		return
	}
	x, ok := c.scan(&f.source)
	if !ok {
		return
	}
	r := ncxReader{c: c, n: &ncx{file: f}, x: x, order: map[string]int{}, ids: map[string]bool{}}
	for {
		t, ok := x.next()
		if !ok {
			break
		}
		switch t.kind {
		case startTag:
			r.start(t)
		case charData:
			r.chars(t)
		case endTag:
			r.end(t)
		}
	}
	if !c.ended(&f.source, x, "") {
		return
	}
	if !r.n.headed {
		c.reportFile(ruleNCXStructure, f.name, "there is no ncx element with a navMap")
	} else if c.pkg != nil && f.item != nil && f.item.id == c.pkg.ncx {
		c.pkg.toc = r.n
	}
}

// within tells whether the innermost elements are those of names.
func (r *ncxReader) within(names ...string) bool {
	if len(r.path) < len(names) {
		return false
	}
	for i, name := range names {
		if r.path[len(r.path)-len(names)+i] != name {
			return false
		}
	}
	return true
}

func (r *ncxReader) start(t token) {
	a := func(name string) string { return r.x.attr(noSpace, name) }
	f := r.n.file
	if id := a("id"); id != "" {
		if r.ids[id] {
			r.c.report(ruleIDDuplicate, &f.source, t.off, id, "the id %s is there twice", quote(id))
		}
		r.ids[id] = true
	}
	name := t.name
	if t.space != ncxSpace {
		name = "?"
	}
	switch name {
	case "navMap":
		r.n.headed = r.n.headed || len(r.path) == 1 && r.path[0] == "ncx"
	case "meta":
		switch a("name") {
		case "dtb:uid":
			r.n.uid = a("content")
		case "dtb:depth":
			r.n.depth = a("content")
		}
	case "navPoint":
		r.n.entries = append(r.n.entries, entry{id: a("id"), off: t.off, depth: len(r.open) + 1})
		r.open = append(r.open, len(r.n.entries)-1)
		r.playOrder(t, a("playOrder"), "navPoint")
	case "pageTarget":
		r.playOrder(t, a("playOrder"), name)
	case "content":
		if n := len(r.open); n > 0 && r.within("navPoint") {
			r.n.entries[r.open[n-1]].href = a("src")
		}
		r.c.refs = append(r.c.refs, ref{from: f, kind: tocRef, href: a("src"), off: t.off})
	}
	r.path = append(r.path, name)
}

func (r *ncxReader) chars(t token) {
	switch {
	case !r.within("navLabel", "text"):
	case t.cdata:
		r.label.WriteString(t.text)
	default:
		r.label.WriteString(unescape(t.text))
	}
}

// playOrder checks that the numbers of one kind of element ascend.
func (r *ncxReader) playOrder(t token, value, kind string) {
	n, err := strconv.Atoi(value)
	if err != nil || n <= r.order[kind] {
		r.c.report(ruleNCXOrder, &r.n.source, t.off, "", "the playOrder %s follows %d", quote(value), r.order[kind])
	}
	r.order[kind] = max(n, r.order[kind])
}

func (r *ncxReader) end(t token) {
	switch {
	case r.within("navPoint", "navLabel", "text"):
		r.n.entries[r.open[len(r.open)-1]].label = oneLine(r.label.String())
		r.label.Reset()
	case r.within("text"):
		r.label.Reset()
	case r.within("navPoint"):
		e := r.n.entries[r.open[len(r.open)-1]]
		if e.label == "" || e.href == "" {
			r.c.report(ruleNCXStructure, &r.n.source, e.off, e.id, "a navPoint has no label or leads nowhere")
		}
		r.open = r.open[:len(r.open)-1]
	}
	r.path = r.path[:len(r.path)-1]
}

// compareNCX checks the NCX against the package and the contents.
func (c *checker) compareNCX(p *pkg, toc *nav) {
	i := p.byID[p.ncx]
	if i == nil || i.mediaType != ncxType {
		c.reportFile(ruleNCXMissing, p.name, "the spine names no NCX")
		return
	}
	n := p.toc
	if n == nil {
		return // it could not be read
	}
	if n.uid != p.identifier() {
		c.reportFile(ruleNCXIdentifier, n.name, "dtb:uid is %s, and the book's identifier %s", quote(n.uid), quote(p.identifier()))
	}
	depth := 0
	for _, e := range n.entries {
		depth = max(depth, e.depth)
	}
	if n.depth != strconv.Itoa(depth) {
		c.reportFile(ruleNCXDepth, n.name, "dtb:depth is %s, want %d", quote(n.depth), depth)
	}
	if toc == nil {
		return
	}
	for i, e := range n.entries {
		if i >= len(toc.entries) {
			break
		}
		a, af, _ := resolve(n.name, e.href)
		b, bf, _ := resolve(p.nav.name, toc.entries[i].href)
		if t := toc.entries[i]; e.label != t.label || e.depth != t.depth || t.href != "" && (a != b || af != bf) {
			c.report(ruleNCXDiffers, &n.source, e.off, e.id, "the entry is %s to %s, and in the contents %s to %s", quote(e.label), quote(e.href), quote(t.label), quote(t.href))
			return
		}
	}
	if len(n.entries) != len(toc.entries) {
		c.reportFile(ruleNCXDiffers, n.name, "there are %d entries, and %d in the contents", len(n.entries), len(toc.entries))
	}
}
