package tex

import (
	"slices"
	"strings"
)

// environment parses a matrix, cases, aligned lines or an array.
func (p *parser) environment(start int) Node {
	name := p.group(start)
	star := strings.TrimSuffix(name, "*")
	g := &Grid{Align: "c"}
	open, end := "", ""
	switch star {
	case "matrix", "smallmatrix":
	case "pmatrix":
		open, end = "(", ")"
	case "bmatrix":
		open, end = "[", "]"
	case "Bmatrix":
		open, end = "{", "}"
	case "vmatrix":
		open, end = "|", "|"
	case "Vmatrix":
		open, end = "‖", "‖"
	case "cases", "dcases":
		open, g.Align = "{", "l"
	case "aligned", "align", "split", "eqnarray", "flalign":
		g.Align, g.Equations = "rl", true
	case "alignedat", "alignat":
		p.group(start) // the number of its columns
		g.Align, g.Equations = "rl", true
	case "gathered", "gather", "equation", "multline":
		g.Equations = true
	case "array":
		g.Align, g.Upright = p.columns(start)
	default:
		p.fail(start, "the environment %s is not known", name)
		return g
	}
	row := []Node{}
	last := func() bool { return len(row) == 0 || len(row) == 1 && empty(row[0]) }
	for {
		cell := &Row{Kids: p.until(start, "&", `\\`, `\end`, `\hline`)}
		row = append(row, cell)
		switch {
		case p.eat("&"):
			continue
		case p.eat(`\hline`):
			if last() {
				row = row[:0]
				g.Between = append(g.Between, len(g.Rows))
				continue
			}
			p.fail(p.at, `\hline stands between rows`)
			return g
		case p.eat(`\\`):
			if p.peek("[") {
				if i := strings.IndexByte(p.src[p.at:], ']'); i >= 0 {
					p.at += i + 1
				}
			}
			g.Rows, g.Ends = append(g.Rows, row), append(g.Ends, p.at)
			row = []Node{}
			continue
		}
		p.eat(`\end`)
		if closed := p.group(start); closed != name {
			p.fail(start, `\begin{%s} is closed by \end{%s}`, name, closed)
		}
		if !last() {
			g.Rows = append(g.Rows, row)
		}
		break
	}
	if open != "" {
		return &Fence{Open: open, Close: end, Kids: []Node{g}}
	}
	return g
}

func empty(n Node) bool {
	r, ok := n.(*Row)
	return ok && len(r.Kids) == 0
}

// columns parses the alignment of the columns of an array, and the indices of the columns before which rules stand.
func (p *parser) columns(start int) (align string, rules []int) {
	var b strings.Builder
	for _, c := range p.group(start) {
		switch c {
		case 'l', 'c', 'r':
			b.WriteRune(c)
		case '|':
			rules = append(rules, b.Len())
		case ' ':
		default:
			p.fail(start, "the columns of an array are l, c or r")
			return "c", nil
		}
	}
	if b.Len() == 0 {
		return "c", nil
	}
	return b.String(), slices.Compact(rules)
}
