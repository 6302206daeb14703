package qti

import (
	"html"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// walk2 reads the items of a file in version 2 or 3 from n on, which is in the section with the path.
func (r *reader) walk2(n *xmltree.Node, path []string) {
	switch n.Name {
	case "assessmentItem":
		r.item2(n, path)
		return
	case "assessmentItemRef", "assessmentSectionRef", "assessmentStimulusRef":
		if r.pack != nil && r.pack.follow(r, n.Get("href"), path) {
			return
		}
		r.quiz.LeaveOut("items that stand in other files are", n.Tag(r.Lines))
		return
	case "assessmentTest":
		if r.several {
			path = r.subsection(path, n.Get("title"))
		} else {
			r.title = strings.Join(strings.Fields(n.Get("title")), " ")
		}
	case "assessmentSection":
		if n.Get("visible") != "false" {
			path = r.subsection(path, n.Get("title"))
		}
	case "rubricBlock":
		var t bank.Text
		n.AddHTML(&t, func(*bank.Text, *xmltree.Node) bool { return false })
		r.quiz.Describe(path, r.blocks(t), n.Span(r.Lines))
		return
	}
	for _, e := range n.Elements() {
		switch e.Name {
		case "assessmentItem", "assessmentItemRef", "assessmentSection", "assessmentSectionRef", "testPart",
			"rubricBlock":
			r.walk2(e, path)
		}
	}
}

// A declaration says what the right response to an interaction is.
type declaration struct {
	correct []string
	mapped  map[string]float64 // percent of the points
	keys    []string           // of mapped, in the order of the file
	at      map[string]*xmltree.Node
}

// declarations returns the declarations of an item by their identifiers.
func declarations(n *xmltree.Node) map[string]declaration {
	out := map[string]declaration{}
	for _, e := range n.Elements("responseDeclaration") {
		d := declaration{mapped: map[string]float64{}, at: map[string]*xmltree.Node{}}
		for _, v := range e.Element("correctResponse").Elements("value") {
			word := strings.Join(strings.Fields(v.Text().String()), " ")
			d.correct = append(d.correct, word)
			d.at[word] = v
		}
		most := number(e.Element("mapping").Get("upperBound"))
		entries := e.Element("mapping").Elements("mapEntry")
		for _, m := range entries {
			most = max(most, number(m.Get("mappedValue")))
		}
		for _, m := range entries {
			key := strings.Join(strings.Fields(m.Get("mapKey")), " ")
			if f := number(m.Get("mappedValue")); most > 0 {
				d.mapped[key] = 100 * f / most
			}
			d.keys = append(d.keys, key)
			if d.at[key] == nil {
				d.at[key] = m
			}
		}
		out[e.Get("identifier")] = d
	}
	return out
}

// share returns the percent of the points that a response is worth.
func (d declaration) share(value string) float64 {
	switch {
	case slices.Contains(d.correct, value):
		return 100
	case len(d.correct) > 0:
		return 0
	}
	return d.mapped[value]
}

// accepted returns the values that are right, each worth all points or, if mapped, its part of them.
func (d declaration) accepted() []string {
	out := slices.Clone(d.correct)
	for _, k := range d.keys {
		if d.mapped[k] > 0 && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// An item is an item of version 2 while it is read. Each of its interactions but those in the line becomes a question.
type item struct {
	*reader
	node     *xmltree.Node
	path     []string
	declared map[string]declaration
	html     bank.Text              // of the question that is open
	gaps     []bank.Gap             // in it
	all      int                    // gaps in the item
	parts    []bank.Item            // questions that are complete
	feedback []ast.Block            // on every answer
	outcomes [][]ast.Block          // on others
	spent    map[*xmltree.Node]bool // feedback that has become that on a choice
}

// interactions holds the interactions that feedback may lead to.
var interactions = []string{
	"choiceInteraction", "textEntryInteraction", "extendedTextInteraction", "orderInteraction",
	"inlineChoiceInteraction", "matchInteraction", "associateInteraction", "gapMatchInteraction",
}

// item2 reads an item of version 2 or 3.
func (r *reader) item2(n *xmltree.Node, path []string) {
	body := n.Element("itemBody")
	x := &item{reader: r, node: n, path: path, declared: declarations(n), spent: map[*xmltree.Node]bool{}}
	x.all = len(body.All("textEntryInteraction", "inlineChoiceInteraction", "gap"))
	if n.Element("templateDeclaration") != nil {
		r.quiz.LeaveOut("the values that a template sets are", n.Element("templateDeclaration").Tag(r.Lines))
	}
	if ref := n.Element("assessmentStimulusRef"); ref != nil {
		r.walk2(ref, path)
	}
	body.AddHTML(&x.html, x.replace)
	x.closeGaps()
	rest := x.blocks(x.html)
	x.modalFeedback()
	if len(x.parts) == 0 {
		r.quiz.Describe(path, rest, n.Span(r.Lines))
		return
	}
	last := &x.parts[len(x.parts)-1]
	last.Question = append(last.Question, rest...)
	last.Feedback = append(last.Feedback, x.feedback...)
	last.Outcomes = append(last.Outcomes, x.outcomes...)
	for i, part := range x.parts {
		if i == 0 {
			part.Name, part.NameAt = strings.Join(strings.Fields(n.Get("title")), " "), n.Tag(r.Lines)
		}
		r.quiz.Add(part)
	}
}

// closeGaps makes a question of the text with gaps that is open.
func (x *item) closeGaps() {
	if len(x.gaps) == 0 {
		return
	}
	it := x.open()
	it.Fill(x.gaps)
	x.parts = append(x.parts, it)
	x.gaps = nil
}

// open returns the question that is open, as far as it goes, and begins another.
func (x *item) open() bank.Item {
	it := bank.Item{Entry: bank.Entry{At: x.node.Span(x.Lines), Section: x.path, Question: x.reader.blocks(x.html)}}
	x.html = bank.Text{}
	return it
}

// replace reads what is no text in the body of an item. It returns false for all else.
func (x *item) replace(t *bank.Text, n *xmltree.Node) bool {
	d := x.declared[n.Get("responseIdentifier")]
	switch name := n.Name; {
	case name == "textEntryInteraction":
		x.gap(t, n, bank.Gap{Answers: x.written(d)})
	case name == "inlineChoiceInteraction":
		x.gap(t, n, bank.Gap{Choices: x.choices(n, d, "inlineChoice")})
	case name == "gap":
		x.gap(t, n, x.gapMatch(n))
	case name == "gapMatchInteraction":
		x.prompt(t, n)
		n.AddHTML(t, x.replace)
		x.closeGaps()
	case name == "gapText", name == "gapImg", name == "prompt":
	case name == "hottext":
		n.AddHTML(t, x.replace)
	case name == "hottextInteraction":
		x.prompt(t, n)
		n.AddHTML(t, x.replace)
		x.interaction(n, d)
	case strings.HasSuffix(name, "Interaction"):
		if name == "endAttemptInteraction" {
			break // a button
		}
		x.closeGaps()
		x.prompt(t, n)
		x.interaction(n, d)
	case name == "rubricBlock":
		x.rubric(t, n)
	case name == "feedbackBlock" && n.First(interactions...) != nil, name == "positionObjectStage":
		n.AddHTML(t, x.replace)
	case name == "feedbackBlock", name == "feedbackInline":
		x.outcomes = append(x.outcomes, x.inside(n))
	case name == "printedVariable":
		t.Decode("{"+n.Get("identifier")+"}", n.Start)
	case name == "object", name == "picture":
		x.object(t, n)
	case name == "templateBlock", name == "templateInline", name == "stylesheet", name == "catalogInfo":
	case name == "infoControl":
		n.AddHTML(t, x.replace)
	default:
		return false
	}
	return true
}

// inside returns the blocks of what is in an element.
func (x *item) inside(n *xmltree.Node) []ast.Block {
	var t bank.Text
	n.AddHTML(&t, func(t *bank.Text, n *xmltree.Node) bool {
		switch n.Name {
		case "feedbackInline", "feedbackBlock":
			return true // has a place of its own
		case "object":
			x.object(t, n)
			return true
		case "printedVariable":
			t.Decode("{"+n.Get("identifier")+"}", n.Start)
			return true
		}
		return false
	})
	return x.reader.blocks(t)
}

// prompt adds the prompt of an interaction as a paragraph.
func (x *item) prompt(t *bank.Text, n *xmltree.Node) {
	if p := n.Element("prompt"); p != nil {
		t.Decode("<div>", p.Start)
		p.AddHTML(t, x.replace)
		t.Decode("</div>", p.End)
	}
}

// object adds a picture; other objects are left out.
func (x *item) object(t *bank.Text, n *xmltree.Node) {
	src := n.Get("data")
	if img := n.First("img"); src == "" && img != nil {
		src = img.Get("src")
	}
	kind := n.Get("type")
	if !strings.HasPrefix(kind, "image/") && kind != "" || src == "" {
		x.quiz.LeaveOut("recordings and programs are", n.Tag(x.Lines))
		n.AddHTML(t, x.replace)
		return
	}
	var alt bank.Text
	n.AddHTML(&alt, func(*bank.Text, *xmltree.Node) bool { return false })
	says := ast.BlockText(x.reader.blocks(alt), ast.OwnText)
	t.Decode(`<img src="`+src+`" alt="`+html.EscapeString(strings.Join(strings.Fields(says), " "))+`">`, n.Start)
}

// rubric reads a text for some of those who meet an item: for candidates it is a part of the question, for others it
// explains the answer.
func (x *item) rubric(t *bank.Text, n *xmltree.Node) {
	view := " " + n.Get("view") + " "
	if strings.Contains(view, " candidate ") || view == "  " {
		n.AddHTML(t, x.replace)
		return
	}
	x.feedback = append(x.feedback, x.inside(n)...)
}

// modalFeedback reads the feedback that follows the body, as far as it is not that on a choice.
func (x *item) modalFeedback() {
	for _, f := range x.node.Elements("modalFeedback") {
		blocks := x.inside(f)
		if len(blocks) == 0 || x.spent[f] {
			continue
		}
		x.outcomes = append(x.outcomes, blocks)
	}
}

// gap adds the place of a gap to the text.
func (x *item) gap(t *bank.Text, n *xmltree.Node, g bank.Gap) {
	t.Decode(bank.Blank(len(x.gaps), x.all), n.Start)
	x.gaps = append(x.gaps, g)
}
