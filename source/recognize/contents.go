package recognize

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	vocabulary "example.org/studyguide/source/words"
)

// isContentsTitle reports whether a text is the title of a table of contents.
func isContentsTitle(text string) bool { return vocabulary.Is(vocabulary.ContentsTitle, text) }

// A list of contents is set aside if it has three entries or more and four in five lead to places in the guide. Fewer
// are cross-references in an answer.
//
// An entry has at most maxBeside words besides its link: a number, a count of questions, a grade. More is a
// description, which is written nowhere else.
const (
	minContents   = 3
	contentsShare = 0.8
	maxBeside     = 4
)

// isContents reports whether a block is a list, a table or a folded part that consists of links to anchors.
func isContents(b ast.Block) bool { return contentsEntries(b) > 0 }

// contentsEntries returns the number of entries that lead to places in the guide, if a block consists of them; 0 if it
// does not.
func contentsEntries(b ast.Block) int {
	var c entryCount
	switch b := b.(type) {
	case *ast.List:
		c.list(b)
	case *ast.Table:
		for _, row := range b.Rows {
			linked, beside := false, 0
			for _, cell := range row {
				linked = linked || hasAnchor(cell.Inlines)
				beside += unlinkedWords(cell.Inlines)
			}
			c.add(linked && beside <= maxBeside)
		}
	case *ast.Details:
		for _, in := range b.Blocks {
			switch in := in.(type) {
			case *ast.List:
				c.list(in)
			case *ast.Table:
				if !isContents(in) {
					return 0
				}
				c.all, c.linked = c.all+len(in.Rows), c.linked+len(in.Rows)
			case *ast.Heading, *ast.Divider:
			default:
				return 0
			}
		}
	}
	if c.all < minContents || float64(c.linked) < contentsShare*float64(c.all) {
		return 0
	}
	return c.linked
}

// onlyAnchors reports whether every entry of a list leads to a place in the guide. Under a heading that says
// "Contents", even a few such entries are contents.
func onlyAnchors(l *ast.List) bool {
	var c entryCount
	c.list(l)
	return c.all > 0 && c.linked == c.all
}

type entryCount struct{ all, linked int }

func (c *entryCount) add(linked bool) {
	c.all++
	if linked {
		c.linked++
	}
}

func (c *entryCount) list(l *ast.List) {
	for _, it := range l.Items {
		for i, b := range it.Blocks {
			switch b := b.(type) {
			case *ast.Paragraph:
				c.add(hasAnchor(b.Inlines) && unlinkedWords(b.Inlines) <= maxBeside)
			case *ast.List:
				if i == 0 {
					c.add(false)
				}
				c.list(b)
			default:
				c.add(false)
			}
		}
	}
}

// hasAnchor reports whether most of the text of in links to anchors.
func hasAnchor(in []ast.Inline) bool {
	linked := 0
	eachLink(in, func(l *ast.Link) {
		if strings.HasPrefix(l.URL, "#") {
			linked += len(key(flat(l.Inlines)))
		}
	})
	return linked > 0 && linked*2 >= len(key(flat(in)))
}

func eachLink(in []ast.Inline, f func(*ast.Link)) {
	for _, n := range in {
		if l, ok := n.(*ast.Link); ok {
			f(l)
			continue
		}
		eachLink(ast.Children(n), f)
	}
}

// A copy of the contents is set aside if at least copyShare of its entries recur below. Two titles are the same entry
// if they share at least titleShare of their words: authors reword a title and forget its copy. An entry may wrap; one
// of more than entryLines lines has something below its title.
const (
	copyShare  = 0.6
	titleShare = 0.5
	entryLines = 3
)

// contentsCopy finds contents that repeat the questions' titles as plain text, without links: a run of marked lines,
// with nothing but section lines between them, whose marks and words recur below. It returns the bounds of the run in
// us; end is 0 if there is none. The copy is dropped, never the question itself. Lines that go on with the count of
// those before them are no copy, and neither are those behind questions with options: contents stand above them.
func contentsCopy(us []unit) (start, end int) {
	const wrapsEach = 4 // one entry in so many may go on in a line of its own; answers stand below each
	// Few documents need the titles.
	titles := sync.OnceValue(func() map[string][]markedTitle { return indexTitles(us) })
	entries, wraps, first := 0, 0, ""
	counted, goesOn := 0, false // counted are the marked lines before that go up by one
	offering := 0               // marked lines with options below, so far
	var last number.Label       // of the marked line before
	start = -1
	for i, u := range us {
		p, isText := u.block.(*ast.Paragraph)
		h, isHeading := u.block.(*ast.Heading)
		_, isRule := u.block.(*ast.Divider)
		text, m := "", mark{}
		if isText {
			text = flat(trim(p.Inlines))
			m = readMark(text, false)
		}
		offers := m.style != noMark && optionsFrom(p.Inlines) >= 0
		if offers {
			offering++
		}
		switch {
		case m.style != noMark && !offers && countBreaks(p.Inlines) < entryLines:
			l, ok := number.Parse(m.number)
			next := ok && l.Prefix == last.Prefix && l.N == last.N+1
			if start < 0 {
				start, first, goesOn = i, key(text), next && counted >= minQuestions || offering >= minQuestions
			} else if entries >= minContents && key(text) == first {
				break // the first question, right below its copy
			}
			if !next {
				counted = 0
			}
			if ok {
				last, counted = l, counted+1
			}
			entries++
			continue
		case start >= 0 && isText && isSectionMark(flat(p.Inlines)),
			start >= 0 && isText && oneLine(p) && countWords(flat(p.Inlines)) <= 12 && !endsSentence(flat(p.Inlines)) &&
				readLabel(text, anyLetter) == 0 && i+1 < len(us) && isMarked(us[i+1]),
			start >= 0 && isHeading && !readMarkOf(h),
			start >= 0 && isPartItem(u.block) && i+1 < len(us) && isMarked(us[i+1]):
			continue
		case start >= 0 && isText && oneLine(p) && isBetween(us, i):
			wraps++
			continue
		case isRule && start >= 0:
		case start < 0:
			continue
		}
		if entries >= minContents && !goesOn && wraps*wrapsEach <= entries {
			if repeatsBelow(us[start:i], i, titles()) {
				return widen(us, start), i
			}
		}
		start, entries, wraps = -1, 0, 0
	}
	return 0, 0
}

// contentsLines finds a paragraph whose lines are, but for a few, the first lines of later paragraphs and headings: a
// list of contents without marks or links. It returns its index, -1 if there is none.
func contentsLines(us []unit) int {
	const fewestWords = 2 // a word alone may begin many paragraphs
	mayList := func(u unit) bool {
		p, ok := u.block.(*ast.Paragraph)
		return ok && countBreaks(p.Inlines) >= minContents-1
	}
	if !slices.ContainsFunc(us, mayList) {
		return -1
	}
	last := map[string]int{}
	for i, u := range us {
		var in []ast.Inline
		switch b := u.block.(type) {
		case *ast.Paragraph:
			in = trim(untilBreak(b.Inlines))
		case *ast.Heading:
			in = b.Inlines
		}
		if countWords(flat(in)) >= fewestWords {
			last[key(flat(in))] = i
		}
	}
	for i, u := range us {
		if !mayList(u) {
			continue
		}
		lines := linesOfParagraph(u.block.(*ast.Paragraph).Inlines)
		again := 0
		if last[key(flat(lines[0]))] <= i && last[key(flat(lines[1]))] <= i {
			continue // nearly all of them recur in contents
		}
		for _, l := range lines {
			if last[key(flat(l))] > i {
				again++
			}
		}
		if again >= minContents && float64(again) >= contentsShare*float64(len(lines)) {
			return i
		}
	}
	return -1
}

func isMarked(u unit) bool {
	p, ok := u.block.(*ast.Paragraph)
	return ok && readMark(flat(trim(p.Inlines)), false).style != noMark
}

func readMarkOf(h *ast.Heading) bool {
	return readMark(flat(trim(h.Inlines)), true).style != noMark
}

// widen extends the copy upwards over the section line and the title ("Contents:") before it.
func widen(us []unit, start int) int {
	i := start
	for i > 0 {
		switch b := us[i-1].block.(type) {
		case *ast.Paragraph:
			text := flat(trim(b.Inlines))
			if isContentsTitle(text) {
				return i - 1
			}
			if !isSectionMark(text) && (!oneLine(b) || endsSentence(text) || start-i >= 1) {
				return start
			}
			if i == start && isSectionMark(text) && saidBelow(us[start:], text) {
				start--
			}
		case *ast.Heading:
			if isContentsTitle(flat(b.Inlines)) {
				return i - 1
			}
		default:
			if i == start && isPartItem(b) {
				break
			}
			return start
		}
		i--
	}
	return start
}

// isBetween reports whether a unit stands right below an entry and right above another, with no blank line between.
func isBetween(us []unit, i int) bool {
	if i == 0 || i+1 == len(us) || !isMarked(us[i-1]) || !isMarked(us[i+1]) {
		return false
	}
	at := us[i].block.Span()
	return us[i-1].block.Span().End.Line+1 == at.Start.Line && at.End.Line+1 == us[i+1].block.Span().Start.Line
}

// isPartItem reports whether a block is one short item, with a bullet that names a part: "● Sails".
func isPartItem(b ast.Block) bool {
	l, ok := b.(*ast.List)
	if !ok || l.Ordered || len(l.Items) != 1 || len(l.Items[0].Blocks) != 1 {
		return false
	}
	p, ok := firstParagraph(l.Items[0])
	return ok && oneLine(p) && countWords(flat(p.Inlines)) <= nameWords
}

// saidBelow reports whether a line recurs as a paragraph or a heading.
func saidBelow(us []unit, text string) bool {
	for _, u := range us {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			if key(flat(b.Inlines)) == key(text) {
				return true
			}
		case *ast.Heading:
			if key(flat(b.Inlines)) == key(text) {
				return true
			}
		}
	}
	return false
}

// A markedTitle is a title with a mark, and the index of its unit.
type markedTitle struct {
	at    int
	title string
}

// indexTitles returns the marked titles of all units, by number.
func indexTitles(us []unit) map[string][]markedTitle {
	titles := map[string][]markedTitle{}
	note := func(i int, in []ast.Inline, heading bool) {
		if m, t := takeMark(in, heading); m.style != noMark {
			titles[m.number] = append(titles[m.number], markedTitle{i, flat(t)})
		}
	}
	for i, u := range us {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			note(i, b.Inlines, false)
		case *ast.Heading:
			note(i, b.Inlines, true)
		}
	}
	return titles
}

// repeatsBelow reports whether enough titles of the copied units recur from unit stop on.
func repeatsBelow(copied []unit, stop int, titles map[string][]markedTitle) bool {
	const near = 64 // of the titles with one number, how many are compared: as many sections begin again at 1
	all, again := 0, 0
	for _, u := range copied {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || !isMarked(u) {
			continue
		}
		m, t := takeMark(p.Inlines, false)
		all++
		same := titles[m.number]
		first := sort.Search(len(same), func(i int) bool { return same[i].at >= stop })
		for _, other := range same[first:min(first+near, len(same))] {
			if sharedWords(flat(t), other.title) >= titleShare {
				again++
				break
			}
		}
	}
	return float64(again) >= copyShare*float64(all)
}

// repeatedTitles returns the number of items of a list that are titles of the document, if it is contents without
// links; 0 if it is not. The items may be reworded titles, but no sentences.
func repeatedTitles(l *ast.List, titles map[string]bool) int {
	all, again := countTitles(l, titles)
	if all < minContents || float64(again) < copyShare*float64(all) {
		return 0
	}
	return again
}

// countTitles returns the number of entries of a list, and of those that are titles; no entries if one is neither a
// title nor like one.
func countTitles(l *ast.List, titles map[string]bool) (all, again int) {
	for _, it := range l.Items {
		for _, b := range it.Blocks {
			switch b := b.(type) {
			case *ast.Paragraph:
				_, t := takeMark(b.Inlines, true)
				text := flat(t)
				switch {
				case titles[key(text)]:
					again++
				case endsSentence(text) && !asks(text) && countWords(text) > maxBeside:
					return 0, 0
				}
				all++
			case *ast.List:
				more, same := countTitles(b, titles)
				if more == 0 {
					return 0, 0
				}
				all, again = all+more, again+same
			default:
				return 0, 0
			}
		}
	}
	return all, again
}

// headingsLedTo adds the headings that links in contents lead to. slugs has the headings by their slugs.
func headingsLedTo(contents []unit, slugs map[string]*ast.Heading, add func(*ast.Heading)) {
	for _, u := range contents {
		ast.Walk(u.block, func(n ast.Node) bool {
			if l, ok := n.(*ast.Link); ok && strings.HasPrefix(l.URL, "#") {
				if h := slugs[strings.ToLower(l.URL[1:])]; h != nil {
					add(h)
				}
			}
			return true
		})
	}
}
