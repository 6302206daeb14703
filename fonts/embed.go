package fonts

import "fmt"

// CodeFamily is the name of the family that comes with the program for code.
const CodeFamily = "DejaVu Sans Mono"

// CodeFont returns a font file of the program's face for code, bold or oblique, with no more than chars, for a document
// that is laid out by its reader, such as an EPUB. Characters that the face lacks are left out. It returns nil if none
// remain, or if the guide chose a code font of its own: many licences allow a modified font only under another name.
func (s *Set) CodeFont(bold, oblique bool, chars []rune) ([]byte, error) {
	if s.choice.Code != "" {
		return nil, nil
	}
	f, err := s.library.face(mono(Style{Family: Mono, Bold: bold, Italic: oblique}))
	if err != nil {
		return nil, err
	}
	glyphs := map[rune]uint16{}
	for _, r := range chars {
		if g, ok := f.tables.NominalGlyph(r); ok {
			glyphs[r] = uint16(g)
		}
	}
	if len(glyphs) == 0 {
		return nil, nil
	}
	data, err := f.outline.Standalone(glyphs)
	if err != nil {
		return nil, fmt.Errorf("cutting a file of font %s: %w", f.name, err)
	}
	return data, nil
}
