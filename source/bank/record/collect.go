package record

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/bank"
	"studyguide/source/diag"
	"studyguide/source/listing"
	"studyguide/source/markup"
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

// entry returns the question of a draft.
func (c *Collector) entry(d *draft, number string, titles []section) bank.Entry {
	e := bank.Entry{At: d.at, Section: slices.Clone(d.path), Number: number}
	for _, s := range titles {
		title := c.plain(s.node)
		if counting.MatchString(title) && strings.Trim(title, "0123456789.") == "" {
			title = human(s.field) + " " + title
		}
		if title != "" {
			e.Section = append(e.Section, title)
		}
	}
	for i, n := range d.question {
		blocks := c.blocks(n, asked)
		if i == 0 {
			blocks = splitLine(blocks)
		}
		e.Question = append(e.Question, blocks...)
	}
	if d.code != nil {
		d.takeLanguage()
		e.Question = append(e.Question, d.listed())
	}
	for _, n := range d.images {
		c.aside(n)
		e.Question = append(e.Question, figure(n))
	}
	for _, o := range d.options {
		made := &ast.Option{Label: o.label, Right: o.right}
		if _, err := strconv.Atoi(o.label); err == nil {
			made.Label = ""
		}
		if o.text != nil {
			made.Loc, made.Blocks = ast.At(o.text.At), c.blocks(o.text, offered)
		}
		if o.image != nil {
			c.aside(o.image)
			made.Loc = ast.At(o.image.At)
			made.Blocks = append(made.Blocks, figure(o.image))
		}
		e.Options = append(e.Options, made)
	}
	if len(e.Options) == 0 {
		c.takeListed(d, &e)
	}
	if len(e.Options) == 1 {
		e.Answer, e.Options = e.Options[0].Blocks, nil
	}
	e.Answer = append(e.Answer, c.answer(d, e.Options)...)
	if d.grade != nil {
		e.Difficulty = spacedOut(d.grade.String())
	}
	e.Tags = d.words
	return e
}

// answer returns the blocks of the answer: several answers as a list, then what is said beside them.
func (c *Collector) answer(d *draft, options []*ast.Option) []ast.Block {
	var answers [][]ast.Block
	for _, a := range d.answers {
		if blocks := c.blocks(a.node, answered); len(blocks) > 0 {
			answers = append(answers, blocks)
		}
	}
	out := listedAnswers(answers)
	labels := ast.Labels(options)
	for i, o := range d.options {
		if o.note != nil && i < len(labels) {
			out = append(out, labelled(labels[i]+".", o.note.At, c.blocks(o.note, answered))...)
		}
	}
	met := map[Role]bool{}
	for _, n := range d.notes {
		blocks := c.blocks(n.node, answered)
		if n.role == Unknown || n.role == Explanation && !met[n.role] {
			out = append(out, blocks...)
		} else {
			out = append(out, labelled(human(n.label)+":", n.node.At, linkedTo(blocks, n.node))...)
		}
		met[n.role] = true
	}
	for _, f := range d.extras {
		if c.kept[f.Name] {
			for _, s := range scalars(f.Value) {
				blocks := c.blocks(s, answered)
				if utf8.RuneCountInString(f.Name) > 1 { // a letter says nothing
					blocks = labelled(human(f.Name)+":", s.At, blocks)
				}
				out = append(out, blocks...)
			}
		}
	}
	return out
}

// listedAnswers returns one answer as it is, and several as a list.
func listedAnswers(answers [][]ast.Block) []ast.Block {
	if len(answers) < 2 {
		return slices.Concat(answers...)
	}
	l := &ast.List{Tight: true}
	for _, a := range answers {
		it := &ast.Item{Loc: ast.At(a[0].Span().To(a[len(a)-1].Span())), Blocks: a}
		l.Tight = l.Tight && len(a) == 1
		l.Items, l.At = append(l.Items, it), l.At.To(it.At)
	}
	return []ast.Block{l}
}

// labelled returns blocks behind a label in bold.
func labelled(label string, at diag.Span, blocks []ast.Block) []ast.Block {
	at.End = at.Start
	loc := ast.At(at)
	lead := []ast.Inline{
		&ast.Strong{Loc: loc, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: label}}},
		&ast.Text{Loc: loc, Value: " "},
	}
	if len(blocks) == 0 {
		return nil
	}
	if p, ok := blocks[0].(*ast.Paragraph); ok {
		return append([]ast.Block{&ast.Paragraph{Loc: p.Loc, Inlines: append(lead, p.Inlines...)}}, blocks[1:]...)
	}
	return append([]ast.Block{&ast.Paragraph{Loc: loc, Inlines: lead[:1]}}, blocks...)
}

// linkedTo returns the blocks of a text that is an address as a link.
func linkedTo(blocks []ast.Block, n *Node) []ast.Block {
	s := n.String()
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || strings.ContainsAny(s, " \n<>") {
		return blocks
	}
	loc := ast.At(n.At)
	return []ast.Block{&ast.Paragraph{Loc: loc, Inlines: []ast.Inline{
		&ast.Link{Loc: loc, URL: s, Inlines: []ast.Inline{&ast.Text{Loc: loc, Value: s}}},
	}}}
}

// human returns the name of a field as an author writes it: "examTip" is "Exam tip".
func human(name string) string {
	s := strings.TrimSpace(name)
	if !strings.Contains(s, " ") {
		s = cmp.Or(spelled(name), s)
	}
	r := []rune(s)
	return strings.ToUpper(string(r[0])) + string(r[1:])
}

// splitLine makes the first line of a paragraph a paragraph of its own, which can be a title, and its pictures figures.
func splitLine(blocks []ast.Block) []ast.Block {
	if len(blocks) == 0 {
		return blocks
	}
	p, ok := blocks[0].(*ast.Paragraph)
	if !ok || len(p.Inlines) == 0 {
		return blocks
	}
	if text, ok := p.Inlines[0].(*ast.Text); ok {
		text.Value = strings.TrimLeft(text.Value, " \u00a0")
	}
	var words []ast.Inline
	pictures := []ast.Block{}
	for _, n := range p.Inlines {
		if image, ok := n.(*ast.Image); ok {
			pictures = append(pictures, &ast.Figure{Loc: image.Loc, Image: image})
		} else {
			words = append(words, n)
		}
	}
	if words = markup.Trim(words); len(words) > 0 && len(pictures) > 0 {
		q := *p
		q.Inlines = words
		p = &q
		blocks = slices.Concat([]ast.Block{p}, pictures, blocks[1:])
	}
	if in := bank.Unwrapped(p.Inlines); len(in) > 0 && &in[0] != &p.Inlines[0] {
		q := *p
		q.Inlines = in
		p, blocks = &q, append([]ast.Block{&q}, blocks[1:]...)
	}
	i := slices.IndexFunc(p.Inlines, func(n ast.Inline) bool {
		b, ok := n.(*ast.Break)
		return ok && b.Hard
	})
	if i <= 0 || i+1 == len(p.Inlines) {
		return blocks
	}
	head, tail := *p, *p
	head.Inlines, tail.Inlines = p.Inlines[:i:i], p.Inlines[i+1:]
	head.At.End, tail.At.Start = p.Inlines[i-1].Span().End, p.Inlines[i+1].Span().Start
	return append([]ast.Block{&head, &tail}, blocks[1:]...)
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

// figure returns the picture at an address.
func figure(n *Node) ast.Block {
	loc := ast.At(n.At)
	return &ast.Figure{Loc: loc, Image: &ast.Image{Loc: loc, Src: n.String()}}
}

// plain returns the words of a scalar in one line.
func (c *Collector) plain(n *Node) string {
	return strings.Join(strings.Fields(ast.BlockText(c.blocks(n, asked), ast.OwnText)), " ")
}
