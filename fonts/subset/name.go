package subset

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// names is the table of a font's names and legal texts (OpenType, name).
type names struct{ table }

// text returns the text with an id, or "" if the font lacks it. Of several it prefers what more programs read: Windows
// before Macintosh, English before others.
func (t names) text(id int) (text string) {
	best := 0
	strs := t.u16(4)
	for i := range t.u16(2) {
		r, ok := t.cut(6+12*i, 12)
		if !ok {
			break
		}
		if r.u16(6) != id {
			continue
		}
		data, ok := t.cut(strs+r.u16(10), r.u16(8))
		if !ok {
			continue
		}
		if rank := rankName(r.u16(0), r.u16(2), r.u16(4)); rank > best {
			if s := decodeName(data, r.u16(0)); s != "" {
				text, best = s, rank
			}
		}
	}
	return text
}

const (
	platformUnicode   = 0
	platformMacintosh = 1
	platformWindows   = 3
	windowsEnglish    = 0x409
)

// rankName ranks a record for text; 0 is an encoding that decodeName does not know.
func rankName(platform, encoding, language int) int {
	switch {
	case platform == platformWindows && (encoding == 1 || encoding == 10):
		if language == windowsEnglish {
			return 5
		}
		return 4
	case platform == platformUnicode:
		return 3
	case platform == platformMacintosh && encoding == 0:
		if language == 0 {
			return 2
		}
		return 1
	}
	return 0
}

// decodeName decodes UTF-16, with U+FFFD for a lone surrogate, or Mac Roman.
func decodeName(data table, platform int) string {
	if platform == platformMacintosh {
		var b strings.Builder
		for _, c := range data {
			b.WriteRune(charmap.Macintosh.DecodeByte(c))
		}
		return b.String()
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data.u16(2 * i))
	}
	return string(utf16.Decode(units))
}
