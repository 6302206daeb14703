package svg

import (
	"math"
	"strconv"
	"strings"
)

// numbers reads numbers with white space or commas between them, up to something else.
func numbers(s string) []float64 {
	var out []float64
	r := reader{s: s}
	for {
		v, ok := r.number()
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

// A reader reads numbers as paths and lists of points have them.
type reader struct {
	s  string
	at int
}

func (r *reader) blank() {
	for r.at < len(r.s) && strings.IndexByte(" \t\r\n\f,", r.s[r.at]) >= 0 {
		r.at++
	}
}

// number reads a number, which may follow another without anything between: "1-2.5.5".
func (r *reader) number() (float64, bool) {
	r.blank()
	start, i := r.at, r.at
	if i < len(r.s) && (r.s[i] == '-' || r.s[i] == '+') {
		i++
	}
	digits := func() bool {
		from := i
		for i < len(r.s) && r.s[i] >= '0' && r.s[i] <= '9' {
			i++
		}
		return i > from
	}
	some := digits()
	if i < len(r.s) && r.s[i] == '.' {
		i++
		some = digits() || some
	}
	if !some {
		return 0, false
	}
	if end := i; i < len(r.s) && (r.s[i] == 'e' || r.s[i] == 'E') {
		i++
		if i < len(r.s) && (r.s[i] == '-' || r.s[i] == '+') {
			i++
		}
		if !digits() {
			i = end
		}
	}
	v, err := strconv.ParseFloat(r.s[start:i], 64)
	r.at = i
	return bounded(v), err == nil
}

// flag reads a flag of an arc, which is one digit.
func (r *reader) flag() (bool, bool) {
	r.blank()
	if r.at >= len(r.s) || r.s[r.at] != '0' && r.s[r.at] != '1' {
		return false, false
	}
	r.at++
	return r.s[r.at-1] == '1', true
}

// bounded returns v within what PDF can hold.
func bounded(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return max(-1e6, min(v, 1e6))
}

// length reads a length in pixels; of is what percentages are of, and em the size of the type.
func length(s string, of, em float64) (float64, bool) {
	r := reader{s: s}
	v, ok := r.number()
	if !ok {
		return 0, false
	}
	switch strings.ToLower(strings.TrimSpace(s[r.at:])) {
	case "", "px":
	case "pt":
		v *= 96. / 72
	case "pc":
		v *= 16
	case "in":
		v *= 96
	case "cm":
		v *= 96 / 2.54
	case "mm":
		v *= 96 / 25.4
	case "em", "rem":
		v *= em
	case "ex", "ch":
		v *= em / 2
	case "%":
		v *= of / 100
	default:
		return 0, false
	}
	return v, true
}
