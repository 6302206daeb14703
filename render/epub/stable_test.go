package epub

import (
	"slices"
	"strings"
	"testing"

	"studyguide/source/ast"
)

func TestAnchorsStayWhenOtherQuestionsComeAndGo(t *testing.T) {
	ids := func(g *ast.Guide) []string {
		book, _ := made(t, g)
		var out []string
		for name, data := range opened(t, book) {
			if strings.HasPrefix(name, "xhtml/s") {
				out = append(out, readPage(t, name, data).ids...)
			}
		}
		return out
	}
	more := blocksGuide()
	before := ids(more)
	s := more.Sections[0]
	s.Questions = slices.Insert(s.Questions, 0, ask("new", "0", "What is new?", plain("This.")))
	s.Questions = append(s.Questions, ask("漢字", "", "漢字?", plain("That.")))
	after := ids(more)
	for _, id := range before {
		if !slices.Contains(after, id) {
			t.Errorf("the anchor %s is gone", id)
		}
	}
}
