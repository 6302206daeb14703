package subset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
)

// Standalone makes a complete font file, as a book embeds it: the glyphs of chars, with the tables that a program needs
// to find them and to name the font (OpenType, "Required Tables"). The name table keeps the font's names, its copyright
// and its licence, which many licences require of a copy. There is no hinting, no kerning and no substitution. Only
// TrueType outlines are supported. The same input makes the same bytes.
func (f *Font) Standalone(chars map[rune]uint16) ([]byte, error) {
	if f.cff != nil {
		return nil, errors.New("a font file of CFF outlines: only TrueType is supported")
	}
	runes := make([]rune, 0, len(chars))
	for r, g := range chars {
		if int(g) >= f.glyphs {
			return nil, fmt.Errorf("glyph %d: the font has %d", g, f.glyphs)
		}
		if r >= 0 && r != 0xFFFF { // which ends the list of characters
			runes = append(runes, r)
		}
	}
	if len(runes) == 0 || len(runes) > maxChars {
		return nil, fmt.Errorf("a font file of %d characters", len(runes))
	}
	slices.Sort(runes)
	list := make([]uint16, 1, len(runes)+1) // glyph 0 is the one for missing characters
	for _, r := range runes {
		list = append(list, chars[r])
	}
	p, err := collect(f, list)
	if err != nil {
		return nil, err
	}
	return p.assemble(
		namedTable{"OS/2", f.standaloneOS2(runes)},
		namedTable{"cmap", cmapOf(runes)},
		namedTable{"name", f.nameTable()},
		namedTable{"post", f.postWithoutNames()},
	), nil
}

// maxChars is the capacity of cmap's format 4, whose length has 16 bits, if no two characters are consecutive.
const maxChars = 8000

// standaloneOS2 returns the font's own table, of version 1 at least, with the first and last character changed.
func (f *Font) standaloneOS2(runes []rune) []byte {
	t := slices.Clone([]byte(f.os2))
	if len(t) < 86 {
		t = append(t, make([]byte, 86-len(t))...)
		binary.BigEndian.PutUint16(t, 1)
	}
	binary.BigEndian.PutUint16(t[64:], uint16(min(runes[0], 0xFFFF)))
	binary.BigEndian.PutUint16(t[66:], uint16(min(runes[len(runes)-1], 0xFFFF)))
	return t
}

// postWithoutNames returns the font's own table as version 3, in which glyphs have no names.
func (f *Font) postWithoutNames() []byte {
	t := make([]byte, 32)
	copy(t[:16], f.post)
	binary.BigEndian.PutUint32(t, 3<<16)
	return t
}

// nameTable keeps the texts that name a font, its author and its terms of use, in English for Windows, which all
// programs read: copyright, family, style, identifier, full name, version, PostScript name, licence and the licence's
// address.
func (f *Font) nameTable() []byte {
	var records, strs []byte
	n := 0
	for _, id := range []int{0, 1, 2, 3, 4, 5, 6, 13, 14} {
		text := f.names.text(id)
		if text == "" {
			continue
		}
		units := utf16.Encode([]rune(strings.ReplaceAll(text, "\r\n", "\n")))
		at := len(strs)
		for _, u := range units {
			strs = binary.BigEndian.AppendUint16(strs, u)
		}
		for _, v := range []int{platformWindows, 1, windowsEnglish, id, 2 * len(units), at} {
			records = binary.BigEndian.AppendUint16(records, uint16(v))
		}
		n++
	}
	var out []byte
	for _, v := range []int{0, n, 6 + len(records)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	return append(append(out, records...), strs...)
}

// cmapOf maps sorted characters to the glyphs from 1 on: in format 4, and also in format 12 if any are beyond its
// range.
func cmapOf(runes []rune) []byte {
	type group struct{ first, last, glyph int }
	var groups []group
	for i, r := range runes {
		if n := len(groups); n > 0 && groups[n-1].last == int(r)-1 && r != 0x10000 {
			groups[n-1].last = int(r)
		} else {
			groups = append(groups, group{int(r), int(r), i + 1})
		}
	}
	put := binary.BigEndian.AppendUint16
	wide := binary.BigEndian.AppendUint32
	short := slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return g.first > 0xFFFF })
	short = append(short, group{0xFFFF, 0xFFFF, 0}) // the end (OpenType, cmap, format 4)
	var ends, starts, deltas []byte
	for _, g := range short {
		ends, starts, deltas = put(
			ends,
			uint16(g.last),
		), put(
			starts,
			uint16(g.first),
		), put(
			deltas,
			uint16(g.glyph-g.first),
		)
	}
	n := len(short)
	log := bits.Len(uint(n)) - 1
	power := 1 << log
	var four []byte
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 * power, log, 2*n - 2*power} {
		four = put(four, uint16(v))
	}
	four = append(append(append(four, ends...), 0, 0), starts...)
	four = append(append(four, deltas...), make([]byte, 2*n)...)

	out := put(put(nil, 0), 1)
	if len(short) > len(groups) {
		out = wide(put(put(out, platformWindows), 1), 12)
		return append(out, four...)
	}
	out = put(put(nil, 0), 2)
	out = wide(put(put(out, platformWindows), 1), 20)
	out = wide(put(put(out, platformWindows), 10), uint32(20+len(four)))
	out = append(out, four...)
	out = put(put(out, 12), 0)
	out = wide(wide(wide(out, uint32(16+12*len(groups))), 0), uint32(len(groups)))
	for _, g := range groups {
		out = wide(wide(wide(out, uint32(g.first)), uint32(g.last)), uint32(g.glyph))
	}
	return out
}
