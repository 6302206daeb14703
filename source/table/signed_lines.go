package table

import "strings"

// Teachers who know the format of Moodle write its options without the braces around them: below each question a line
// for each option, "=" before those that are right and "~" before the others. Colons may stand around the question, as
// they stand around a name:
//
//	::Which light is to port?::
//	~The green one
//	=The red one

// signedLine returns a field without the sign of an option before it, and whether it is right; ok is false if it has
// none.
func signedLine(src string, f field) (option field, right, ok bool) {
	text := strings.TrimLeft(src[f.start:f.end], " \t")
	if len(text) < 2 || text[0] != '=' && text[0] != '~' || text[1] == text[0] || strings.TrimSpace(text[1:]) == "" {
		return f, false, false
	}
	return field{start: f.end - len(text) + 1, end: f.end}, text[0] == '=', true
}

const (
	mostSigned  = 12 // options of a question
	signedLoose = 5  // there is at most one line that is of no question for so many questions
)

// nameSign stands before a question, and may stand behind it.
const nameSign = "::"

// named returns a line without such signs; ok is false if it has none before it.
func named(src string, f field) (name field, ok bool) {
	text := strings.TrimSpace(src[f.start:f.end])
	if !strings.HasPrefix(text, nameSign) {
		return f, false
	}
	f.start += strings.Index(src[f.start:f.end], nameSign) + len(nameSign)
	if inner := strings.TrimSuffix(text[len(nameSign):], nameSign); inner != "" {
		f.end = f.start + len(inner)
	}
	return f, true
}

// signedRecords returns the questions of a text whose options are lines with such signs; nil if it has no such. What
// stands between two questions, and is neither, belongs to the next.
func signedRecords(src string) (rows []starred) {
	if strings.Count(src, "\n=") < fewestStarred || strings.Count(src, "\n~") < fewestStarred {
		return nil
	}
	p := signedParser{src: src}
	at := 0
	for line := range strings.Lines(src) {
		p.line(field{start: at, end: at + len(strings.TrimRight(line, " \t\r\n"))})
		at += len(line)
	}
	p.end()
	if len(p.rows) == 0 {
		return nil
	}
	p.rows[len(p.rows)-1].others = append(p.rows[len(p.rows)-1].others, p.others...)
	if p.right < fewestStarred || p.right*2 < p.offering || float64(p.alike) < nearlyStarred*float64(p.offering) ||
		p.loose*signedLoose > len(p.rows) {
		return nil
	}
	return p.rows
}

// A signedParser parses such a text line by line.
type signedParser struct {
	src    string
	rows   []starred
	row    starred // the question that is open
	open   bool    // it may go on on the next line
	others []field

	offering int // questions with options
	alike    int // those that have several, but not too many
	right    int // those that have a right one
	loose    int // lines that are of no question
}

// line reads a line.
func (p *signedParser) line(f field) {
	option, right, signed := signedLine(p.src, f)
	name, isNamed := named(p.src, f)
	switch {
	case trimmed(p.src, f) == "":
		if len(p.row.fields) == 1 && !p.isNamed() { // no option follows it
			p.others = append(p.others, p.row.fields...)
			p.row.fields = nil
			p.loose++
		}
		p.open = false
	case signed && len(p.row.fields) > 0:
		if right {
			p.row.right = append(p.row.right, len(p.row.fields))
		}
		p.row.fields = append(p.row.fields, option)
		p.open = true
	case p.open && !isNamed && (len(p.row.fields) <= minOptions || !isAsked(trimmed(p.src, f))):
		p.row.fields[len(p.row.fields)-1].end = f.end
	default:
		p.end()
		p.row, p.open = starred{fields: []field{name}}, true
	}
}

// isNamed reports whether the question that is open has the signs of a name.
func (p *signedParser) isNamed() bool {
	return strings.HasSuffix(p.src[:p.row.fields[0].start], nameSign)
}

// end ends the question that is open.
func (p *signedParser) end() {
	n := len(p.row.fields)
	if n == 0 {
		return
	}
	if n > 1 {
		p.offering++
		if n > 2 && n <= mostSigned+1 {
			p.alike++
		}
		if len(p.row.right) > 0 {
			p.right++
		}
	}
	if n == 1 && !p.isNamed() {
		p.others = append(p.others, p.row.fields...)
		p.loose++
	} else {
		p.row.others, p.others = append(p.row.others, p.others...), nil
		p.rows = append(p.rows, p.row)
	}
	p.row, p.open = starred{}, false
}
