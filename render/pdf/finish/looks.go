package finish

import "fmt"

// Looks are how the pages paint besides plain colors, by the names that they use for it. fpdf counts such things anew in
// each of its files, so that one name would mean another thing on another page.
type Looks struct {
	Opacities map[uint8]bool // parts of 255 that hide what is below; a page sets one by [OpacityName]
}

// OpacityName returns the name of an opacity among the states of graphics (ISO 32000-1, 8.4.5).
func OpacityName(parts uint8) string { return fmt.Sprintf("A%d", parts) }

// append adds the entries of the dictionary of resources.
func (l *Looks) append(o []byte) []byte {
	if len(l.Opacities) == 0 {
		return o
	}
	o = append(o, "/ExtGState<<"...)
	for parts := range 256 {
		if l.Opacities[uint8(parts)] {
			o = appendName(o, OpacityName(uint8(parts)))
			o = appendFraction(append(o, "<</ca "...), float64(parts)/255)
			o = appendFraction(append(o, "/CA "...), float64(parts)/255)
			o = append(o, ">>"...)
		}
	}
	return append(o, ">>"...)
}
