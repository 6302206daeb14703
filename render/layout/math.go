package layout

import (
	"studyguide/fonts"
	"studyguide/render/layout/formula"
	"studyguide/render/layout/linebreak"
	"studyguide/render/layout/tag"
	"studyguide/source/ast"
	"studyguide/source/tex"
)

// smallest is the size of a formula that is set smaller to fit its column, in thousandths of that of the text. One that would have to be smaller
// still is shown as its source.
const smallest = 550

// math adds a formula: boxes between which a line may end. One that cannot be read, or is too wide for its column whatever is done, is shown as
// its source; the reader of the guide has been told of the first (package lint).
func (s *setter) math(f *flow, n *ast.Math, fc *face, lk look, width Length) {
	boxes := s.formula(n, fc, width)
	if boxes == nil {
		inner := *fc
		inner.style.Family = fonts.Mono
		inner.size = fc.size * 85 / 100
		inner.in = fc.within(tag.Code)
		s.words(f, n.TeX, &inner, lk, width, n.At)
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
		s.box(f, &piece{of: &word{}, width: Length(b.Width), face: &part, math: b})
		if i+1 < len(boxes) {
			if whole <= width/5 {
				f.add(noBreak(), nil) // a short one is read at a glance
			} else {
				f.add(linebreak.Item{Kind: linebreak.Penalty, Penalty: b.Break}, nil)
			}
			space := &piece{of: &word{}, width: Length(b.Space), face: &part}
			f.add(linebreak.Item{Kind: linebreak.Glue, Width: b.Space, Stretch: b.Space / 3, Shrink: b.Space / 6}, space)
		}
	}
}

// formula sets a formula whose parts are not wider than width; nil if that cannot be.
func (s *setter) formula(n *ast.Math, fc *face, width Length) []*formula.Box {
	row, err := tex.Parse(n.TeX)
	if err != nil {
		return nil
	}
	set, err := formula.New(s.in.Fonts, int64(fc.size))
	if err != nil {
		s.fail(err)
		return nil
	}
	boxes, err := set.Set(row, n.TeX, n.Display)
	if err != nil {
		s.fail(err)
		return nil
	}
	widest := Length(1)
	for _, b := range boxes {
		widest = max(widest, Length(b.Width))
		for _, g := range b.Glyphs {
			s.note(g.Run, n.At)
		}
	}
	if widest <= width {
		return boxes
	}
	scale := int64(width) * 1000 / int64(widest)
	if scale < smallest {
		return nil
	}
	for _, b := range boxes {
		b.Scale(scale)
	}
	return boxes
}

// items gives what is drawn of a formula whose baseline begins at x, y.
func (p *piece) items(x, y Length) []Item {
	var out []Item
	for _, r := range p.math.Rules {
		out = append(out, &Box{X: x + Length(r.X), Y: y - Length(r.Y) - Length(r.H), W: Length(r.W), H: Length(r.H), Color: p.face.color})
	}
	for _, g := range p.math.Glyphs {
		out = append(out, &Text{X: x + Length(g.X), Y: y - Length(g.Y), Size: Length(g.Size), Color: p.face.color, Rise: p.face.rise,
			Runs: []*fonts.Run{g.Run}, In: p.face.in})
	}
	return out
}

// tall gives how much more room than its lead a line needs above and below for the formulas in it. A pinch of air is left to the next line.
func (lk look) tall(parts []stretch) (above, below Length) {
	const air = Pt
	base := lk.base()
	for _, p := range parts {
		if p.math == nil {
			continue
		}
		above = max(above, Length(p.math.Above)+p.face.rise+air-base)
		below = max(below, Length(p.math.Below)-p.face.rise+air-(lk.lead-base))
	}
	return above, below
}

// base is how far under the top of a line its baseline is: the middle of its small letters is the middle of its lead.
func (lk look) base() Length { return lk.lead/2 + lk.size*3/10 }

// displayed sets a formula that stands by itself in the middle of its column.
func (s *setter) displayed(m *ast.Math, of *tag.Content, c column) []row {
	lk := c.look
	lk.align, lk.hyphens, lk.refers = centered, false, false
	rows := s.paragraph([]ast.Inline{m}, lk, of, c.x, c.w)
	return s.fill(keep(rows))
}
