package recognize

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	vocabulary "example.org/studyguide/source/words"
)

// headingShape has a heading of any level for each question, with a mark ("Q5.", "Pergunta 5:", "5.", an emoji before
// it) or without. The answer runs to the next heading that is not part of it; headings above the questions are
// sections.
//
// Headings of one level and one style of mark are a family; the family with the best score is the questions. Sections
// may have the same level as questions, but then they have no mark, ask nothing, or have no content of their own. Part
// of the guide may have its questions one level deeper: another family is taken too if it is separate from the first
// or has the same word. Headings inside answers are deeper, or recur in other answers ("Example", "References"),
// whatever their level. A heading that is only a mark takes its title from the paragraph below (see entitle).
type headingShape struct{}

func (headingShape) name() string { return "heading" }

// A family is the headings of one level and one style of mark.
type family struct {
	level int
	style style
	inOl  bool // begins a list item: a level of its own, whatever the number of #
}

// headings is the state of headingShape for one document.
type headings struct {
	e       *evidence
	members map[family][]int // indexes of units
	order   []family         // by first member, for the map has no order
	repeat  map[string]int   // how often a title without a mark occurs
	highest map[string]int   // the level of the highest heading with a title
	main    family
	taken   map[family]bool // the families of questions
	next    []int           // see follow
	asking  [2]int          // the first and the last member of the main family that asks; -1 if none does
	open    bool            // see leavesOpen
	begins  int             // the first heading of the main family with anything below it
	// unanswered reports that hardly a heading of the main family has anything below it
	unanswered bool
	tickets    int  // see ticketLevel
	labels     bool // see areLabels
}

// read takes the family with the best score, and others that are clearly separate from it.
func (headingShape) read(e *evidence) *finding {
	h := newHeadings(e)
	f := h.read("", func(f family) bool { return !f.inOl })
	if f != nil {
		f.what = fmt.Sprintf("headings of level %d", h.main.level)
	}
	return f
}

// newHeadings groups the headings of a document into families.
func newHeadings(e *evidence) *headings {
	h := &headings{e: e, members: map[family][]int{}, repeat: map[string]int{}, taken: map[family]bool{}}
	h.highest = map[string]int{}
	h.tickets = h.ticketLevel()
	for i, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		key := h.e.heads.of(b).key
		if level, known := h.highest[key]; !known || b.Level < level {
			h.highest[key] = b.Level
		}
		if !h.encloses(i) && !offersBoxesBelow(e, i) { // "Choose the right answer." stands above each question
			h.repeat[key]++
		}
	}
	for i, u := range e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok || h.inner(b) {
			continue
		}
		f := h.familyOf(u, b)
		if len(h.members[f]) == 0 {
			h.order = append(h.order, f)
		}
		h.members[f] = append(h.members[f], i)
	}
	return h
}

// read takes the best family that may allows, unless another that asks is better.
func (h *headings) read(what string, may func(family) bool) *finding {
	best, barred := 0.0, 0.0
	for _, f := range h.order {
		switch s := h.score(f); {
		case may(f) && s > best:
			best, h.main = s, f
		case !may(f) && h.askShare(f) >= askingShare:
			barred = max(barred, s)
		}
	}
	if best <= barred {
		return nil
	}
	h.taken[h.main] = true
	h.others()
	h.follow()
	h.asking = [2]int{-1, -1}
	for k, m := range h.members[h.main] {
		if h.e.heads.of(h.e.units[m].block.(*ast.Heading)).asks {
			if h.asking[0] < 0 {
				h.asking[0] = k
			}
			h.asking[1] = k
		}
	}
	h.open, h.unanswered, h.labels = h.leavesOpen(), h.areUnanswered(), h.areLabels()
	if k := slices.IndexFunc(h.members[h.main], h.hasContent); k >= 0 {
		h.begins = h.members[h.main][k]
	}
	f := &finding{pieces: h.walk(), what: what, form: h.weight(h.main), manual: h.manual()}
	if h.main.style == numberMark || h.main.style.counted() {
		f.pieces = countOnInBold(h.e, f.pieces)
	}
	f.named = h.tickets > 0 && h.main.level == h.tickets
	f.untagHeadings()
	return f
}

// manual returns the number of headings at the level of the questions that the page of a program has: how to install
// it, who may copy it.
func (h *headings) manual() int {
	n := 0
	for _, u := range h.e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok || b.Level != h.main.level {
			continue
		}
		f := h.e.heads.of(b)
		text := f.text[signsLen(f.text):]
		if !f.asks && (isApparatus(text) || vocabulary.Begins(vocabulary.ManualTitle, text)) {
			n++
		}
	}
	return n
}

func (h *headings) familyOf(u unit, b *ast.Heading) family {
	if u.inOl {
		return family{b.Level, numberMark, true}
	}
	return family{b.Level, h.e.heads.of(b).mark.style, false}
}

// innerRepeats is how often a title must occur to be a part that answers share ("Example", "Complexity").
const innerRepeats = 3

// inner reports whether a heading belongs to an answer whatever its level: it labels the answer, or recurs and asks
// nothing.
func (h *headings) inner(b *ast.Heading) bool {
	f := h.e.heads.of(b)
	return f.label || f.mark.style == noMark && h.repeat[f.key] >= innerRepeats && !f.asks
}

// encloses reports whether a deeper heading is the first thing below a heading. Parts of answers hold text: a title
// that recurs over other headings is that of a section ("Basics", in every chapter).
func (h *headings) encloses(i int) bool {
	for _, u := range h.e.units[i+1:] {
		if isDivider(u.block) {
			continue
		}
		b, ok := u.block.(*ast.Heading)
		return ok && b.Level > h.e.units[i].block.(*ast.Heading).Level
	}
	return false
}

// areSections reports whether the headings of a family only name the headings below: none asks or has text of its own,
// and most of those right below one ask.
func (h *headings) areSections(f family) bool {
	below, asking := 0, 0
	for _, i := range h.members[f] {
		b := h.e.units[i].block.(*ast.Heading)
		if h.e.heads.of(b).asks || h.hasContent(i) && !h.encloses(i) {
			return false
		}
		for _, u := range h.e.units[i+1:] {
			in, ok := u.block.(*ast.Heading)
			if ok && in.Level <= b.Level {
				break
			}
			if ok {
				below++
				if h.e.heads.of(in).asks {
					asking++
				}
			}
		}
	}
	return below >= minQuestions && float64(asking) >= listShare*float64(below)
}

// score returns the number of headings of a family, weighted by their marks and by the share that have content.
func (h *headings) score(f family) float64 {
	if !f.inOl && !speaks(f.style) && h.areSections(f) {
		return 0
	}
	below := 0
	for _, i := range h.members[f] {
		if h.hasContent(i) {
			below++
		}
	}
	n := float64(len(h.members[f]))
	return n * h.weight(f) * (0.3 + 0.7*float64(below)/n)
}

// weight returns how strongly the marks and the wording of a family suggest questions. Numbers that start again under
// every question count the steps of answers: few of them are distinct.
func (h *headings) weight(f family) float64 {
	distinct := map[string]bool{}
	for _, i := range h.members[f] {
		distinct[h.e.heads.of(h.e.units[i].block.(*ast.Heading)).mark.number] = true
	}
	n := float64(len(h.members[f]))
	share := h.askShare(f)
	switch {
	case f.inOl:
		return 2
	case h.tickets > 0 && f.level == h.tickets:
		return 3
	case f.style == noMark && h.areTickets(f):
		return 2
	case f.style == numberMark || f.style == dottedMark:
		return 0.5 + share + min(1, 2*float64(len(distinct))/n)
	case f.style != noMark:
		return markWeight(f.style)
	default:
		return 0.3 + 1.5*max(share, h.labelled(f))
	}
}

// askShare returns the share of the headings of a family that ask.
func (h *headings) askShare(f family) float64 {
	asking := 0
	for _, i := range h.members[f] {
		if h.e.heads.of(h.e.units[i].block.(*ast.Heading)).asks {
			asking++
		}
	}
	return float64(asking) / float64(len(h.members[f]))
}

// labelled returns the share of the headings of a family below which stands an answer with a label, before the next
// heading of that level or above. Such headings are questions though they only name a subject.
func (h *headings) labelled(f family) float64 {
	n := 0
	for _, i := range h.members[f] {
		if h.isAnswered(i) {
			n++
		}
	}
	return float64(n) / float64(len(h.members[f]))
}

// isAnswered reports whether an answer with a label stands below a heading, before the next of its level or above.
func (h *headings) isAnswered(i int) bool {
	level := h.e.units[i].block.(*ast.Heading).Level
	for _, u := range h.e.units[i+1:] {
		if b, ok := u.block.(*ast.Heading); ok && b.Level <= level && !h.e.heads.of(b).label {
			return false
		}
		if h.e.content(u.block, h.e.letters).kind == answerPiece {
			return true
		}
	}
	return false
}

// hasContent reports whether there is anything between a heading and the next one of its level or above.
func (h *headings) hasContent(i int) bool {
	level := h.e.units[i].block.(*ast.Heading).Level
	for j := i + 1; j < len(h.e.units); j++ {
		if isDivider(h.e.units[j].block) {
			continue
		}
		b, ok := h.e.units[j].block.(*ast.Heading)
		return !ok || b.Level > level
	}
	return false
}

// others also takes other families that are marked or worded like questions and never stand inside a question of the
// main family: a heading at the main level or above lies between.
func (h *headings) others() {
	for _, f := range h.order {
		if f == h.main || len(h.members[f]) < minQuestions {
			continue
		}
		asking := 0
		separate := true
		for _, i := range h.members[f] {
			if h.e.heads.of(h.e.units[i].block.(*ast.Heading)).asks && !h.holdsMain(i) {
				asking++
			}
			separate = separate && h.separate(i, f)
		}
		worded := float64(asking) >= askingShare*float64(len(h.members[f]))
		if separate && (speaks(f.style) || worded) {
			h.taken[f] = true
		}
	}
	for _, f := range h.order {
		if (h.main.style == numberMark || h.main.style == dottedMark) && f.style == h.main.style && h.countsAlone(f) {
			h.taken[f] = true
		}
	}
	// Where questions are marked by a word, a heading with that word at another level is a slip.
	for _, f := range h.order {
		if speaks(h.main.style) && f.style == h.main.style {
			h.taken[f] = true
		}
	}
}

// holdsMain reports whether headings of the main family stand below the heading at i, which is of another and names
// their section. One with their own mark only slipped to another level.
func (h *headings) holdsMain(i int) bool {
	b := h.e.units[i].block.(*ast.Heading)
	level := b.Level
	if level >= h.main.level || h.main.inOl || h.familyOf(h.e.units[i], b).style == h.main.style {
		return false
	}
	for j := i + 1; j < len(h.e.units); j++ {
		b, ok := h.e.units[j].block.(*ast.Heading)
		switch {
		case !ok:
		case b.Level <= level:
			return false
		case h.familyOf(h.e.units[j], b) == h.main:
			return true
		}
	}
	return false
}

// countsAlone reports whether a family counts from 1 without a gap, no heading of the main family stands between two of
// its own, and none has a deeper heading below: a part of the questions that its author set at another level. Chapters
// have questions between them, and "12.2.1" is a part of the answer to "12.2".
func (h *headings) countsAlone(f family) bool {
	members := h.members[f]
	if f == h.main || f.inOl || len(members) < minQuestions {
		return false
	}
	of, numbers := map[int]bool{}, map[string]bool{}
	for _, i := range h.members[h.main] {
		of[i], numbers[h.numberOf(i)] = true, true
	}
	for n, i := range members {
		own := h.numberOf(i)
		l, ok := number.Parse(own)
		if !ok || l.N != n+1 || h.encloses(i) {
			return false
		}
		if dot := strings.LastIndexByte(own, '.'); dot > 0 && numbers[own[:dot]] {
			return false
		}
		for j := i; n+1 < len(members) && j < members[n+1]; j++ {
			if of[j] {
				return false
			}
		}
	}
	return true
}

// numberOf returns the number that the heading at i begins with.
func (h *headings) numberOf(i int) string {
	return h.e.heads.of(h.e.units[i].block.(*ast.Heading)).mark.number
}

// speaks reports whether a mark alone identifies a question.
func speaks(s style) bool { return s.counted() || s == wordMark || s == letterMark }

// separate reports whether the heading at i is outside the questions of the main family: going back, the first heading
// found is one of neither family at the main level or above, or one of its own family.
func (h *headings) separate(i int, f family) bool {
	level := h.e.units[i].block.(*ast.Heading).Level
	if level <= h.main.level && !h.main.inOl {
		return true
	}
	for j := i - 1; j >= 0; j-- {
		b, ok := h.e.units[j].block.(*ast.Heading)
		if !ok || h.inner(b) {
			continue
		}
		of := h.familyOf(h.e.units[j], b)
		switch {
		case of == f:
			return true // its neighbor was judged before it
		case of == h.main:
			return h.bare(j)
		case b.Level <= h.main.level:
			return true
		}
	}
	return true
}

// bare reports whether a heading of the main family is really a section: it has no mark, asks nothing, and a deeper
// heading follows at once.
func (h *headings) bare(i int) bool {
	b := h.e.units[i].block.(*ast.Heading)
	if h.main.style != noMark || h.e.heads.of(b).asks || i+1 >= len(h.e.units) {
		return false
	}
	next, ok := h.e.units[i+1].block.(*ast.Heading)
	return ok && next.Level > b.Level && !h.inner(next)
}

// opens reports whether a heading is the section of the questions below it.
func (h *headings) opens(i int) bool {
	if !h.bare(i) {
		return false
	}
	next := h.e.units[i+1]
	return h.taken[h.familyOf(next, next.block.(*ast.Heading))]
}
