package finish

import (
	"crypto/sha256"
	"errors"
	"fmt"

	"example.org/studyguide/fonts/subset"
)

// fontObjects is how many objects a font takes: itself, its descendant, its descriptor, its program and its table of
// texts.
const fontObjects = 5

// writeFont writes a composite font (ISO 32000-1, 9.7) whose objects have the numbers from n on. Codes, CIDs and
// numbers of glyphs are the same.
func writeFont(out *output, n int, f Font) error {
	p := f.Program
	switch {
	case p == nil || len(p.Data) == 0:
		return errors.New("it has no program")
	case len(f.Text) == 0 || len(f.Text) > len(p.Advance):
		return fmt.Errorf("it has texts for %d of %d glyphs", len(f.Text), len(p.Advance))
	case len(p.Advance) > Codes:
		return fmt.Errorf("it has %d glyphs, more than %d", len(p.Advance), Codes)
	}
	// A name has 127 bytes at most (ISO 19005-2, 6.1.13), and a suffix is added below.
	base := subsetTag(p) + "+" + p.Name[:min(len(p.Name), 100)]
	descendant, descriptor, program, texts := n+1, n+2, n+3, n+4

	full, kind, gids := base, "2", "/CIDToGIDMap/Identity"
	file, fileDict := "/FontFile2", fmt.Appendf(nil, "<</Length1 %d", len(p.Data))
	if p.CFF {
		full, kind, gids = base+"-Identity-H", "0", "" // 9.7.6.2, table 121
		file, fileDict = "/FontFile3", []byte("<</Subtype/CIDFontType0C")
	}
	o := appendName([]byte("<</Type/Font/Subtype/Type0/BaseFont"), full)
	out.object(n, fmt.Appendf(o, "/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", descendant, texts))

	o = appendName([]byte("<</Type/Font/Subtype/CIDFontType"+kind+"/BaseFont"), base)
	o = append(o, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+gids...)
	o = appendWidths(o, p.Advance[:len(f.Text)])
	out.object(descendant, fmt.Appendf(o, "/FontDescriptor %d 0 R>>", descriptor))

	o = appendName([]byte("<</Type/FontDescriptor/FontName"), base)
	o = appendMetrics(o, p.Metrics)
	out.object(descriptor, fmt.Appendf(o, "%s %d 0 R>>", file, program))

	out.stream(program, fileDict, p.Data)
	out.stream(texts, []byte("<<"), toUnicode(f.Text))
	return nil
}

// subsetTag returns the six letters that distinguish subsets of a font (9.6.4), derived from the content of this one.
func subsetTag(p *subset.Program) string {
	sum := sha256.Sum256(p.Data)
	var out [6]byte
	for i := range out {
		out[i] = 'A' + sum[i]%26
	}
	return string(out[:])
}

// appendMetrics adds the entries of a font descriptor (9.8).
func appendMetrics(o []byte, m subset.Metrics) []byte {
	flags := 1 << 2 // symbolic: its characters are not those of the Latin alphabet alone (table 123)
	if m.FixedPitch {
		flags |= 1 << 0
	}
	if m.ItalicAngle != 0 {
		flags |= 1 << 6
	}
	// Fonts do not record the thickness of their stems. This approximation holds for most, and matters only where the
	// program is not available.
	stem := 50 + m.Weight*m.Weight/(65*65)
	o = fmt.Appendf(o, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle ", flags, m.Box[0], m.Box[1], m.Box[2], m.Box[3])
	o = appendReal(o, m.ItalicAngle)
	return fmt.Appendf(o, "/Ascent %d/Descent %d/CapHeight %d/StemV %d", m.Ascent, m.Descent, m.CapHeight, stem)
}

// appendWidths adds the widths of glyphs (9.7.4.3): the most common one as DW, stretches of an equal one as "first last
// width", others as "first [width width]".
func appendWidths(o []byte, widths []int) []byte {
	common := mostCommon(widths)
	o = appendInt(append(o, "/DW "...), common)
	o = append(o, "/W["...)
	const long = 5 // from here on a stretch is shorter than a list
	for i := 0; i < len(widths); {
		n := same(widths[i:])
		switch {
		case widths[i] == common:
			i += n
			continue
		case n >= long:
			o = fmt.Appendf(gap(o), "%d %d %d", i, i+n-1, widths[i])
			i += n
			continue
		}
		o = append(appendInt(gap(o), i), '[')
		for first := true; i < len(widths) && widths[i] != common && same(widths[i:]) < long; first = false {
			if !first {
				o = append(o, ' ')
			}
			o = appendInt(o, widths[i])
			i++
		}
		o = append(o, ']')
	}
	return append(o, ']')
}

// gap adds a space where a number would run into the one before.
func gap(o []byte) []byte {
	if regular(o[len(o)-1]) {
		return append(o, ' ')
	}
	return o
}

// same returns how many of the first widths are equal.
func same(widths []int) int {
	n := 1
	for n < len(widths) && widths[n] == widths[0] {
		n++
	}
	return n
}

// mostCommon returns the width of the most glyphs, the least of several.
func mostCommon(widths []int) int {
	count := map[int]int{}
	best := widths[0]
	for _, w := range widths {
		count[w]++
		if n := count[w] - count[best]; n > 0 || n == 0 && w < best {
			best = w
		}
	}
	return best
}
