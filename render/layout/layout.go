// Package layout sets a guide on pages.
//
// [Set] takes the tree and returns a [Book]: pages of placed items, an outline and the places of ids. It is pure: no
// files, no clock, no PDF. What it decides is final; a painter draws the items and decides nothing.
//
// A guide becomes pages in four steps, each of which has types of its own; a setting wires them together:
//
//	design, shaper       measures and styles of the theme; glyphs and widths of text
//	inliner, textSetter  inlines → a flow of boxes and glue → lines → rows
//	blockSetter          blocks → rows, with listingSetter, tableSetter, pictures and noteSetter
//	sectionSetter        sections and questions → rows
//	pageSetter           rows → pages, with frames, footnotes, running heads
//	frontSetter          cover, title page and contents, which name pages and so come last
//
// Lengths are integers, thousandths of a point, so that every machine computes the same pages; package trace prints
// them for tests.
//
// Lines and pages are chosen as a whole, not one by one, by packages linebreak and pagebreak. What page breaking moves
// as one is a row: a line of text or of a listing, or a slice of a table's row, with its height and the cost of ending
// a page before it. An infinite cost holds a heading and what it introduces together, a high one avoids widows and
// orphans; anything taller than a page still splits. Whatever surrounds rows (a listing's tint, a callout's bar, a
// table's repeated header) is a frame, reopened on each page that its rows reach. How a line is filled is in micro.go,
// where words may be divided in word.go, and which paragraphs are a line longer or shorter to fill pages in loose.go.
//
// The body is set before the title page and the contents, which have folios of their own, so that the contents are set
// once, when every page is known. References name the pages that they lead to, which may change lines and move pages,
// so a guide may be set several times; see crossref.go.
//
// Layout has no color of its own, and no size but in proportion to running text: all others are the theme's. A guide
// that is written from right to left is set as any other, and its pages are mirrored at the end (mirror.go). So are
// left pages moved (duplex.go) and pages widened by a bleed (bleed.go). Columns are broken as pages are (newspaper.go).
// Titles may stand beside their answers (cue.go). Cards, cram sheets and checklists are made of the same rows (deck.go,
// cram.go, checklist.go).
//
// Within a line the Unicode Bidirectional Algorithm holds, and UAX #14 says where lines may end in scripts without
// spaces; lines of Chinese and Japanese are filled by space between the characters.
//
// Two things make it fast without changing any output. Other processors shape words and tokenize listings ahead of the
// layout (ahead.go), and lines of unchanged paragraphs are kept from the build before (kept.go).
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"example.org/studyguide/fonts"
	"example.org/studyguide/render/cover"
	"example.org/studyguide/render/highlight"
	"example.org/studyguide/render/hyphen"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/render/tongue"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/memo"
	"example.org/studyguide/source/terms"
	"example.org/studyguide/source/words"
)

// Input is the guide to be set and all that its pages depend on.
type Input struct {
	Guide  *ast.Guide // read-only
	Fonts  *fonts.Set
	Images Images
	Theme  *theme.Theme // nil: the theme print
	Page   ast.Page     // the paper; zero values mean the theme's
	Cover  *cover.Guide // what the cover shows if the author has no picture for it; nil: there is no cover
	Sink   diag.Sink

	Colophon *Colophon // nil: the book has none

	Hyphens *hyphen.Dictionary // nil: words are not hyphenated, and text of long ones is ragged
	Code    *highlight.Cache   // nil: tokens of code are not cached
	Memory  *memo.Memory       // of earlier builds in this process; nil: lines are not cached
}

// introID is the place of a guide's introduction, which is no section of the tree.
const introID = "introduction"

// Set sets a guide on pages: a cover, a title page and contents with roman folios, then the introduction and the
// sections.
// Findings about the guide go to in.Sink; the error is for a face that cannot be loaded and for a ctx that ended.
//
// A guide is set once, unless the page numbers in its references turn out to need other lines than were set for them;
// then it is set again, starting from the pages found.
func Set(ctx context.Context, in Input) (*Book, error) {
	if in.Theme == nil {
		in.Theme, _ = theme.Builtin(theme.Default)
	}
	checkPages(in.Theme, in.Guide, in.Page, in.Sink)
	if in.Theme.Cards.Across > 0 {
		return setCards(ctx, in)
	}
	if in.Theme.Cram.On {
		return setCram(ctx, in)
	}
	sink := in.Sink
	if in.Page != (ast.Page{}) {
		checkRoom(in.Theme, in.Guide, in.Page, sink)
	}
	var known *paging
	for {
		var found findings
		in.Sink = &found
		b, next, err := newSetting(ctx, in, known).set(ctx)
		if next == nil || err != nil {
			for _, d := range found {
				sink.Report(d)
			}
			return b, err
		}
		known = next
	}
}

// findings collects the diagnostics of one setting of a guide. They are dropped if the guide is set again.
type findings []diag.Diagnostic

// Report adds d to the findings.
func (f *findings) Report(d diag.Diagnostic) { *f = append(*f, d) }

// A setting sets a guide once.
type setting struct {
	guide *ast.Guide
	lang  *words.Language
	root  *tag.Element // the structure of the whole book
	sink  diag.Sink
	ahead *ahead

	d        *design
	shape    *shaper
	text     *textSetter
	notes    *noteSetter
	sections *sectionSetter
	late     *lateLines
	pages    *pageSetter
	front    *frontSetter
}

// newSetting wires one setting of a guide. known holds the pages that an earlier setting found, or is nil.
func newSetting(ctx context.Context, in Input, known *paging) *setting {
	g := in.Guide
	d := newDesign(in.Theme, in.Page)
	d.mirrored = ast.RightToLeft(g.Meta.LanguageTag())
	d.ragged = in.Hyphens == nil && longWords(g.Meta.LanguageTag())
	lang := words.For(g.Meta.Language, g.Meta.Words)
	root := &tag.Element{Role: tag.Document}
	work := &ahead{
		d: d, fonts: in.Fonts, code: in.Code, questions: slices.Concat(g.AllQuestions(), separateAnswers(g)),
	}

	shape := newShaper(in.Fonts, in.Hyphens, d.mirrored)
	shape.han = hanOf(g.Meta.LanguageTag())
	shape.nouns = capitalNouns(g.Meta.LanguageTag())
	labels := &labelSetter{d: d, shape: shape, lang: lang}
	pics := &pictures{d: d, sizes: in.Images, sink: in.Sink, shown: map[string]bool{}}
	index := newNoteIndex(g.Notes)
	refs := &references{targets: targets(g), known: known}
	text := &textSetter{
		d: d, shape: shape, pics: pics, index: index, refs: refs, lang: lang, sink: in.Sink, memory: in.Memory,
		told:    told(g, cmp.Or(g.Meta.Links, in.Theme.Links)),
		tongues: tongue.Of(g.Meta.LanguageTag(), g.Tongues),
	}
	notes := newNoteSetter(g.Notes, index, root)
	notes.d, notes.text = d, text
	notes.blocks = &blockSetter{
		d: d, text: text, pics: pics, notes: notes, lang: lang, sink: in.Sink,
		listings: &listingSetter{d: d, shape: shape, labels: labels, code: in.Code},
		tables:   &tableSetter{d: d, shape: shape, text: text},
	}
	whole := d.whole()
	exam := &examSetter{d: d, text: text, labels: labels, blocks: notes.blocks, guide: g}
	exam.on = in.Theme.Examines(g.Meta.Answers)
	if exam.on {
		in.Cover, in.Colophon = nil, nil
	}
	notes.blocks.boxes = in.Theme.Rules(g.Meta.Answers)
	late := &lateLines{d: d, labels: labels, grades: g.Grades()}
	ends := &headSetter{guide: g, lang: lang, cut: map[string]*cutHead{}}
	pages := &pageSetter{d: d, labels: labels, notes: notes, title: g.Meta.Title, ends: ends}
	front := &frontSetter{
		d: whole, text: text, labels: labels, guide: g, root: root, drawn: in.Cover, fonts: in.Fonts,
		pages:  &pageSetter{d: whole, labels: labels, notes: notes, title: g.Meta.Title, ends: ends},
		ranged: isRanged(g, whole) && d.cue == 0, made: in.Colophon,
	}
	return &setting{
		guide: g, lang: lang, root: root, sink: in.Sink, ahead: work,
		d: d, shape: shape, text: text, notes: notes, late: late, pages: pages,
		sections: &sectionSetter{
			d: d, shape: shape, text: text, labels: labels, blocks: notes.blocks, notes: notes, late: late,
			pages: pages, front: front, exam: exam,
			stopped: func() bool { return ctx.Err() != nil }, begins: work.reached,
		},
		front: front,
	}
}

// set sets the guide. If its references do not fit the lines that were set for them, there is no book, and next is what
// the next setting is to start from.
func (s *setting) set(ctx context.Context) (b *Book, next *paging, err error) {
	defer s.ahead.start()()
	rows := s.sections.guide(s.guide, s.root)
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("setting pages: %w", err)
	}
	rows = append(rows, s.notes.placeNotes(rows)...)
	body := &Book{Places: map[string]Place{}}
	rows, starts := reset(rows, s.pages.starts(rows))
	pages := s.pages.pagesOf(starts)
	if next := s.text.resolve(rows, pages); next != nil {
		return nil, next, nil
	}
	at := &termPages{index: &terms.Index{}}
	if !s.sections.exam.on {
		at = findTerms(s.guide, rows, pages)
	}
	s.pages.paginate(body, rows, starts, folio)
	cornell(s.d, body.Pages)
	s.late.fill(body, lastPages(rows, pages))
	s.front.pages.running(body.Pages, s.pages.heads(rows, pages))
	if s.d.theme.Tabs {
		of, n := s.pages.tabs(rows, pages)
		s.pages.tab(body.Pages, of, n)
	}
	if !s.sections.exam.on {
		back := &backSetter{s.front}
		back.checklist(body)
		back.glossary(body, at)
		back.index(body)
		back.termIndex(body, at)
	}

	meta := s.guide.Meta
	b = &Book{Title: meta.Title, Language: meta.LanguageTag(), Words: s.lang, Places: map[string]Place{}}
	if s.front.drawn != nil {
		if err := s.front.cover(b); err != nil {
			return nil, nil, err
		}
	}
	s.front.covers = len(b.Pages)
	if !s.sections.exam.on { // the head of a paper stands for these
		s.frontPages(b, body)
	}
	front := len(b.Pages)
	s.front.pages.ends.set(b.Pages, body.Pages, s.sink)
	for id, p := range body.Places {
		p.Page += front
		b.Places[id] = p
	}
	b.Pages = append(b.Pages, body.Pages...)
	s.d.impose(b.Pages)
	if s.d.mirrored {
		mirror(b.Pages)
	}
	ground(b.Pages, s.d.theme.Colors)
	bleed(b, points(s.d.theme.Page.Bleed))
	s.stamp(b.Pages, s.front.covers)
	b.Outline = outline(b, s.guide, s.lang)
	structure(b, s.root)
	s.shape.reportMissing(s.sink)
	if s.shape.err != nil {
		return nil, nil, s.shape.err
	}
	return b, nil, ctx.Err()
}

// frontPages sets the title page and the contents at the end of b, and the colophon there or at the end of body.
func (s *setting) frontPages(b, body *Book) {
	s.front.titlePage(b)
	bare := len(b.Pages) // the cover, the title page and the imprint bear no folios
	if s.front.imprints() {
		s.front.imprintPage(b)
		bare = len(b.Pages)
	} else {
		n := len(body.Pages)
		s.front.colophon(b, body)
		s.front.pages.running(body.Pages[n:], make([]head, len(body.Pages)-n))
	}
	if len(s.guide.AllQuestions()) > 1 {
		if s.d.theme.Openings == theme.RightPages && s.d.isLeft(len(b.Pages)) {
			s.front.newPage(b)
		}
		s.front.contents(b, body)
		s.front.pages.running(b.Pages[bare:], make([]head, len(b.Pages)-bare))
	}
	if s.d.isLeft(len(b.Pages)) {
		s.front.newPage(b)
	}
}
