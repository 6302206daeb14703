package record

import (
	"cmp"
	"slices"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/listing"
)

// A Collector collects the records of a file.
type Collector struct {
	at       diag.Span
	format   string
	sink     diag.Sink
	drafts   []*draft
	skipped  int // records without a question
	skip     diag.Span
	langs    [3]bank.Language // by [part]
	fixed    bool             // it is known what texts are written in
	kept     map[string]bool  // fields without a role that are shown
	over     bool
	names    map[string]named // what the names of fields say
	left     []string         // names of fields without a place, in the order of the file
	leftAt   diag.Span
	count    map[string]int // of them
	Language string         // of the texts, where it was chosen
	Aside    []diag.Span    // what is not in the document and needs not be
}

// MostQuestions is the number of questions that are read of one file. Guides of as many fill 4,000 pages.
const MostQuestions = 20000

// NewCollector returns a collector for the file at, which is in the given format.
func NewCollector(format string, at diag.Span, sink diag.Sink) *Collector {
	return &Collector{at: at, format: format, sink: sink, names: map[string]named{}}
}

// A part is a part of questions, whose texts are written alike: in a quiz on HTML the options are often plain, and the
// explanations marked up.
type part int

const (
	asked part = iota
	offered
	answered
)

// SetLanguage says what all texts are written in, for files that declare it.
func (c *Collector) SetLanguage(lang bank.Language) {
	c.langs, c.fixed = [3]bank.Language{lang, lang, lang}, true
}

// Full reports whether no more records are taken.
func (c *Collector) Full() bool { return len(c.drafts) >= MostQuestions }

// Add adds a record under the titles of sections. number is the key that it has among others, or "".
func (c *Collector) Add(n *Node, path []string, number string) {
	if c.Full() {
		if !c.over {
			c.over = true
			c.sink.Report(diag.New(diag.LeftOut, n.At, "the questions from here on are left out; at most %d are read",
				MostQuestions).WithHint("divide the file"))
		}
		c.aside(n)
		return
	}
	d := c.readRecord(n, path, number)
	if len(d.question)+len(d.titles)+len(d.details) == 0 {
		if c.skipped++; c.skipped == 1 {
			c.skip = n.At
		}
		c.aside(n)
		return
	}
	c.drafts = append(c.drafts, d)
}

// aside records that a node is not in the document.
func (c *Collector) aside(n *Node) {
	if n != nil {
		c.Aside = append(c.Aside, n.At)
	}
}

// Questions returns the number of records that have a question.
func (c *Collector) Questions() int { return len(c.drafts) }

// Document returns the document of all records.
func (c *Collector) Document() *ast.Document {
	c.settleLists()
	c.dropPlaceholders()
	for _, d := range c.drafts {
		d.settleTexts()
	}
	c.settleExtras()
	numbers, titles := c.numbers(), c.titles()
	c.takeNumbers(numbers)
	c.settleTruths()
	c.settleFacts()
	c.settleRight()
	if !c.fixed {
		c.langs = c.languages()
	}
	b := bank.New(c.format, c.at)
	for i, d := range c.drafts {
		b.Add(c.entry(d, numbers[i], titles[i]))
	}
	c.reportLeftOut()
	return b.Document()
}

// settleLists decides whether lists of answers are options or answers: a list of one is an answer, and so are lists
// where other records have a single answer.
func (c *Collector) settleLists() {
	lists, short, maps, single := 0, 0, 0, 0
	for _, d := range c.drafts {
		switch {
		case len(d.list) == 0:
			if len(d.answers)+len(d.details) > 0 && len(d.options) == 0 {
				single++
			}
			continue
		case len(d.list) == 1:
			short++
		}
		lists++
		if slices.ContainsFunc(d.list, func(n *Node) bool { return n.Kind == Map }) {
			maps++
		}
	}
	for _, d := range c.drafts {
		switch {
		case len(d.list) == 0:
		case short*20 < lists && single < lists && maps == 0 && len(d.list) > 1:
			d.offerAll(d.list)
		default:
			for _, it := range d.list {
				for _, s := range scalars(it) {
					d.answers = append(d.answers, answer{s, -1})
				}
				if it.Kind == Map {
					d.extras = append(d.extras, optionOf(it).extras...)
				}
			}
		}
		d.list = nil
	}
}

// settleTexts decides which texts are the question, and which the answer.
func (d *draft) settleTexts() {
	d.takeAccepted()
	takeLabels(d.options)
	d.options = slices.DeleteFunc(d.options, func(o *option) bool {
		return o.image == nil && (o.text == nil || o.text.IsEmpty())
	})
	if len(d.options) == 1 && len(d.wrongs) == 0 { // nothing to choose from
		d.claims = slices.DeleteFunc(d.claims, func(cl claim) bool {
			_, _, isNumber := cl.numeric()
			return isNumber || d.one(cl.node, cl.node.String(), byText) == 0
		})
		d.answers = append(d.answers, answer{cmp.Or(d.options[0].text, d.options[0].image), -1})
		d.options = nil
	}
	if len(d.options) == 0 && len(d.wrongs) == 0 {
		for _, cl := range d.claims {
			d.answers = append(d.answers, answer{cl.node, cl.base})
		}
		d.claims = nil
	}
	d.takeHandle()
	more := d.titles
	if len(d.question) == 0 {
		switch {
		case len(d.titles) > 0:
			d.question, more = []*Node{d.titles[0].Value}, d.titles[1:]
		case len(d.details) > 0:
			d.question, d.details = d.details[:1], d.details[1:]
		}
		for i, f := range more {
			d.details = slices.Insert(d.details, i, f.Value)
		}
		more = nil
	}
	d.extras = append(d.extras, more...)
	if len(d.answers) == 0 && len(d.options) == 0 && len(d.wrongs) == 0 {
		for _, n := range d.details {
			d.answers = append(d.answers, answer{n, -1})
		}
	} else {
		d.question = append(d.question, d.details...)
	}
	d.details, d.titles = nil, nil
	if asked, left, ok := cloze(d.question[0]); ok {
		d.question[0] = asked
		extra := d.answers
		d.answers = nil
		for _, n := range left {
			d.answers = append(d.answers, answer{n, -1})
		}
		for _, a := range extra {
			d.notes = append([]note{{Unknown, "", a.node}}, d.notes...)
		}
	}
}

// takeAccepted takes what the columns of options hold for answers where the style is to fill something in and none of
// them is named right: all are accepted.
func (d *draft) takeAccepted() {
	styles := []string{"fill", "blank", "short answer", "shortanswer", "numerical"}
	asked := func(style string) bool { return strings.Contains(d.style, style) }
	if !slices.ContainsFunc(styles, asked) || len(d.claims)+len(d.wrongs)+len(d.answers)+len(d.list) > 0 ||
		slices.ContainsFunc(d.options, func(o *option) bool { return o.marked || o.text == nil || o.image != nil }) {
		return
	}
	for _, o := range d.options {
		if !o.text.IsEmpty() {
			d.answers = append(d.answers, answer{o.text, -1})
		}
	}
	d.options = nil
}

// settleRight finds the right options of all questions.
func (c *Collector) settleRight() {
	for _, d := range c.drafts {
		if len(d.wrongs) > 0 {
			d.mixWrongs()
		}
	}
	for _, d := range c.drafts {
		for _, n := range d.unsure {
			if len(d.options) < 2 {
				d.answers = append(d.answers, answer{n, -1})
				continue
			}
			c.sink.Report(diag.New(diag.OptionUnmatched, n.At, "the right answer is %q, but the question has more "+
				"options than the others, or fewer, so none of its %d is marked", short(n.String()), len(d.options)).
				WithHint("give each question as many options, or mark the right one in another way"))
			d.answers = append(d.answers, answer{n, -1})
		}
	}
	how, other, why, first := choose(c.drafts)
	unmatched, claimed := map[*draft][]claim{}, 0
	missing := 0
	for _, d := range c.drafts {
		if len(d.options) < 2 || len(d.claims) == 0 {
			continue
		}
		claimed++
		unmatched[d] = d.mark(how, other)
		if len(unmatched[d]) == len(d.claims) && !slices.ContainsFunc(d.options, isRight) {
			if _, _, ok := d.claims[0].numeric(); !ok || how == byText {
				missing++
			}
		}
	}
	if why != "" {
		c.sink.Report(diag.New(diag.BankBase, first.node.At, "right options are named by numbers, and nothing says "+
			"whether these count from 0 or from 1; %d is taken, %s", map[reading]int{from0: 0, from1: 1}[how], why).
			WithHint("name them by letters or by their texts"))
	}
	const few = 3
	others := claimed >= few && missing*10 >= claimed*9 // what is named right is an option more
	for _, d := range c.drafts {
		for _, cl := range unmatched[d] {
			switch right := slices.ContainsFunc(d.options, isRight); {
			case others && !right:
				d.options = append(d.options, &option{text: cl.node, right: true})
				sortOptions(d.options)
			case right:
				d.notes = append([]note{{Unknown, "", cl.node}}, d.notes...)
			default:
				d.report(cl, c.sink)
				d.answers = append(d.answers, answer{cl.node, -1})
			}
		}
		if len(d.claims) > 0 && len(unmatched[d]) < len(d.claims) {
			for _, cl := range d.claims {
				if !slices.Contains(unmatched[d], cl) {
					c.aside(cl.node)
				}
			}
		}
	}
}

func isRight(o *option) bool { return o.right }

// mixWrongs makes options of the right answer and the wrong ones. Their order is that of their texts, which says
// nothing of which is right.
func (d *draft) mixWrongs() {
	for _, w := range d.wrongs {
		for _, part := range partsOf(w, len(d.wrongs)) {
			d.options = append(d.options, &option{text: part, marked: true})
		}
	}
	for _, cl := range d.claims {
		d.options = append(d.options, &option{text: cl.node.trimmed(), right: true, marked: true})
	}
	d.claims, d.wrongs = nil, nil
	sortOptions(d.options)
}

// partsOf returns the options in the text of wrong ones: one each if there are several fields.
func partsOf(n *Node, fields int) []*Node {
	if fields > 1 || n.Kind != Text {
		return []*Node{n.trimmed()}
	}
	for _, separator := range []string{"\n", "|", ";"} {
		if out := n.split(separator); len(out) > 1 {
			return out
		}
	}
	return []*Node{n.trimmed()}
}

// sortOptions sorts options by their texts, true before false. Their labels, which were for another order, go.
func sortOptions(options []*option) {
	for _, o := range options {
		o.label = ""
	}
	key := func(o *option) string {
		if o.text == nil {
			return ""
		}
		if s := strings.ToLower(o.text.String()); s != "true" {
			return s
		}
		return ""
	}
	slices.SortStableFunc(options, func(a, b *option) int { return cmp.Compare(key(a), key(b)) })
}

// languages returns the language of the texts of each part: that for which they are evidence, else that of all texts.
func (c *Collector) languages() [3]bank.Language {
	var of [3]evidence
	for _, d := range c.drafts {
		for _, n := range d.question {
			of[asked].add(n)
		}
		for _, o := range d.options {
			of[offered].add(o.text)
		}
		for _, a := range d.answers {
			of[answered].add(a.node)
		}
		for _, n := range d.notes {
			of[answered].add(n.node)
		}
	}
	var out [3]bank.Language
	all := of[asked].plus(of[offered]).plus(of[answered])
	// Where questions are on tags, so are options.
	of[offered].mentions += of[asked].mentions
	// One text in so many shows that those without any signs are Markdown, too.
	const fewMarks = 5
	for i, e := range of {
		switch out[i] = all.language(); {
		case e.any():
			out[i] = e.language()
		case out[i] == bank.Markdown && all.markdown*fewMarks < all.texts:
			out[i] = bank.Plain
		}
	}
	return out
}

// Blocks returns the blocks of a scalar, after [Collector.Document].
func (c *Collector) Blocks(n *Node) []ast.Block { return c.blocks(n, answered) }

// blocks returns the blocks of a scalar in a part.
func (c *Collector) blocks(n *Node, in part) []ast.Block {
	if n == nil || !n.IsScalar() {
		return nil
	}
	lang := c.langs[in]
	switch {
	case n.Kind != Text:
		lang = bank.Plain
	case !c.fixed && showsMarkdown(n.Value.Text, lang == bank.HTML):
		lang = bank.Markdown // and the tags in it
	}
	return guarded(n.Value, lang).Blocks(lang, c.sink)
}

// takeLanguage takes the language of the code from a field of that name.
func (d *draft) takeLanguage() {
	for i, f := range d.extras {
		if name := spelled(f.Name); (name == "language" || name == "lang") && listing.Known(f.Value.String()) {
			d.language = f.Value.String()
			d.extras = slices.Delete(slices.Clone(d.extras), i, i+1)
			return
		}
	}
}

// listed returns the code of a question.
func (d *draft) listed() ast.Block {
	text := strings.Trim(d.code.Value.Text, "\n")
	if inner, ok := strings.CutPrefix(text, "```"); ok {
		if first, rest, found := strings.Cut(inner, "\n"); found {
			if d.language == "" {
				d.language = strings.TrimSpace(first)
			}
			text = strings.TrimSuffix(strings.TrimRight(rest, "\n"), "```")
		}
	}
	l := &ast.Listing{Loc: ast.At(d.code.At), Text: strings.TrimRight(text, " \t\n")}
	if listing.Known(d.language) {
		l.Language = listing.Canonical(d.language)
	}
	return l
}

// plain returns the words of a scalar in one line.
func (c *Collector) plain(n *Node) string {
	return strings.Join(strings.Fields(ast.BlockText(c.blocks(n, asked), ast.OwnText)), " ")
}
