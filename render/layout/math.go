package layout

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/render/layout/formula"
	"example.org/studyguide/render/layout/linebreak"
	"example.org/studyguide/render/layout/tag"
	"example.org/studyguide/source/ast"
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
		of.Alt = n.TeX // ISO 14289-1, 7.7
	}
	whole := Length(0)
	for _, b := range boxes {
		whole += Length(b.Width + b.Space)
	}
	for i, b := range boxes {
		part := inner
		if of != nil {
			part.in = &tag.Content{Of: of, Actual: b.Source}
		}
		s.f.box(&piece{of: &word{}, width: Length(b.Width), face: &part, math: b})
		if i+1 < len(boxes) {
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

// formula returns the boxes of a formula, none wider than the lines, or nil if that is not possible.
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
	widest := Length(1)
	for _, b := range boxes {
		widest = max(widest, Length(b.Width))
		for _, g := range b.Glyphs {
			s.shape.check(g.Run, n.At)
		}
	}
	if widest <= s.width {
		return boxes
	}
	scale := int64(s.width) * 1000 / int64(widest)
	if scale < smallest {
		return nil
	}
	for _, b := range boxes {
		b.Scale(scale)
	}
	return boxes
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
