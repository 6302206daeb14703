package layout

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/excerpt"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// A cardFace is what stands on one side of a card. It has parts, of which it may show the first only.
type cardFace struct {
	rows  func(s *setting, n int, by excerpt.Grain) []row // of the first n parts
	parts func(by excerpt.Grain) int
}

// all stands for all parts of a face.
const all = math.MaxInt

// faces sets both sides of a card.
func (d *deck) faces(c *card) {
	c.of = tag.New(tag.Sect, d.root)
	if c.title {
		d.titleFaces(c)
		return
	}
	whole := d.face(c, 0, cardFace{
		rows:  func(s *setting, n int, by excerpt.Grain) []row { return d.question(s, c, n, by) },
		parts: func(by excerpt.Grain) int { return excerpt.Count(asked(c.q, by), by) + len(c.q.Options) },
	})
	whole = d.face(c, 1, cardFace{
		rows:  func(s *setting, n int, by excerpt.Grain) []row { return d.answer(s, c, n, by) },
		parts: func(by excerpt.Grain) int { return excerpt.Count(c.answer, by) },
	}) && whole
	if !whole {
		if d.shortened = append(d.shortened, c.number); d.at.IsZero() {
			d.at = c.q.At
		}
	}
}

// face sets a side of a card in the largest type in which it fits. It reports whether it shows all of it.
func (d *deck) face(c *card, side int, f cardFace) (whole bool) {
	var last *setting
	hopeless := false
	for n := 0; d.setting(n) != nil; n++ {
		last = d.setting(n)
		if hopeless && d.setting(n+1) != nil {
			continue
		}
		rows, over := d.placed(last, func() []row { return f.rows(last, all, excerpt.Sentences) })
		if over == 0 {
			d.compose(last, c, side, rows)
			return true
		}
		hopeless = over > (last.d.bottom-last.d.top)*mostOver
	}
	for _, by := range []excerpt.Grain{excerpt.Sentences, excerpt.Words} {
		try := func(n int) (rows []row, fits bool) {
			rows, over := d.placed(last, func() []row {
				rows := f.rows(last, n, by)
				return follow(rows, d.goesOn(last, c), last.d.pt(4), never)
			})
			return rows, over == 0
		}
		// The most parts that fit. There is a point at which they do no longer, near enough for a search by halves
		// below the first power of two that does not fit: so much is set as a card holds, however much there is.
		lo, hi, most := 0, 1, f.parts(by)
		for hi < most {
			if _, fits := try(hi); !fits {
				break
			}
			lo, hi = hi, 2*hi
		}
		hi = min(hi, most)
		for hi-lo > 1 {
			mid := (lo + hi) / 2
			if _, fits := try(mid); fits {
				lo = mid
			} else {
				hi = mid
			}
		}
		if lo > 0 || by == excerpt.Words {
			rows, _ := try(lo)
			d.compose(last, c, side, rows)
			break
		}
	}
	return false
}

// mostOver is how many heights of a card may be missing for the next smaller type to be worth trying; beyond that only
// the smallest is. Text takes room by the square of its size.
const mostOver = 3

// placed returns what set sets, with its footnotes, and how much higher than a card that is; 0 if it fits.
func (d *deck) placed(s *setting, set func() []row) (rows []row, over Length) {
	s.notes.forget()
	rows = set()
	if len(rows) == 0 {
		rows = []row{{}}
	}
	s.notes.notes = s.notes.called(rows)
	rows = append(rows, s.notes.placeNotes(rows)...)
	rows[0].space = 0
	room := s.d.bottom - s.d.top - height(rows)
	feet := Length(0)
	for i := range rows {
		feet += s.notes.height(&rows[i])
	}
	if feet > 0 {
		room -= feet + s.d.pt(aboveNotes)
	}
	if room < 0 {
		return rows, -room
	}
	if slices.ContainsFunc(rows, func(r row) bool { return d.wider(s, r) }) {
		return rows, 1
	}
	return rows, 0
}

// wider reports whether a row is wider than its card.
func (d *deck) wider(s *setting, r row) bool {
	least, edge := s.d.textX-Pt/10, s.d.textX+s.d.textW+Pt/10
	return slices.ContainsFunc(r.items, func(it Item) bool {
		switch it := it.(type) {
		case *Text:
			return it.X < least || it.X+it.visible() > edge
		case *Picture:
			return it.X+it.W > edge
		}
		return false
	})
}

// asked returns the title and the prompt of a question as blocks. The title is one part unless parts are words.
func asked(q *ast.Question, by excerpt.Grain) []ast.Block {
	if by == excerpt.Words {
		return slices.Concat([]ast.Block{&ast.Paragraph{Inlines: q.Title}}, q.Prompt)
	}
	return slices.Concat([]ast.Block{&ast.Divider{}}, q.Prompt)
}

// question sets the front of a card: the title, the prompt and the options of its question. What is set separately on
// pages, such as the tags of a question, is not on cards.
func (d *deck) question(s *setting, c *card, n int, by excerpt.Grain) []row {
	q := c.q
	title, prompt, options := q.Title, q.Prompt, q.Options
	if n < all {
		blocks := asked(q, by)
		parts := excerpt.Count(blocks, by)
		shown, _ := excerpt.Beginning(blocks, n, by)
		options = options[:max(min(n-parts, len(options)), 0)]
		if prompt = nil; len(shown) > 0 {
			if p, ok := shown[0].(*ast.Paragraph); ok {
				title = p.Inlines
			}
			prompt = shown[1:]
		}
	}
	body := d.column(s, c)
	heading := tag.In(tag.H2, c.of)
	lk := s.d.title(4)
	if stem, ok := ast.Stem(title); ok {
		title, lk = stem, s.d.text()
		lk.refers = false
	}
	rows := s.text.title(body.label(s.d, title, lk, heading))
	rows[0].ids = append(rows[0].ids, q.ID)
	rows = s.notes.hoist(rows)
	rows = follow(rows, s.notes.blocks.rows(prompt, body), s.d.grid/2, never)
	if len(options) > 0 {
		rows = follow(rows, s.notes.blocks.options(options, body), s.d.grid, never)
	}
	return rows
}

// answer sets the back of a card: the options that are right, and the answer.
func (d *deck) answer(s *setting, c *card, n int, by excerpt.Grain) []row {
	body := d.column(s, c)
	rows := d.rightOptions(s, c, body)
	blocks, _ := excerpt.Beginning(c.answer, n, by)
	rows = follow(rows, s.notes.blocks.rows(blocks, body), s.d.grid/2, never)
	if len(rows) > 0 && c.q.AnswerID != "" {
		rows[0].ids = append(rows[0].ids, c.q.AnswerID)
	}
	return rows
}

// rightOptions sets the right options as they stand in the question or, if one is not there, their labels.
func (d *deck) rightOptions(s *setting, c *card, body column) []row {
	if len(c.right) == 0 {
		return nil
	}
	var right []*ast.Option
	for i, label := range ast.Labels(c.q.Options) {
		if slices.Contains(c.right, label) {
			o := *c.q.Options[i]
			o.Label = label
			right = append(right, &o)
		}
	}
	if len(right) == len(c.right) {
		return s.notes.blocks.options(right, body)
	}
	said := []ast.Inline{&ast.Strong{Inlines: []ast.Inline{
		&ast.Text{Loc: c.q.Loc, Value: d.lang.Right(c.right)}}}}
	return s.text.paragraph(body.passage(said, body.look, tag.In(tag.P, c.of)))
}

// column returns where blocks of a card are set. References name no pages, for cards have none.
func (d *deck) column(s *setting, c *card) column {
	col := s.d.column(c.of, 2)
	col.look.refers = false
	return col
}

// goesOn sets the line that says that the book has the rest.
func (d *deck) goesOn(s *setting, c *card) []row {
	text := d.lang.Text(words.CardGoesOnUnnumbered)
	if c.q.Number != "" {
		text = d.lang.Text(words.CardGoesOn, "n", c.q.Number)
	}
	lk := s.d.small()
	lk.color, lk.align = s.d.ink.quiet, ragged
	in := []ast.Inline{&ast.Text{Loc: c.q.Loc, Value: "… " + text}}
	return s.text.paragraph(passage{in: in, look: lk, of: tag.In(tag.P, c.of), x: s.d.textX, width: s.d.textW})
}

// compose makes a page of a side of a card.
func (d *deck) compose(s *setting, c *card, side int, rows []row) {
	if side == 0 {
		rows = sunk(s.d, rows)
	}
	p := &Page{Width: d.sheet.cardW, Height: d.sheet.cardH}
	b := &Book{Places: map[string]Place{}, Pages: []*Page{p}}
	s.notes.told = d.told
	s.pages.compose(b, p, s.d, sheet{rows: rows, end: len(rows)})
	d.told = s.notes.told
	p.Items = append(d.head(s, c, side), p.Items...)
	if s.d.mirrored {
		mirror([]*Page{p})
	}
	d.rename(s, b, p)
	if c.places[side] = b.Places; side == 0 {
		c.front = p
	} else {
		c.back = p
	}
}

// sunk puts a question that fills less than most of its card a little above the middle.
func sunk(d *design, rows []row) []row {
	free := d.bottom - d.top - height(rows)
	if free < (d.bottom-d.top)/3 {
		return rows
	}
	return append([]row{{height: free * 2 / 5}}, rows...)
}

// head returns what stands at the top of a side of a card: the number and, in front, the section and the difficulty; on
// the back the title, which like the number is there only for the hand.
func (d *deck) head(s *setting, c *card, side int) []Item {
	var in *tag.Content
	if side == 0 {
		in = tag.In(tag.P, c.of)
	}
	base := s.d.top - headOfCard(s.d) + s.d.pt(8)
	fc := &face{style: s.d.title(4).style, size: s.d.text().size, color: s.d.ink.accent, in: in}
	number := s.late.labels.short(c.number, fc, s.d.textW)
	if number == nil {
		return nil
	}
	t := number.at(s.d.textX, base)
	items := []Item{t}
	quiet := &face{size: s.d.label().size, color: s.d.ink.quiet, in: in}
	label := join(" · ", tex.Title(c.section.Title), c.q.Difficulty)
	if side == 1 {
		label = ast.PlainText(c.q.Title)
	}
	if l := s.late.labels.short(label, quiet, s.d.textW-number.width-s.d.pt(12)); l != nil {
		s.shape.space(t)
		items = append(items, l.at(s.d.textX+s.d.textW-l.width, base))
	}
	return items
}

// rename renames the footnotes of a card that stand on another card, too.
func (d *deck) rename(s *setting, b *Book, p *Page) {
	for id, note := range s.notes.tags {
		if _, ok := b.Places[id]; !ok {
			continue
		}
		n := d.named[id]
		if d.named[id]++; n == 0 {
			continue
		}
		own := id + ":" + strconv.Itoa(n)
		b.Places[own] = b.Places[id]
		delete(b.Places, id)
		note.With().ID = own
		for _, it := range p.Items {
			if l, ok := it.(*Link); ok && l.ID == id {
				l.ID = own
			}
		}
	}
}

// forget makes s a setter of footnotes that has set none.
func (s *noteSetter) forget() {
	s.set, s.placed, s.tags = map[string][]row{}, map[string]bool{}, map[string]*tag.Element{}
	s.index.first = map[string]*noteCall{}
}

// called returns the footnotes that rows refer to, and those that these do.
func (s *noteSetter) called(rows []row) []*ast.Note {
	var out []*ast.Note
	add := func() {
		for id := range s.index.first {
			if n := s.index.notes[id]; n != nil && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
		slices.SortFunc(out, func(a, b *ast.Note) int {
			return cmp.Compare(s.index.numbers[a.ID], s.index.numbers[b.ID])
		})
	}
	add()
	for i := 0; i < len(out); i++ {
		n := len(out)
		if s.rows(out[i]); len(s.index.first) > n {
			add()
			i = -1
		}
	}
	return out
}
