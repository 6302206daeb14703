// Package pdf reads a finished PDF and says what is wrong with it.
//
// In go the bytes of a file; out come its text in reading order, its pages, outline, links and structure, so that tests can
// ask what a reader of the file will find, and a list of findings: where it is not the tagged, archivable book that package
// finish promises (PDF 1.7, PDF/UA-1, PDF/A-2a). The package shares no code with what writes the files, so that one mistake
// cannot hide another.
//
// It draws nothing, repairs nothing, and is no judge of PDFs in general: what is allowed but is not in our files, such as
// fonts of one byte or forms, is reported. Arbitrary bytes do it no harm.
package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"studyguide/source/words"
)

// File is a PDF that was read.
type File struct {
	data    []byte
	left    limits
	xref    map[int]place
	trailer dict
	objects map[int]any
	loading map[int]bool
	packs   map[int]*pack
	arity   map[string]string // the operands of operators

	catalog   dict
	pages     []*page
	index     map[int]int // of pages, by number of object
	fonts     map[int]*font
	annots    map[int]*annot // by number of object
	tops      []*Element
	elements  []*Element // in order
	numbered  map[int]*Element
	roles     dict
	parents   map[int]any // the parent tree
	owners    map[spot][]*Element
	outline   []*Entry
	labels    map[int]dict
	hasLabels bool
	reading   report // what was found while reading
}

// spot is a piece of marked content: a page, counted from 0, and an MCID.
type spot struct{ page, id int }

// Read parses a whole file. It fails where there is no telling what the pages are; anything else is for [File.Check] to report.
func Read(data []byte) (*File, error) {
	f := &File{
		data: data, left: newLimits(len(data)), xref: map[int]place{}, objects: map[int]any{}, loading: map[int]bool{},
		packs: map[int]*pack{}, arity: operators(), fonts: map[int]*font{}, annots: map[int]*annot{}, numbered: map[int]*Element{},
		owners: map[spot][]*Element{},
	}
	if err := f.readXref(); err != nil {
		return nil, fmt.Errorf("reading the cross-reference table: %w", err)
	}
	f.loadAll()
	f.catalog = f.dict(f.trailer.get("Root"))
	if f.catalog == nil {
		return nil, errors.New("there is no catalog")
	}
	if err := f.readPages(); err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	f.readLabels()
	f.readStructure()
	f.readOutline()
	for _, p := range f.pages {
		f.interpret(p)
	}
	f.fill()
	f.packs, f.loading = nil, nil
	f.left = newLimits(len(data))
	return f, nil
}

// A Finding is one violation of a rule.
type Finding struct {
	Rule    string // see [Rules]
	Where   string // "page 3", "object 12", "Document/Sect[2]/P[1]"; "" for the file
	Message string
}

func (f Finding) String() string {
	if f.Where == "" {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Where, f.Message, f.Rule)
}

// mostFindings is how many of one rule are told.
const mostFindings = 1000

// report gathers findings.
type report struct {
	list  []Finding
	count map[string]int
}

func (r *report) add(rule, where, format string, args ...any) {
	if r.count == nil {
		r.count = map[string]int{}
	}
	r.count[rule]++
	switch n := r.count[rule]; {
	case n < mostFindings:
		r.list = append(r.list, Finding{rule, where, fmt.Sprintf(format, args...)})
	case n == mostFindings:
		r.list = append(r.list, Finding{rule, where, "there are more of these"})
	}
}

// Words returns the words that the program printed beside those of the guide: in the language of the file, but for those
// that the guide's author replaced.
func (f *File) Words() *words.Language {
	own := map[string]string{}
	for _, e := range f.dict(f.dict(f.dict(f.catalog.get("PieceInfo")).get("studyguide")).get("Private")) {
		if text := f.text(e.value); words.Check(e.key, text) == nil {
			own[e.key] = text
		}
	}
	return words.For(f.text(f.catalog.get("Lang")), own)
}

// Check gives all violations, sorted by the order of [Rules] and by place within a rule. Nothing found is no proof: it does not
// replace veraPDF.
func (f *File) Check() []Finding {
	r := &report{list: slices.Clone(f.reading.list)}
	g := *f // what is decoded counts anew
	for _, check := range checks() {
		check(&g, r)
	}
	order := map[string]int{}
	for i, rule := range Rules() {
		order[rule.ID] = i
	}
	slices.SortStableFunc(r.list, func(a, b Finding) int { return cmp.Compare(order[a.Rule], order[b.Rule]) })
	return r.list
}
