package qti

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// interaction makes a question of the text that is open and an interaction that stands on lines of its own.
func (x *item) interaction(n *xmltree.Node, d declaration) {
	it := x.open()
	if len(it.Question) == 0 { // another interaction with the same text
		it.Name, it.NameAt = strings.Join(strings.Fields(x.node.Get("title")), " "), x.node.Tag(x.Lines)
	}
	if it.At = n.Span(x.Lines); len(x.parts) == 0 {
		it.At = x.node.Span(x.Lines)
	}
	switch n.Name {
	case "choiceInteraction":
		it.Choices = x.choices(n, d, "simpleChoice")
		it.Several = n.Get("maxChoices") != "1" && n.Get("maxChoices") != ""
	case "hottextInteraction":
		it.Choices = x.choices(n, d, "hottext")
		it.Several = n.Get("maxChoices") != "1"
	case "orderInteraction":
		var sorted [][]ast.Block
		choices := named(n.Elements("simpleChoice"))
		for _, id := range d.correct {
			if c := choices[id]; c != nil {
				sorted = append(sorted, x.inside(c))
			}
		}
		if len(sorted) == 0 {
			for _, c := range n.Elements("simpleChoice") {
				sorted = append(sorted, x.inside(c))
			}
			asked, _ := bank.Order(sorted)
			it.Question = append(it.Question, asked...)
			break
		}
		asked, answer := bank.Order(sorted)
		it.Question, it.Answer = append(it.Question, asked...), answer
	case "matchInteraction", "associateInteraction":
		asked, answer := bank.Match(x.pairs(n, d))
		it.Question, it.Answer = append(it.Question, asked...), answer
	case "extendedTextInteraction", "sliderInteraction":
		it.Answer = bank.Listed(x.written(d), false)
	default:
		x.quiz.LeaveOut(unread(n.Name), n.Tag(x.Lines))
		var t bank.Text
		for _, e := range n.Elements() {
			if e.Name == "object" || e.Name == "img" || e.Name == "picture" {
				x.object(&t, e)
			}
		}
		it.Question = append(it.Question, x.reader.blocks(t)...)
		for _, e := range n.Elements("gapText") {
			it.Question = append(it.Question, x.inside(e)...)
		}
	}
	if n := len(x.parts); n > 0 && it.Name != "" && len(it.Choices)+len(it.Answer) == 0 {
		x.parts[n-1].Question = append(x.parts[n-1].Question, it.Question...)
		return
	}
	x.parts = append(x.parts, it)
}

// unread returns what of an interaction a guide has no place for.
func unread(interaction string) string {
	switch interaction {
	case "uploadInteraction":
		return "places to upload files are"
	case "drawingInteraction":
		return "places to draw are"
	case "mediaInteraction":
		return "recordings and programs are"
	case "customInteraction", "portableCustomInteraction":
		return "interactions of other makers are"
	default:
		return "the places on a picture are"
	}
}

// named returns elements by their identifiers.
func named(list []*xmltree.Node) map[string]*xmltree.Node {
	out := map[string]*xmltree.Node{}
	for _, e := range list {
		out[e.Get("identifier")] = e
	}
	return out
}

// choices returns the choices of an interaction, which are the elements with a name.
func (x *item) choices(n *xmltree.Node, d declaration, name string) []bank.Choice {
	var out []bank.Choice
	modal := map[string]*xmltree.Node{}
	for _, f := range x.node.Elements("modalFeedback") {
		modal[f.Get("identifier")] = f
	}
	for _, e := range n.All(name) {
		id := e.Get("identifier")
		c := bank.Choice{At: e.Tag(x.Lines), Blocks: x.inside(e), Share: d.share(id)}
		for _, f := range e.All("feedbackInline", "feedbackBlock") {
			c.Feedback = append(c.Feedback, x.inside(f)...)
		}
		if len(c.Blocks) > 0 {
			c.At = c.Blocks[0].Span()
		}
		if f := modal[id]; f != nil {
			c.Feedback = append(c.Feedback, x.inside(f)...)
			x.spent[f] = true
		}
		out = append(out, c)
	}
	return out
}

// written returns the answers that may be written.
func (x *item) written(d declaration) [][]ast.Block {
	var accepted [][]ast.Block
	for _, value := range d.accepted() {
		line := bank.Line(value, d.at[value].Span(x.Lines))
		share := 100.0
		if f, ok := d.mapped[value]; ok {
			share = f
		}
		accepted = append(accepted, bank.InPart([]ast.Block{line}, share))
	}
	return accepted
}

// gapMatch returns the gap that texts of the interaction around it may fill.
func (x *item) gapMatch(gap *xmltree.Node) bank.Gap {
	var g bank.Gap
	for _, n := range x.node.Element("itemBody").All("gapMatchInteraction") {
		d := x.declared[n.Get("responseIdentifier")]
		for _, e := range n.Elements("gapText", "gapImg") {
			share := d.share(e.Get("identifier") + " " + gap.Get("identifier"))
			c := bank.Choice{At: e.Tag(x.Lines), Blocks: x.inside(e), Share: share}
			g.Choices = append(g.Choices, c)
		}
	}
	return g
}

// pairs returns the pairs of an interaction that matches or associates. What belongs to nothing stands alone.
func (x *item) pairs(n *xmltree.Node, d declaration) []bank.Pair {
	sets := n.Elements("simpleMatchSet")
	all := named(n.All("simpleAssociableChoice"))
	used := map[string]bool{}
	pair := func(left, right string) bank.Pair {
		p := bank.Pair{At: n.Tag(x.Lines)}
		if e := all[left]; e != nil {
			p.At, p.Left = e.Tag(x.Lines), x.inside(e)
		}
		if e := all[right]; e != nil {
			p.Right = x.inside(e)
		}
		used[left], used[right] = true, true
		return p
	}
	var out []bank.Pair
	for _, value := range d.accepted() {
		if left, right, ok := strings.Cut(value, " "); ok {
			out = append(out, pair(left, right))
		}
	}
	for i, set := range sets {
		for _, e := range set.Elements("simpleAssociableChoice") {
			switch id := e.Get("identifier"); {
			case used[id]:
			case i == 0:
				out = append(out, pair(id, ""))
			default:
				out = append(out, pair("", id))
			}
		}
	}
	if len(sets) == 0 {
		for _, e := range n.Elements("simpleAssociableChoice") {
			if id := e.Get("identifier"); !used[id] {
				out = append(out, pair(id, ""))
			}
		}
	}
	return out
}
