package layout

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/render/theme"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/words"
)

// Where a theme divides pages into cards, each question is a card of its own: in front its number, its section, its
// title, its prompt and its options, behind them the answer. A face is a small page, set by the same setters as any
// other and then put in its place on a sheet. What does not fit is set in smaller type, down to 7 pt; if that does not
// help, the face shows the beginning, and says that the book has the rest. Nothing is ever cut off.
//
// Cards are tagged in the order in which they are learned: each question, then its answer.

// A deck is the cards of a guide in the making.
type deck struct {
	ctx   context.Context
	in    Input
	sheet cardSheet
	sizes []*setting // one for each size of type, the largest first; made when they are needed
	root  *tag.Element
	lang  *words.Language
	cards []*card
	backs bool // some have one
	book  *Book

	told      int            // feet with addresses so far
	named     map[string]int // footnotes that stand on cards, by id
	shortened []string
	at        diag.Span // of the first that is shortened
}

// A card is a question and its answer as two small pages, or the title of the guide and what else a title page says.
type card struct {
	posed
	title  bool
	number string // of the question, or its place in the guide
	of     *tag.Element

	front, back *Page
	places      [2]map[string]Place // of what stands on them
}

// leastOnCard is the least size of running text on a card, in points.
const leastOnCard = 7

// sizeStep is the difference between sizes that are tried, in points.
const sizeStep = 0.5

// setCards sets a guide on cards, and the cards on sheets.
func setCards(ctx context.Context, in Input) (*Book, error) {
	sheet, err := newCardSheet(in.Theme, in.Page)
	if err != nil {
		return nil, fmt.Errorf("dividing sheets into cards: %w", err)
	}
	sink := in.Sink
	var found findings
	in.Sink = &found
	g := *in.Guide
	if g.Meta.Links == ast.LinksList { // a card has no end of a section
		g.Meta.Links = ast.LinksNotes
	}
	in.Guide = &g
	meta := g.Meta
	sheet.fromRight = ast.RightToLeft(meta.LanguageTag())
	d := &deck{
		ctx: ctx, in: in, sheet: sheet, root: &tag.Element{Role: tag.Document},
		lang: words.For(meta.Language, meta.Words), named: map[string]int{},
	}
	d.book = &Book{
		Title: meta.Title, Language: meta.LanguageTag(), Words: d.lang, Places: map[string]Place{}, Extract: true,
	}
	d.book.Printing = sheet.printing()
	d.collect()
	d.titleCard()
	for _, c := range d.cards {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("setting cards: %w", err)
		}
		d.faces(c)
	}
	d.stamp()
	d.impose()
	d.finish()
	for _, s := range d.sizes {
		s.shape.reportMissing(in.Sink)
		if s.shape.err != nil {
			return nil, s.shape.err
		}
	}
	d.report()
	seen := map[string]bool{}
	for _, f := range found { // a question may have been set in several sizes
		if key := fmt.Sprint(f); !seen[key] {
			seen[key] = true
			sink.Report(f)
		}
	}
	return d.book, nil
}

// collect finds the questions of the guide and their answers.
func (d *deck) collect() {
	for _, p := range posedIn(d.in.Guide) {
		d.add(&card{posed: p})
	}
}

// add adds a card to the deck. One whose question has no number has that of its place.
func (d *deck) add(c *card) {
	d.cards = append(d.cards, c)
	d.backs = d.backs || len(c.answer)+len(c.right) > 0
	c.number = cmp.Or(c.q.Number, strconv.Itoa(len(d.cards)))
}

// setting returns the setting of the nth size of type; nil if that is too small.
func (d *deck) setting(n int) *setting {
	for len(d.sizes) <= n {
		s := d.newSetting(len(d.sizes))
		if s == nil {
			return nil
		}
		d.sizes = append(d.sizes, s)
	}
	return d.sizes[n]
}

// newSetting wires a setting of the nth size of type.
func (d *deck) newSetting(n int) *setting {
	in := d.in
	full := in.Theme.Type.Text.Size
	if in.Page.TypeSize > 0 {
		full = in.Page.TypeSize
	}
	size := full - float64(n)*sizeStep
	if size < leastOnCard && n > 0 {
		return nil
	}
	t := *in.Theme
	t.Page = theme.Page{
		Width: d.sheet.cardW.Points(), Height: d.sheet.cardH.Points(),
		Top: t.Page.Top, Bottom: t.Page.Bottom, Left: t.Page.Left, Right: t.Page.Right,
	}
	t.Boxes, t.Tabs = false, false
	if m := in.Page.Margin; m > 0 {
		t.Page.Top, t.Page.Bottom, t.Page.Left, t.Page.Right = m, m, m, m
	}
	in.Theme, in.Page = &t, ast.Page{TypeSize: size}
	s := newSetting(d.ctx, in, nil)
	s.d.fixed = true
	s.d.textW = s.d.pageW - points(t.Page.Left) - points(t.Page.Right)
	s.d.areaW = s.d.textW
	s.d.top = points(t.Page.Top) + headOfCard(s.d)
	s.d.bottom = s.d.pageH - points(t.Page.Bottom)
	s.notes.root = d.root
	return s
}

// headOfCard returns the room of the number at the top of a card.
func headOfCard(d *design) Length { return d.pt(15) }

// stamp puts the author's watermark on each face of the cards: they are cut apart.
func (d *deck) stamp() {
	var faces []*Page
	for _, c := range d.cards {
		for _, face := range []*Page{c.front, c.back} {
			if face != nil {
				faces = append(faces, face)
			}
		}
	}
	d.setting(0).stamp(faces, 0)
}

// impose puts the cards on sheets.
func (d *deck) impose() {
	ink := Color(d.in.Theme.Colors.Quiet)
	for from := 0; from < len(d.cards); from += d.sheet.cards() {
		cards := d.cards[from:min(from+d.sheet.cards(), len(d.cards))]
		front := d.newPage()
		d.book.Pages[front].Items = d.sheet.marks(ink)
		back := front
		if d.backs && d.sheet.flip != theme.Fold {
			back = d.newPage()
		}
		for i, c := range cards {
			x, y := d.sheet.front(i)
			d.put(c.front, c.places[0], front, x, y)
			if d.backs {
				x, y = d.sheet.back(i)
				d.put(c.back, c.places[1], back, x, y)
			}
		}
	}
}

// newPage adds a side of a sheet to the book and returns its index.
func (d *deck) newPage() int {
	n := len(d.book.Pages)
	d.book.Pages = append(d.book.Pages, &Page{Width: d.sheet.w, Height: d.sheet.h, Label: folio(n)})
	return n
}

// put puts a face on a page of the book, with its upper left corner at x and y.
func (d *deck) put(face *Page, places map[string]Place, page int, x, y Length) {
	for _, it := range face.Items {
		move(it, x, y)
	}
	p := d.book.Pages[page]
	p.Items = append(p.Items, face.Items...)
	for id, at := range places {
		d.book.Places[id] = Place{Page: page, X: at.X + x, Y: at.Y + y}
	}
}

// finish adds to the book all that is not on its pages.
func (d *deck) finish() {
	g := *d.in.Guide
	g.Intro, g.Sections = nil, nil
	for _, sec := range d.in.Guide.Sections {
		if first := firstQuestion(sec); first != nil {
			g.Sections = append(g.Sections, sec)
			d.begin(sec)
		}
	}
	b := d.book
	ground(b.Pages, d.in.Theme.Colors)
	b.Outline = outline(b, &g, d.lang)
	structure(b, d.root)
}

// begin makes the place of the first question that of its section, and so for the parts of a section.
func (d *deck) begin(sec *ast.Section) {
	if q := firstQuestion(sec); q != nil {
		d.book.Places[sec.ID] = d.book.Places[q.ID]
	}
	for _, part := range sec.Sections {
		d.begin(part)
	}
}

// firstQuestion returns the first question of a section or of its parts; nil if there is none.
func firstQuestion(sec *ast.Section) *ast.Question {
	if len(sec.Questions) > 0 {
		return sec.Questions[0]
	}
	for _, part := range sec.Sections {
		if q := firstQuestion(part); q != nil {
			return q
		}
	}
	return nil
}

// report says which questions are shortened, and what has no place on cards.
func (d *deck) report() {
	if n := len(d.shortened); n > 0 {
		what := fmt.Sprintf("%d cards show only the beginning of their questions or answers", n)
		if n == 1 {
			what = "a card shows only the beginning of its question or answer"
		}
		d.in.Sink.Report(diag.New(diag.CardShortened, d.at, "%s: %s", what, listOf(d.shortened)).
			WithHint("larger cards have more room; a theme file says so: cards: {across: 1, down: 2}"))
	}
	intros := slices.Clip(d.in.Guide.Intro)
	for _, sec := range d.in.Guide.AllSections() {
		intros = append(intros, sec.Intro...)
	}
	if len(intros) > 0 {
		d.in.Sink.Report(diag.New(diag.CardOmitted, intros[0].Span(),
			"introductions are not on cards, which have questions and answers only"))
	}
}

// listOf returns numbers of questions for a message.
func listOf(numbers []string) string {
	const most = 40
	out := strings.Join(numbers[:min(most, len(numbers))], ", ")
	if more := len(numbers) - most; more > 0 {
		out += fmt.Sprintf(" and %d more", more)
	}
	return out
}
