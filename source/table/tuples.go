package table

import (
	"slices"
	"strings"

	"example.org/studyguide/source/pattern"
)

// People copy the records of their programs into files as well: ("Which?", "one", "two", 2), a line each, with the
// brackets and the signs of any language around them.

var (
	// tupleLine matches a line that is nothing but values between brackets, the first of them a text.
	tupleLine = pattern.New(`^\s*(?:\[\s*)?([(\[{]\s*)(?:"[^\n]*|'[^\n]*)([)\]}])\s*[,;]?\s*[)\]}]?[,;]?\s*$`)
	// tupleFrame matches what may stand around such lines: brackets, perhaps behind the name of the list, and comments.
	tupleFrame = pattern.New(`^\s*(?:[\pL_$][\pL\d_$ .:<>\[\]]*=)?\s*[(\[{]*\s*$|^\s*(?i:INSERT\s+INTO|VALUES)\b[^\n]*$|` +
		`^\s*[)\]}]+\s*[,;]?\s*$|^\s*(?:#|//)[^\n]*$`)
	// tupleSingle matches a value between single quotation marks.
	tupleSingle = pattern.New(`(^\s*|,\s*)'((?:[^'\\\n]|\\.|'')*)'(\s*(?:,|$))`)
)

// untupled returns a text whose lines are values between brackets with blanks in place of the brackets and of what
// stands around the lines, so that every place stays, and the lines that are something else; other texts as they are.
func untupled(src string) (out string, others []field) {
	const (
		fewest  = 3  // records
		longest = 12 // lines of one
		strange = 7  // one line in so many may be something else
	)
	if !mayBeTuples(src) {
		return src, nil
	}
	var b strings.Builder
	records, at := 0, 0
	for lines := slices.Collect(strings.Lines(src)); len(lines) > 0; {
		n, start, end := 1, 0, 0
		text := strings.TrimRight(lines[0], "\r\n")
		for n < len(lines) && n < longest && opensTuple(text) {
			if _, end = tupleIn(text); end > 0 {
				break
			}
			text = strings.Join(lines[:n+1], "")
			text, n = strings.TrimRight(strings.NewReplacer("\n", " ", "\r", " ").Replace(text), " "), n+1
		}
		if start, end = tupleIn(text); end == 0 {
			n, text = 1, strings.TrimRight(lines[0], "\r\n")
			if m := tupleLine.FindStringSubmatchIndex(text); m != nil {
				start, end = m[3], m[4]
			}
		}
		size := len(strings.Join(lines[:n], ""))
		switch {
		case end > 0:
			records++
			b.WriteString(strings.Repeat(" ", start))
			b.WriteString(withoutEscapes(text[start:end]))
		case strings.TrimSpace(text) != "" && !tupleFrame.MatchString(text):
			others = append(others, field{start: at, end: at + len(text)})
			if len(others)*strange > records+strange {
				return src, nil
			}
		}
		b.WriteString(strings.Repeat(" ", size-(b.Len()-at)-lineEnd(lines[n-1])))
		b.WriteString(lines[n-1][len(lines[n-1])-lineEnd(lines[n-1]):])
		at += size
		lines = lines[n:]
	}
	if records < fewest || len(others)*strange > records {
		return src, nil
	}
	return b.String(), others
}

// lineEnd returns how many bytes end a line.
func lineEnd(line string) int { return len(line) - len(strings.TrimRight(line, "\r\n")) }

var (
	// tupleOpening matches the start of values between brackets, the first of them a text.
	tupleOpening = pattern.New(`^\s*(?:\[\s*)?[(\[{]\s*["']`)
	// tupleClosing matches what may stand behind the bracket that closes them: further brackets, and a comment.
	tupleClosing = pattern.New(`^\s*[,;]?\s*[)\]}]?\s*[,;]?\s*(?:(?:#|//|--)[^\n]*)?$`)
)

func opensTuple(text string) bool { return tupleOpening.MatchString(text) }

// tupleIn returns the bounds of the values between the brackets of a text that is nothing else, which quotation marks
// tell from brackets within texts; end is 0 if it is none.
func tupleIn(text string) (start, end int) {
	m := tupleOpening.FindString(text)
	if m == "" {
		return 0, 0
	}
	start = len(m) - 1
	open, depth := byte(0), 0
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case open != 0 && c == '\\':
			i++
		case open != 0 && c == open && i+1 < len(text) && text[i+1] == open:
			i++
		case open != 0:
			if c == open {
				open = 0
			}
		case c == '"' || c == '\'':
			open = c
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			if depth--; depth < 0 {
				if !tupleClosing.MatchString(text[i+1:]) {
					return 0, 0
				}
				return start, i
			}
		}
	}
	return 0, 0
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
		text := values[m[4]:m[5]]
		single := strings.ReplaceAll(text, "''", "'")
		values = values[:m[3]] + `"` + single + strings.Repeat(" ", len(text)-len(single)) + `"` + values[m[6]:]
	}
}

// commonOf returns the most frequent of numbers that are counted, of equals the greatest.
func commonOf(counts map[int]int) (common int) {
	for n, times := range counts {
		if times > counts[common] || times == counts[common] && n > common {
			common = n
		}
	}
	return common
}
