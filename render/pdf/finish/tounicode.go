package finish

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// nothing is the text of a code whose glyph adds no text, such as the second part of a letter that is drawn in two.
// Some text is required (ISO 14289-1, 7.21.7), but neither U+0000 nor a byte order mark (ISO 19005-2, 6.2.11.7.2).
const nothing = "\u200B"

// perBlock is the most entries of a block (Adobe Technical Note 5014, section 4).
const perBlock = 100

// toUnicode writes the table from the codes of a font to their text (ISO 32000-1, 9.10.3): code i stands for texts[i].
func toUnicode(texts []string) []byte {
	var chars, ranges [][]byte
	units := make([][]uint16, len(texts))
	for i, s := range texts {
		units[i] = utf16.Encode([]rune(meaning(s)))
	}
	for i := 0; i < len(units); {
		n := 1
		for i+n < len(units) && follows(units[i], units[i+n], i, n) {
			n++
		}
		if n > 1 {
			ranges = append(ranges, fmt.Appendf(nil, "<%04X><%04X><%04X>\n", i, i+n-1, units[i][0]))
		} else {
			o := fmt.Appendf(nil, "<%04X><", i)
			for _, u := range units[i] {
				o = fmt.Appendf(o, "%04X", u)
			}
			chars = append(chars, append(o, ">\n"...))
		}
		i += n
	}
	o := []byte(`/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
`)
	o = appendBlocks(o, "bfchar", chars)
	o = appendBlocks(o, "bfrange", ranges)
	return append(o, `endcmap
CMapName currentdict/CMap defineresource pop
end
end
`...)
}

// follows reports whether the code n after code i can be in a range with it: both stand for one character, the second
// is n after the first, and they differ in the last byte only.
func follows(first, other []uint16, i, n int) bool {
	return len(first) == 1 && len(other) == 1 && i>>8 == (i+n)>>8 &&
		int(other[0]) == int(first[0])+n && first[0]>>8 == other[0]>>8
}

func appendBlocks(o []byte, operator string, entries [][]byte) []byte {
	for len(entries) > 0 {
		n := min(len(entries), perBlock)
		o = fmt.Appendf(o, "%d begin%s\n", n, operator)
		for _, e := range entries[:n] {
			o = append(o, e...)
		}
		o = append(o, "end"+operator+"\n"...)
		entries = entries[n:]
	}
	return o
}

// meaning returns s as a table may hold it: without U+0000 and byte order marks, and never empty. A private use
// character stays; the page must give it an ActualText (ISO 19005-2, 6.2.11.7.3).
func meaning(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == 0 || r == 0xFEFF || r == 0xFFFE {
			return -1
		}
		return r
	}, s)
	if s == "" {
		return nothing
	}
	return s
}
