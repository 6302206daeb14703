package golden

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Nasty writes guides of blocks within each other as no author would: containers that end where they should not,
// notes that cite each other, tables, formulas and tags in all of them. Its words are w1z, w2z and so on.
type Nasty struct {
	Words int // written so far
	*rand.Rand
}

// NewNasty returns a writer whose guides depend on a seed and a stream.
func NewNasty(seed int, stream uint64) *Nasty {
	return &Nasty{Rand: rand.New(rand.NewPCG(uint64(seed), stream))}
}

func (n *Nasty) pick(options ...string) string { return options[n.IntN(len(options))] }

func (n *Nasty) word() string {
	n.Words++
	return fmt.Sprintf("w%dz", n.Words)
}

// Guide returns a guide of a few questions.
func (n *Nasty) Guide() string {
	var b strings.Builder
	b.WriteString("# Guide\n\n")
	for range 3 + n.IntN(3) {
		fmt.Fprintf(&b, "## What is %s?\n\n%s\n\n", n.inline(1), n.Blocks(3))
	}
	b.WriteString("[^1]: " + n.word() + n.pick("", "[^2]", "[^1]") + "\n\n")
	b.WriteString("[^2]: " + n.pick("", "- ") + n.word() + "[^1]\n")
	return b.String()
}

// inline returns a piece of text, in which others may be.
func (n *Nasty) inline(depth int) string {
	in := n.word
	if depth > 0 {
		in = func() string { return n.inline(depth - 1) }
	}
	switch n.IntN(14) {
	case 0:
		return "**" + in() + "** " + in()
	case 1:
		return "*" + in() + n.pick("*", "", "**")
	case 2:
		return "~~" + n.word() + "~~ " + in()
	case 3:
		return "`" + n.word() + "`"
	case 4:
		return "[" + in() + "](" + n.pick("#guide", "https://example.org/a_b", "#none", "x y") + ")"
	case 5:
		return n.word() + "[^" + n.pick("1", "2", "3") + "]"
	case 6:
		return "$x_{" + n.pick("1", "i", `\alpha`) + "}$ " + in()
	case 7:
		return "<" + n.pick("kbd", "sub", "sup", "mark", "b", "ins", "q", "small") + ">" + in() +
			n.pick("</b>", "</kbd>", "</sub>", "")
	case 8:
		return "![" + n.word() + "](" + n.pick("none.png", "https://example.org/a.png") + ")"
	case 13:
		return in() + n.pick("<br>", "  \n", "\\\n") + in()
	default:
		return in() + " " + n.word()
	}
}

// under returns text in a container whose lines begin with prefix. A few lines lack it.
func (n *Nasty) under(text, prefix string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" && n.IntN(12) > 0 {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

// Blocks returns a few blocks, in which others are that deep.
func (n *Nasty) Blocks(depth int) string {
	var parts []string
	for range 1 + n.IntN(3) {
		parts = append(parts, n.block(depth))
	}
	return strings.Join(parts, n.pick("\n\n", "\n\n", "\n"))
}

func (n *Nasty) block(depth int) string {
	kind := n.IntN(21)
	if depth == 0 {
		kind = n.IntN(11)
	}
	switch kind {
	case 0, 1:
		return n.inline(2)
	case 2:
		return n.pick("```\n", "```go\n", "~~~ text\n") + n.word() + "\n\t" + n.word() + n.pick("\n```", "\n~~~", "")
	case 3:
		return n.pick("$$\n", `\[`+"\n") + "x^2" + n.pick("\n$$", "\n\\]", "")
	case 4:
		return "| " + n.word() + " | " + n.inline(1) + " |\n|---|" + n.pick("---|", "--:|") + "\n| " + n.inline(0) +
			" | " + n.word() + " |"
	case 5:
		return "    " + n.word()
	case 6:
		return n.pick("### ", "#### ", "###### ") + n.inline(1)
	case 7:
		return n.word() + n.pick("[^", "![^") + n.pick("1", "2", "3", "4", "5") + "] " + n.word()
	case 8:
		return n.pick("$$", "$$\n", `\[`, "\\[\n", "a $$", "$$$\n") +
			n.pick("", "- ", "# ", "> ", "x^", "{", "_\n", "1. ") + n.word() +
			n.pick("\n", "", "\n\n") + n.pick("$$", "$$", "  $$", "\\]", "", "$$ after", "> $$", "\\$$", "$")
	case 9:
		return n.pick("```math\n", "~~~ math\n") + n.word() + n.pick("\n```", "\n~~~", "\n\n  ```", "")
	case 10:
		return n.pick("### ", "- ", "    ", "`", "| a |\n|---|\n| ") + n.word() + n.pick("", "`", " |")
	case 11, 12:
		return "> " + n.under(n.Blocks(depth-1), n.pick("> ", ">", "> "))
	case 13:
		return "> [!" + n.pick("NOTE", "WARNING", "TIP") + "]\n> " + n.under(n.Blocks(depth-1), "> ")
	case 14:
		return n.word() + "\n: " + n.under(n.Blocks(depth-1), "  ")
	case 15:
		return "<details><summary>" + n.word() + "</summary>\n\n" + n.Blocks(depth-1) + "\n\n</details>"
	case 16:
		return "<table><tr><th>" + n.word() + "</th></tr><tr><td" + n.pick("", " colspan=2", " rowspan=3") + ">" +
			n.inline(1) + "</td></tr></table>"
	case 17, 18:
		return "[^" + n.pick("1", "2", "3", "4", "5") + "]:" + n.pick(" ", " ", "", "\n    ") +
			n.under(n.Blocks(depth-1), n.pick("    ", "    ", "\t", "  "))
	default:
		mark := n.pick("- ", "* ", "1. ", "10) ", "- [x] ", "-   ", "-\t")
		return mark + n.under(n.Blocks(depth-1), strings.Repeat(" ", len(mark)))
	}
}
