package qti

import (
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/xmltree"
)

// walk1 reads the items of a file in version 1.2 that are in n, which is in the section with the path.
func (r *reader) walk1(n *xmltree.Node, path []string) {
	for _, e := range n.Elements() {
		switch e.Name {
		case "assessment", "objectbank":
			title := e.Get("title")
			if title == "" {
				title = field(e.Element("qtimetadata"), "bank_title")
			}
			alone := !r.several && len(n.Elements("assessment", "objectbank")) == 1
			if r.title == "" && alone && e.Name == "assessment" {
				r.title = strings.Join(strings.Fields(title), " ")
				title = ""
			}
			r.walk1(e, r.subsection(path, title))
		case "section":
			r.walk1(e, r.subsection(path, e.Get("title")))
		case "item":
			r.item1(e, path)
		case "rubric", "presentation_material", "objectives":
			var t bank.Text
			r.material(&t, e)
			r.quiz.Describe(path, r.blocks(t), e.Span(r.Lines))
		}
	}
}

// field returns the value of a field of metadata.
func field(n *xmltree.Node, names ...string) string {
	for _, f := range n.All("qtimetadatafield", "qti_metadatafield") {
		if slices.Contains(names, strings.ToLower(f.Element("fieldlabel").Word())) {
			return f.Element("fieldentry").Word()
		}
	}
	return ""
}

// A response is what is answered in an item: by choosing, by writing or by a number.
type response struct {
	node    *xmltree.Node
	ident   string
	label   bank.Text // text of its own, such as what is to be matched
	choices []bank.Choice
	idents  []string // of the choices
	rules   []rule   // what answers are right
	blank   bool     // its place in the text is shown
}

// A rule is an answer and the percent of the points that it is worth.
type rule struct {
	value string
	at    *xmltree.Node
	share float64
}

// item1 reads an item of version 1.2.
func (r *reader) item1(n *xmltree.Node, path []string) {
	it := bank.Item{Entry: bank.Entry{At: n.Span(r.Lines), Section: path}}
	it.Name, it.NameAt = strings.Join(strings.Fields(n.Get("title")), " "), n.Tag(r.Lines)
	body := n.Element("presentation")
	p := presentation{reader: r, gaps: len(body.All("response_str", "response_num"))}
	p.walk(body)
	kind := field(n.Element("itemmetadata"), "question_type", "cc_profile", "qmd_itemtype")
	if len(p.responses) == 0 && (kind == "essay_question" || kind == "file_upload_question") {
		it.Question = r.blocks(p.text)
		r.score(n, nil, &it)
		r.quiz.Add(it)
		return
	}
	if len(p.responses) == 0 {
		r.quiz.Describe(path, r.blocks(p.text), it.At)
		return
	}
	r.score(n, p.responses, &it)
	if kind == "calculated_question" {
		r.quiz.LeaveOut("the values of a calculated question are", n.Tag(r.Lines))
	}
	p.answer(kind, &it)
	it.Outcomes = append(it.Outcomes, p.outcomes...)
	if body := field(n.Element("itemmetadata"), "qmd_keywords"); body != "" {
		for _, tag := range strings.Split(body, ",") {
			if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(it.Tags, tag) {
				it.Tags = append(it.Tags, tag)
			}
		}
	}
	r.quiz.Add(it)
}

// A presentation is what an item shows, while it is read.
type presentation struct {
	*reader
	text      bank.Text
	responses []*response
	outcomes  [][]ast.Block // feedback on choices that are not offered
	gaps      int           // places to write in
	inLine    bool          // the last part was such a place
}

// walk reads what is in an element.
func (p *presentation) walk(n *xmltree.Node) {
	for _, e := range n.Elements() {
		switch e.Name {
		case "material":
			if !p.inLine && !p.text.IsBlank() {
				p.text.Decode("<p>", e.Start)
			}
			p.material(&p.text, e)
			p.inLine = false
		case "response_lid", "response_grp":
			p.choices(e)
		case "response_str", "response_num":
			p.field(e)
		case "response_xy", "response_extension", "response_na":
			p.quiz.LeaveOut("the places on a picture are", e.Tag(p.Lines))
			p.responses = append(p.responses, &response{node: e, ident: e.Get("ident")})
			for _, m := range e.All("material") {
				p.text.Decode("<p>", m.Start)
				p.material(&p.text, m)
			}
		default:
			p.walk(e)
		}
	}
}

// choices reads what is to be chosen from.
func (p *presentation) choices(n *xmltree.Node) {
	res := &response{node: n, ident: n.Get("ident")}
	p.around(&res.label, n)
	for _, l := range n.All("response_label") {
		var t bank.Text
		p.material(&t, l)
		t = t.Trim()
		at := l.Tag(p.Lines)
		if !t.IsBlank() {
			at = t.Span(p.Lines)
		}
		blocks := p.blocks(t)
		if len(blocks) == 0 {
			continue
		}
		res.choices = append(res.choices, bank.Choice{At: at, Blocks: blocks})
		res.idents = append(res.idents, l.Get("ident"))
	}
	if n.First("render_hotspot") != nil {
		p.quiz.LeaveOut("the places on a picture are", n.Tag(p.Lines))
	}
	p.responses = append(p.responses, res)
	p.inLine = false
}

// around adds the texts of a response that are not those of its choices.
func (p *presentation) around(t *bank.Text, n *xmltree.Node) {
	for _, e := range n.Elements() {
		switch e.Name {
		case "response_label":
		case "material":
			if !t.IsBlank() {
				t.Decode("<p>", e.Start)
			}
			p.material(t, e)
		default:
			p.around(t, e)
		}
	}
}

// field reads a place to write in.
func (p *presentation) field(n *xmltree.Node) {
	res := &response{node: n, ident: n.Get("ident")}
	for _, m := range n.All("material") {
		if !p.text.IsBlank() {
			p.text.Decode(" ", m.Start)
		}
		p.material(&p.text, m)
	}
	if p.gaps > 1 {
		at := 0
		for _, x := range p.responses {
			if x.blank {
				at++
			}
		}
		p.text.Decode(" "+bank.Blank(at, p.gaps)+" ", n.Start)
		p.inLine, res.blank = true, true
	}
	p.responses = append(p.responses, res)
}

// material adds the texts and pictures in an element as HTML.
func (r *reader) material(t *bank.Text, n *xmltree.Node) {
	for _, e := range n.Elements() {
		switch e.Name {
		case "mattext":
			if len(e.Elements()) > 0 {
				e.AddHTML(t, func(*bank.Text, *xmltree.Node) bool { return false })
				break
			}
			if text := e.Text().Trim(); strings.Contains(e.Get("texttype"), "html") {
				t.Append(text)
			} else {
				t.Append(text.Auto())
			}
		case "matemtext":
			t.Decode("<em>", e.Start)
			t.Append(e.Text().Auto())
			t.Decode("</em>", e.End)
		case "matbreak":
			t.Decode("<br>", e.Start)
		case "matimage":
			r.image(t, e)
		case "mataudio", "matvideo", "matapplet", "matapplication", "mat_extension":
			r.quiz.LeaveOut("recordings and programs are", e.Tag(r.Lines))
		case "flow_mat", "flow":
			if !t.IsBlank() {
				t.Decode("<p>", e.Start)
			}
			r.material(t, e)
		default:
			r.material(t, e)
		}
	}
}

// image adds a picture: one that is in the element, or elsewhere.
func (r *reader) image(t *bank.Text, n *xmltree.Node) {
	src := n.Get("uri")
	if data := n.Word(); n.Get("embedded") == "base64" && data != "" {
		kind := n.Get("imagtype")
		if kind == "" {
			kind = "image/png"
		}
		src = "data:" + kind + ";base64," + data
	}
	if src != "" {
		t.Decode(`<img src="`+src+`" alt="`+strings.ReplaceAll(n.Get("label"), `"`, "&quot;")+`">`, n.Start)
	}
}

// answer makes the answers of an item from its responses.
func (p *presentation) answer(kind string, it *bank.Item) {
	first := p.responses[0]
	it.Question = p.blocks(p.text)
	if len(p.responses) > 1 {
		for _, res := range p.responses {
			res.scale()
		}
	}
	switch {
	case p.isBlanks():
		it.Question = p.blocks(p.text)
		var gaps []bank.Gap
		for _, res := range p.responses {
			gaps = append(gaps, p.gap(res, kind))
		}
		it.Fill(gaps)
	case len(p.responses) == 1:
		if !first.label.IsBlank() {
			it.Question = append(it.Question, p.blocks(first.label)...)
		}
		if first.node.Get("rcardinality") == "Ordered" && len(first.choices) > 0 {
			p.order(first, it)
			return
		}
		g := p.gap(first, kind)
		it.Fill([]bank.Gap{g})
	case kind == "matching_question" || p.isMatching():
		var pairs []bank.Pair
		for _, res := range p.responses {
			p.keepFeedback(res)
			left, right := p.blocks(res.label), 0
			for _, c := range res.choices {
				pair := bank.Pair{At: c.At, Right: c.Blocks}
				if c.Share > 0 {
					pair.Left = left
					right++
				}
				pairs = append(pairs, pair)
			}
			if right == 0 {
				pairs = append(pairs, bank.Pair{At: res.node.Tag(p.Lines), Left: left})
			}
		}
		asked, answer := bank.Match(pairs)
		it.Question, it.Answer = append(it.Question, asked...), answer
	default:
		var gaps []bank.Gap
		for i, res := range p.responses {
			t := res.label
			if !res.blank {
				t.Decode(" "+bank.Blank(i, len(p.responses)), res.node.Start)
				it.Question = append(it.Question, p.blocks(t)...)
			}
			gaps = append(gaps, p.gap(res, kind))
		}
		it.Fill(gaps)
	}
}

// gap returns one response as a gap.
func (p *presentation) gap(res *response, kind string) bank.Gap {
	written := kind == "fill_in_multiple_blanks_question" || kind == "short_answer_question"
	if len(res.choices) > 0 && !written {
		return bank.Gap{Choices: res.choices, Several: strings.EqualFold(res.node.Get("rcardinality"), "multiple")}
	}
	p.keepFeedback(res)
	var accepted [][]ast.Block
	for _, c := range res.choices {
		accepted = append(accepted, bank.InPart(c.Blocks, c.Share))
	}
	for _, a := range res.rules {
		if len(res.choices) > 0 {
			break
		}
		line := bank.Line(a.value, a.at.Span(p.Lines))
		accepted = append(accepted, bank.InPart([]ast.Block{line}, a.share))
	}
	return bank.Gap{Answers: accepted}
}

// keepFeedback keeps the feedback on the choices of a response that become no options.
func (p *presentation) keepFeedback(res *response) {
	for _, c := range res.choices {
		p.outcomes = append(p.outcomes, c.Feedback)
	}
}

// scale makes the best answer to a response worth all points, of which an item with several responses gives it a part.
func (res *response) scale() {
	most := 0.0
	for _, c := range res.choices {
		most = max(most, c.Share)
	}
	for _, a := range res.rules {
		most = max(most, a.share)
	}
	if most <= 0 {
		return
	}
	for i := range res.choices {
		res.choices[i].Share *= 100 / most
	}
	for i := range res.rules {
		res.rules[i].share *= 100 / most
	}
}

// isBlanks reports whether the text has the places of all responses, as Canvas writes them: "[color]" for
// response_color. They become gaps.
func (p *presentation) isBlanks() bool {
	s := p.text.String()
	var out bank.Text
	from := 0
	type place struct{ at, size, of int }
	var places []place
	for i, res := range p.responses {
		name, ok := strings.CutPrefix(res.ident, "response_")
		if !ok {
			return false
		}
		mark := "[" + name + "]"
		at := strings.Index(s, mark)
		if at < 0 {
			return false
		}
		places = append(places, place{at, len(mark), i})
	}
	slices.SortStableFunc(places, func(a, b place) int { return a.at - b.at })
	var sorted []*response
	for i, pl := range places {
		if pl.at < from {
			return false
		}
		out.Append(p.text.Slice(from, pl.at))
		out.Decode(bank.Blank(i, len(places)), p.text.Offset(pl.at))
		from = pl.at + pl.size
		sorted = append(sorted, p.responses[pl.of])
	}
	out.Append(p.text.Slice(from, len(s)))
	p.text, p.responses = out, sorted
	return true
}

// isMatching reports whether all responses have a text of their own and offer the same choices.
func (p *presentation) isMatching() bool {
	first := p.responses[0]
	for _, res := range p.responses {
		if res.label.IsBlank() || len(res.choices) < 2 || len(res.choices) != len(first.choices) {
			return false
		}
		for i, c := range res.choices {
			if ast.BlockText(c.Blocks, ast.OwnText) != ast.BlockText(first.choices[i].Blocks, ast.OwnText) {
				return false
			}
		}
	}
	return true
}

// order makes the answer of a response whose choices are to be put in order.
func (p *presentation) order(res *response, it *bank.Item) {
	p.keepFeedback(res)
	sorted := make([][]ast.Block, 0, len(res.choices))
	for _, a := range res.rules {
		if i := slices.Index(res.idents, a.value); i >= 0 {
			sorted = append(sorted, res.choices[i].Blocks)
		}
	}
	if len(sorted) == 0 {
		for _, c := range res.choices {
			sorted = append(sorted, c.Blocks)
		}
		asked, _ := bank.Order(sorted)
		it.Question = append(it.Question, asked...)
		return
	}
	asked, answer := bank.Order(sorted)
	it.Question, it.Answer = append(it.Question, asked...), answer
}

// number returns the number that a text is, 0 for another text.
func number(s string) float64 {
	f, _ := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return f
}
