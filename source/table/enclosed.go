package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Programs for tests have authors enclose each text in signs: "%# Which? #%", "%@ right @%", "%$ wrong $%", whatever
// the signs are. Those of the first line begin the questions. Of the signs of options, those that stand once below each
// question tell the right one, if others stand there as well.

const (
	shortestSign = 2   // characters: one encloses emphasis
	longestSign  = 3   // characters
	enclosedNow  = 0.9 // the share of the lines that must be enclosed, and of the records that must be alike
)

// An enclosedLine is a text between two signs.
type enclosedLine struct {
	sign  string // before it
	value field
}

// enclosedRecords returns the records of a text whose questions and options stand between signs, and the lines above
// the first; nil if it has no such.
func enclosedRecords(src string) (rows []starred, head []field) {
	all, others := enclosedLines(src)
	if len(all) < fewestStarred*(1+2) { // a question with two options
		return nil, nil
	}
	asks := all[0].sign
	count, single, both, several, size := map[string]int{}, map[string]int{}, 0, 0, 0
	var offered map[string]int
	end := func() {
		n := 0
		for sign, k := range offered {
			if n += k; k == 1 {
				single[sign]++
			}
		}
		if n >= 2 {
			several++
		}
		if len(offered) == 2 {
			both++
		}
		size = max(size, n)
	}
	for _, l := range all {
		if count[l.sign]++; l.sign != asks {
			offered[l.sign]++
			continue
		}
		if offered != nil {
			end()
		}
		offered = map[string]int{}
	}
	end()
	nearly := enclosedNow * float64(count[asks])
	if count[asks] < fewestStarred || len(count) > 3 || float64(several) < nearly || size > mostOffered {
		return nil, nil
	}
	right := ""
	for sign, n := range single {
		if len(count) == 3 && count[sign]*2 < len(all)-count[asks] && n*2 >= count[asks] {
			right = sign
		}
	}
	if len(count) == 3 && (right == "" || float64(both) < nearly) {
		return nil, nil
	}
	for _, l := range all {
		for len(others) > 0 && others[0].start < l.value.start && l.sign == asks {
			if len(rows) == 0 {
				head = append(head, others[0])
			} else {
				rows[len(rows)-1].others = append(rows[len(rows)-1].others, others[0])
			}
			others = others[1:]
		}
		if l.sign == asks {
			rows = append(rows, starred{})
		}
		r := &rows[len(rows)-1]
		if l.sign == right {
			r.right = append(r.right, len(r.fields))
		}
		r.fields = append(r.fields, l.value)
	}
	rows[len(rows)-1].others = append(rows[len(rows)-1].others, others...)
	return rows, head
}

// enclosedLines returns the texts of src between signs, which may go on over several lines, and the lines that are
// none; nil if too few are enclosed.
func enclosedLines(src string) (all []enclosedLine, others []field) {
	const first, few = 20, 5 // so many of the first lines are enclosed at least, which saves the time for other texts
	signs, filled, enclosed := map[string]bool{}, 0, 0
	for line := range strings.Lines(src) {
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		if sign := openingSign(text); sign != "" && strings.HasSuffix(text[len(sign):], mirrored(sign)) {
			signs[sign] = true
			enclosed++
		}
		if filled++; filled == first && enclosed < few {
			return nil, nil
		}
	}
	at, open, belongs := 0, "", 0 // the sign of the text that goes on
	for line := range strings.Lines(src) {
		text := strings.TrimSpace(line)
		start := at + len(line) - len(strings.TrimLeft(line, " \t\ufeff"))
		f := field{start: start, end: start + len(text)}
		at += len(line)
		sign := ""
		switch {
		case text == "":
			continue
		case open != "":
			all[len(all)-1].value.end = f.end
		default:
			for known := range signs {
				if len(known) > len(sign) && strings.HasPrefix(text, known) {
					sign = known
				}
			}
			if sign == "" {
				others = append(others, f)
				continue
			}
			all = append(all, enclosedLine{sign, field{start: f.start + len(sign), end: f.end}})
			open = sign
		}
		belongs++
		if rest := text[len(sign):]; strings.HasSuffix(rest, mirrored(open)) {
			all[len(all)-1].value.end -= len(mirrored(open))
			open = ""
		}
	}
	if open != "" || float64(belongs) < enclosedNow*float64(filled) {
		return nil, nil
	}
	return all, others
}

// openingSign returns the signs that a text begins with; "" if they are too few or too many to enclose it.
func openingSign(text string) string {
	n := 0
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) || strings.ContainsRune("\"'“”«»„¿¡", r) {
			if n < shortestSign || n > longestSign {
				return ""
			}
			return text[:i]
		}
		if n++; n > longestSign {
			return ""
		}
	}
	return ""
}

// mirrored returns the signs that close what a sign opens: the same from the other side.
func mirrored(sign string) string {
	r := []rune(sign)
	slices.Reverse(r)
	for i, c := range r {
		const pairs = "()[]{}<>"
		if k := strings.IndexRune(pairs, c); k >= 0 {
			c, _ = utf8.DecodeRuneInString(pairs[k^1:])
			r[i] = c
		}
	}
	return string(r)
}
