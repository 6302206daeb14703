package text

import (
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// A file of flash cards has a card on each line, with a tab, a bar, a semicolon or a comma between front and back.

// Limits of a file of flash cards.
const (
	minPairs      = 4  // lines must be pairs where no line says so: three are a small table with a header
	minCommaPairs = 8  // the same for commas, which stand in sentences, too, if the name of the file says nothing
	severalEach   = 10 // one back in so many may have the sign as well
	emptyEach     = 2  // one back in so many may be missing, unless a comma divides
	frontEach     = 4  // one front in so many may be missing, unless a comma divides
	othersEach    = 50 // one line in so many may lack the sign
	maxPart       = 60 // bytes of a line that names a part
	partPairs     = 3  // so many pairs stand for each of them at least
)

// separators are signs that divide the columns of files of flash cards.
const separators = "\t|;,"

// separatorOf returns the sign that divides the columns of a file of flash cards; "" if it is none. Nearly every line
// but a title must have the sign, with words on both sides. Fronts that most lines share are labels: "Q:", "A:".
//
// Lines without the sign that stand behind a blank one name parts. A comma divides columns only if each line has one,
// and no blank behind it, unless the name of the file says that it holds cards.
func separatorOf(name string, lines []line) string {
	isNamed := words.InName(words.GuideTitle, name)
	first := skipBlank(lines, 0)
	if first == len(lines) {
		return ""
	}
	for _, c := range separators {
		sep, comma := string(c), c == ',' && !isNamed
		pairs, others, several, parts, empty, backs := 0, 0, 0, 0, 0, 0
		fronts := map[string]bool{}
		for i, l := range lines {
			front, back, found := strings.Cut(l.text, sep)
			switch {
			case l.blank():
			case c != ',' && l.divides(sep) && hasLetter(front) && strings.TrimSpace(back) == "" &&
				(!l.code() || c == ';'): // a statement of a program ends in it
				empty++
			case found && hasLetter(front) && hasLetter(back) && !l.code() && !(comma && strings.HasPrefix(back, " ")):
				pairs++
				fronts[strings.TrimSpace(front)] = true
				if strings.Contains(back, sep) {
					several++
				}
			case i == first && !found && lines[min(i+1, len(lines)-1)].blank(): // a title
			case !found && !l.led && (i == first || lines[i-1].blank()) && len(l.text) <= maxPart:
				parts++
			case c != ',' && l.lacksFront(sep) && !l.code():
				backs++
			default:
				others++
			}
		}
		least := minPairs
		if comma {
			least, several, others = minCommaPairs, several*severalEach*pairs, others*othersEach*pairs
		}
		if pairs+empty >= least && others*othersEach <= pairs && several*severalEach <= pairs &&
			empty*emptyEach <= pairs && backs*frontEach <= pairs && parts*partPairs <= pairs && len(fronts)*2 > pairs {
			return sep
		}
	}
	return signOf(lines, first)
}

// Limits of files whose cards are divided by another sign, such as "*" or "#@#". Settings of programs have such lines
// as well; the fronts of cards ask.
const (
	minSignPairs = 6 // lines
	signOthers   = 8 // one line in so many may go on with the back above it
	signAsks     = 8 // one front in so many asks at least
)

// separatorSign matches what may be such a sign: signs that no sentence has, or a letter or two between them.
var separatorSign = pattern.New(`;;+|\|\|+|///+|[-–]+>|[^\pL\pN\s.,;:?!'"()\[\]{}。，、；：？！“”‘’（）/|-]+(?:\pL{1,2}[^\pL\pN\s.,;?!'"()]+)?`)

// signOf returns a sign that stands once in nearly every line, with words on both sides; "" if there is none.
func signOf(lines []line, first int) string {
	for rest := clip(lines[first].text); ; {
		m := separatorSign.FindStringIndex(rest)
		if m == nil {
			return ""
		}
		var sign string
		sign, rest = rest[m[0]:m[1]], rest[m[1]:]
		pairs, others, asking := 0, 0, 0
		fronts := map[string]bool{}
		for _, l := range lines {
			if l.blank() {
				continue
			}
			front, back, found := strings.Cut(l.text, sign)
			switch {
			case !found, !hasLetter(front):
				others++
				continue
			case !hasLetter(back), strings.Contains(back, sign): // its answer is missing, or has several parts
				continue
			}
			if others > signOthers && others > pairs {
				break
			}
			pairs++
			if front = strings.TrimSpace(front); ast.EndsAsking(front) || words.Begins(words.Asking, front) {
				asking++
			}
			fronts[front] = true
		}
		if pairs >= minSignPairs && others*signOthers <= pairs && asking*signAsks >= pairs && len(fronts)*2 > pairs {
			return sign
		}
	}
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// pairs reads lines of a file of flash cards as the rows of a table.
func (r *reader) pairs() bool {
	if r.separator == "" || r.depth > 0 {
		return false
	}
	g := grid{first: r.lines[r.i], apart: true}
	for r.i < len(r.lines) && !r.lines[r.i].blank() {
		l := r.lines[r.i]
		lacksFront := l.lacksFront(r.separator)
		if !l.divides(r.separator) && !lacksFront && len(g.rows) == 0 {
			break
		}
		most := len(l.text)
		if strings.Contains(separators, r.separator) { // the back may have the sign as well
			most = 2
		}
		row := cutAt(l, r.separator, most)
		if len(row) == 1 && l.divides(r.separator) { // its back is missing
			row = append(row, l.cut(len(l.text), len(l.text)))
		}
		if len(row) == 1 && lacksFront {
			row = []line{l.cut(0, 0), row[0]}
		}
		g.rows = append(g.rows, row)
		g.last = l
		r.i++
	}
	if len(g.rows) == 0 {
		return false
	}
	head := g.rows[0][0].text
	g.header = words.Is(words.QuestionLabel, head) || words.Is(words.QuestionHeader, head)
	r.add(r.table(g))
	return true
}

// divides reports whether a separator stands in a line, or a tab behind it.
func (l line) divides(separator string) bool {
	return strings.Contains(l.text, separator) || separator == "\t" && l.tab
}

// lacksFront reports whether a line has nothing before its separator but something behind it.
func (l line) lacksFront(separator string) bool {
	if separator == "\t" { // it is part of the indentation
		return l.led && !strings.Contains(l.text, separator) && hasLetter(l.text)
	}
	back, ok := strings.CutPrefix(l.text, separator)
	return ok && !strings.Contains(back, separator) && hasLetter(back)
}

// cutAt divides a line at a separator, but not within quotes, into so many parts at most.
func cutAt(l line, separator string, most int) []line {
	var out []line
	from, quoted := 0, false
	for i := 0; i < len(l.text); i++ {
		if l.text[i] == '"' && (quoted || i == from) {
			quoted = !quoted
		}
		if !quoted && len(out)+1 < most && strings.HasPrefix(l.text[i:], separator) {
			out = append(out, unquoted(l.cut(from, i)))
			from = i + len(separator)
		}
	}
	return append(out, unquoted(l.cut(from, len(l.text))))
}

// unquoted returns a part of a line without quotes around it.
func unquoted(l line) line {
	if len(l.text) > 1 && strings.HasPrefix(l.text, `"`) && strings.HasSuffix(l.text, `"`) {
		l.text, l.col = strings.ReplaceAll(l.text[1:len(l.text)-1], `""`, `"`), l.col+1
	}
	return l
}
