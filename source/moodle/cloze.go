package moodle

import (
	"strconv"
	"strings"

	"studyguide/source/ast"
	"studyguide/source/bank"
	"studyguide/source/pattern"
)

// embedded matches the start of answers in a text: "{1:MULTICHOICE:".
var embedded = pattern.New(`\{(\d*):(SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC|NUMERICAL|NM|MULTICHOICE|MULTICHOICE_[VHS]{1,2}|` +
	`MC|MC[VHS]{1,2}|MULTIRESPONSE|MULTIRESPONSE_H?S?|MR|MRH?S?):`)

// cloze reads a text with answers in it.
func (r *reader) cloze(q *asking) {
	n := q.node.Element("questiontext")
	t := textOf(n)
	s := t.String()
	var places []place
	for from := 0; ; {
		m := embedded.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		end := closing(s, from+m[1])
		if end < 0 {
			break
		}
		places = append(places, place{from + m[0], from + m[1], end, s[from+m[4] : from+m[5]]})
		from = end + 1
	}
	var out bank.Text
	var gaps []bank.Gap
	from := 0
	for i, p := range places {
		out.Append(t.Slice(from, p.start))
		out.Decode(bank.Blank(i, len(places)), t.Offset(p.start))
		gaps = append(gaps, r.gap(q, t.Slice(p.answers, p.end), p.kind))
		from = p.end + 1
	}
	out.Append(t.Slice(from, len(s)))
	q.Question = r.blocksOf(out, n, q.format)
	if len(gaps) > 0 {
		q.Fill(gaps)
	}
}

// A place is that of embedded answers in a text.
type place struct {
	start, answers, end int // of the brace, behind the type, of the closing brace
	kind                string
}

// closing returns the offset of the brace that closes embedded answers, -1 if there is none.
func closing(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '}':
			return i
		}
	}
	return -1
}

// gap reads the answers of one place. Each is divided from the next by ~, and = or a percentage in front says how right
// it is.
func (r *reader) gap(q *asking, t bank.Text, kind string) bank.Gap {
	var g bank.Gap
	var accepted [][]ast.Block
	choose := strings.HasPrefix(kind, "M") && kind != "MW" && kind != "MWC"
	g.Several = strings.HasPrefix(kind, "MR") || strings.HasPrefix(kind, "MULTIR")
	for _, a := range divide(t, '~') {
		a = a.Trim()
		s := a.String()
		c := bank.Choice{}
		if rest, ok := strings.CutPrefix(s, "="); ok {
			c.Share, a = 100, a.Slice(len(s)-len(rest), len(s))
		} else if m := percent.FindStringSubmatch(s); m != nil {
			c.Share, _ = strconv.ParseFloat(m[1], 64)
			a = a.Slice(len(m[0]), len(s))
		}
		parts := divide(a, '#')
		says := plain(parts[0]).Trim()
		c.At = says.Span(r.Lines)
		n := q.node.Element("questiontext")
		for _, more := range parts[1:] {
			c.Feedback = append(c.Feedback, r.blocksOf(plain(more), n, q.format)...)
		}
		switch {
		case says.IsBlank():
			continue
		case choose:
			c.Blocks = r.blocksOf(says, n, q.format)
			g.Choices = append(g.Choices, c)
			continue
		case c.Share > 0 && (kind == "NM" || kind == "NUMERICAL"):
			number, by, _ := strings.Cut(says.String(), ":")
			accepted = append(accepted, bank.InPart([]ast.Block{bank.Line(bank.Tolerance(number, by), c.At)}, c.Share))
		case c.Share > 0:
			accepted = append(accepted, bank.InPart(r.blocksOf(says, n, q.format), c.Share))
		}
		q.Outcomes = append(q.Outcomes, c.Feedback)
	}
	g.Answer = bank.Listed(accepted, false)
	return g
}

var percent = pattern.New(`^%(-?[0-9]+(?:\.[0-9]*)?)%`)

// divide divides a text at a sign that no backslash escapes.
func divide(t bank.Text, sign byte) []bank.Text {
	s := t.String()
	var out []bank.Text
	from := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == sign && !(sign == '#' && i > 0 && s[i-1] == '&'): // &#39;
			out = append(out, t.Slice(from, i))
			from = i + 1
		}
	}
	return append(out, t.Slice(from, len(s)))
}

// plain returns a text without its escapes.
func plain(t bank.Text) bank.Text {
	s := t.String()
	var out bank.Text
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && strings.IndexByte(`}{#~=/"\`, s[i+1]) >= 0 {
			out.Append(t.Slice(from, i))
			from = i + 1
			i++
		}
	}
	out.Append(t.Slice(from, len(s)))
	return out
}

var numbered = pattern.New(`\[\[(\d{1,3})\]\]`)

// gaps reads a text with gaps that are to be filled from a list of words: "[[1]]" is filled by the first.
func (r *reader) gaps(q *asking) {
	n := q.node.Element("questiontext")
	t := textOf(n)
	s := t.String()
	type word struct {
		blocks []ast.Block
		group  string
		choice bank.Choice
	}
	var words []word
	for _, w := range q.node.Elements("dragbox", "selectoption") {
		text := textOf(w).Trim()
		blocks := r.blocksOf(text, w, "html")
		words = append(words, word{blocks, w.Element("group").Word(),
			bank.Choice{At: text.Span(r.Lines), Blocks: blocks}})
	}
	var places [][]int
	for from := 0; ; {
		m := numbered.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		for i := range m {
			m[i] += from
		}
		places = append(places, m)
		from = m[1]
	}
	var out bank.Text
	var gaps []bank.Gap
	from := 0
	for i, m := range places {
		out.Append(t.Slice(from, m[0]))
		out.Decode(bank.Blank(i, len(places)), t.Offset(m[0]))
		from = m[1]
		var g bank.Gap
		right, _ := strconv.Atoi(s[m[2]:m[3]])
		for j, w := range words {
			if right-1 >= 0 && right-1 < len(words) && w.group == words[right-1].group {
				c := w.choice
				if j == right-1 {
					c.Share = 100
				}
				g.Choices = append(g.Choices, c)
			}
		}
		gaps = append(gaps, g)
	}
	out.Append(t.Slice(from, len(s)))
	q.Question = r.blocksOf(out, n, q.format)
	if len(gaps) > 0 {
		q.Fill(gaps)
	}
}
