package recognize

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
)

// boldShape has its questions in paragraphs of bold type, perhaps followed by an emoji; five at least. Each question
// runs to the next.
//
// Lead-ins inside answers ("**Note**", "**Use cases:**") are bold too. They are one word, end in a colon or recur.
// Where four of five of the other bold paragraphs ask or have a mark, all of these are questions; elsewhere only those
// that ask or have a mark. Where as many have a number, the number alone may be bold, and what has none and does not
// end in a question mark says how to answer.
type boldShape struct{}

func (boldShape) name() string { return "bold" }

const (
	// fewestBold is how many bold paragraphs must ask: fewer prove nothing.
	fewestBold = 5
	// boldShare is the share of the bold paragraphs that must ask for the others to be questions too.
	boldShare = 0.8
	// mostAlike is how many bold paragraphs may ask the same.
	mostAlike = 2
)

// A boldLine is a paragraph that begins with bold type.
type boldLine struct {
	unit  int
	key   string // of its text without the mark
	asks  bool   // or has a mark with a word
	alone bool   // nothing follows the bold type in the paragraph
	leads bool   // it is one word, or ends in a colon
	count string // its number
	bare  bool   // nothing but the number is bold
	ends  bool   // in a question mark
}

// boldLines returns the paragraphs that begin with bold type.
func boldLines(e *evidence) []boldLine {
	var out []boldLine
	for i, u := range e.units {
		p, ok := u.block.(*ast.Paragraph)
		if !ok || !slices.ContainsFunc(p.Inlines, isStrong) {
			continue
		}
		title, rest := splitTitle(p.Inlines)
		m, t := takeMark(title, false)
		bare := m.number != "" && len(title) > 1 && isStrong(title[0]) && m.size >= len(flat(title[:1]))
		if !wholeStrong(title) && !bare {
			continue
		}
		text := flat(t)
		out = append(out, boldLine{
			unit: i, key: key(text), alone: len(rest) == 0, count: m.number, bare: bare, ends: endsAsking(text),
			asks:  asks(text) || m.style.counted() || m.style == wordMark,
			leads: strings.HasSuffix(strings.TrimSpace(text), ":") || len(words(text)) < 2,
		})
	}
	return out
}

func isStrong(n ast.Inline) bool {
	_, ok := n.(*ast.Strong)
	return ok
}

// countedBold returns the lines without those that only tell how to answer, where the others are counted, and elsewhere
// without those of which nothing but the number is bold. These ask where they go on with the count.
func countedBold(lines []boldLine) []boldLine {
	whole, counted := 0, 0
	for _, l := range lines {
		if !l.bare && !l.leads {
			whole++
		}
		if l.count != "" && !l.bare && !l.leads {
			counted++
		}
	}
	last := 0
	for i, l := range lines {
		if n, ok := number.Parse(l.count); ok {
			lines[i].asks = l.asks || l.bare && n.N == last+1
			last = n.N
		}
	}
	numbered := counted >= fewestBold && float64(counted) >= boldShare*float64(whole)
	return slices.DeleteFunc(lines, func(l boldLine) bool {
		if !numbered {
			return l.bare
		}
		return l.count == "" && !l.ends
	})
}

func (boldShape) read(e *evidence) *finding {
	lines := countedBold(boldLines(e))
	times := map[string]int{}
	for _, l := range lines {
		times[l.key]++
	}
	isQuestion := map[int]bool{}
	like, all := map[bool]int{}, map[bool]int{} // by whether the line is alone
	sibling := func(l boldLine) bool { return l.asks || !l.leads && times[l.key] == 1 }
	for i, l := range lines {
		if l.key != "" && times[l.key] > mostAlike {
			lines[i].asks, l.asks = false, false // it leads part of each answer: "Why does it work?"
		}
		if l.asks {
			isQuestion[l.unit] = true
			like[l.alone]++
		}
		if sibling(l) {
			all[l.alone]++
		}
	}
	if n := len(isQuestion); n > 0 && n < fewestBold && e.forced != (boldShape{}).name() {
		return nothing("%d paragraphs in bold type ask, fewer than %d", n, fewestBold)
	}
	for _, l := range lines {
		regular := float64(like[l.alone]) >= boldShare*float64(all[l.alone])
		if sibling(l) && (regular || e.forced == (boldShape{}).name()) {
			isQuestion[l.unit] = true
		}
	}
	if len(isQuestion) == 0 {
		return nil
	}
	f := walkText(e, func(i int) bool { return isQuestion[i] })
	f.what, f.form = "paragraphs in bold type", 1.5
	return f
}
