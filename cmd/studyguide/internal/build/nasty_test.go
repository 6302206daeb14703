package build

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"studyguide/fonts"
	"studyguide/render"
	epubcheck "studyguide/render/check/epub"
	"studyguide/render/check/parity"
	pdfcheck "studyguide/render/check/pdf"
	"studyguide/render/epub"
	"studyguide/render/pdf"
	"studyguide/source"
	"studyguide/source/diag"
)

// A nasty writes guides of blocks within each other as no author would: containers that end where they should not,
// notes that cite each other, tables, formulas and tags in all of them. Its words are w1z, w2z and so on.
type nasty struct {
	*rand.Rand
	words int
}

func (n *nasty) pick(options ...string) string { return options[n.IntN(len(options))] }

func (n *nasty) word() string {
	n.words++
	return fmt.Sprintf("w%dz", n.words)
}

// guide returns a guide of a few questions.
func (n *nasty) guide() string {
	var b strings.Builder
	b.WriteString("# Guide\n\n")
	for range 3 + n.IntN(3) {
		fmt.Fprintf(&b, "## What is %s?\n\n%s\n\n", n.inline(1), n.blocks(3))
	}
	b.WriteString("[^1]: " + n.word() + n.pick("", "[^2]", "[^1]") + "\n\n")
	b.WriteString("[^2]: " + n.pick("", "- ") + n.word() + "[^1]\n")
	return b.String()
}

// inline returns a piece of text, in which others may be.
func (n *nasty) inline(depth int) string {
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
	case 9:
		return in() + n.pick("<br>", "  \n", "\\\n") + in()
	default:
		return in() + " " + n.word()
	}
}

// under returns text in a container whose lines begin with prefix. A few lines lack it.
func (n *nasty) under(text, prefix string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" && n.IntN(12) > 0 {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

func (n *nasty) blocks(depth int) string {
	var parts []string
	for range 1 + n.IntN(3) {
		parts = append(parts, n.block(depth))
	}
	return strings.Join(parts, n.pick("\n\n", "\n\n", "\n"))
}

func (n *nasty) block(depth int) string {
	kind := n.IntN(15)
	if depth == 0 {
		kind = n.IntN(7)
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
	case 7, 8:
		return "> " + n.under(n.blocks(depth-1), n.pick("> ", ">", "> "))
	case 9:
		return "> [!" + n.pick("NOTE", "WARNING", "TIP") + "]\n> " + n.under(n.blocks(depth-1), "> ")
	case 10:
		return n.word() + "\n: " + n.under(n.blocks(depth-1), "  ")
	case 11:
		return "<details><summary>" + n.word() + "</summary>\n\n" + n.blocks(depth-1) + "\n\n</details>"
	case 12:
		return "<table><tr><th>" + n.word() + "</th></tr><tr><td" + n.pick("", " colspan=2", " rowspan=3") + ">" +
			n.inline(1) + "</td></tr></table>"
	default:
		mark := n.pick("- ", "* ", "1. ", "10) ", "- [x] ", "-\t")
		return mark + n.under(n.blocks(depth-1), strings.Repeat(" ", len(mark)))
	}
}

// TestNastyGuides builds guides of a grammar: each word is in both books or in a finding, and nobody who reads the
// books back has a complaint.
func TestNastyGuides(t *testing.T) {
	seeds := 25
	if os.Getenv("STUDYGUIDE_LONG") != "" {
		seeds = 500
	}
	for seed := range seeds {
		n := &nasty{Rand: rand.New(rand.NewPCG(uint64(seed), 7))}
		src := n.guide()
		if said := complaints(t, "guide.md", src, n.words); len(said) > 0 {
			t.Errorf("seed %d: %s\n%s", seed, strings.Join(said, "\n"), src)
		}
	}
}

// FuzzBooks builds books of any input, read as Markdown, as a page or as text.
func FuzzBooks(f *testing.F) {
	for seed := range 10 {
		n := &nasty{Rand: rand.New(rand.NewPCG(uint64(seed), 8))}
		f.Add(byte(seed), n.guide())
	}
	f.Add(byte(1), "<h1>Guide</h1><h2>Why?</h2><p>a<h2>How?</h2><ul><li>b<h2>When?</h2><table><tr><td>c")
	f.Add(byte(2), "1. Why?\n\na\n\n2. How?\n\nb\n\n3. When?\n\nc\n")
	f.Fuzz(func(t *testing.T, kind byte, src string) {
		if len(src) > 5000 {
			t.Skip("the books of much text take long")
		}
		name := []string{"guide.md", "guide.html", "guide.txt"}[kind%3]
		for _, said := range complaints(t, name, src, 0) {
			t.Error(said)
		}
	})
}

// complaints builds both books of a guide and returns what is wrong with them, and which of the words w1z, w2z and so
// on the EPUB lacks though no finding names it. What the PDF lacks, the comparison says.
func complaints(t *testing.T, name, src string, words int) (said []string) {
	t.Helper()
	var list diag.List
	guide, err := source.LoadBytes(name, []byte(src), source.Options{}, &list)
	if err != nil {
		return nil // refused
	}
	job := &render.Job{Guide: guide, Fonts: fonts.NewSet(), Sink: &list}
	job.Share(pdf.Renderer{}, epub.Renderer{})
	var one, two bytes.Buffer
	if err := (pdf.Renderer{}).Render(t.Context(), &one, job); err != nil {
		return []string{"pdf: " + err.Error()}
	}
	if err := (epub.Renderer{}).Render(t.Context(), &two, job); err != nil {
		return []string{"epub: " + err.Error()}
	}
	file, err := pdfcheck.Read(one.Bytes())
	if err != nil {
		return []string{"pdf: " + err.Error()}
	}
	for _, f := range file.Check() {
		said = append(said, fmt.Sprintf("pdf: %s", f))
	}
	found, err := epubcheck.Book(two.Bytes())
	if err != nil {
		return append(said, "epub: "+err.Error())
	}
	for _, f := range found {
		said = append(said, fmt.Sprintf("epub: %s:%d: %s: %s", f.File, f.Line, f.Rule, f.Message))
	}
	left, err := parity.PDF(file)
	if err != nil {
		return append(said, "parity: "+err.Error())
	}
	right, err := parity.EPUB(two.Bytes(), left.Words)
	if err != nil {
		return append(said, "parity: "+err.Error())
	}
	for _, d := range parity.Compare(left, right) {
		said = append(said, "parity: "+d.Message)
	}
	text := bookText(t, two.Bytes())
	for _, d := range list.Sorted() {
		text += d.Message
	}
	for i := range words {
		if word := fmt.Sprintf("w%dz", i+1); !strings.Contains(text, word) {
			said = append(said, "lost: "+word)
		}
	}
	return said
}
