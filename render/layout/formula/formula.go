// Package formula sets formulas. The input is the tree of one formula (package tex), the output is boxes of placed
// glyphs and rules.
//
// The rules are those of TeX (The TeXbook, appendix G), with the measures of the font (OpenType 1.9, MATH table) in
// place of TeX's. Lengths are in thousandths of a point, X from a box's left edge, Y upwards from its baseline. The
// font is STIX Two Math, which comes with the program.
//
// A formula that is too wide for a line becomes several boxes, divided after relations and binary operators, with the
// cost of ending a line after each. Package linebreak decides where the lines end.
//
// This package may change with any version; package studyguide at the top of the module is the stable one.
package formula

import (
	"example.org/studyguide/fonts"
	"example.org/studyguide/source/tex"
)

// Box is a formula, or a part of one that is not divided further.
type Box struct {
	Width        int64
	Above, Below int64 // the baseline
	Glyphs       []Glyph
	Rules        []Rule
	Break        int    // cost of ending a line after it, on the scale of The TeXbook, chapter 14; 0: it is the last
	Space        int64  // to the next box, if no line ends here
	Ends         bool   // a line ends after it
	Source       string // the part of the formula's TeX that it shows

	italic int64 // how far it leans out of its width, to the right
	glyph  bool  // it is one glyph, whose accents and scripts stand closer
}

// Glyph is a run of the font at a size.
type Glyph struct {
	Run  *fonts.Run
	X, Y int64
	Size int64
}

// Rule is a filled rectangle; X and Y are its lower left corner.
type Rule struct{ X, Y, W, H int64 }

// Costs of ending a line within a formula (The TeXbook, chapter 14: \relpenalty and \binoppenalty).
const (
	afterRelation = 500
	afterBinary   = 700
	withinBracket = 2000 // added inside an open bracket: "O(V +" at a line's end is hard to read
)

// Setter sets formulas in one size of running text.
type Setter struct {
	set  *fonts.Set
	math *fonts.Math
	size int64
	err  error // the first font that could not be read
}

// New returns a Setter for text of a size. The error is for a font that cannot be read.
func New(set *fonts.Set, size int64) (*Setter, error) {
	m, err := set.Math()
	if err != nil {
		return nil, err
	}
	return &Setter{set: set, math: m, size: size}, nil
}

// Set returns the boxes of a formula from left to right: one, or several between which a line may end. source is the
// TeX that row was parsed from; display is true for a formula that stands on its own. The error is for a font that
// cannot be read.
func (s *Setter) Set(row *tex.Row, source string, display bool) ([]*Box, error) {
	var boxes []*Box
	st := style{s: s, size: s.size, display: display}
	atoms := st.atoms(row.Kids)
	from, start, open := 0, 0, 0
	for i := range atoms {
		cost := 0
		switch atoms[i].class {
		case tex.Opening:
			open++
		case tex.Closing:
			open--
		case tex.Relation:
			cost = afterRelation
		case tex.Binary:
			cost = afterBinary
		}
		last := i == len(atoms)-1
		if !last && (cost == 0 || atoms[i+1].class == tex.Relation || atoms[i+1].kid == atoms[i].kid) {
			continue
		}
		b := join(atoms[from : i+1])
		if open > 0 {
			cost += withinBracket
		}
		if !last {
			b.Break, b.Space = cost, atoms[i+1].space
			atoms[i+1].space = 0
		}
		end := len(source)
		if !last && atoms[i].kid < len(row.Ends) {
			end = row.Ends[atoms[i].kid]
		}
		b.Source = source[start:end]
		boxes = append(boxes, b)
		from, start = i+1, end
	}
	return boxes, s.err
}

// put adds the contents of c to b with c's origin at x, y.
func (b *Box) put(c *Box, x, y int64) {
	for _, g := range c.Glyphs {
		g.X, g.Y = g.X+x, g.Y+y
		b.Glyphs = append(b.Glyphs, g)
	}
	for _, r := range c.Rules {
		r.X, r.Y = r.X+x, r.Y+y
		b.Rules = append(b.Rules, r)
	}
	b.Above, b.Below = max(b.Above, c.Above+y), max(b.Below, c.Below-y)
}

// rule adds a rule and extends b to enclose it.
func (b *Box) rule(x, y, w, h int64) {
	b.Rules = append(b.Rules, Rule{x, y, w, h})
	b.Above, b.Below = max(b.Above, y+h), max(b.Below, -y)
}

// Scale scales everything in b to n thousandths of its size.
func (b *Box) Scale(n int64) {
	for i := range b.Glyphs {
		g := &b.Glyphs[i]
		g.X, g.Y, g.Size = g.X*n/1000, g.Y*n/1000, g.Size*n/1000
	}
	for i := range b.Rules {
		r := &b.Rules[i]
		r.X, r.Y, r.W, r.H = r.X*n/1000, r.Y*n/1000, r.W*n/1000, max(r.H*n/1000, 1)
	}
	b.Width, b.Above, b.Below, b.Space = b.Width*n/1000, b.Above*n/1000, b.Below*n/1000, b.Space*n/1000
}
