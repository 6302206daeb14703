package markdown

import (
	"fmt"
	"strings"
	"testing"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/golden"
)

func TestNestedFormulasAndFootnotesKeepEveryWord(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	failures := 0
	for seed := range rounds {
		n := golden.NewNasty(seed, 1)
		src := n.Blocks(3)
		if complaint := complaintOf(src, n.Words); complaint != "" {
			t.Errorf("seed %d: %s\n%s", seed, complaint, src)
			if failures++; failures > 3 {
				return
			}
		}
	}
}

// complaintOf describes what the reader gets wrong in src, which has so many words; empty if nothing.
func complaintOf(src string, words int) string {
	doc := Read("in.md", []byte(src), &diag.List{})
	var text strings.Builder
	ids := map[string]bool{}
	for _, note := range doc.Notes {
		ids[note.ID] = true
	}
	broken := ""
	ast.Walk(doc, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.Text:
			text.WriteString(node.Value)
		case *ast.Code:
			text.WriteString(node.Value)
		case *ast.Math:
			text.WriteString(node.TeX)
		case *ast.Listing:
			text.WriteString(node.Text + node.Language)
		case *ast.Image:
			text.WriteString(node.Alt)
		case *ast.NoteRef:
			if !ids[node.ID] {
				broken = fmt.Sprintf("a reference leads to %q, which is no note", node.ID)
			}
		}
		return true
	})
	have := text.String()
	for i := range words {
		word := fmt.Sprintf("w%dz", i+1)
		switch strings.Count(have, word) {
		case 0:
			return "lost: " + word
		case 1:
		default:
			return "doubled: " + word
		}
	}
	return broken
}
