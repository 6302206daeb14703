package layout

import (
	"maps"
	"testing"

	"example.org/studyguide/source/ast"
)

// TestSectionsEndWhereTheirLastWordIs lets the second section begin below what is left of a page, at the top of one and
// under room that its title keeps above itself.
func TestSectionsEndWhereTheirLastWordIs(t *testing.T) {
	first, second := &ast.Section{ID: "first"}, &ast.Section{ID: "second"}
	begins := func(s *ast.Section) row { return row{section: s, rank: 1, items: []Item{&Text{}}} }
	says, room := row{items: []Item{&Text{}}}, row{height: 90 * Pt}
	type pages = map[*ast.Section]int
	for name, c := range map[string]struct {
		rows   []row
		starts []int
		want   pages
	}{
		"on one page":     {[]row{begins(first), says, begins(second)}, []int{0}, pages{first: 0, second: 0}},
		"within a page":   {[]row{begins(first), says, says, begins(second)}, []int{0, 2}, pages{first: 1, second: 1}},
		"at a page's top": {[]row{begins(first), says, begins(second)}, []int{0, 2}, pages{first: 0, second: 1}},
		"under room":      {[]row{begins(first), says, room, begins(second)}, []int{0, 2}, pages{first: 0, second: 1}},
		"after no words":  {[]row{begins(first), room, begins(second)}, []int{0, 1, 2}, pages{first: 0, second: 2}},
	} {
		if got := lastPages(c.rows, c.starts); !maps.Equal(got, c.want) {
			t.Errorf("%s: the sections end on the pages %d and %d, want %d and %d",
				name, got[first], got[second], c.want[first], c.want[second])
		}
	}
}
