package table

import "strings"

// Rules of two signs divide the tests of some schools: one between the questions, and the other between a question and
// each of its options, the right one of which begins with "#":
//
//	Which light is to port?
//	====
//	# The red one
//	====
//	The green one
//	++++

// ruleSigns are the signs of which such rules are made.
const ruleSigns = "+=-*~_"

// rightSign stands before the right option.
const rightSign = "#"

// ruleSign returns the sign that a line repeats; 0 if it is no rule.
func ruleSign(line string) byte {
	const shortest = 3
	line = strings.TrimSpace(line)
	if len(line) < shortest || strings.IndexByte(ruleSigns, line[0]) < 0 || strings.Trim(line, line[:1]) != "" {
		return 0
	}
	return line[0]
}

// ruledRecords returns the questions of a text that rules divide; nil if it has no such.
func ruledRecords(src string) (rows []starred) {
	if !strings.Contains(src, "\n"+rightSign) {
		return nil
	}
	count := map[byte]int{}
	for line := range strings.Lines(src) {
		if sign := ruleSign(line); sign != 0 {
			count[sign]++
		}
	}
	if len(count) != 2 {
		return nil
	}
	var between byte // questions
	for sign, n := range count {
		if between == 0 || n < count[between] {
			between = sign
		}
	}
	if count[between] < fewestStarred-1 {
		return nil
	}
	var others []field // between two sets of questions
	all, alike := 0, 0
	for _, parts := range ruledParts(src, between) {
		if len(parts) < 2 {
			others = append(others, parts...)
			continue
		}
		for _, row := range divideRuled(src, parts) {
			row.others, others = append(others, row.others...), nil
			if all++; len(row.right) > 0 && len(row.fields) > 2 && len(row.fields) <= mostOffered+1 {
				alike++
			}
			rows = append(rows, row)
		}
	}
	if alike < fewestStarred || float64(alike) < nearlyStarred*float64(all) {
		return nil
	}
	last := &rows[len(rows)-1]
	last.others = append(last.others, others...)
	return rows
}

// ruledParts returns the parts between rules, divided at those of the sign between. A line with the sign of the right
// option begins a part, with or without a rule above it.
func ruledParts(src string, between byte) (out [][]field) {
	var parts []field
	at, open := 0, false
	for line := range strings.Lines(src) {
		f := field{start: at, end: at + len(strings.TrimRight(line, "\n"))}
		at += len(line)
		text := strings.TrimSpace(line)
		switch sign := ruleSign(line); {
		case sign == between:
			out, parts, open = append(out, parts), nil, false
		case sign != 0:
			open = false
		case text == "":
		case open && !strings.HasPrefix(text, rightSign):
			parts[len(parts)-1].end = f.end
		default:
			parts, open = append(parts, f), true
		}
	}
	return append(out, parts)
}

// divideRuled returns the questions of the parts between two rules: one, or more where a rule between them is missing
// and a blank line is not.
func divideRuled(src string, parts []field) (out []starred) {
	isRight := func(f field) bool { return strings.HasPrefix(trimmed(src, f), rightSign) }
	last := len(parts) - 1 // the last right option
	for last >= 0 && !isRight(parts[last]) {
		last--
	}
	var row starred
	for i, f := range parts {
		above, next := asked(src, f)
		if trimmed(src, above) == "" {
			above.end = above.start
		}
		switch {
		case len(row.fields) == 0:
			if row = next; above.end > above.start {
				row.others = []field{above}
			}
		case len(row.right) > 0 && above.end > above.start && i < last:
			row.fields = append(row.fields, above)
			out, row = append(out, row), next
		case isRight(f):
			row.right = append(row.right, len(row.fields))
			f.start = f.end - len(strings.TrimLeft(src[f.start:f.end], " \t"+rightSign))
			row.fields = append(row.fields, f)
		default:
			row.fields = append(row.fields, f)
		}
	}
	return append(out, row)
}

// asked divides a part into what a blank line parts from the question, and the question.
func asked(src string, f field) (above field, row starred) {
	text := src[f.start:f.end]
	at, blank := 0, -1
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" {
			blank = at
		}
		at += len(line)
	}
	if blank >= 0 {
		above = field{start: f.start, end: f.start + blank}
		f.start += blank + strings.IndexByte(text[blank:], '\n') + 1
	}
	if m := rowCount.FindString(src[f.start:f.end]); m != "" {
		row.count = field{start: f.start, end: f.start + len(m)}
		f.start += len(m)
	}
	row.fields = []field{f}
	return above, row
}

// trimmed returns the text of a field.
func trimmed(src string, f field) string { return strings.TrimSpace(src[f.start:f.end]) }
