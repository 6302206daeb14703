package recognize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	vocabulary "example.org/studyguide/source/words"
)

// An author who says that a part holds questions, and gives nothing but lists there, means their items: the topics of
// an oral exam, the tasks of an interview. The headings in between name sections. The items need not ask, so the part
// must be uniform: a paragraph or a nested list here and there, no links, and no heading that is a question itself. It
// is the document, or the end of it; a part that is only called "Questions" or "Problems" may stand anywhere, if it
// counts its items.

const (
	// fewestTopics is how many items such a part must have.
	fewestTopics = 6
	// topicProse is how many items there must be for each block that is no list.
	topicProse = 8
	// topicAsking is the share of the items that must ask where they are more than names.
	topicAsking = 0.1
	// topicNames is the share of the items that must be names where hardly one asks.
	topicNames = 0.9
	// nameWords is the greatest number of words of a name.
	nameWords = 12
)

// topicLists returns the lists whose items are the questions of a part, by their units.
func topicLists(e *evidence) map[int]bool {
	if e.forced != "" {
		return nil
	}
	if lists := faqLists(e); lists != nil {
		return lists
	}
	if e.topical && (e.plain || len(e.whole.title) > 0) {
		if lists := topicsIn(e, 0, len(e.units), true); lists != nil {
			return lists
		}
	}
	for i, u := range e.units {
		h, ok := u.block.(*ast.Heading)
		task := ok && e.topical && vocabulary.Is(vocabulary.TaskTitle, e.heads.of(h).text)
		titled := ok && !aboveHeading(e, i) && vocabulary.In(vocabulary.TaskTitle, flat(h.Inlines))
		if !ok || !task && !titled && !speaksOfQuestions(flat(h.Inlines)) || !e.topical && h.Level > 1 {
			continue
		}
		end := i + 1
		for end < len(e.units) {
			if next, ok := e.units[end].block.(*ast.Heading); ok && next.Level <= h.Level {
				break
			}
			end++
		}
		if tickets(e, i, h.Level) {
			if lists := topicsIn(e, i+1, len(e.units), true); lists != nil {
				return lists
			}
		}
		opens := !aboveHeading(e, i) || h.Level == 1
		named := task || vocabulary.Is(vocabulary.QuestionLabel, e.heads.of(h).text)
		if !named && !(opens && end == len(e.units)) {
			continue
		}
		if lists := topicsIn(e, i+1, end, named); lists != nil {
			return lists
		}
	}
	return nil
}

// faqLists returns the numbered lists of a text whose title says that it has frequent questions, if they count on from
// 1 and each item has text below its first line. The first lines name the topics.
func faqLists(e *evidence) map[int]bool {
	if !e.plain || !isFAQ(flat(e.whole.title)) {
		return nil
	}
	lists, next := map[int]bool{}, 1
	for i, u := range e.units {
		l, ok := u.block.(*ast.List)
		if !ok || !l.Ordered || l.Start != next {
			continue
		}
		if slices.ContainsFunc(l.Items, func(it *ast.Item) bool { return len(it.Blocks) < 2 }) {
			return nil
		}
		lists[i] = true
		next += len(l.Items)
	}
	if next <= minQuestions {
		return nil
	}
	return lists
}

// tickets reports whether the heading of unit i is the first of those of an exam's tickets: all of its level from there
// on are a word for questions and a number.
func tickets(e *evidence, i, level int) bool {
	n := 0
	for _, u := range e.units[i:] {
		h, ok := u.block.(*ast.Heading)
		if !ok {
			continue
		}
		text := flat(h.Inlines)
		if h.Level != level || !speaksOfQuestions(text) || !endsInNumber(text) {
			return false
		}
		n++
	}
	return n >= minQuestions
}

// endsInNumber reports whether a title is one or two words and a number, or a letter.
func endsInNumber(title string) bool {
	const most = 3 // words
	w := words(title)
	if len(w) == 0 || len(w) > most {
		return false
	}
	last := w[len(w)-1]
	return len(w) > 1 && utf8.RuneCountInString(last) == 1 || strings.Trim(last, "0123456789") == ""
}

// aboveHeading reports whether a heading stands above unit i.
func aboveHeading(e *evidence, i int) bool {
	return slices.ContainsFunc(e.units[:i], func(u unit) bool { return isHeading(u.block) })
}

// topicsIn returns the lists of a part, if their items are its questions. named reports whether its title is nothing
// but a word for questions: numbered items need not ask there.
func topicsIn(e *evidence, from, end int, named bool) map[int]bool {
	lists := map[int]bool{}
	items, asking, names, prose, sections, ordered, tickets := 0, 0, 0, 0, 0, 0, 0
	counts, next := true, 1 // the items are numbered without a gap
	for i := from; i < end; i++ {
		switch b := e.units[i].block.(type) {
		case *ast.Heading:
			if fact := e.heads.of(b); fact.asks || fact.mark.style != noMark || isApparatus(fact.text) {
				return nil
			}
			sections++
		case *ast.List:
			if mostlyLinks(b) || leadsAway(b) {
				return nil
			}
			if !b.Ordered && i > 0 && isOrdered(e.units[i-1].block) {
				continue // options of the item above
			}
			lists[i] = true
			counts = counts && b.Ordered && (b.Start == 1 || b.Start == next)
			next = b.Start + len(b.Items)
			for _, it := range b.Items {
				p, ok := firstParagraph(it)
				if !ok || it.Task != ast.NoTask {
					return nil
				}
				items++
				if b.Ordered {
					ordered++
				}
				text := flat(trim(p.Inlines))
				if asks(text) {
					asking++
				}
				if len(words(text)) <= nameWords && !ast.EndsSentence(text) {
					names++
				}
				if !named || !b.Ordered { // parts of what is asked
					prose += proseBelow(it)
				}
			}
		case *ast.Divider:
		case *ast.Listing:
			counts = false // steps show what is typed
		case *ast.Paragraph:
			if isKeyTitle(flat(linesOfParagraph(b.Inlines)[0])) { // what follows answers
				end = i
				continue
			}
			switch text := flat(trim(b.Inlines)); {
			case !namesList(e, i):
				prose++
			case readTicket(text) != "" && vocabulary.Begins(vocabulary.TicketLabel, text):
				tickets++
			}
		default:
			prose++
		}
	}
	named = named || tickets >= minQuestions && tickets == len(lists)
	switch {
	case items < fewestTopics || prose*topicProse > items:
		return nil
	case named && ordered == items, counts && float64(names) >= countedNames(items)*float64(items),
		!named && float64(asking) >= topicAsking*float64(items):
	case named, sections < 2 || float64(names) < topicNames*float64(items):
		return nil
	}
	return lists
}

// proseBelow returns the number of blocks below the first line of an item that are no part of what it asks: lists that
// ask go on with it.
func proseBelow(it *ast.Item) int {
	n := 0
	for _, b := range it.Blocks[1:] {
		if l, ok := b.(*ast.List); !ok || askingItems(l) == 0 {
			n++
		}
	}
	return n
}

// countedNames returns the share of the numbered items of a part that must be names for all to be questions, where its
// title speaks of more than questions: a long count is no list of steps.
func countedNames(items int) float64 {
	if items >= farCount {
		return listShare
	}
	return topicNames
}

// listNames returns the section that a unit names, whose questions are the list right below it; nil if it names none.
// Above the name of the first part of a key may stand the title of the key.
func listNames(e *evidence, i int) []piece {
	if l, ok := e.units[min(i+1, len(e.units)-1)].block.(*ast.List); !ok || len(l.Items) < minOptions {
		return nil
	}
	p, ok := e.units[i].block.(*ast.Paragraph)
	if !ok {
		return nil
	}
	var out []piece
	lines := linesOfParagraph(p.Inlines)
	if len(lines) == 2 && isKeyTitle(flat(lines[0])) {
		out = append(out, section(lines[0], lineLevel, inlineSpan(lines[0]), nil))
		p = paragraph(lines[1])
	}
	if !namesListOf(e, p, i) {
		return nil
	}
	return append(out, section(p.Inlines, lineLevel, p.At, nil))
}

// namesList reports whether a unit is a short line right above a numbered list: the name of a part. In Markdown it is
// in bold type.
func namesList(e *evidence, i int) bool {
	p, ok := e.units[i].block.(*ast.Paragraph)
	return ok && namesListOf(e, p, i)
}

// namesListOf is namesList for a paragraph that stands in place of unit i.
func namesListOf(e *evidence, p *ast.Paragraph, i int) bool {
	if !oneLine(p) || i+1 == len(e.units) || len(words(flat(p.Inlines))) > nameWords {
		return false
	}
	if !e.plain && !isBoldHead(p) {
		return false
	}
	l, ok := e.units[i+1].block.(*ast.List)
	return ok && l.Ordered && l.Start == 1
}
