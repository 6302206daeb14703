package recognize

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
)

// pagedContents finds contents whose entries end in the numbers of pages, which do not fall: "1. What is it? .... 3".
// Such entries look like questions with short answers, so enough of their titles must recur below. It returns the
// bounds of the contents in us, with the title above; end is 0 if there are none.
func pagedContents(us []unit) (start, end int) {
	var below map[string]int
	for i := 0; i < len(us); i++ {
		titles, n := pagedRun(us[i:])
		if n == 0 {
			continue
		}
		if len(titles) >= minContents {
			if below == nil {
				below = lastTitles(us)
			}
			again := 0
			for _, t := range titles {
				if below[t] >= i+n {
					again++
				}
			}
			if float64(again) >= copyShare*float64(len(titles)) {
				return widen(us, i), i + n
			}
		}
		i += n - 1
	}
	return 0, 0
}

// pagedRun returns the keys of the entries with pages that us begins with, and the number of units they take. Between
// two of them a line may name a part.
func pagedRun(us []unit) (titles []string, n int) {
	c := pageCount{}
	for i, u := range us {
		before := c
		switch {
		case c.block(u.block):
			n = i + 1
			continue
		case i == 0 || n < i || !leadsPart(u.block):
			return before.titles, n
		}
		c = before
	}
	return c.titles, n
}

// leadsPart reports whether a block between entries may name the part that the next ones belong to.
func leadsPart(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.Heading:
		return true
	case *ast.Paragraph:
		return oneLine(b) && !endsSentence(flat(b.Inlines))
	}
	return isPartItem(b)
}

// A pageCount collects the entries of contents with pages, and has the last page.
type pageCount struct {
	titles []string
	last   int
}

// block adds the entries of a block, and reports whether it consists of entries with pages.
func (c *pageCount) block(b ast.Block) bool {
	switch b := b.(type) {
	case *ast.Paragraph:
		return c.text(flat(trim(b.Inlines)))
	case *ast.List:
		for _, it := range b.Items {
			for _, in := range it.Blocks {
				if !c.block(in) {
					return false
				}
			}
		}
		return len(b.Items) > 0
	case *ast.Table:
		for _, row := range b.Rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, flat(cell.Inlines))
			}
			if !c.text(strings.Join(cells, "\t")) {
				return false
			}
		}
		return len(b.Rows) > 0
	}
	return false
}

// text adds the entries of a text. Each ends in a line with a page, and may begin some lines before.
func (c *pageCount) text(s string) bool {
	entry, lines := "", 0
	for line := range strings.Lines(s) {
		entry += line
		lines++
		title, page, ok := takePage(strings.TrimSpace(entry))
		switch {
		case !ok && lines < entryLines:
			continue
		case !ok || page < c.last:
			return false
		}
		c.titles, c.last = append(c.titles, titleKey(title)), page
		entry, lines = "", 0
	}
	return entry == ""
}

// takePage returns the title of an entry of contents and its page, without the dots or blanks that lead to it.
func takePage(entry string) (title string, page int, ok bool) {
	const leaders = " \t\u00a0\u2003.·•…‥_-–—"
	before := strings.TrimRightFunc(entry, unicode.IsDigit)
	title = strings.TrimRight(before, leaders)
	if before == entry { // the pages before the first are often counted in small Roman numbers
		before = strings.TrimRight(entry, romanDigits)
		title = strings.TrimRight(before, leaders)
		return title, 0, len(before) < len(entry) && len(title)+len("..") < len(before) && countWords(title) > 0
	}
	l, ok := number.Parse(entry[len(before):])
	return title, l.N, ok && len(title) < len(before) && countWords(title) > 0
}

// romanDigits are those of the small Roman numbers that count a few pages.
const romanDigits = "ivxlc"

// titleKey returns the key of a title without its mark.
func titleKey(s string) string { return key(s[readMark(s, true).size:]) }

// lastTitles returns, for the keys of lines that may be titles, the last unit that begins with them.
func lastTitles(us []unit) map[string]int {
	last := map[string]int{}
	note := func(i int, in []ast.Inline) {
		in = trim(in)
		last[titleKey(flat(untilBreak(in)))] = i
		_, t := takeMark(in, true)
		title, _ := splitTitle(t)
		last[key(flat(title))] = i
	}
	for i, u := range us {
		switch b := u.block.(type) {
		case *ast.Paragraph:
			note(i, b.Inlines)
		case *ast.Heading:
			note(i, b.Inlines)
		case *ast.Details:
			note(i, b.Summary)
		case *ast.List:
			for _, it := range b.Items {
				if p, ok := firstParagraph(it); ok {
					note(i, p.Inlines)
				}
			}
		}
	}
	return last
}
