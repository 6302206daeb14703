package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
)

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
	leads := strings.HasSuffix(f.text, ":") && h.mostAsk() && !h.tells(i)
	named := isClosing(f.text) || isFAQ(f.text) || isApparatus(f.text)
	return !h.isAnswered(i) && (last || leads || named || h.oddOne(i))
}

// tells reports whether more than a paragraph stands below the heading at i before the next one: text that leads on to
// questions is shorter, and this an answer.
func (h *headings) tells(i int) bool {
	blocks := 0
	for _, u := range h.e.units[i+1:] {
		if _, ok := u.block.(*ast.Heading); ok {
			break
		}
		blocks++
	}
	return blocks > 1
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
// whom to ask, what to read. More than one of them stand in a section of their own, or below the
// only rule.
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
	apart := func(from, to int) bool {
		return h.sectionBetween(from, to) || h.ruleBetween(from, to) && !h.ruleBetween(members[first], members[last])
	}
	return (first == 0 || apart(members[first-1], members[first])) &&
		(last == len(members)-1 || apart(members[last], members[last+1]))
}

// ruleBetween reports whether a rule stands between two units.
func (h *headings) ruleBetween(from, to int) bool {
	return slices.ContainsFunc(h.e.units[from:to], func(u unit) bool { return isDivider(u.block) })
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
