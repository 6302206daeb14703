package markdown

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"studyguide/source/ast"
	"studyguide/source/diag"
)

// A nest writes random blocks of Markdown in each other: containers, and formulas and footnotes that may end where they
// should not.
type nest struct {
	*rand.Rand
	words int
}

func (n *nest) word() string {
	n.words++
	return fmt.Sprintf("w%dz", n.words)
}

func (n *nest) pick(options ...string) string { return options[n.IntN(len(options))] }

// under returns text in a container whose lines begin with prefix. A few lines lack it.
func (n *nest) under(text, prefix string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" && n.IntN(12) > 0 {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

func (n *nest) blocks(depth int) string {
	var parts []string
	for range 1 + n.IntN(3) {
		parts = append(parts, n.block(depth))
	}
	return strings.Join(parts, n.pick("\n\n", "\n\n", "\n"))
}

func (n *nest) block(depth int) string {
	kind := n.IntN(13)
	if depth == 0 {
		kind = n.IntN(6)
	}
	switch kind {
	case 0, 1:
		return n.word() + " " + n.word()
	case 2:
		return n.word() + n.pick("[^", "![^") + n.pick("1", "2", "3", "4", "5") + "] " + n.word()
	case 3:
		return n.pick("$$", "$$\n", `\[`, "\\[\n", "a $$", "$$$\n") +
			n.pick("", "- ", "# ", "> ", "x^", "{", "_\n", "1. ") + n.word() +
			n.pick("\n", "", "\n\n") + n.pick("$$", "$$", "  $$", "\\]", "", "$$ after", "> $$", "\\$$", "$")
	case 4:
		return n.pick("```math\n", "~~~ math\n") + n.word() + n.pick("\n```", "\n~~~", "\n\n  ```", "")
	case 5:
		return n.pick("### ", "- ", "    ", "`", "| a |\n|---|\n| ") + n.word() + n.pick("", "`", " |")
	case 6, 7:
		label := n.pick("1", "2", "3", "4", "5")
		return "[^" + label + "]:" + n.pick(" ", " ", "", "\n    ") +
			n.under(n.blocks(depth-1), n.pick("    ", "    ", "\t", "  "))
	case 8:
		return "> " + n.under(n.blocks(depth-1), n.pick("> ", ">", "> "))
	case 9:
		return n.word() + "\n: " + n.under(n.blocks(depth-1), "  ")
	case 10:
		return "<details><summary>" + n.word() + "</summary>\n\n" + n.blocks(depth-1) + "\n\n</details>"
	default:
		mark := n.pick("- ", "* ", "1. ", "10) ", "-   ", "-\t")
		return mark + n.under(n.blocks(depth-1), strings.Repeat(" ", len(mark)))
	}
}

func TestNestedFormulasAndFootnotesKeepEveryWord(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	failures := 0
	for seed := range rounds {
		n := &nest{Rand: rand.New(rand.NewPCG(uint64(seed), 1))}
		src := n.blocks(3)
		if complaint := n.complaint(src); complaint != "" {
			t.Errorf("seed %d: %s\n%s", seed, complaint, src)
			if failures++; failures > 3 {
				return
			}
		}
	}
}

// complaint describes what the reader gets wrong in src; empty if nothing.
func (n *nest) complaint(src string) string {
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
	for i := range n.words {
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
