package layout

import (
	"context"
	"fmt"

	"studyguide/fonts"
	"studyguide/render/highlight"
	"studyguide/render/hyphen"
	"studyguide/render/layout/tag"
	"studyguide/render/theme"
	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/memo"
	"studyguide/source/words"
)

// Input is what is to be set.
type Input struct {
	Guide  *ast.Guide // read-only
	Fonts  *fonts.Set
	Images Images
	Theme  *theme.Theme // nil: that of print
	Page   ast.Page     // the paper; zero values mean the theme's
	Sink   diag.Sink

	Hyphens *hyphen.Dictionary // nil: no word is divided
	Code    *highlight.Cache   // nil: nothing is remembered
	Memory  *memo.Memory       // of the build before; nil: there is none
}

// introID is the place of a guide's introduction, which is no section of the tree.
const introID = "introduction"

// setter holds what is known while a guide is set.
type setter struct {
	in          Input
	d           design
	lang        *words.Language
	divided     map[string][]int // words hyphenated so far
	missing     map[string]bool  // characters that no face has
	missed      []miss           // the same, in the order of their first places
	images      map[string]bool  // sources tried: can they be shown?
	notes       map[string]*ast.Note
	noteNumbers map[string]int
	noteSet     map[string][]row
	notePlaced  map[string]bool
	noteTags    map[string]*tag.Element
	noteCalls   map[string]*noteCall // the first to be set
	softHyphens map[*fonts.Run]*fonts.Run
	refs        references
	root        *tag.Element
	openings    []opening
	pointers    []pointer
	mirrored    bool // pages will be
	ahead       *ahead

	firstRank       int    // sections of the guide itself that have a title
	firstRankHeight Length // of all of them

	stopped func() bool // the work was canceled
	err     error       // the first face that could not be loaded
}

// Set sets a guide on pages: a title page and contents with roman folios, then the introduction and the sections. What it finds
// wrong with the guide goes to in.Sink; the error is for a face that cannot be loaded and for a ctx that ended.
//
// A guide is set once, unless the pages that its references name turn out to need other lines than were reckoned with;
// then it is set again from what is known of its pages.
func Set(ctx context.Context, in Input) (*Book, error) {
	if in.Theme == nil {
		in.Theme, _ = theme.Builtin(theme.Default)
	}
	sink := in.Sink
	var known *paging
	for {
		var found findings
		in.Sink = &found
		b, next, err := newSetter(ctx, in, known).set(ctx)
		if next == nil || err != nil {
			for _, d := range found {
				sink.Report(d)
			}
			return b, err
		}
		known = next
	}
}

// findings are what one setting of a guide has to report. Those of a setting that is done again are not reported.
type findings []diag.Diagnostic

// Report adds d to the findings.
func (f *findings) Report(d diag.Diagnostic) { *f = append(*f, d) }

// newSetter returns a setter for one setting of a guide, of whose pages known holds what an earlier one found.
func newSetter(ctx context.Context, in Input, known *paging) *setter {
	s := &setter{
		stopped: func() bool { return ctx.Err() != nil },
		in:      in, d: newDesign(in.Theme, in.Page), lang: words.For(in.Guide.Meta.Language, in.Guide.Meta.Words),
		divided: map[string][]int{}, missing: map[string]bool{}, images: map[string]bool{},
		notes: map[string]*ast.Note{}, noteNumbers: map[string]int{}, noteSet: map[string][]row{}, notePlaced: map[string]bool{},
		noteTags: map[string]*tag.Element{}, noteCalls: map[string]*noteCall{}, softHyphens: map[*fonts.Run]*fonts.Run{},
		root: &tag.Element{Role: tag.Document}, refs: references{targets: targets(in.Guide), known: known},
	}
	s.mirrored = ast.RightToLeft(s.in.Guide.Meta.LanguageTag())
	s.numberNotes()
	return s
}

// set sets the guide once. If its references do not fit the lines that they were given, there is no book, and next is
// what the next setting is to start from.
func (s *setter) set(ctx context.Context) (b *Book, next *paging, err error) {
	defer s.goAhead()()
	var rows []row
	if g := s.in.Guide; len(g.Intro) > 0 {
		intro := &ast.Section{Loc: g.Loc, ID: introID, Title: []ast.Inline{&ast.Text{Loc: g.Loc, Value: s.lang.Text(words.Introduction)}}, Intro: g.Intro}
		rows = append(rows, s.section(intro, 1, s.root)...)
	}
	for _, sec := range s.in.Guide.Sections {
		rows = append(rows, s.section(sec, 1, s.root)...)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("setting pages: %w", err)
	}
	rows = s.ownPages(rows)
	rows = append(rows, s.placeNotes(rows)...)
	body := &Book{Places: map[string]Place{}}
	starts := s.starts(rows)
	if next := s.resolve(rows, starts); next != nil {
		return nil, next, nil
	}
	s.paginate(body, rows, starts, folio)
	s.fillOpenings(body, lastPages(rows, starts))
	s.fillPointers(body)
	s.running(body.Pages, s.heads(rows, starts))

	b = &Book{Title: s.in.Guide.Meta.Title, Language: s.in.Guide.Meta.LanguageTag(), Words: s.lang, Places: map[string]Place{}}
	s.titlePage(b)
	if len(s.in.Guide.AllQuestions()) > 1 {
		s.contents(b, body)
		s.running(b.Pages[1:], make([]head, len(b.Pages)-1))
	}
	front := len(b.Pages)
	for id, p := range body.Places {
		p.Page += front
		b.Places[id] = p
	}
	b.Pages = append(b.Pages, body.Pages...)
	if s.mirrored {
		mirror(b.Pages)
	}
	s.outline(b)
	structure(b, s.root)
	s.reportMissing()
	if s.err != nil {
		return nil, nil, s.err
	}
	return b, nil, ctx.Err()
}
