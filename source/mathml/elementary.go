package mathml

import (
	"strconv"
	"strings"
)

// sum returns the rows of a sum or a division as they are written by hand, the last digits below each other.
func (w *writer) sum(name string, kids []*Element) string {
	s := &stack{w: w}
	if name == "mlongdiv" && len(kids) > 2 { // the divisor and the result stand before what is divided
		s.row(w.of(kids[1]), 0)
		s.row(w.of(kids[0])+`\,`+divided(w.of(kids[2])), 0)
		kids = kids[3:]
	}
	s.rows(kids, 0, 0)
	return s.String()
}

// stack collects rows that stand above each other.
type stack struct {
	strings.Builder
	w *writer
}

// row adds a row that ends some digits left of the last.
func (s *stack) row(row string, left int) {
	const most = 40 // digits; a shift by more is no sum
	if left > 0 && left <= most && row != "" {
		row += `\phantom{` + strings.Repeat("0", left) + "}"
	}
	s.WriteString(row + ` \\ `)
}

// rows adds elements as rows. The first ends some digits left of the last, each other one so many more.
func (s *stack) rows(es []*Element, left, shift int) {
	number := func(e *Element, name string) int {
		n, _ := strconv.Atoi(e.Attr[name]) // 0 unless it is given
		return n
	}
	for _, e := range es {
		kids := e.elements()
		switch e.Name {
		case "msline":
			s.WriteString(`\hline `)
			continue
		case "msgroup":
			if s.w.depth < deepest {
				s.w.depth++
				s.rows(kids, left+number(e, "position"), number(e, "shift"))
				s.w.depth--
			}
		case "mscarries":
			var carries []string
			for _, k := range kids {
				carries = append(carries, s.w.of(k))
			}
			s.row(strings.TrimSpace(strings.Join(carries, `\,`)), left+number(e, "position"))
		default:
			s.row(s.w.of(e), left+number(e, "position"))
		}
		left += shift
	}
}
