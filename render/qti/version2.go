package qti

import (
	"context"
	"io"
	"strconv"
	"strings"

	"example.org/studyguide/render"
	"example.org/studyguide/render/exchange"
	"example.org/studyguide/source/ast"
)

// Version2 writes guides as packages in QTI 2.1, for TAO, ONYX, Inspera and others that take no package of version 1.2.
// The package has a test with a section for each part of the guide, and a file for each question: a choice or, if it is
// open, a text whose answer scorers see. The explanation of options shows once one is taken. The zero Version2 is ready
// to use.
type Version2 struct{}

var _ render.Renderer = Version2{}

// Name returns "qti21".
func (Version2) Name() string { return "qti21" }

// Ext returns ".qti21.zip".
func (Version2) Ext() string { return ".qti21.zip" }

// Render writes job.Guide to w. The error is that of w or ctx.
func (Version2) Render(ctx context.Context, w io.Writer, job *render.Job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	p := &pack2{
		pack:     newPack(job, func(p exchange.Picture) string { return pictureDir + "/" + p.Name }),
		language: job.Guide.Meta.LanguageTag(),
	}
	p.packages = packaging{cp2, schemaCP, "QTIv2.1 Package", "1.0.0"}
	p.test(job.Guide.Meta.Title, asking(exchange.Parts(job.Guide)))
	p.html.Losses.Report("qti21", job.Sink)
	return p.write(w)
}

const (
	space2   = "http://www.imsglobal.org/xsd/imsqti_v2p1"
	schema2  = space2 + " http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
	cp2      = "http://www.imsglobal.org/xsd/imscp_v1p1"
	schemaCP = cp2 + " http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
	instance = "http://www.w3.org/2001/XMLSchema-instance"
	testFile = "test.xml"
)

// The variables of an item and, of its feedback, the value at which it shows.
const (
	answer2 = "RESPONSE"
	score2  = "SCORE"
	told2   = "TOLD"
	shown2  = "answered"
)

// A pack2 is a package of version 2.1 in the making.
type pack2 struct {
	*pack
	language string
}

// test adds the test, and the items that its sections refer to.
func (p *pack2) test(title string, parts []exchange.Part) {
	t := &document{}
	t.header("assessmentTest", "xmlns", space2, "xmlns:xsi", instance, "xsi:schemaLocation", schema2,
		"identifier", p.ident("test"), "title", clean(title))
	t.Open("testPart", "identifier", "part", "navigationMode", "nonlinear", "submissionMode", "individual")
	for i, part := range parts {
		name := strings.Join(part.Path, " / ")
		if name == "" {
			name = title
		}
		t.Open("assessmentSection", "identifier", "section"+strconv.Itoa(i+1), "title", clean(name), "visible", "true")
		if len(part.Intro) > 0 {
			t.Open("rubricBlock", "view", "candidate")
			t.Raw(p.division(part.Intro))
			t.EndLine()
		}
		for _, it := range part.Items {
			f := p.item(it)
			t.Empty("assessmentItemRef", "identifier", f.ident, "href", f.path)
			t.Raw("\n")
			p.tests = append(p.tests, f)
		}
		t.EndLine()
	}
	for t.Depth() > 0 {
		t.EndLine()
	}
	test := file{ident: p.ident("test"), path: testFile, kind: "imsqti_test_xmlv2p1", text: t.String()}
	for _, f := range p.tests {
		test.needs = append(test.needs, f.ident)
	}
	p.tests = append([]file{test}, p.tests...)
}

// division returns blocks as an element of version 2.1.
func (p *pack2) division(blocks []ast.Block) string {
	return "<div>" + within2(p.html.Blocks(blocks)) + "</div>\n"
}

// item returns the file of a question.
func (p *pack2) item(it exchange.Item) file {
	d, form := &document{}, it.Form()
	id := p.ident("item", it.Key)
	d.header("assessmentItem", "xmlns", space2, "xmlns:xsi", instance, "xsi:schemaLocation", schema2,
		"identifier", id, "title", clean(it.Name), "adaptive", "false", "timeDependent", "false",
		"xml:lang", p.language)
	explained := form != exchange.Essay && len(it.Answer) > 0
	declare(d, it, form, explained)
	d.Open("itemBody")
	d.Raw("<div>" + within2(p.html.Question(it)) + "</div>\n")
	if form == exchange.Essay {
		d.Empty("extendedTextInteraction", "responseIdentifier", answer2)
		d.Raw("\n")
		if len(it.Answer) > 0 {
			d.Open("rubricBlock", "view", "scorer")
			d.Raw(p.division(it.Answer))
			d.EndLine()
		}
	} else {
		p.choices(d, it, form)
	}
	d.EndLine()
	process(d, it, form, explained)
	if explained {
		d.Open("modalFeedback", "outcomeIdentifier", told2, "identifier", shown2, "showHide", "show")
		d.Raw(p.division(it.Answer))
		d.EndLine()
	}
	d.EndLine()
	return file{ident: id, path: id + ".xml", kind: "imsqti_item_xmlv2p1", text: d.String(),
		words: it.Labels()}
}

// declare writes the variables of an item.
func declare(d *document, it exchange.Item, form exchange.Form, explained bool) {
	cardinality, kind := "single", "identifier"
	switch form {
	case exchange.Essay:
		kind = "string"
	case exchange.SomeOf:
		cardinality = "multiple"
	}
	d.Open("responseDeclaration", "identifier", answer2, "cardinality", cardinality, "baseType", kind)
	if right := it.Right(); len(right) > 0 {
		d.Open("correctResponse")
		for i, o := range it.Options {
			if o.Right {
				d.Line("value", choice(i))
			}
		}
		d.EndLine()
	}
	d.EndLine()
	d.Open("outcomeDeclaration", "identifier", score2, "cardinality", "single", "baseType", "float")
	d.Open("defaultValue")
	d.Line("value", "0")
	d.EndLine()
	d.EndLine()
	if explained {
		d.Empty("outcomeDeclaration", "identifier", told2, "cardinality", "single", "baseType", "identifier")
		d.Raw("\n")
	}
}

// choice returns the identifier of an option.
func choice(i int) string { return "C" + strconv.Itoa(i+1) }

// choices writes the options of a question. Of those in which some may be right any number can be taken.
func (p *pack2) choices(d *document, it exchange.Item, form exchange.Form) {
	most := "1"
	if form == exchange.SomeOf {
		most = "0"
	}
	d.Open("choiceInteraction", "responseIdentifier", answer2, "shuffle", "false", "maxChoices", most)
	for i, o := range it.Options {
		d.Start("simpleChoice", "identifier", choice(i))
		d.Raw(within2(p.html.Option(o)))
		d.EndLine()
	}
	d.EndLine()
}

// process writes how a response is judged: it is worth a point if it is all that is right, and nothing else.
func process(d *document, it exchange.Item, form exchange.Form, explained bool) {
	judged := form != exchange.Essay && len(it.Right()) > 0
	if !judged && !explained {
		return
	}
	when := func(condition, value func()) {
		d.Open("responseCondition")
		d.Open("responseIf")
		condition()
		value()
		d.EndLine()
		d.EndLine()
	}
	set := func(variable, kind, value string) func() {
		return func() {
			d.Open("setOutcomeValue", "identifier", variable)
			d.Line("baseValue", value, "baseType", kind)
			d.EndLine()
		}
	}
	variable := func() {
		d.Empty("variable", "identifier", answer2)
		d.Raw("\n")
	}
	d.Open("responseProcessing")
	if judged {
		when(func() {
			d.Open("match")
			variable()
			d.Empty("correct", "identifier", answer2)
			d.Raw("\n")
			d.EndLine()
		}, set(score2, "float", "1"))
	}
	if explained {
		when(func() {
			d.Open("not")
			d.Open("isNull")
			variable()
			d.EndLine()
			d.EndLine()
		}, set(told2, "identifier", shown2))
	}
	d.EndLine()
}

// clean puts s on one line with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
