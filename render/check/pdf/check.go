// Package pdf reads a finished PDF and reports what is wrong with it.
//
// The input is the bytes of a file. The output is its text in reading order, its pages, outline, links and structure,
// so that others can ask what a reader of the file will find, and a list of findings: where it is not the tagged,
// archivable book that package finish promises (PDF 1.7, PDF/UA-1, PDF/A-2a). It is used by check --artifacts, by
// package parity and by tests. It shares no code with the writers of the files, so that one mistake cannot hide
// another.
//
// It draws nothing, repairs nothing, and is no judge of PDFs in general: what is allowed but does not occur in our
// files, such as fonts with codes of one byte, is reported. Arbitrary bytes do it no harm. No library would do:
// pdfcpu, the best kept, is lenient by design and knows neither structure trees nor marked content.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package pdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"example.org/studyguide/source/words"
)

// File is a parsed PDF.
type File struct {
	*objects
	catalog dict
	labels  pageLabels
	*pageTree
	*structure
	fonts   map[int]*font // by number of object
	outline []*Entry
}

// Read parses a whole file. It fails where the pages cannot be found; anything else is for [File.Check] to report.
func Read(data []byte) (*File, error) { return parse(newObjects(data)) }

// Faults returns what [File.Check] says of a file that [Read] reads, sorted by the order of [Rules]. It keeps nothing
// of the file that no rule asks for, and so takes half the memory.
func Faults(data []byte) ([]Finding, error) {
	o := newObjects(data)
	o.sparse = true
	f, err := parse(o)
	if err != nil {
		return nil, err
	}
	return f.Check(), nil
}

func parse(o *objects) (*File, error) {
	if err := o.readXref(); err != nil {
		return nil, fmt.Errorf("reading the cross-reference table: %w", err)
	}
	if !o.sparse {
		o.loadAll()
	}
	catalog := o.dict(o.trailer.get("Root"))
	if catalog == nil {
		return nil, errors.New("there is no catalog")
	}
	pages, err := readPages(o, catalog.get("Pages"))
	if err != nil {
		return nil, fmt.Errorf("reading the pages: %w", err)
	}
	f := &File{objects: o, catalog: catalog, pageTree: pages}
	f.labels = readLabels(o, catalog.get("PageLabels"), len(pages.pages))
	f.structure = readStructure(pages, catalog.get("StructTreeRoot"))
	o.loadAll() // what nothing led to
	f.outline = readOutline(pages, catalog.get("Outlines"))
	fonts := &fontReader{objects: o, fonts: map[int]*font{}}
	ops := newOperators()
	for _, p := range f.pages {
		interpret(fonts, ops, p)
	}
	f.fonts = fonts.fonts
	f.fill()
	o.packs, o.loading, o.inflater, o.content, o.packed = nil, nil, nil, nil, lexer{}
	o.left = newLimits(len(o.data))
	return f, nil
}

// A Finding is one violation of a rule.
type Finding struct {
	Rule    string // see [Rules]
	Where   string // "page 3", "object 12", "Document/Sect[2]/P[1]"; "" for the file
	Message string
}

// String returns the finding on one line.
func (f Finding) String() string {
	if f.Where == "" {
		return fmt.Sprintf("%s (%s)", f.Message, f.Rule)
	}
	return fmt.Sprintf("%s: %s (%s)", f.Where, f.Message, f.Rule)
}

// mostFindings bounds the findings of one rule.
const mostFindings = 1000

// report collects findings.
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

// Words returns the labels that the program printed besides the guide's text: those of the file's language, except for
// those that the guide's author replaced.
func (f *File) Words() *words.Language {
	own := map[string]string{}
	for _, e := range f.dict(f.own().get("Words")) {
		if text := f.text(e.value); words.Check(e.key, text) == nil {
			own[e.key] = text
		}
	}
	return words.For(f.text(f.catalog.get("Lang")), own)
}

// IsExtract reports whether the file has not all of its guide, as cards and cram sheets have not.
func (f *File) IsExtract() bool {
	extract, _ := f.own().get("Extract").(bool)
	return extract
}

// own returns what the program records for itself.
func (f *File) own() dict { return f.dict(f.catalog.get("XXstudyguide")) }

// Check returns all violations, sorted by the order of [Rules] and by place within a rule. An empty result proves
// nothing; it does not replace veraPDF.
func (f *File) Check() []Finding {
	r := &report{list: slices.Clone(f.reading.list)}
	g, o := *f, *f.objects // a copy, so that each call has the whole budget
	g.objects = &o
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
