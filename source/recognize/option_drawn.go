package recognize

import (
	"strings"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
)

// Boxes to check need no list: authors draw them with signs, or with brackets where no bullet precedes them.

// Signs that authors draw for boxes to check, and those that are checked.
const (
	openBoxes = "☐□○◯⬜❏"
	doneBoxes = "☑☒■●◉"
)

// readBox reads the box that a line begins with. It returns the size of the box, 0 if there is none.
func readBox(text string) (size int, checked bool) {
	rest := strings.TrimLeft(text, openBoxes+doneBoxes+" ")
	if signs := text[:len(text)-len(rest)]; strings.ContainsAny(signs, openBoxes+doneBoxes) {
		return len(signs), strings.ContainsAny(signs, doneBoxes)
	}
	rest = strings.TrimLeft(text, " ")
	for _, pair := range []string{"[]", "()"} {
		inner, ok := strings.CutPrefix(rest, pair[:1])
		if !ok {
			continue
		}
		sign, behind, ok := strings.Cut(inner, pair[1:])
		if sign = strings.Trim(sign, boxBlanks); !ok || len(sign) > 0 && !isCheck(sign) {
			return 0, false
		}
		return len(text) - len(strings.TrimLeft(behind, boxBlanks)), sign != ""
	}
	return 0, false
}

// boxBlanks are the blanks within and behind a box.
const boxBlanks = " \t\u00a0"

// isCheck reports whether a sign in brackets checks the box: a check mark, or an X of either alphabet.
func isCheck(sign string) bool {
	r, size := utf8.DecodeRuneInString(sign)
	return size == len(sign) && (strings.ContainsRune("xX✓✔√", r) || r == '\u0445' || r == '\u0425')
}

// drawnBoxes reads options from an entry on that begin with a box each; nil if there is only one.
func drawnBoxes(blocks []ast.Block, es []entry, from int) *choice {
	c := &choice{plain: true, drawn: true}
	return c.row(blocks, es, from, func(e entry) (*ast.Option, optionLabel, bool) {
		text := flat(e.in)
		size, checked := readBox(text)
		if size == 0 || len(e.rest) == 0 && strings.TrimSpace(text[size:]) == "" {
			return nil, optionLabel{}, false
		}
		o := &ast.Option{Loc: e.at, Right: checked}
		if in := dropPrefix(trim(e.in), size); len(in) > 0 {
			o.Blocks = []ast.Block{paragraph(in)}
		}
		o.Blocks = append(o.Blocks, e.rest...)
		return o, optionLabel{}, true
	})
}
