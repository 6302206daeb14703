package recognize

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/pattern"
)

// Boxes to check need no list: authors draw them with signs, or with brackets where no bullet precedes them.

// Signs that authors draw for boxes to check, and those that are checked.
const (
	openBoxes = "☐□○◯⬜❏"
	doneBoxes = "☑☒■●◉"
)

// bracketBox matches brackets that are empty or checked, and the blanks behind them.
var bracketBox = pattern.New(`^(?:\[[ \t\x{a0}]*([xXхХ✓✔√]?)[ \t\x{a0}]*\]|\([ \t\x{a0}]*([xXхХ✓✔√]?)[ \t\x{a0}]*\))[ \t\x{a0}]*`)

// readBox reads the box that a line begins with. It returns the size of the box, 0 if there is none.
func readBox(text string) (size int, checked bool) {
	rest := strings.TrimLeft(text, openBoxes+doneBoxes+" ")
	if signs := text[:len(text)-len(rest)]; strings.ContainsAny(signs, openBoxes+doneBoxes) {
		return len(signs), strings.ContainsAny(signs, doneBoxes)
	}
	blanks := len(text) - len(strings.TrimLeft(text, " "))
	m := bracketBox.FindStringSubmatch(text[blanks:])
	if m == nil {
		return 0, false
	}
	return blanks + len(m[0]), m[1]+m[2] != ""
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
