package formula

import (
	"unicode/utf8"

	"example.org/studyguide/fonts"
	"example.org/studyguide/source/tex"
)

// style is the size and the style in which a part is set (The TeXbook, chapter 17).
type style struct {
	s       *Setter
	size    int64
	level   int // 1 for scripts, 2 for scripts of scripts
	display bool
	cramped bool // exponents are raised less, as under a rule
}

// em converts thousandths of an em to a length.
func (st style) em(n int) int64 { return int64(n) * st.size / 1000 }

// script returns the style of superscripts and subscripts in st.
func (st style) script() style {
	out := style{s: st.s, level: min(st.level+1, 2), cramped: st.cramped}
	percent := st.s.math.ScriptPercent
	if out.level == 2 {
		percent = st.s.math.ScriptScriptPercent
	}
	out.size = st.s.size * int64(percent) / 100
	return out
}

// part returns the style of numerators and denominators in st.
func (st style) part() style {
	if st.display {
		st.display = false
		return st
	}
	return st.script()
}

func (st style) cramp() style {
	st.cramped = true
	return st
}

// atom is a set node of a row, with the space before it.
type atom struct {
	*Box
	class tex.Class
	space int64
	kid   int // index of the node in the row
}

// Spaces between atoms in eighteenths of an em, by the classes of the left and the right one (The TeXbook, chapter 18).
// A negative space is omitted in scripts. Pairs that cannot occur are 0.
var spaces = [8][8]int{
	tex.Ordinary:    {0, 3, -4, -5, 0, 0, 0, -3},
	tex.Large:       {3, 3, 0, -5, 0, 0, 0, -3},
	tex.Binary:      {-4, -4, 0, 0, -4, 0, 0, -4},
	tex.Relation:    {-5, -5, 0, 0, -5, 0, 0, -5},
	tex.Opening:     {0, 0, 0, 0, 0, 0, 0, 0},
	tex.Closing:     {0, 3, -4, -5, 0, 0, 0, -3},
	tex.Punctuation: {-3, -3, 0, -3, -3, -3, -3, -3},
	tex.Inner:       {-3, 3, -4, -5, -3, 0, -3, -3},
}

// atoms sets the nodes of a row. A space that the author wrote is added to the space before the next atom.
func (st style) atoms(kids []tex.Node) []atom {
	var out []atom
	var room int64
	for i, k := range kids {
		switch k := k.(type) {
		case *tex.Space:
			room += st.em(k.Width)
			continue
		case *tex.Styled:
			inner := st
			inner.display = k.Display
			if !k.Display && st.level > 0 {
				inner.level, inner.size = 0, st.s.size
			}
			for _, a := range inner.atoms(k.Kids) {
				a.kid = i
				out = append(out, a)
			}
			continue
		}
		out = append(out, atom{Box: st.node(k), class: tex.ClassOf(k), space: room, kid: i})
		room = 0
	}
	if room != 0 && len(out) > 0 {
		out[len(out)-1].Box = padded(out[len(out)-1].Box, room)
	}
	classes := make([]tex.Class, len(out))
	for i := range out {
		classes[i] = out[i].class
	}
	for i, c := range tex.Operands(classes) {
		out[i].class = c
	}
	for i := 1; i < len(out); i++ {
		n := spaces[out[i-1].class][out[i].class]
		if n < 0 && st.level > 0 {
			n = 0
		}
		out[i].space += int64(max(n, -n)) * st.size / 18
	}
	return out
}

func padded(b *Box, w int64) *Box {
	out := &Box{Width: b.Width + w}
	out.put(b, 0, 0)
	return out
}

// join puts atoms beside each other.
func join(atoms []atom) *Box {
	if len(atoms) == 1 && atoms[0].space == 0 {
		return atoms[0].Box
	}
	out := &Box{}
	for i, a := range atoms {
		out.Width += a.space
		out.put(a.Box, out.Width, 0)
		out.Width += a.Width
		if i+1 < len(atoms) && a.italic > 0 && atoms[i+1].class != tex.Ordinary {
			out.Width += a.italic // a leaning letter would touch an upright sign
		}
		out.italic = a.italic
	}
	return out
}

func (st style) row(kids []tex.Node) *Box { return join(st.atoms(kids)) }

// node sets one node.
func (st style) node(n tex.Node) *Box {
	switch n := n.(type) {
	case *tex.Row:
		return st.row(n.Kids)
	case *tex.Atom:
		return st.atom(n)
	case *tex.Scripts:
		return st.scripts(n)
	case *tex.Fraction:
		return st.fraction(n)
	case *tex.Root:
		return st.root(n)
	case *tex.Fence:
		return st.fence(n)
	case *tex.Middle:
		return st.sign(n.Text, 0)
	case *tex.Grid:
		return st.grid(n)
	case *tex.Mark:
		return st.mark(n)
	case *tex.Stack:
		return st.stack(n)
	case *tex.Enclosed:
		return st.enclosed(n)
	case *tex.Space:
		return &Box{Width: st.em(n.Width)}
	case *tex.Styled:
		return join(st.atoms([]tex.Node{n}))
	}
	return &Box{} // not reached: Node is sealed
}

// runs shapes text in the style of a font.
func (st style) runs(font fonts.Style, text string) []*fonts.Run {
	runs, err := st.s.set.Shape(font, text)
	if err != nil && st.s.err == nil {
		st.s.err = err
	}
	return runs
}

// run shapes a sign, which is one run.
func (st style) run(text string) *fonts.Run {
	if runs := st.runs(fonts.Style{Family: fonts.Formula}, text); len(runs) > 0 {
		return runs[0]
	}
	return &fonts.Run{}
}

// text sets text as it stands.
func (st style) text(font fonts.Style, text string) *Box {
	b := &Box{}
	runs := st.runs(font, text)
	for _, r := range runs {
		b.glyphs(st, r, b.Width, 0)
		b.Width += st.em(r.Width)
		b.italic = st.em(st.s.math.Italic(r))
	}
	b.glyph = len(runs) == 1 && len(runs[0].Glyphs) == 1
	return b
}

// glyphs adds a run.
func (b *Box) glyphs(st style, r *fonts.Run, x, y int64) {
	in := st.s.math.Bounds(r)
	b.Glyphs = append(b.Glyphs, Glyph{r, x, y, st.size})
	b.Above, b.Below = max(b.Above, y+st.em(in.Top)), max(b.Below, -y-st.em(in.Bottom))
}

// atom sets a letter, a number, a sign or words.
func (st style) atom(n *tex.Atom) *Box {
	switch {
	case n.Kind == tex.Words:
		return st.text(fonts.Style{}, n.Text)
	case n.Tall > 0:
		return st.sign(n.Text, st.em(n.Tall))
	case n.Kind == tex.Sign && n.Class == tex.Large:
		return st.large(n.Text)
	case n.Kind == tex.Letter && !n.Upright:
		return st.text(fonts.Style{Family: fonts.Formula}, tex.Italic(n.Text))
	}
	b := st.text(fonts.Style{Family: fonts.Formula}, n.Text)
	if utf8.RuneCountInString(n.Text) > 1 {
		b.italic = 0
	}
	return b
}

// large sets a large operator, centered on the axis; in a displayed formula it is larger.
func (st style) large(text string) *Box {
	if !st.display {
		b := st.text(fonts.Style{Family: fonts.Formula}, text)
		return b
	}
	run := st.run(text)
	parts := st.s.math.Grown(run, st.s.math.DisplayOperatorHeight, false)
	if len(parts) > 1 {
		parts = parts[:1]
	}
	b := st.centered(parts)
	b.italic = st.em(st.s.math.Italic(parts[0].Run))
	return b
}

// centered puts the parts of a sign so that their middle is on the axis.
func (st style) centered(parts []fonts.Part) *Box {
	b := &Box{}
	top, bottom := -1<<30, 1<<30
	for _, p := range parts {
		in := st.s.math.Bounds(p.Run)
		top, bottom = max(top, p.Y+in.Top), min(bottom, p.Y+in.Bottom)
	}
	y := st.s.math.Axis - (top+bottom)/2
	for _, p := range parts {
		b.glyphs(st, p.Run, st.em(p.X), st.em(p.Y+y))
		b.Width = max(b.Width, st.em(p.X+p.Run.Width))
	}
	return b
}

// sign sets a delimiter of at least the given height, centered on the axis. The text "" sets none.
func (st style) sign(text string, height int64) *Box {
	if text == "" {
		return &Box{}
	}
	run := st.run(text)
	if in := st.s.math.Bounds(run); st.em(in.Top-in.Bottom) >= height {
		return st.text(fonts.Style{Family: fonts.Formula}, text)
	}
	return st.centered(st.s.math.Grown(run, int(height*1000/st.size), false))
}
