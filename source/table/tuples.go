package table

import (
	"strings"

	"studyguide/source/pattern"
)

// People copy the records of their programs into files as well: ("Which?", "one", "two", 2), a line each, with the
// brackets and the signs of any language around them.

var (
	// tupleLine matches a line that is nothing but values between brackets, the first of them a text.
	tupleLine = pattern.New(`^\s*(?:\[\s*)?([(\[{]\s*)(?:"[^\n]*|'[^\n]*)([)\]}])\s*[,;]?\s*[)\]}]?[,;]?\s*$`)
	// tupleFrame matches what may stand around such lines: brackets, perhaps behind the name of the list, and comments.
	tupleFrame = pattern.New(`^\s*(?:[\pL_$][\pL\d_$ .:<>\[\]]*=)?\s*[(\[{]*\s*$|` +
		`^\s*[)\]}]+\s*[,;]?\s*$|^\s*(?:#|//)[^\n]*$`)
	// tupleSingle matches a value between single quotation marks.
	tupleSingle = pattern.New(`(^\s*|,\s*)'((?:[^'\\\n]|\\.)*)'(\s*(?:,|$))`)
)

// untupled returns a text whose lines are values between brackets with blanks in place of the brackets and of what
// stands around the lines, so that every place stays; other texts as they are.
func untupled(src string) string {
	const fewest = 3 // records
	if !mayBeTuples(src) {
		return src
	}
	var b strings.Builder
	records := 0
	for line := range strings.Lines(src) {
		text := strings.TrimRight(line, "\r\n")
		switch m := tupleLine.FindStringSubmatchIndex(text); {
		case m != nil:
			records++
			b.WriteString(strings.Repeat(" ", m[3]))
			b.WriteString(withoutEscapes(text[m[3]:m[4]]))
			b.WriteString(strings.Repeat(" ", len(text)-m[4]))
		case strings.TrimSpace(text) == "" || tupleFrame.MatchString(text):
			b.WriteString(strings.Repeat(" ", len(text)))
		default:
			return src
		}
		b.WriteString(line[len(text):])
	}
	if records < fewest {
		return src
	}
	return b.String()
}

// mayBeTuples reports whether one of the first signs of a text is a bracket.
func mayBeTuples(src string) bool {
	const enough = 300
	return strings.ContainsAny(src[:min(len(src), enough)], "([{")
}

// withoutEscapes returns values with double quotation marks around each text and doubled ones within, in as many bytes.
func withoutEscapes(values string) string {
	values = strings.ReplaceAll(values, `\"`, `""`)
	for {
		m := tupleSingle.FindStringSubmatchIndex(values)
		if m == nil {
			return values
		}
		values = values[:m[3]] + `"` + values[m[4]:m[5]] + `"` + values[m[6]:]
	}
}
