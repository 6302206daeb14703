package fonts

import "example.org/studyguide/fonts/bidi"

// Line returns a line of text as runs in visual order, from the left, each stretch in its own direction (UAX #9).
func (s *Set) Line(st Style, text string, base bidi.Base) ([]*Run, error) {
	rs := []rune(text)
	all, _ := bidi.Levels(text, base)
	var parts []string
	var levels []uint8
	for i := 0; i < len(rs); {
		j := i + 1
		for j < len(rs) && all[j] == all[i] {
			j++
		}
		parts, levels = append(parts, string(rs[i:j])), append(levels, all[i])
		i = j
	}
	var out []*Run
	for _, i := range bidi.Order(levels) {
		st.RTL = levels[i]%2 == 1
		runs, err := s.Shape(st, parts[i])
		if err != nil {
			return nil, err
		}
		out = append(out, runs...)
	}
	return out, nil
}
