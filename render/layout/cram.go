package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/excerpt"
	"example.org/studyguide/source/words"
)

// A cram sheet has the gist of every question (package excerpt) in columns, on as many pages as are asked for at most.
// Questions that have no room are left out, the hardest first: what is basic is asked the most, carries the rest, and
// is said in a sentence. Among equals, and where no difficulty is known, those at the end of the guide go first. The
// foot of the sheet says how many are left out, and a finding which.

// A cram is a cram sheet in the making.
type cram struct {
	*setting
	in    Input
	most  int // pages; 0: any number
	all   []*crammed
	own   map[*ast.Section][]*crammed
	heads map[*ast.Section][]row

	labels map[string]int // how many answers have a term in bold type
	comma  string         // between terms
}

// A crammed is a question and its gist as rows.
type crammed struct {
	posed
	place int // in the guide
	rank  int // of its difficulty
	gist  excerpt.Gist
	rows  []row
	kept  bool
}

// setCram sets a guide as a cram sheet.
func setCram(ctx context.Context, in Input) (*Book, error) {
	g := *in.Guide
	g.Meta.Links = ast.LinksNone // whatever the guide wants: a gist has no links
	in.Guide, in.Cover, in.Colophon = &g, nil, nil
	if in.Page != (ast.Page{}) {
		checkRoom(in.Theme, &g, in.Page, in.Sink)
	}
	c := &cram{
		setting: newSetting(ctx, in, nil), in: in, most: cmp.Or(in.Page.Pages, in.Theme.Cram.Pages),
		own: map[*ast.Section][]*crammed{}, heads: map[*ast.Section][]row{},
		labels: map[string]int{},
	}
	c.d.fixed, c.notes.blocks.listings.unnamed = true, true
	c.comma = strings.Trim(c.lang.List([]string{"x", "x"}), "x")
	for i, p := range posedIn(&g) {
		e := &crammed{posed: p, place: i, gist: excerpt.GistOf(p.answer)}
		if label, ok := boldLabel(e.gist.Said); ok {
			c.labels[label]++
		}
		for _, term := range e.gist.Terms {
			c.labels[folded(term)]++
		}
		c.all = append(c.all, e)
		c.own[p.section] = append(c.own[p.section], e)
	}
	c.grade()
	title := c.title()
	for _, sec := range g.Sections {
		c.section(sec, 1, c.root)
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("setting a cram sheet: %w", err)
	}
	c.fit(height(title))
	b := c.sheet(title)
	c.shape.reportMissing(in.Sink)
	if c.shape.err != nil {
		return nil, c.shape.err
	}
	c.report()
	return b, ctx.Err()
}

// section sets the title of a section and its questions, below headings of a level.
func (c *cram) section(sec *ast.Section, level int, parent *tag.Element) {
	of := parent
	if len(sec.Title) > 0 {
		of = tag.New(tag.Sect, parent)
		look := c.d.title(min(level, 3))
		if level == 1 {
			look.color = c.d.ink.accent
		}
		level++
		title := passage{in: ast.Unlinked(sec.Title), look: look, of: tag.In(tag.Heading(level), of)}
		title.x, title.width = c.d.textX, c.d.textW
		head := c.text.title(title)
		if level == 2 {
			rule := &Box{X: c.d.textX, Y: 0, W: c.d.textW, H: c.d.pt(0.8), Color: c.d.ink.ornament}
			head = append([]row{{height: c.d.pt(3), items: []Item{rule}}}, before(head, 0, never)...)
		}
		head[0].space, head[0].penalty = c.d.grid, sectionBreak
		head[0].ids, head[0].section, head[0].rank = []string{sec.ID}, sec, level-1
		c.heads[sec] = head
	}
	for _, e := range c.own[sec] {
		e.rows = c.question(e, level+1, of)
	}
	for _, part := range sec.Sections {
		c.section(part, level, of)
	}
}

// grade finds how hard questions are. Those that do not say it are as hard as the middle of the others.
func (c *cram) grade() {
	language := c.guide.Meta.LanguageTag()
	var known []int
	for _, e := range c.all {
		if e.rank = words.Rank(words.DifficultyValue, language, e.q.Difficulty); e.q.Difficulty == "" {
			e.rank = -1
		}
		if e.rank >= 0 {
			known = append(known, e.rank)
		}
	}
	if len(known) == 0 {
		return
	}
	slices.Sort(known)
	for _, e := range c.all {
		if e.rank < 0 {
			e.rank = known[(len(known)-1)/2]
		}
	}
}

// fit keeps as many questions as fit on the pages of the sheet, below a title of a height.
func (c *cram) fit(title Length) {
	order := slices.Clone(c.all)
	slices.SortStableFunc(order, func(a, b *crammed) int { return cmp.Compare(a.rank, b.rank) })
	fits := func(n int) bool {
		for i, e := range order {
			e.kept = i < n
		}
		return c.most == 0 || len(c.front.columnsOf(c.rows(), title, c.d.columns, c.most)) <= c.most
	}
	if fits(len(order)) {
		return
	}
	lo, hi := 0, len(order)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; fits(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	fits(lo)
}

// rows returns the rows of the questions that are kept.
func (c *cram) rows() []row {
	var rows []row
	for _, sec := range c.guide.Sections {
		rows = append(rows, c.rowsOf(sec)...)
	}
	if len(rows) > 0 {
		rows[0].space = 0
	}
	return rows
}

// rowsOf returns the rows of a section and its parts; none if no question of it is kept.
func (c *cram) rowsOf(sec *ast.Section) []row {
	var rows []row
	for _, e := range c.own[sec] {
		if e.kept {
			rows = append(rows, e.rows...)
		}
	}
	for _, part := range sec.Sections {
		rows = append(rows, c.rowsOf(part)...)
	}
	if head := c.heads[sec]; len(head) > 0 && len(rows) > 0 {
		rows[0].space, rows[0].penalty = c.d.pt(1.5), never
		rows = slices.Concat(head, rows)
	}
	return rows
}

// title sets the title of the sheet over all columns.
func (c *cram) title() []row {
	in := []ast.Inline{&ast.Text{Loc: c.guide.Meta.Loc, Value: c.guide.Meta.Title}}
	whole := c.d.whole()
	rows := c.text.title(passage{
		in: in, look: c.d.title(0), of: tag.In(tag.H1, c.root), x: whole.hangX, width: whole.areaW * 7 / 10,
	})
	return append(rows, row{height: c.d.grid, penalty: never})
}

// sheet puts the questions that are kept on pages.
func (c *cram) sheet(title []row) *Book {
	meta := c.guide.Meta
	b := &Book{
		Title: meta.Title, Language: meta.LanguageTag(), Words: c.lang, Places: map[string]Place{}, Extract: true,
	}
	labels := c.front.labels
	whole := c.d.whole()
	right := whole.hangX + whole.areaW
	quiet := &face{size: c.d.small().size, color: c.d.ink.quiet, in: tag.In(tag.P, c.root)}
	kept, left := 0, 0
	for _, e := range c.all {
		if e.kept {
			kept++
		} else {
			left++
		}
	}
	facts := join("  ·  ", labels.count(words.CountQuestions, kept), meta.Date)
	if p := labels.short(facts, quiet, whole.areaW*3/10); p != nil {
		title[0].items = append(title[0].items, p.at(right-p.width, c.d.title(0).base()))
	}
	c.front.inColumns(b, title, c.rows(), columns{c.d.columns, c.d.step, c.newPage})
	if len(b.Pages) == 0 { // a guide without questions
		p := c.newPage(b)
		c.front.pages.compose(b, p, whole, sheet{rows: title, end: len(title)})
	}
	c.front.pages.running(b.Pages, make([]head, len(b.Pages)))
	c.front.pages.ends.set(nil, b.Pages, c.sink)
	if left > 0 {
		quiet.in = tag.In(tag.P, c.root)
		said := c.lang.Text(words.SheetLeftOut, "left", strconv.Itoa(left), "n", strconv.Itoa(len(c.all)))
		last := b.Pages[len(b.Pages)-1]
		if p := labels.short(said, quiet, whole.areaW*9/10); p != nil {
			last.Items = append(last.Items, p.at(c.d.edge(last, p.width, false), c.d.folioLine()))
		}
	}
	c.d.impose(b.Pages)
	if c.d.mirrored {
		mirror(b.Pages)
	}
	ground(b.Pages, c.d.theme.Colors)
	bleed(b, points(c.d.theme.Page.Bleed))
	c.stamp(b.Pages, 0)
	b.Outline = outline(b, c.shown(), c.lang)
	structure(b, c.root)
	return b
}

// newPage adds a page to b.
func (c *cram) newPage(b *Book) *Page {
	n := len(b.Pages)
	p := &Page{Width: c.d.pageW, Height: c.d.pageH, Label: folio(n), Left: c.d.isLeft(n)}
	b.Pages = append(b.Pages, p)
	return p
}

// shown returns the guide with the questions that are kept.
func (c *cram) shown() *ast.Guide {
	var of func(in []*ast.Section) []*ast.Section
	of = func(in []*ast.Section) (out []*ast.Section) {
		for _, sec := range in {
			d := *sec
			d.Questions, d.Answers, d.Sections = nil, nil, of(sec.Sections)
			for _, e := range c.own[sec] {
				if e.kept {
					d.Questions = append(d.Questions, e.q)
				}
			}
			if len(d.Questions)+len(d.Sections) > 0 {
				out = append(out, &d)
			}
		}
		return out
	}
	g := *c.guide
	g.Intro, g.Sections = nil, of(c.guide.Sections)
	return &g
}

// report says which questions are left out.
func (c *cram) report() {
	var left []string
	var at diag.Span
	for i := 0; i < len(c.all); i++ {
		if c.all[i].kept {
			continue
		}
		if at.IsZero() {
			at = c.all[i].q.At
		}
		from := i
		for i+1 < len(c.all) && !c.all[i+1].kept && c.all[i+1].section == c.all[i].section {
			i++
		}
		said := c.all[from].number()
		if i > from {
			said += "–" + c.all[i].number()
		}
		left = append(left, said)
	}
	if len(left) == 0 {
		return
	}
	pages := fmt.Sprintf("%d pages of a cram sheet have", c.most)
	if c.most == 1 {
		pages = "one page of a cram sheet has"
	}
	c.in.Sink.Report(diag.New(diag.CramLeftOut, at, "%s no room for these questions: %s", pages,
		strings.Join(left, ", ")).
		WithHint("--pages sets how many pages it has at most, and --only chooses questions"))
}

// number returns the number of a question or, if it has none, its place in the guide.
func (e *crammed) number() string { return cmp.Or(e.q.Number, strconv.Itoa(e.place+1)) }
