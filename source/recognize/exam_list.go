package recognize

import (
	"example.org/studyguide/source/ast"
)

// An exam may be nothing but numbered statements, to be judged or completed. What proves that they are questions is the
// key below them, which has an entry for each.

// keyedLists returns the units that are numbered lists which a key at the end of the document answers item by item.
func keyedLists(e *evidence) map[int]bool {
	at, entries := keyOf(e)
	if entries < minQuestions {
		return nil
	}
	lists, items := numberedLists(e.units[:at])
	_, listed := numberedLists(e.units[at:]) // an entry may look like two: "80S(60S+40S)"
	if items != entries && items != listed {
		return nil
	}
	return lists
}

// numberedLists returns which units are numbered lists, and how many items these have.
func numberedLists(us []unit) (lists map[int]bool, items int) {
	lists = map[int]bool{}
	for i, u := range us {
		if l, ok := u.block.(*ast.List); ok && l.Ordered && !mostlyLinks(l) {
			lists[i] = true
			items += len(l.Items)
		}
	}
	return lists, items
}

// keyOf returns the unit with the title of the document's key, and how many entries the key has; 0 if there is none.
func keyOf(e *evidence) (at, entries int) {
	for i := len(e.units) - 1; i > 0; i-- {
		var title, first []ast.Inline
		switch b := e.units[i].block.(type) {
		case *ast.Heading:
			title = b.Inlines
		case *ast.Paragraph:
			title, first = splitKeyTitle(b.Inlines)
		}
		if title == nil || len(first) == 0 && !isKeyTitle(flat(title)) {
			continue
		}
		k := &answerKey{}
		if len(first) > 0 {
			k.lines(paragraph(first))
		}
		for _, u := range e.units[i+1:] {
			if _, ok := u.block.(*ast.Heading); !ok {
				k.blocks([]ast.Block{u.block})
			}
		}
		return i, len(k.entries)
	}
	return 0, 0
}

// examLists returns the units that are numbered lists right below the title of a part of an exam, which says how their
// items are answered.
func examLists(e *evidence) map[int]bool {
	lists := map[int]bool{}
	for i, u := range e.units {
		h, ok := u.block.(*ast.Heading)
		if !ok || !isExamPart(flat(h.Inlines)) {
			continue
		}
		next := 1
		for j := i + 1; j < len(e.units); j++ { // a number that the author lost divides a list
			l, ok := e.units[j].block.(*ast.List)
			if !ok || !l.Ordered || next == 1 && (l.Start != 1 || len(l.Items) < minQuestions) || l.Start < next {
				break
			}
			lists[j], next = true, l.Start+len(l.Items)
		}
	}
	return lists
}
