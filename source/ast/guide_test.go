package ast

import "testing"

// TestPartsAreSectionsWithATitle counts the sections of guides: those without a title and those of answers are none,
// and a single one is not worth a word.
func TestPartsAreSectionsWithATitle(t *testing.T) {
	title := []Inline{&Text{Value: "T"}}
	for _, c := range []struct {
		sections []*Section
		want     int
	}{
		{nil, 0},
		{[]*Section{{Title: title}}, 0},
		{[]*Section{{Title: title}, {}}, 0},
		{[]*Section{{Title: title}, {Title: title, Back: true}}, 0},
		{[]*Section{{Title: title}, {Title: title}}, 2},
		{[]*Section{{Title: title, Sections: []*Section{{Title: title}, {}}}}, 2},
		{[]*Section{{Sections: []*Section{{Title: title}, {Title: title}, {Title: title}}}}, 3},
	} {
		if got := (&Guide{Sections: c.sections}).Parts(); got != c.want {
			t.Errorf("%d sections: got %d, want %d", len(c.sections), got, c.want)
		}
	}
}
