package indent

// An Extent is a stretch of bytes of a file, from Start up to End.
type Extent struct{ Start, End int }

// Blanked returns a copy of src with blanks in the place of some stretches. Lines stay where they are.
func Blanked(src []byte, stretches []Extent) []byte {
	out := append([]byte(nil), src...)
	for _, s := range stretches {
		for i := max(s.Start, 0); i < min(s.End, len(out)); i++ {
			if out[i] != '\n' {
				out[i] = ' '
			}
		}
	}
	return out
}
