package gift

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

// embedded matches the start of answers in a text, as Moodle's cloze questions have them: "{1:MULTICHOICE:".
var embedded = pattern.New(`\{(\d*):(SHORTANSWER|SHORTANSWER_C|SA|SAC|MW|MWC|NUMERICAL|NM|MULTICHOICE|MULTICHOICE_[VHS]{1,2}|` +
	`MC|MC[VHS]{1,2}|MULTIRESPONSE|MULTIRESPONSE_H?S?|MR|MRH?S?):`)

// scanGaps reports whether answers stand in s, and where those begin that are never closed, or else -1.
func scanGaps(s string) (some bool, open int) {
	for from := 0; ; {
		m := embedded.FindStringIndex(s[from:])
		if m == nil {
			return some, -1
		}
		size := index(s[from+m[1]:], "}")
		if size < 0 {
			return some, from + m[0]
		}
		some, from = true, from+m[1]+size+1
	}
}

// A Cloze is a text with answers in it.
type Cloze struct {
	Lines *diag.Lines
	// Blocks returns the blocks of a text in it.
	Blocks func(bank.Text) []ast.Block
}

// Read returns the text with its gaps, what fills them, and feedback on answers that are written.
func (c Cloze) Read(t bank.Text) (shown bank.Text, gaps []bank.Gap, outcomes [][]ast.Block) {
	s := t.String()
	type place struct {
		start, answers, end int // of the brace, behind the type, of the closing brace
		kind                string
	}
	var places []place
	for from := 0; ; {
		m := embedded.FindStringSubmatchIndex(s[from:])
		if m == nil {
			break
		}
		size := index(s[from+m[1]:], "}")
		if size < 0 {
			break
		}
		places = append(places, place{from + m[0], from + m[1], from + m[1] + size, s[from+m[4] : from+m[5]]})
		from += m[1] + size + 1
	}
	from := 0
	for i, p := range places {
		shown.Append(t.Slice(from, p.start))
		shown.Decode(bank.Blank(i, len(places)), t.Offset(p.start))
		g, said := c.gap(t.Slice(p.answers, p.end), p.kind)
		gaps, outcomes = append(gaps, g), append(outcomes, said...)
		from = p.end + 1
	}
	shown.Append(t.Slice(from, len(s)))
	return shown, gaps, outcomes
}

// gap reads the answers of one place. Each is divided from the next by ~, and = or a percentage in front says how right
// it is.
func (c Cloze) gap(t bank.Text, kind string) (g bank.Gap, outcomes [][]ast.Block) {
	var accepted [][]ast.Block
	choose := strings.HasPrefix(kind, "M") && kind != "MW" && kind != "MWC"
	g.Several = strings.HasPrefix(kind, "MR") || strings.HasPrefix(kind, "MULTIR")
	for _, a := range split(t, "~") {
		a = a.Trim()
		s := a.String()
		var choice bank.Choice
		if rest, ok := strings.CutPrefix(s, "="); ok {
			choice.Share, a = 100, a.Slice(len(s)-len(rest), len(s))
		} else if m := weight.FindStringSubmatch(s); m != nil {
			choice.Share, _ = strconv.ParseFloat(strings.ReplaceAll(m[1], ",", "."), 64)
			a = a.Slice(len(m[0]), len(s))
		}
		parts := split(a, "#")
		says := Unescape(parts[0]).Trim()
		choice.At = says.Span(c.Lines)
		for _, more := range parts[1:] {
			choice.Feedback = append(choice.Feedback, c.Blocks(Unescape(more))...)
		}
		switch {
		case says.IsBlank():
			continue
		case choose:
			choice.Blocks = c.Blocks(says)
			g.Choices = append(g.Choices, choice)
			continue
		case choice.Share > 0 && (kind == "NM" || kind == "NUMERICAL"):
			number, by, _ := strings.Cut(says.String(), ":")
			line := bank.Line(bank.Tolerance(number, by), choice.At)
			accepted = append(accepted, bank.InPart([]ast.Block{line}, choice.Share))
		case choice.Share > 0:
			accepted = append(accepted, bank.InPart(c.Blocks(says), choice.Share))
		}
		outcomes = append(outcomes, choice.Feedback)
	}
	g.Answers = accepted
	return g, outcomes
}

// split divides a text at a sign that no backslash escapes.
func split(t bank.Text, sign string) []bank.Text {
	s := t.String()
	var out []bank.Text
	from := 0
	for _, i := range indexes(s, sign) {
		if sign == "#" && i > 0 && s[i-1] == '&' { // &#39;
			continue
		}
		out = append(out, t.Slice(from, i))
		from = i + 1
	}
	return append(out, t.Slice(from, len(s)))
}

// Unescape returns a text without the backslashes that escape signs in it.
func Unescape(t bank.Text) bank.Text {
	s := t.String()
	var out bank.Text
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && strings.IndexByte(`}{#~=:/"\`, s[i+1]) >= 0 {
			out.Append(t.Slice(from, i))
			from = i + 1
			i++
		}
	}
	out.Append(t.Slice(from, len(s)))
	return out
}
