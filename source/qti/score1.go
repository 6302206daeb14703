package qti

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// score reads the rules of an item of version 1.2: which answers are worth points, and what feedback they get.
func (r *reader) score(n *xmltree.Node, responses []*response, it *bank.Item) {
	byIdent := map[string]*response{}
	for _, res := range responses {
		byIdent[res.ident] = res
	}
	most := 0.0
	conditions := n.All("respcondition")
	for _, c := range conditions {
		most = max(most, points(c))
	}
	for _, v := range n.All("decvar") {
		if f := number(v.Get("maxvalue")); f > most && points1(v.Get("varname")) {
			most = f
		}
	}
	said, feedback := map[string]bool{}, map[string]*xmltree.Node{}
	for _, f := range n.Elements("itemfeedback") {
		if feedback[f.Get("ident")] == nil {
			feedback[f.Get("ident")] = f
		}
	}
	for _, c := range conditions {
		share := 0.0
		if p := points(c); p > 0 && most > 0 {
			share = 100 * p / most
		}
		equal := equals(c.Element("conditionvar"), nil)
		for _, e := range equal {
			res, value := byIdent[e.Get("respident")], e.Word()
			switch {
			case res == nil || share <= 0:
			case len(res.idents) > 0:
				if i := slices.Index(res.idents, value); i >= 0 {
					res.choices[i].Share = max(res.choices[i].Share, share)
				}
				res.rules = append(res.rules, rule{value, e, share})
			case value != "":
				if !slices.ContainsFunc(res.rules, func(a rule) bool { return a.value == value }) {
					res.rules = append(res.rules, rule{value, e, share})
				}
			}
		}
		if share > 0 {
			r.ranges(c, byIdent, share)
		}
		for _, f := range c.Elements("displayfeedback") {
			ident := f.Get("linkrefid")
			blocks := r.feedback(feedback[ident])
			if len(blocks) == 0 {
				continue
			}
			var choice *bank.Choice
			if len(equal) == 1 && byIdent[equal[0].Get("respident")] != nil {
				res := byIdent[equal[0].Get("respident")]
				if i := slices.Index(res.idents, equal[0].Word()); i >= 0 {
					choice = &res.choices[i]
				}
			}
			switch {
			case choice != nil && len(choice.Feedback) == 0:
				choice.Feedback = blocks
			case said[ident]:
			case strings.Contains(strings.ToLower(ident), "general") && !strings.Contains(ident, "incorrect"):
				it.Feedback = append(it.Feedback, blocks...)
			default:
				it.Outcomes = append(it.Outcomes, blocks)
			}
			said[ident] = true
		}
	}
	for _, f := range n.Elements("itemfeedback") {
		if !said[f.Get("ident")] {
			if blocks := r.feedback(f); len(blocks) > 0 {
				it.Outcomes = append(it.Outcomes, blocks)
			}
		}
	}
}

// points1 reports whether a variable holds the points of an item.
func points1(name string) bool {
	return name == "" || !strings.Contains(strings.ToLower(name), "feedback")
}

// points returns the points that a condition gives.
func points(c *xmltree.Node) float64 {
	sum := 0.0
	vars := c.Elements("setvar")
	for _, v := range vars {
		if f := number(v.Word()); points1(v.Get("varname")) && v.Get("action") != "Subtract" {
			sum += f
		}
	}
	title := strings.ToLower(c.Get("title"))
	if len(vars) == 0 && strings.Contains(title, "correct") && !strings.Contains(title, "incorrect") {
		return 1
	}
	return sum
}

// equals returns the comparisons of a condition that must hold.
func equals(n *xmltree.Node, out []*xmltree.Node) []*xmltree.Node {
	for _, e := range n.Elements() {
		switch e.Name {
		case "varequal", "varsubstring":
			out = append(out, e)
		case "and", "or", "unanswered":
			out = equals(e, out)
		}
	}
	return out
}

// ranges reads the numbers between which an answer is worth points.
func (r *reader) ranges(c *xmltree.Node, byIdent map[string]*response, share float64) {
	low, high := c.First("vargte", "vargt"), c.First("varlte", "varlt")
	if low == nil || high == nil {
		return
	}
	res := byIdent[low.Get("respident")]
	if res == nil || len(res.idents) > 0 {
		return
	}
	if len(c.All("varequal")) > 0 { // the number itself is there, with what may be missed
		return
	}
	res.rules = append(res.rules, rule{bank.Range(low.Word(), high.Word()), low, share})
}

// feedback returns the blocks of feedback; nothing for nil.
func (r *reader) feedback(n *xmltree.Node) []ast.Block {
	if n == nil {
		return nil
	}
	var t bank.Text
	r.material(&t, n)
	return r.blocks(t)
}
