package layout

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/formula"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/tex"
)

// smallest is the size of a formula that is shrunk to fit its column, in thousandths of that of the text. One that
// would have to be smaller still is shown as its source.
const smallest = 550

// math adds a formula: boxes between which a line may end. One that cannot be parsed, or does not fit its column, is
// shown as its source; package lint reports those that cannot be parsed.
func (s *inliner) math(n *ast.Math, fc *face) {
	boxes := s.formula(n, fc)
	if boxes == nil {
		inner := *fc
		inner.code(fc)
		s.words(n.Source(), &inner, n.At)
		return
	}
	inner := *fc
	var of *tag.Element
	if fc.in != nil {
		of = fc.within(tag.Formula).Of
		of.With().Alt = n.TeX // ISO 14289-1, 7.7
	}
	whole := Length(0)
	for _, b := range boxes {
		whole += Length(b.Width + b.Space)
	}
	for i, b := range boxes {
		if i > 0 && boxes[i-1].Ends {
			s.f.hardBreak()
		}
		part := inner
		if of != nil {
			part.in = &tag.Content{Of: of, Actual: b.Source}
		}
		s.f.box(&piece{of: &word{}, width: Length(b.Width), face: &part, math: b})
		if i+1 < len(boxes) && !b.Ends {
			if whole <= s.width/5 {
				s.f.add(noBreak(), nil) // a short one is read at a glance
			} else {
				s.f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: int32(b.Break)}, nil)
			}
			space := &piece{of: &word{}, width: Length(b.Space), face: &part}
			glue := linebreak.Item{Kind: linebreak.Glue, Width: b.Space, Stretch: b.Space / 3, Shrink: b.Space / 6}
			s.f.add(glue, space)
		}
	}
}

// formula returns the boxes of a formula, none wider than the lines or higher than a page, or nil if that is not
// possible. Aligned lines that take more than half a page are boxes of their own, between which a page may end.
func (s *inliner) formula(n *ast.Math, fc *face) []*formula.Box {
	row, err := tex.Parse(n.TeX)
	if err != nil {
		return nil
	}
	set, err := formula.New(s.shape.fonts, int64(fc.size))
	if err != nil {
		s.shape.fail(err)
		return nil
	}
	boxes, err := set.Set(row, n.TeX, n.Display)
	if err != nil {
		s.shape.fail(err)
		return nil
	}
	area := s.d.bottom - s.d.top
	if n.Display && tallest(boxes) > area/2 {
		if lines, err := set.Lines(row, n.TeX); err == nil && lines != nil {
			boxes = lines
		}
	}
	widest := Length(1)
	for _, b := range boxes {
		widest = max(widest, Length(b.Width))
		for _, g := range b.Glyphs {
			s.shape.check(g.Run, n.At)
		}
	}
	scale := min(int64(s.width)*1000/int64(widest), int64(area)*1000/int64(max(tallest(boxes), 1)))
	if less := scale * 9 / 10; tallest(boxes) > area*9/10 && less >= smallest {
		scale = less // with room for the title of its question
	}
	if scale >= 1000 {
		return boxes
	}
	if scale < smallest {
		s.unfit(n, widest > s.width)
		return nil
	}
	for _, b := range boxes {
		b.Scale(scale)
	}
	return boxes
}

// unfit reports a formula, once, that would be too small if it were as small as its column or its page asks.
func (s *inliner) unfit(n *ast.Math, wide bool) {
	if s.shape.unfit[n] {
		return
	}
	s.shape.unfit[n] = true
	what := "high for a page"
	if wide {
		what = "wide for its column"
	}
	s.sink.Report(diag.New(diag.FormulaUnread, n.At, "the formula is too %s; the PDF shows its source", what).
		WithHint("divide it, by aligned lines for example"))
}

// tallest returns the height of the highest box.
func tallest(boxes []*formula.Box) (height Length) {
	for _, b := range boxes {
		height = max(height, Length(b.Above+b.Below))
	}
	return height
}

// items returns the rules and glyphs of a formula whose baseline begins at x, y.
func (p *piece) items(x, y Length) []Item {
	var out []Item
	for _, r := range p.math.Rules {
		top := y - Length(r.Y) - Length(r.H)
		out = append(out, &Box{X: x + Length(r.X), Y: top, W: Length(r.W), H: Length(r.H), Color: p.face.color})
	}
	for _, g := range p.math.Glyphs {
		out = append(out, &Text{
			X: x + Length(g.X), Y: y - Length(g.Y), Size: Length(g.Size), Color: p.face.color, Rise: p.face.rise,
			Runs: []*fonts.Run{g.Run}, In: p.face.in,
		})
	}
	return out
}

// tall returns the space that a line needs above and below beside its lead for the formulas and pictures in it, with a
// little air to the lines around it.
func (lk look) tall(parts []stretch) (above, below Length) {
	const air = Pt
	base := lk.base()
	for _, p := range parts {
		if p.image != nil && p.tall {
			above = max(above, lk.middle()+p.height/2+air-base)
			below = max(below, p.height/2-lk.middle()+air-(lk.lead-base))
		}
		if p.math == nil {
			continue
		}
		above = max(above, Length(p.math.Above)+p.face.rise+air-base)
		below = max(below, Length(p.math.Below)-p.face.rise+air-(lk.lead-base))
	}
	return above, below
}

// displayed sets a formula that stands by itself in the middle of its column.
func (s *blockSetter) displayed(m *ast.Math, of *tag.Content, c column) []row {
	lk := c.look
	lk.align, lk.hyphens, lk.refers = centered, false, false
	return s.d.fill(keep(s.text.paragraph(c.passage([]ast.Inline{m}, lk, of))))
}
