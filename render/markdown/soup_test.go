package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestSoupComesBackTheSame writes and reads guides of pieces of markup in random order: what no author would put side
// by side.
func TestSoupComesBackTheSame(t *testing.T) {
	phrases := []string{
		"word", " ", "*", "**", "_", "~~", "~", "`", "``", "\\", "[", "]", "](x.md)", "![", "<b>", "</b>", "<T>",
		"<br>", "&amp;", "&", "&lt;", "|", "!", "(", ")", ".", ":", "http://a.example/b", "www.a.example",
		"me@a.example", "<sup>", "</sup>", "é", "5", "1.", "-", "#", "[^n]", "\n", "\\\n", "\"", "<code>", "</code>",
		"a_b", "a*b", "$", "$x$", "$$y_i$$", `$\alpha|\beta$`, `\(a^b\)`, "[x]",
		"==", "==x==", "{", "}", "{.a}", "{#i}", "{: .note }", "[[", "]]", "[[a|b]]", "%%", "{{< x >}}", "{{< /x >}}",
		"{% raw %}", "{{ page.title }}", "<Note>", "</Note>", "[!tip]", ":::", "^abcdef",
	}
	blocks := []string{
		"\n\n", "\n\n- ", "\n- ", "\n  - ", "\n\n1. ", "\n2. ", "\n\n> ", "\n> ", "\n\n#### ",
		"\n\n| a | b |\n| - | :-: |\n| ", " | ", "\n\n```\n", "\n```\n\n", "\n\n<details>\n<summary>", "</summary>\n\n",
		"\n\n</details>\n\n", "\n\nTerm\n: ", "\n\n---\n\n", "\n\n- [ ] ", "\n- [x] ", "\n\n    ", "\n\n> [!NOTE]\n> ",
		"\n\n![alt](i.png)\n\n", "\n\n   ", "\n\n**Answer:**\n\n", "\n\n<table><tr><td>", "</td><td>",
		"</td></tr></table>\n\n", "\n\n* ", "\n\n1) ", "\n\n$$\nz^2\n$$\n\n", "\n\n```math\nw\n```\n\n",
		"\n\n::: tip T\n", "\n:::\n\n", "\n\n::: details\n", "\n\n!!! note \"T\"\n    ", "\n\n??? faq \"T\"\n\n    ",
		"\n\n> [!tip] Title\n> ", "\n\n> [!faq]- Why?\n> ", "\n\n=== \"tab\"\n    ", "\n\n<Note>\n", "\n</Note>\n\n",
		"\n\n<Accordion title=\"A\">\n  ", "\n</Accordion>\n", "\n\n\\newpage\n\n", "\n\n[TOC]\n\n", "\n{: .note }\n",
		"\n\n{{< details \"a\" >}}\n", "\n{{< /details >}}\n",
	}
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 3))
		var b strings.Builder
		b.WriteString("---\ntitle: Soup\nquestion-level: 3\n---\n")
		for q := range 3 {
			fmt.Fprintf(&b, "\n\n### %d. What", q+1)
			for range r.IntN(40) {
				if r.IntN(4) == 0 {
					b.WriteString(blocks[r.IntN(len(blocks))])
				} else {
					b.WriteString(phrases[r.IntN(len(phrases))])
				}
			}
		}
		b.WriteString("\n\n[^n]: note\n")
		if !t.Run(fmt.Sprint(seed), func(t *testing.T) { sameTree(t, "soup.md", []byte(b.String())) }) {
			t.Logf("the soup:\n%s", b.String())
		}
	}
}
