package recognize

import (
	"strconv"

	"example.org/studyguide/source/ast"
)

// Where the questions are headings of list items, their author may forget the signs of a heading before one, or set
// one at another level. The count shows it: the number of the item fills a gap between the numbers of two others.

// fillGaps returns the units with headings, at the level of most headings of list items, for items whose numbers are
// missing between those of two such headings.
func fillGaps(units []unit) []unit {
	level, n := itemLevel(units)
	if n < minQuestions {
		return units
	}
	var out []unit
	from, last := 0, -1 // what follows the last such heading, and its number
	for i, u := range units {
		number, ok := itemNumber(u)
		if !ok || u.block.(*ast.Heading).Level != level {
			continue
		}
		if gap := number - last; last > 0 && gap > 1 {
			out = append(out, filled(units[from:i], level, last, number-1)...)
		} else {
			out = append(out, units[from:i]...)
		}
		out = append(out, u)
		from, last = i+1, number
	}
	return append(out, filled(units[from:], level, last, 0)...)
}

// itemLevel returns the level of most headings that begin numbered items, and how many have it.
func itemLevel(units []unit) (level, n int) {
	var count [maxLevel + 1]int
	for _, u := range units {
		if _, ok := itemNumber(u); !ok {
			continue
		}
		l := min(u.block.(*ast.Heading).Level, maxLevel)
		if count[l]++; count[l] > n {
			level, n = l, count[l]
		}
	}
	return level, n
}

// itemNumber returns the number of the item that the heading of a unit begins; ok is false if it begins none.
func itemNumber(u unit) (number int, ok bool) {
	if _, is := u.block.(*ast.Heading); !is || !u.inOl || u.item == "" {
		return 0, false
	}
	number, err := strconv.Atoi(u.item)
	return number, err == nil
}

// filled returns units below a heading with the number last: their items with numbers up to most, in order, have
// headings. If most is 0, as below the last heading, they must count on without a gap.
func filled(units []unit, level, last, most int) (out []unit) {
	fits := func(from, to int) bool { return last < from && to <= most || most == 0 && from == last+1 }
	head := func(at ast.Loc, in []ast.Inline, number int) unit {
		last = number
		return unit{block: &ast.Heading{Loc: at, Level: level, Inlines: in}, inOl: true, item: strconv.Itoa(number)}
	}
	for _, u := range units {
		if number, ok := itemNumber(u); ok && fits(number, number) {
			h := u.block.(*ast.Heading)
			out = append(out, head(h.Loc, h.Inlines, number))
			continue
		}
		l, ok := u.block.(*ast.List)
		if !ok || !l.Ordered || !fits(l.Start, l.Start+len(l.Items)-1) || !openItems(l) {
			out = append(out, u)
			continue
		}
		for i, it := range l.Items {
			p, _ := firstParagraph(it)
			out = append(out, head(p.Loc, p.Inlines, l.Start+i))
			for _, b := range it.Blocks[1:] {
				out = append(out, unit{block: b})
			}
		}
	}
	return out
}

// openItems reports whether each item of a list begins with a paragraph of one line, as a title is.
func openItems(l *ast.List) bool {
	for _, it := range l.Items {
		p, ok := firstParagraph(it)
		if !ok || it.Task != ast.NoTask || !oneLine(p) || countWords(flat(p.Inlines)) > maxTitleWords {
			return false
		}
	}
	return true
}
