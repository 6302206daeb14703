package recognize

import (
	"fmt"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	vocabulary "example.org/studyguide/source/words"
)

// minOptions is the minimum number of options of a question. A lone "A." is the beginning of a sentence.
const minOptions = 2

// An offer is a question with the options that it seems to have, until all that is known of the guide decides.
type offer struct {
	q        *ast.Question
	faq      bool
	labelled bool        // the answer begins with a label
	entitled bool        // the options stood in the title
	boxes    bool        // the options have boxes
	lines    bool        // the options are lines without labels
	blocks   []ast.Block // where the options are looked for
	entries  []entry     // of blocks
	c        *choice     // nil: there are none
	said     naming      // what the answer says of them
	answer   []ast.Block // without what names them
	named    bool
	key      *keyEntry   // at the end of the guide
	stated   []ast.Block // the answer that stood in the title, if it names no option
	judged   bool        // which says that the statement of the title holds or not
}

// takeOptions moves the options of each question out of its prompt and answer, finds which are right, and names the
// kinds of the questions. What the author says of options that do not exist is reported to sink. It returns what
// decided.
func (b *builder) takeOptions(sink diag.Sink) habit {
	keys := b.takeKeys(sink)
	stems := b.stemAnswers()
	var offers []*offer
	for _, s := range b.guide.AllSections() {
		for _, q := range s.Questions {
			if label, ok := b.nameless[q]; ok && keys[q] != nil && len(q.Answer) > 0 { // all that stands there asks
				q.Label, q.Prompt, q.Answer = label, append(q.Prompt, q.Answer...), nil
				b.entitle(q)
			}
			if e := keys[q]; e != nil && e.headed && !b.labelled[q] && len(e.blocks) > 0 {
				q.Prompt, q.Answer = append(q.Prompt, q.Answer...), nil // all of it asks
			}
			stem, filled := stems[q]
			if filled {
				q.Title = stem.withoutAnswer(q.Title)
			}
			o := b.offer(q, s.FAQ)
			o.judged = vocabulary.In(vocabulary.TrueOrFalse, flat(s.Title))
			if o.consult(keys[q]); filled {
				o.fill(stem, q.Title)
			}
			if code := b.codes[q]; code != nil {
				if a, ok := answerInStem(flat(code)); ok {
					o.fill(a, code)
				}
			}
			offers = append(offers, o)
		}
	}
	judges, why := takeLines(offers)
	b.evidence = append(b.evidence, why...)
	for _, a := range append(b.spent, judges...) {
		a.kind.report(a.at, sink)
	}
	takeStars(offers)
	takeStops(offers)
	h := habitOf(offers)
	for _, o := range offers {
		if h.marks() && o.c != nil && o.c.plain && o.c.most && o.c.right == 0 {
			o.c.takeBold()
		}
		if o.c != nil && o.evident(h) {
			o.settle(sink)
		}
		if o.key != nil {
			o.key.join(o.q)
		}
		o.q.Answer = append(o.stated, o.q.Answer...)
		if o.q.Kind = kindOf(o.q); o.judged && len(o.q.Options) == 0 {
			o.q.Kind = ast.TrueOrFalse
		}
	}
	reportNameless(offers, sink)
	return h
}

// reportNameless reports the answers that name no option, where most answers with a label, or in a key, do.
func reportNameless(offers []*offer, sink diag.Sink) {
	named := 0
	var others []*offer
	for _, o := range offers {
		switch {
		case o.faq || len(o.q.Options) == 0 || !o.labelled && o.key == nil || len(o.q.Answer) == 0 && !o.named:
		case o.named && len(o.said.right) > 0:
			named++
		case !o.named && len(o.q.Right()) == 0:
			others = append(others, o)
		}
	}
	if named < minQuestions || float64(named) < quizShare*float64(named+len(others)) {
		return
	}
	for _, o := range others {
		at := o.q.Answer[0].Span()
		sink.Report(diag.New(diag.OptionUnmatched, at, "the answer names none of the %d options", len(o.q.Options)).
			WithHint("begin it with the letter of the right option"))
	}
}

// offer looks for the options of a question.
func (b *builder) offer(q *ast.Question, faq bool) *offer {
	o := &offer{q: q, faq: faq, labelled: b.labelled[q]}
	if len(q.Answer) > 0 && (findChoice(q.Prompt) != nil || slices.ContainsFunc(q.Prompt, hasBoxes)) {
		o.labelled = true // by its place: what is in front of the answer is known
	}
	blocks := q.Prompt
	if !o.labelled {
		blocks = slices.Concat(q.Prompt, q.Answer)
	}
	o.blocks, o.entries = blocks, entriesOf(blocks)
	if from, to := boxed(blocks, b.quizzes[q], faq, o.labelled); to > 0 {
		o.c, o.boxes = boxChoice(blocks, from, to), true
	} else {
		o.c = choiceAmong(blocks, o.entries)
	}
	if (o.c == nil || o.c.plain && !o.boxes) && len(paragraphLines(0, q.Title)) > 1 {
		title := append([]ast.Block{&ast.Paragraph{Loc: q.Loc, Inlines: q.Title}}, blocks...)
		if c := findChoice(title); c != nil && !c.plain && len(c.before) > 0 &&
			flat(c.before[0].(*ast.Paragraph).Inlines) != flat(trim(q.Title)) {
			o.c, o.entitled = c, true
		}
	}
	if o.c == nil {
		return o
	}
	switch {
	case o.boxes && o.c.right > 0: // nothing is left to say
		if o.answer = o.c.after; o.labelled {
			o.answer = q.Answer
			if len(q.Answer) == 0 {
				break
			}
			if p, ok := q.Answer[0].(*ast.Paragraph); ok && o.c.endsIn(flat(trim(p.Inlines))) { // nothing but a letter
				if said, _, ok := o.c.namedIn(p, true); ok && o.c.denies(said) {
					o.said, o.named = said, true
				}
			}
		}
	case o.labelled:
		o.said, o.answer, o.named = o.c.findNamed(q.Answer, true)
	default:
		o.said, o.answer, o.named = o.c.findNamed(o.c.after, false)
	}
	return o
}

// consult looks up a question in the key at the end of its guide.
func (o *offer) consult(e *keyEntry) {
	if o.key = e; e == nil || o.c == nil || o.named || o.boxes && o.c.right > 0 {
		return
	}
	said, left, named := o.c.findNamed(e.blocks, true)
	if named {
		o.said, o.named, e.blocks = said, true, left
	}
}

// A habit is what the questions of a guide offer, but for its FAQ.
type habit struct {
	all      int
	lettered int  // have options by letters
	proven   int  // of these, those with a mark, an answer that names one, or a key
	regular  bool // they are those of a paper without a key
	counted  bool // the same of options by numbers
	marked   int  // mark one of a list without letters
	drawn    int  // draw a box for each option
}

// letters reports whether options by letters are the habit: most questions have them, and a third are proven to be
// options. Fewer may be chance: an answer by letters may begin with one of its own. A paper that nothing answers has no
// proof; there the form must be regular (see [unanswered]).
func (h habit) letters() bool {
	const chance = 10 // one in so many may seem to be proven
	return h.most(h.lettered) && (h.proven*3 >= h.lettered || h.proven*chance < h.lettered && h.regular)
}

// marks reports whether it is the habit to mark one of a list without letters: half of the questions do, since others
// have several right ones.
func (h habit) marks() bool { return h.marked >= minQuestions && h.marked*2 >= h.all }

// boxes reports whether it is the habit to draw a box for each option.
func (h habit) boxes() bool { return h.most(h.drawn) }

func (h habit) most(n int) bool { return n >= minQuestions && float64(n) >= quizShare*float64(h.all) }

// String describes the habit for an explanation; it is empty if no question offers options.
func (h habit) String() string {
	if h.lettered+h.marked+h.drawn == 0 {
		return ""
	}
	is := map[bool]string{false: "not the habit", true: "the habit"}
	s := fmt.Sprintf("of %d questions %d have letters, %d proven (%s), and %d a marked list (%s)",
		h.all, h.lettered, h.proven, is[h.letters()], h.marked, is[h.marks()])
	if h.drawn > 0 {
		s += fmt.Sprintf(", and %d boxes (%s)", h.drawn, is[h.boxes()])
	}
	return s
}

// habitOf returns the habit of a guide.
func habitOf(offers []*offer) (h habit) {
	for _, o := range offers {
		if o.faq {
			continue
		}
		h.all++
		if o.c != nil && o.c.drawn && !o.labelled {
			h.drawn++
		}
		switch {
		case o.c == nil || o.boxes || o.lines || !o.labelled && !o.c.direct:
		case o.c.plain:
			if o.c.right > 0 {
				h.marked++
			}
		case !o.c.numbered:
			h.lettered++
			if o.named || o.c.right > 0 {
				h.proven++
			}
		}
	}
	h.regular = unanswered(offers, h.lettered, (*offer).byLetters)
	byNumbers := 0
	for _, o := range offers {
		if o.byNumbers() && !o.faq {
			byNumbers++
		}
	}
	h.counted = byNumbers >= regularRows && float64(byNumbers) >= regularShare*float64(h.all) &&
		unanswered(offers, byNumbers, (*offer).byNumbers)
	return h
}

// unanswered reports whether so many questions with options by letters, or by numbers, are those of a paper without a
// key: most have nothing else below them, as many options as each other, at least three, and those do not ask, as parts
// of a task do.
func unanswered(offers []*offer, questions int, offering func(*offer) bool) bool {
	const fewest = 3 // options of a question of a paper; parts of a task, "a)" and "b)", are often two
	alone := map[int]int{}
	for _, o := range offers {
		if o.faq || !offering(o) || len(o.answer) > 0 || o.key != nil {
			continue
		}
		asking := 0
		for _, option := range o.c.options {
			if asks(ast.BlockText(option.Blocks, ast.OwnText)) {
				asking++
			}
		}
		if asking*2 < len(o.c.options) {
			alone[len(o.c.options)]++
		}
	}
	all, usual := 0, 0
	for n, times := range alone {
		if n >= fewest {
			all, usual = all+times, max(usual, times)
		}
	}
	return float64(all) >= quizShare*float64(questions) && usual*2 >= all
}

// byNumbers reports whether a question seems to offer options by numbers.
func (o *offer) byNumbers() bool {
	return o.c != nil && !o.boxes && !o.c.plain && o.c.numbered && o.c.direct
}

// byLetters reports whether a question seems to offer options by letters.
func (o *offer) byLetters() bool {
	return o.c != nil && !o.boxes && !o.c.plain && !o.c.numbered && (o.labelled || o.c.direct)
}

// evident reports whether what looks like options are options and not a list in the answer.
func (o *offer) evident(h habit) bool {
	named := o.named && len(o.said.right) > 0
	marked := o.c.right > 0 && !o.c.bold
	front := (o.labelled || o.c.direct) && !o.faq
	switch {
	case o.boxes, o.lines:
		return true
	case o.c.drawn:
		return front && (o.labelled || named || h.marks()) || h.boxes() && !o.faq
	case o.c.plain:
		return front && (named || h.marks() && o.c.right > 0 || leadsOptions(o.c.before))
	case o.c.numbered:
		return front && (named || marked || h.counted)
	default:
		return named || marked || front && (o.labelled || h.letters() && !o.answers() || o.c.right == 1)
	}
}

// answers reports whether what look like options are rather the answer: they follow a text that introduces them ("The
// parts are:"), and nothing else answers.
func (o *offer) answers() bool {
	n := len(o.c.before)
	if n == 0 || len(o.answer) > 0 || o.key != nil || leadsOptions(o.c.before) {
		return false
	}
	p, ok := o.c.before[n-1].(*ast.Paragraph)
	return ok && strings.ContainsAny(lastRune(ast.PlainText(p.Inlines)), ":：")
}

// denies reports whether what is said of options is not what their marks say. Bold type may stress any.
func (c *choice) denies(said naming) bool {
	if len(said.right) == 0 || c.right == 0 || c.bold {
		return false
	}
	for i, o := range c.options {
		if o.Right != slices.Contains(said.right, i) {
			return true
		}
	}
	return false
}

// settle moves the options to their place in the tree.
func (o *offer) settle(sink diag.Sink) {
	q, c := o.q, o.c
	if o.named && c.denies(o.said) {
		sink.Report(diag.New(diag.OptionUnmatched, o.said.at, "the answer names another option than the one that is marked").
			WithHint("mark the option that the answer names"))
		if !o.boxes {
			labels := ast.Labels(c.options)
			var names []string
			for _, i := range o.said.right {
				names = append(names, labels[i])
			}
			said := &ast.Text{Loc: ast.At(o.said.at), Value: strings.Join(names, ", ")}
			o.answer = append([]ast.Block{paragraph([]ast.Inline{said})}, o.answer...)
		}
		o.said.right = nil
		for _, option := range c.options {
			option.Right = false
		}
	}
	if o.named && len(o.said.right) > 0 {
		for i, option := range c.options {
			option.Right = slices.Contains(o.said.right, i)
		}
	}
	if o.named && o.said.beyond != "" {
		labels := ast.Labels(c.options)
		sink.Report(diag.New(diag.OptionUnmatched, o.said.at, "the answer is %s, the options end at %s", o.said.beyond,
			labels[len(labels)-1]).WithHint("name one of the options, or add the one that is missing"))
	}
	if o.named && o.said.torn != "" {
		sink.Report(diag.New(diag.OptionUnmatched, o.said.at, "the answer is %q, which may mean different options",
			o.said.torn).WithHint("name one of them"))
	}
	if !c.header.IsZero() {
		sink.Report(diag.New(diag.Furniture, c.header, "header of a table of options set aside"))
	}
	q.Options = c.options
	before := c.before
	if o.entitled {
		q.Title = joinLines(unwrap(trim(before[0].(*ast.Paragraph).Inlines)))
		before = before[1:]
	}
	before = withoutLead(before, sink)
	if o.labelled { // what follows the options is part of the question yet
		before = slices.Concat(before, c.after)
	}
	q.Prompt, q.Answer = trimDividers(slices.Clip(before)), trimDividers(o.answer)
}
