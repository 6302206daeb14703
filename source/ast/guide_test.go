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

func TestExhibitsAreThoseThatShowSomething(t *testing.T) {
	cell := &Cell{Inlines: []Inline{&Text{Value: "x"}}}
	row := [][]*Cell{{{}, cell}}
	quoted := &Quote{Blocks: []Block{&Listing{}, &Table{Header: []*Cell{cell}}}}
	g := &Guide{
		Intro: []Block{&Listing{Text: "x"}, &Table{}, &Table{Rows: [][]*Cell{{{}}}}},
		Sections: []*Section{{Questions: []*Question{{
			Answer: []Block{quoted, &Table{Rows: row}},
		}}}},
		Notes: []*Note{{Blocks: []Block{&Listing{}}}},
	}
	if listings, tables := g.Exhibits(); listings != 3 || tables != 2 {
		t.Errorf("got %d listings and %d tables, want 3 and 2", listings, tables)
	}
}
