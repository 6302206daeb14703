package ast

// Beside returns how many of the first of blocks are pictures that stand side by side, at least two, or 0. They are
// those of one paragraph, without an empty line between, whose authors give them widths in percent of the text that fit
// beside each other: ![](a.png){width=48%}.
func Beside(bs []Block) int {
	width, n := 0, 0
	for _, b := range bs {
		f, ok := b.(*Figure)
		if !ok || f.Image == nil || f.Image.Width.Percent <= 0 || width+f.Image.Width.Percent > 100 {
			break
		}
		if n > 0 && f.At.Start.Line > bs[n-1].Span().End.Line+1 {
			break
		}
		width += f.Image.Width.Percent
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}
