package recognize

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// A unit is one block of the document, with facts about its place.
type unit struct {
	block ast.Block
	item  string // the number of the ordered list's item that the block was the head of; empty for others
	inOl  bool   // the block headed an item of a list
}

// labels says which marks at the start of a line have a meaning in a document.
type labels struct {
	letters answerLetter // of answers, if questions are labelled too
	asker   rune         // the letter that labels questions, if that is no word by itself: "P" of "P:" and "R:"
	counter string       // the word that counts questions, if the vocabulary has it not: "point" of "Point 3:"
	marks   bool         // lines begin with marks that have a word: "Q5:", "Question:"
}

// findLabels counts the marks of paragraphs, headings and items. "A:" labels answers if at least three questions are
// marked "Q:" or "Q1:", at least a third as many lines begin with "A:", and few begin with "B:", which would make the
// letters options.
func findLabels(blocks []ast.Block) labels {
	c := labelCount{counters: counters{}}
	for _, b := range blocks {
		c.block(b)
	}
	l := labels{marks: c.lines >= minQuestions, counter: c.counters.find()}
	if c.questions >= minQuestions && c.bs*2 < c.as && c.as*3 >= c.questions {
		l.letters = anyLetter
	} else if asks, answers, ok := c.pairs.find(); ok {
		l.asker, l.letters = asks, answerLetter(answers)
	}
	return l
}

type labelCount struct {
	questions, lines, as, bs int
	last                     string // the line before
	pairs                    pairCount
	counters                 counters
}

func (c *labelCount) block(b ast.Block) {
	switch b := b.(type) {
	case *ast.Paragraph:
		c.text(flat(b.Inlines), false)
	case *ast.Heading:
		c.text(flat(b.Inlines), true)
	case *ast.List: // dialogue in the items of a list
		for _, it := range b.Items {
			if p, ok := firstParagraph(it); ok && it.Task == ast.NoTask {
				c.text(flat(p.Inlines), true)
			}
		}
	}
}

func (c *labelCount) text(s string, heading bool) {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		m := readMark(line, false)
		if !heading && m.opensByWord(line) {
			c.lines++
		}
		last := c.last
		c.last = line
		c.pairs.add(line)
		c.counters.add(line)
		switch s := m.style; {
		case s == wordMark || s.counted() || s == dottedMark:
			c.questions++
		case readAnswerLetter(line) > 0 && !goesOn(last, line):
			c.as++
		case optionB.MatchString(line):
			c.bs++
		}
	}
}

// goesOn reports whether a line begins with the label of the option after the one of the line before it. In Arabic the
// letter of answers is the third that counts; but in French "R:" follows "Q:".
func goesOn(last, line string) bool {
	before, ok := readOption(last, false)
	if !ok {
		return false
	}
	if s := readMark(last, false).style; s == wordMark || s.counted() {
		return false
	}
	l, ok := readOption(line, false)
	return ok && l.follows(before)
}

// optionB matches the second of lettered options.
var optionB = pattern.New(`^[Bb]\s*[.:)]\s`)

// spread returns the units of a block. A list whose items begin with headings is opened, because the headings belong to
// the document and only indentation put them into a list; paragraphs are split at labels.
func spread(b ast.Block, l labels) []unit {
	switch b := b.(type) {
	case *ast.List:
		if headed(b) {
			return openList(b, l)
		}
		if isDialogue(b, l) || isLayout(b) {
			var us []unit
			for _, it := range b.Items {
				for _, in := range it.Blocks {
					us = append(us, spread(in, l)...)
				}
			}
			return us
		}
		if head, tail := untilDialogue(b, l); tail != nil {
			return append([]unit{{block: head}}, spread(tail, l)...)
		}
		if list, tail := takeTail(b, l); tail != nil {
			us := []unit{{block: list}}
			for _, p := range splitLines(tail, l) {
				us = append(us, unit{block: p})
			}
			return us
		}
	case *ast.Paragraph:
		if isExamPart(flat(b.Inlines)) {
			return []unit{{block: &ast.Heading{Loc: b.Loc, Level: maxLevel, Inlines: b.Inlines}}}
		}
		var us []unit
		for _, p := range splitLines(b, l) {
			us = append(us, unit{block: p})
		}
		return us
	}
	return []unit{{block: b}}
}

// maxLevel is the lowest level of headings: that of the parts of an exam, which are no headings.
const maxLevel = 6

// takeTail cuts off the end of a list that begins with a mark or a label: Markdown adds a line right below a list to
// its last item, but its author did not mean that. It returns a copy of the list without its tail; nil if it has none.
func takeTail(list *ast.List, l labels) (head *ast.List, tail *ast.Paragraph) {
	if len(list.Items) == 0 || !l.marks && l.letters == noLetter {
		return list, nil
	}
	it := *list.Items[len(list.Items)-1]
	if len(it.Blocks) == 0 {
		return list, nil
	}
	var last ast.Block
	switch b := it.Blocks[len(it.Blocks)-1].(type) {
	case *ast.List:
		last, tail = takeTail(b, l)
	case *ast.Paragraph:
		if parts := splitLines(b, l); len(parts) > 1 {
			last = parts[0]
			all := flat(b.Inlines)
			rest := strings.TrimLeft(all[len(flat(last.(*ast.Paragraph).Inlines)):], " \n")
			_, in := cut(b.Inlines, len(all)-len(rest))
			tail = paragraph(in)
		}
	}
	if tail == nil {
		return list, nil
	}
	it.Blocks = slices.Concat(it.Blocks[:len(it.Blocks)-1], []ast.Block{last})
	own := *list
	own.Items = slices.Concat(list.Items[:len(list.Items)-1], []*ast.Item{&it})
	return &own, tail
}

// untilDialogue divides a list of bullets before the items at its end that are dialogue: the points of an answer and
// the next question, which Markdown makes one list though a blank line divides them. tail is nil if there are none.
func untilDialogue(list *ast.List, l labels) (head, tail *ast.List) {
	if list.Ordered {
		return list, nil
	}
	first := slices.IndexFunc(list.Items, func(it *ast.Item) bool {
		p, ok := firstParagraph(it)
		return ok && l.readLine(flat(trim(p.Inlines))).style == wordMark
	})
	if first < 1 {
		return list, nil
	}
	before, after := *list, *list
	before.Items, after.Items = list.Items[:first], list.Items[first:]
	before.At.End, after.At.Start = before.Items[first-1].At.End, after.Items[0].At.Start
	if !isDialogue(&after, l) {
		return list, nil
	}
	return &before, &after
}

// isDialogue reports whether the items of a list are labelled as questions and answers in turn: "Q. …", "A. …".
func isDialogue(list *ast.List, l labels) bool {
	questions, answers := 0, 0
	for _, it := range list.Items {
		p, ok := firstParagraph(it)
		if !ok || it.Task != ast.NoTask {
			return false
		}
		text := flat(trim(p.Inlines))
		switch s := l.readLine(text).style; {
		case s == wordMark || s.counted():
			questions++
		case questions > 0 && readLabel(text, l.letters) > 0:
			answers++
		default:
			return false
		}
	}
	return questions > 0 && answers*2 >= questions
}

// isLayout reports whether each item of a list holds several questions with text below, as a page has them whose
// columns or groups are lists.
func isLayout(list *ast.List) bool {
	const fewest = 2 // questions of an item
	for _, it := range list.Items {
		n, open := 0, false
		for _, b := range it.Blocks {
			p, ok := b.(*ast.Paragraph)
			switch {
			case ok && oneLine(p) && endsInQuestion(p):
				open = true
			case open:
				n++
				open = false
			}
		}
		if n < fewest {
			return false
		}
	}
	return len(list.Items) > 0
}

// headed reports whether at least half the items of a list begin with a heading; several, and one in three, if they are
// counted, since authors forget its signs.
func headed(l *ast.List) bool {
	n := 0
	for _, it := range l.Items {
		if len(it.Blocks) > 0 {
			if _, ok := it.Blocks[0].(*ast.Heading); ok {
				n++
			}
		}
	}
	return n > 0 && n*2 >= len(l.Items) || l.Ordered && n >= minQuestions && n*3 >= len(l.Items)
}

// openList returns the blocks of the items of a list one after the other. Nested lists of headings, where the
// indentation drifted, are opened too.
func openList(list *ast.List, l labels) []unit {
	var us []unit
	for i, it := range list.Items {
		var loose []*ast.Item // an item without a heading stays an item
		for j, b := range it.Blocks {
			if h, ok := b.(*ast.Heading); ok && j == 0 {
				u := unit{block: h, inOl: true}
				if list.Ordered {
					u.item = strconv.Itoa(list.Start + i)
				}
				us = append(us, u)
				continue
			}
			if j == 0 {
				if _, ok := it.Blocks[0].(*ast.Heading); !ok {
					loose = append(loose, it)
					break
				}
			}
			us = append(us, spread(b, l)...)
		}
		if len(loose) > 0 {
			us = append(us, unit{block: &ast.List{
				Loc: it.Loc, Ordered: list.Ordered, Start: list.Start + i, Tight: list.Tight, Items: loose,
			}})
		}
	}
	return us
}

// oneLine reports whether a paragraph has no breaks.
func oneLine(p *ast.Paragraph) bool { return !slices.ContainsFunc(trim(p.Inlines), breaksLine) }

// breaksLine reports whether the flat text of an inline has a line feed.
func breaksLine(n ast.Inline) bool {
	return isLineBreak(n) || strings.Contains(ast.OwnText(n), "\n") || slices.ContainsFunc(ast.Children(n), breaksLine)
}
