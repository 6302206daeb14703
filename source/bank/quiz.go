package bank

import (
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// A Quiz collects the questions of a quiz program's file. Unlike a table, it has names of questions, which only the
// program's users see, points for options, and feedback on answers.
type Quiz struct {
	*Builder
	items   []Item
	begun   map[string]bool        // sections that have a question
	waiting map[string][]ast.Block // descriptions that stand before the next question, by section
	media   map[string][]byte
	lost    []*loss
	byKind  map[string]*loss
	named   []categorySpan
}

// A categorySpan is where a file names a category.
type categorySpan struct {
	path []string
	at   diag.Span
}

// Category takes note of a category that the file names at a place. One that is left without questions is reported.
func (z *Quiz) Category(path []string, at diag.Span) {
	z.named = append(z.named, categorySpan{path, at})
}

// reportEmpty reports categories that have become no sections.
func (z *Quiz) reportEmpty(sink diag.Sink) {
	have := map[string]bool{"": true}
	var walk func(list []*section)
	walk = func(list []*section) {
		for _, s := range list {
			have[strings.Join(s.path, "\x00")] = true
			walk(s.parts)
		}
	}
	walk(z.sections)
	for _, c := range z.named {
		if !have[strings.Join(c.path, "\x00")] {
			sink.Report(diag.New(diag.Furniture, c.at, "category without questions set aside"))
		}
	}
}

// A loss is what a guide has no place for, of one kind.
type loss struct {
	what  string
	first diag.Span
	count int
}

// LeaveOut takes note of something that a guide has no place for. what says it as in "the pictures are".
func (z *Quiz) LeaveOut(what string, at diag.Span) {
	l := z.byKind[what]
	if l == nil {
		l = &loss{what: what, first: at}
		z.byKind[what], z.lost = l, append(z.lost, l)
	}
	l.count++
}

// reportLost reports what is left out, each kind once.
func (z *Quiz) reportLost(sink diag.Sink) {
	for _, l := range z.lost {
		times := ""
		if l.count > 1 {
			times = ", here and in " + plural(l.count-1, "other place", "other places")
		}
		sink.Report(diag.New(diag.LeftOut, l.first, "%s left out%s", l.what, times))
	}
}

// An Item is one question of a [Quiz]. Its Options are made of Choices, and Feedback follows its Answer.
type Item struct {
	Entry
	Name     string    // the program's name for the question; may be empty
	NameAt   diag.Span // of that
	Choices  []Choice
	Several  bool          // more than one choice may be taken
	Feedback []ast.Block   // on every answer
	again    []diag.Span   // places of choices that other gaps have too
	Outcomes [][]ast.Block // feedback that depends on how right the answer is, and hints
}

// A Choice is an option as quiz programs have it.
type Choice struct {
	At       diag.Span
	Blocks   []ast.Block
	Share    float64     // percent of the points for taking it; 0 or less if it is wrong
	Feedback []ast.Block // to those who take it
}

// NewQuiz returns a collection for the file at, which is in the given format.
func NewQuiz(format string, at diag.Span) *Quiz {
	return &Quiz{
		Builder: New(format, at),
		begun:   map[string]bool{}, waiting: map[string][]ast.Block{}, media: map[string][]byte{},
		byKind: map[string]*loss{},
	}
}

// maxSections is the greatest depth of sections: canonical Markdown has headings for so many above those of questions.
const maxSections = 4

// SectionPath returns the titles of nested categories as those of sections. What is nested deeper than sections can be
// is joined into the last title.
func SectionPath(categories []string) []string {
	var out []string
	for _, c := range categories {
		switch c = strings.Join(strings.Fields(c), " "); {
		case c == "":
		case len(out) == maxSections:
			out[maxSections-1] += " / " + c
		default:
			out = append(out, c)
		}
	}
	return out
}

// Add adds a question.
func (z *Quiz) Add(it Item) {
	key := strings.Join(it.Section, "\x00")
	if graded(it.Choices, it.Several) {
		z.LeaveOut("the parts of the points that options are worth are", it.At)
	}
	it.Question = asked(it)
	if _, rest := markup.SplitTitle(it.Question); len(rest) < len(it.Question) && len(z.waiting[key]) > 0 {
		it.Question = slices.Concat(it.Question[:1:1], z.waiting[key], it.Question[1:])
		delete(z.waiting, key)
	}
	z.items, z.begun[key] = append(z.items, it), true
	z.section(it.Section, it.At) // sections come in the order of the file
}

// Describe adds a text that is no question. Before the first question of its section it is the section's introduction,
// after that a part of the question that follows, which it is about.
func (z *Quiz) Describe(path []string, blocks []ast.Block, at diag.Span) {
	if len(blocks) == 0 {
		return
	}
	key := strings.Join(path, "\x00")
	if len(path) == 0 && !z.begun[key] {
		z.doc.Blocks = append(z.doc.Blocks, blocks...)
		return
	}
	if z.begun[key] {
		z.waiting[key] = append(z.waiting[key], blocks...)
		return
	}
	s := z.section(path, at)
	s.Intro = append(s.Intro, blocks...)
}

// Document returns the document with the questions added so far. What of them a guide has no place for is reported.
func (z *Quiz) Document(sink diag.Sink) *ast.Document {
	z.reportLost(sink)
	z.reportEmpty(sink)
	z.takeNames(sink)
	z.takeNumbers()
	z.setFeedbackAside(sink)
	for _, it := range z.items {
		it.settle(sink)
		z.Builder.Add(it.Entry)
	}
	for _, s := range z.sections {
		z.describeRest(s)
	}
	doc := z.Builder.Document()
	if len(z.media) > 0 {
		doc.Media = z.media
	}
	return doc
}

// describeRest adds descriptions that no question follows to the introductions of their sections.
func (z *Quiz) describeRest(s *section) {
	if key := strings.Join(s.path, "\x00"); key == "" {
		z.doc.Blocks = append(z.doc.Blocks, z.waiting[key]...)
	} else {
		s.Intro = append(s.Intro, z.waiting[key]...)
	}
	for _, part := range s.parts {
		z.describeRest(part)
	}
}

// counted matches a name that is no more than a number: "Q1", "Question 07", "3".
var counted = pattern.New(`^(\p{L}*[.\s_-]{0,2})0*(\d{1,4})[.)]?$`)

// takeNames makes numbers of the names of questions, where all names are a count of the same form, and reports others
// that have become nothing.
func (z *Quiz) takeNames(sink diag.Sink) {
	numbers := make([]string, len(z.items))
	form, met, all := "", map[string]bool{}, true
	for i, it := range z.items {
		m := counted.FindStringSubmatch(strings.TrimSpace(it.Name))
		if m == nil {
			all = all && it.Name == ""
			continue
		}
		numbers[i] = m[2]
		key := strings.Join(it.Section, "\x00") + "\x00" + m[2]
		all = all && !met[key] && (len(met) == 0 || form == m[1])
		form, met[key] = m[1], true
	}
	titled := func(it Item) bool { // the name is how the question begins
		in, _ := markup.SplitTitle(it.Question)
		return strings.HasPrefix(ast.PlainText(in), strings.TrimRight(it.Name, ".… "))
	}
	all = all && !slices.ContainsFunc(z.items, func(it Item) bool { return it.Name != "" && titled(it) })
	aside, first := 0, diag.Span{}
	for i := range z.items {
		it := &z.items[i]
		switch {
		case it.Name == "", titled(*it):
		case all && it.Number == "":
			it.Number = numbers[i]
		default:
			if aside++; aside == 1 {
				first = it.NameAt
			}
		}
	}
	if aside > 0 {
		sink.Report(diag.New(diag.Furniture, first, "%s set aside, which the quiz program shows to teachers only",
			plural(aside, "name of a question", "names of questions")))
	}
}

// before matches a number before a question's text.
var before = pattern.New(`^\s*(\d{1,4})[.)](?:\s+|$)`)

// takeNumbers takes the numbers off the texts of questions, if all have one.
func (z *Quiz) takeNumbers() {
	first := func(it Item) *ast.Text {
		in, _ := markup.SplitTitle(it.Question)
		if len(in) < 1 {
			return nil
		}
		t, _ := in[0].(*ast.Text)
		return t
	}
	for _, it := range z.items {
		if t := first(it); it.Number != "" || t == nil || !before.MatchString(t.Value) {
			return
		}
	}
	for i := range z.items {
		t := first(z.items[i])
		m := before.FindStringSubmatch(t.Value)
		if len(m[0]) == len(t.Value) {
			continue
		}
		z.items[i].Number = m[1]
		t.Value = t.Value[len(m[0]):]
	}
}

// Feedback that says the same to many answers is the program's ("Your answer is incorrect."): right and wrong options
// are marked anyway.
const (
	usualFeedback   = 3  // questions
	longestFeedback = 80 // bytes
)

// setFeedbackAside removes what is said to the options of many questions alike.
func (z *Quiz) setFeedbackAside(sink diag.Sink) {
	questions := map[string]int{}
	for _, it := range z.items {
		met := map[string]bool{}
		for _, blocks := range it.said() {
			if s := text(*blocks); s != "" && !met[s] {
				met[s] = true
				questions[s]++
			}
		}
	}
	for _, it := range z.items {
		for _, blocks := range it.said() {
			s := text(*blocks)
			if questions[s] < usualFeedback || len(s) > longestFeedback {
				continue
			}
			at := (*blocks)[0].Span().To((*blocks)[len(*blocks)-1].Span())
			sink.Report(diag.New(diag.Furniture, at, "feedback that many answers have in common set aside"))
			*blocks = nil
		}
	}
}

// said returns the feedback of an item that depends on the answer.
func (it *Item) said() []*[]ast.Block {
	var out []*[]ast.Block
	for i := range it.Choices {
		out = append(out, &it.Choices[i].Feedback)
	}
	for i := range it.Outcomes {
		out = append(out, &it.Outcomes[i])
	}
	return out
}

func text(blocks []ast.Block) string { return ast.BlockText(blocks, ast.OwnText) }

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + more
}
