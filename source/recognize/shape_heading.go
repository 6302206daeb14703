package recognize

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
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
		if !h.encloses(i) {
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
		if f := h.e.heads.of(b); !f.asks && (isApparatus(f.text) || vocabulary.Begins(vocabulary.ManualTitle, f.text)) {
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

// walk returns the pieces: headings of the families taken are questions, others at the level of questions or above are
// sections, deeper ones are parts of answers.
func (h *headings) walk() []piece {
	out := make([]piece, 0, len(h.e.units))
	open, level, last := false, 0, 0 // whether a question is open, its heading's level and unit
	closing := false                 // the section sums up the guide
	for i, u := range h.e.units {
		b, ok := u.block.(*ast.Heading)
		if !ok {
			out = append(out, h.e.content(u.block, h.e.letters))
			continue
		}
		f := h.familyOf(u, b)
		switch {
		case open && h.inner(b):
			out = append(out, h.e.content(b, h.e.letters))
		case open && h.endsCase(i, last):
			q := &out[len(out)-1]
			q.blocks = append(q.blocks, &ast.Paragraph{Loc: b.Loc, Inlines: b.Inlines})
			q.at.End = b.At.End
		case closing && h.taken[f] && h.sumsUp(b, last), h.isStem(i):
			out = append(out, section(b.Inlines, b.Level, b.At, b))
		case h.taken[f] && !h.opens(i) && !h.isSection(i) && !h.holdsMain(i),
			!u.inOl && h.stray(i, b, level, last), h.endsStem(i):
			q := question(b.Inlines, b.At, b)
			if q.mark.style == noMark && u.item != "" {
				q.mark = mark{style: numberMark, number: u.item}
			}
			if m := h.slip(i, last); m.style != noMark {
				q.mark = m
				if q.untitled = m.size == len(strings.TrimSpace(flat(b.Inlines))); !q.untitled {
					q.title = dropPrefix(q.title, m.size)
				}
			}
			if fact := h.e.heads.of(b); h.labels && h.familyOf(u, b) == h.main {
				asLabel(&q, b, fact)
			} else if fact.part {
				q.mark, q.untitled = fact.mark, true
			} else if n := taskWord(fact); n > 0 && h.main.style == taskNumber {
				q.mark = mark{style: taskNumber, label: strings.TrimSpace(fact.text[:n]), size: n}
				q.title = dropPrefix(q.title, n)
			}
			out = append(out, q)
			open, level, last = true, b.Level, i
		case open && b.Level > level && !u.inOl:
			out = append(out, piece{kind: blockPiece, block: h.part(i), at: b.At})
		case open && h.main.inOl && h.swallowed(i, last), open && u.inOl && !h.taken[f]:
			out = append(out, piece{kind: blockPiece, block: b, at: b.At})
		default:
			out = append(out, section(b.Inlines, b.Level, b.At, b))
			open, closing = false, isClosing(flat(b.Inlines))
		}
	}
	return out
}

// endsCase reports whether the heading at i asks what the one right above it only describes: a question in two headings
// of one level, of which the first has the mark.
func (h *headings) endsCase(i, last int) bool {
	if last != i-1 {
		return false
	}
	above, ok := h.e.units[last].block.(*ast.Heading)
	b := h.e.units[i].block.(*ast.Heading)
	if !ok || above.Level != b.Level {
		return false
	}
	stem, asked := h.e.heads.of(above), h.e.heads.of(b)
	return stem.mark.style != noMark && len(stem.title) > 0 && !stem.asks && asked.mark.style == noMark && asked.asks
}

// isSection reports whether a heading of a family of questions is really a section: it has no mark, asks nothing, and
// either has no content or has a title that ends or surrounds a guide.
func (h *headings) isSection(i int) bool {
	b := h.e.units[i].block.(*ast.Heading)
	f := h.e.heads.of(b)
	if f.mark.style == numberMark && !f.asks && i < h.begins && speaksOfQuestions(f.text) && !h.unanswered {
		return true // "2. Exam questions in law", above contents that were set aside
	}
	if f.mark.style != noMark || h.e.units[i].inOl || f.asks {
		return false
	}
	if !h.hasContent(i) && !h.open || h.namesSection(b, f.key) {
		return true
	}
	last := h.next[i] < 0 && speaksOfQuestions(f.text) && h.mostAsk()
	leads := strings.HasSuffix(f.text, ":") && h.mostAsk()
	named := isClosing(f.text) || isFAQ(f.text) || isApparatus(f.text)
	return !h.isAnswered(i) && (last || leads || named || h.oddOne(i))
}

// openTimes is how many times as many headings that ask must have nothing below them as headings that do not ask, for
// these to be questions too, and no sections.
const openTimes = 2

// leavesOpen reports whether the author leaves questions open: headings of the main family that ask and have nothing
// below them, so that the few others without content are questions rather than sections.
func (h *headings) leavesOpen() bool {
	asking, silent := 0, 0
	for _, i := range h.members[h.main] {
		switch {
		case h.hasContent(i):
		case h.e.heads.of(h.e.units[i].block.(*ast.Heading)).asks:
			asking++
		default:
			silent++
		}
	}
	return silent > 0 && asking >= openTimes*silent
}

// mostAsk reports whether most headings of the main family ask. A last one that speaks of questions and asks nothing is
// no question there ("Notes on this quiz").
func (h *headings) mostAsk() bool {
	asking := 0
	for _, i := range h.members[h.main] {
		if h.e.heads.of(h.e.units[i].block.(*ast.Heading)).asks {
			asking++
		}
	}
	return float64(asking) >= listShare*float64(len(h.members[h.main]))
}

// oddOne reports whether the heading at i is among the first or the last of its form on a web page, and all others ask:
// whom to ask, what to read. More than one of them stand in a section of their own.
func (h *headings) oddOne(i int) bool {
	const fewest = 6 // headings of the form
	members := h.members[h.main]
	if h.e.whole.doc.Format != "html" || len(members) < fewest {
		return false
	}
	first, last := h.asking[0], h.asking[1]
	odd := len(members) - (last - first + 1)
	if first < 0 || last-first+1 < max(minQuestions, odd) || i > members[first] && i < members[last] {
		return false
	}
	for _, m := range members[first:last] {
		if !h.e.heads.of(h.e.units[m].block.(*ast.Heading)).asks {
			return false
		}
	}
	if odd == 1 {
		return !h.e.whole.doc.Called[h.e.units[i].block.Span().Start]
	}
	return (first == 0 || h.sectionBetween(members[first-1], members[first])) &&
		(last == len(members)-1 || h.sectionBetween(members[last], members[last+1]))
}

// sectionBetween reports whether a heading above the level of the main family stands between two units.
func (h *headings) sectionBetween(from, to int) bool {
	for _, u := range h.e.units[from:to] {
		if b, ok := u.block.(*ast.Heading); ok && b.Level < h.main.level {
			return true
		}
	}
	return false
}

// namesSection reports whether a heading has the title of one above its level: a card that leads to that section.
func (h *headings) namesSection(b *ast.Heading, key string) bool {
	level, ok := h.highest[key]
	return ok && level < b.Level
}

// swallowed reports whether the heading at i is part of the answer to the question at unit last, although indentation
// or level differ: it has content, and the count of the list goes on after it.
func (h *headings) swallowed(i, last int) bool {
	next := h.next[i]
	if next < 0 || !h.hasContent(i) {
		return false
	}
	before, ok1 := number.Parse(h.e.units[last].item)
	after, ok2 := number.Parse(h.e.units[next].item)
	return ok1 && ok2 && after.N == before.N+1
}

// follow records for each unit the next heading after it that is a question; -1 if there is none.
func (h *headings) follow() {
	h.next = make([]int, len(h.e.units))
	next := -1
	for i := len(h.e.units) - 1; i >= 0; i-- {
		h.next[i] = next
		if b, ok := h.e.units[i].block.(*ast.Heading); ok && h.taken[h.familyOf(h.e.units[i], b)] {
			next = i
		}
	}
}

// sumsUp reports whether a heading in the section that sums up a guide is no question: it asks nothing, or the numbers
// begin again.
func (h *headings) sumsUp(b *ast.Heading, last int) bool {
	f := h.e.heads.of(b)
	before, ok := h.e.units[last].block.(*ast.Heading)
	if !f.asks || !ok {
		return !f.asks
	}
	was, ok1 := number.Parse(h.e.heads.of(before).mark.number)
	is, ok2 := number.Parse(f.mark.number)
	return ok1 && ok2 && is.N <= was.N
}

// slip returns the mark of a heading whose word for a question stands behind another ("New question 7"), or is
// misspelled ("Quetsion 7"): it is a word and the number after that of the last question, where all have a word.
func (h *headings) slip(i, last int) mark {
	b := h.e.units[i].block.(*ast.Heading)
	text := strings.TrimSpace(flat(b.Inlines))
	if m := behindWords(text); m.style == h.main.style && h.e.heads.of(b).mark.style == noMark {
		return m
	}
	m := wordAndNumber.FindStringSubmatch(text)
	if m == nil || !h.main.style.counted() || h.e.heads.of(b).mark.style != noMark {
		return mark{}
	}
	before, ok := h.e.units[last].block.(*ast.Heading)
	if !ok || !beginAlike(text, flat(trim(before.Inlines))) {
		return mark{}
	}
	was, ok1 := number.Parse(h.e.heads.of(before).mark.number)
	is, ok2 := number.Parse(m[1])
	if !ok1 || !ok2 || is.N != was.N+1 {
		return mark{}
	}
	return mark{style: h.main.style, number: m[1], label: strings.TrimSpace(m[0]), size: len(m[0])}
}

// wordAndNumber matches a word and a number, and nothing else or a sign behind them.
var wordAndNumber = pattern.New(`^\p{L}{4,}\s+(` + number.Digits + `)(?:\s*[:：.]\s*|$)`)

// beginAlike reports whether the first letters of two titles are the same.
func beginAlike(a, b string) bool {
	const letters = 2
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	return len(x) >= letters && len(y) >= letters && string(x[:letters]) == string(y[:letters])
}

// stray reports whether a heading at the level of questions is one that lost its mark: it asks something and has
// content.
func (h *headings) stray(i int, b *ast.Heading, level, last int) bool {
	if b.Level == level && h.slip(i, last).style != noMark {
		return true
	}
	if h.main.style == taskNumber && b.Level <= level && taskWord(h.e.heads.of(b)) > 0 && !h.encloses(i) {
		return h.hasContent(i)
	}
	if h.main.inOl || !endsAsking(flat(trim(b.Inlines))) {
		return false
	}
	if h.unanswered && b.Level > 1 && b.Level == h.main.level-1 && !h.hasContent(i) {
		return true // as all others have nothing below them, either
	}
	return b.Level == level && h.hasContent(i) || b.Level > 1 && b.Level == level-1 && h.standsAlone(i) ||
		b.Level == level-1 && h.isSlip(i)
}

// isSlip reports whether a heading is above the level of questions by mistake: text stands right below it, and no other
// behind the first question is as high.
func (h *headings) isSlip(i int) bool {
	level := h.e.units[i].block.(*ast.Heading).Level
	if i+1 == len(h.e.units) || isHeading(h.e.units[i+1].block) {
		return false
	}
	begun := false
	for j, u := range h.e.units {
		b, ok := u.block.(*ast.Heading)
		switch {
		case !ok || j == i:
		case h.familyOf(u, b) == h.main:
			begun = true
		case b.Level <= level && (begun || j > i):
			return false
		}
		if j == i && !begun {
			return false
		}
	}
	return true
}

// areUnanswered reports whether hardly a heading of the main family has anything below it.
func (h *headings) areUnanswered() bool {
	bare := 0
	for _, i := range h.members[h.main] {
		if !h.hasContent(i) {
			bare++
		}
	}
	return float64(bare) >= topicShare*float64(len(h.members[h.main]))
}

// standsAlone reports whether text stands right below a heading, and no deeper heading before the next of its level,
// which must come: what ends a page asks for more.
func (h *headings) standsAlone(i int) bool {
	level := h.e.units[i].block.(*ast.Heading).Level
	for j, u := range h.e.units[i+1:] {
		if b, ok := u.block.(*ast.Heading); ok {
			return j > 0 && b.Level <= level
		}
	}
	return false
}
