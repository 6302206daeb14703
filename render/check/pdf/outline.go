package pdf

import (
	"fmt"
	"slices"
)

// Entry is a line of the outline.
type Entry struct {
	Title    string
	Page     int // index; -1 if it leads nowhere
	Open     bool
	Children []*Entry

	number, count int // number of the object; the value of Count
}

// Outline returns the top-level entries.
func (f *File) Outline() []*Entry { return f.outline }

// Link is an active area of a page.
type Link struct {
	Page     int    // on which it is
	URI      string // its target, or
	To       int    // index of its page; -1 if there is none
	Contents string
}

// Links returns the links of all pages.
func (f *File) Links() []Link {
	var out []Link
	for _, p := range f.pages {
		for _, a := range p.annots {
			if f.name(a.dict.get("Subtype")) != "Link" {
				continue
			}
			l := Link{Page: p.index, To: f.destination(a.dict), Contents: f.text(a.dict.get("Contents"))}
			if action := f.dict(a.dict.get("A")); f.name(action.get("S")) == "URI" {
				s, _ := f.resolve(action.get("URI")).(str)
				l.URI = string(s)
			}
			out = append(out, l)
		}
	}
	return out
}

// destination returns the page that a link or an entry of the outline leads to (ISO 32000-1, 12.3.2), or -1. Our files
// have no named destinations.
func (t *pageTree) destination(d dict) int {
	dest := d.get("Dest")
	if action := t.dict(d.get("A")); t.name(action.get("S")) == "GoTo" {
		dest = action.get("D")
	}
	a := t.array(dest)
	if len(a) < 2 || !t.fits(a[1:]) {
		return -1
	}
	return t.pageOf(a[0])
}

// fits reports whether the elements after the page are a view (table 151).
func (t *pageTree) fits(a array) bool {
	count := map[string]int{"XYZ": 3, "Fit": 0, "FitH": 1, "FitV": 1, "FitR": 4, "FitB": 0, "FitBH": 1, "FitBV": 1}
	n, ok := count[t.name(a[0])]
	if !ok || len(a)-1 != n {
		return false
	}
	return !slices.ContainsFunc(a[1:], func(v any) bool {
		_, ok := asNumber(v)
		return !ok && v != nil
	})
}

// readOutline reads the outline (12.3.3) by following the links between entries.
func readOutline(t *pageTree, v any) []*Entry {
	root, ok := v.(ref)
	if !ok {
		return nil
	}
	d := t.dict(root)
	r := &outlineReader{t, map[int]bool{root.number: true}}
	entries, shown := r.entries(d, root.number, 0)
	if n := t.number(d.get("Count"), 0); n != shown {
		t.reading.add("outline-count", "the outline", "it counts %d lines that are shown, there are %d", n, shown)
	}
	return entries
}

// An outlineReader reads entries, each once.
type outlineReader struct {
	*pageTree
	seen map[int]bool // by number of object
}

// entries reads the entries below d, and counts the lines that are shown if all of them are.
func (r *outlineReader) entries(d dict, parent, depth int) (out []*Entry, shown int) {
	bad := func(n int, format string, args ...any) {
		r.reading.add("outline-chain", fmt.Sprintf("outline entry %d", n), format, args...)
	}
	var before, last ref
	next, more := d.get("First").(ref)
	for more {
		e := r.dict(next)
		if e == nil || r.seen[next.number] || depth > deepest {
			bad(next.number, "it is not an entry, or twice in the outline")
			break
		}
		r.seen[next.number] = true
		if p, _ := e.get("Parent").(ref); p.number != parent {
			bad(next.number, "its parent is not %d", parent)
		}
		if p, _ := e.get("Prev").(ref); p.number != before.number {
			bad(next.number, "it does not name the entry before it")
		}
		below, lines := r.entries(e, next.number, depth+1)
		entry := &Entry{Title: r.text(e.get("Title")), Page: r.destination(e), Children: below, number: next.number}
		entry.count = r.number(e.get("Count"), 0)
		entry.Open = entry.count > 0
		if entry.count != lines && entry.count != -lines {
			r.reading.add(
				"outline-count",
				fmt.Sprintf("outline entry %d", next.number),
				"it counts %d lines below it, there are %d",
				entry.count,
				lines,
			)
		}
		shown++
		if entry.Open {
			shown += lines
		}
		out = append(out, entry)
		before, last = next, next
		next, more = e.get("Next").(ref)
	}
	if l, _ := d.get("Last").(ref); l.number != last.number {
		bad(parent, "its last entry is not %d", last.number)
	}
	return out, shown
}
