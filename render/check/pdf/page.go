package pdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Page is a page as its readers see it.
type Page struct {
	Label         string
	Width, Height float64 // points
	Text          string  // as its content shows it, line by line
	Runs          []Run   // the same with positions
}

// Run is the text shown by one operator.
type Run struct {
	X, Y, Width float64 // points from the lower left corner of the page; Y is that of the baseline
	Size        float64
	Font        string // the base name, with the tag of the subset
	Text        string
	Mark        int // the MCID; -1 in an artifact or outside everything
	rise        float64
	seen        float64 // the end of the last glyph that has ink
}

// page is a page as it is read.
type page struct {
	Page
	index, number int // number of object
	dict          dict
	resources     dict
	box           [4]float64
	marks         []*mark
	byID          map[int]*mark
	annots        []*annot
}

// mark is marked content that belongs to the structure.
type mark struct {
	id    int
	tag   string
	text  strings.Builder
	shown bool // it shows something
}

// annot is an annotation.
type annot struct {
	page, number int
	dict         dict
	rect         []float64
	owner        *Element // the element that has it as a kid
}

func (p *page) where() string { return "page " + strconv.Itoa(p.index+1) }

func (a *annot) where() string { return fmt.Sprintf("page %d, annotation %d", a.page+1, a.number) }

// mostPages bounds the pages of a file.
const mostPages = 200_000

// A pageTree is the pages of a file and their annotations.
type pageTree struct {
	*objects
	pages  []*page
	index  map[int]int    // of pages, by number of object
	annots map[int]*annot // by number of object
}

// readPages walks the page tree (ISO 32000-1, 7.7.3).
func readPages(o *objects, root any) (*pageTree, error) {
	r, ok := root.(ref)
	if !ok {
		return nil, errors.New("the catalog names none")
	}
	t := &pageTree{objects: o, index: map[int]int{}, annots: map[int]*annot{}}
	t.node(r, nil, map[int]bool{}, 0)
	if len(t.pages) == 0 {
		return nil, errors.New("there are none")
	}
	return t, nil
}

// node reads a node with its inherited entries.
func (t *pageTree) node(r ref, inherited dict, seen map[int]bool, depth int) {
	d, where := t.dict(r), "object "+strconv.Itoa(r.number)
	if d == nil || seen[r.number] || depth > deepest || len(t.pages) == mostPages || !take(&t.left.steps, 1) {
		t.reading.add("page-tree", where, "it is not a node of the page tree, or twice in it")
		return
	}
	seen[r.number] = true
	own := dict{}
	for _, key := range []string{"Resources", "MediaBox"} {
		v := d.get(key)
		if v == nil {
			v = inherited.get(key)
		}
		own = append(own, entry{key, v})
	}
	if t.name(d.get("Type")) == "Page" {
		t.readPage(r.number, d, own)
		return
	}
	before := len(t.pages)
	for _, kid := range t.array(d.get("Kids")) {
		k, ok := kid.(ref)
		if !ok {
			t.reading.add("page-tree", where, "a kid is not referred to")
			continue
		}
		if parent, _ := t.dict(k).get("Parent").(ref); parent.number != r.number {
			t.reading.add("page-tree", where, "kid %d does not name it as its parent", k.number)
		}
		t.node(k, own, seen, depth+1)
	}
	if n := t.number(d.get("Count"), -1); n != len(t.pages)-before {
		t.reading.add("page-tree", where, "it counts %d pages and has %d", n, len(t.pages)-before)
	}
}

func (t *pageTree) readPage(number int, d, inherited dict) {
	p := &page{
		index:     len(t.pages),
		number:    number,
		dict:      d,
		resources: t.dict(inherited.get("Resources")),
		byID:      map[int]*mark{},
	}
	t.index[number] = p.index
	t.pages = append(t.pages, p)
	box := t.numbers(inherited.get("MediaBox"))
	if len(box) != 4 || box[0] >= box[2] || box[1] >= box[3] {
		t.reading.add("page-tree", p.where(), "it has no MediaBox")
	} else {
		copy(p.box[:], box)
	}
	p.Width, p.Height = p.box[2]-p.box[0], p.box[3]-p.box[1]
	for i, v := range t.array(d.get("Annots")) {
		r, ok := v.(ref)
		a := &annot{page: p.index, number: r.number, dict: t.dict(v)}
		switch {
		case !ok || a.dict == nil:
			t.reading.add(
				"link-objr",
				p.where(),
				"annotation %d of its list is no object, so nothing can refer to it",
				i,
			)
			continue
		case t.annots[r.number] != nil:
			t.reading.add("link-objr", p.where(), "annotation %d is listed twice", r.number)
			continue
		}
		a.rect = t.numbers(a.dict.get("Rect"))
		t.annots[r.number] = a
		p.annots = append(p.annots, a)
	}
}

// pageOf returns the index of the page that a reference leads to, or -1.
func (t *pageTree) pageOf(v any) int {
	r, _ := v.(ref)
	if i, ok := t.index[r.number]; ok {
		return i
	}
	return -1
}

// Pages returns the pages in order.
func (f *File) Pages() []Page {
	out := make([]Page, len(f.pages))
	for i, p := range f.pages {
		out[i] = p.Page
		out[i].Label = f.labels.label(i)
	}
	return out
}
