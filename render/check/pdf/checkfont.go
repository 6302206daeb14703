package pdf

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
)

// checkFonts checks the fonts in use, and each code in use.
func checkFonts(f *File, r *report) {
	subset := regexp.MustCompile(`^[A-Z]{6}\+.`)
	for _, n := range slices.Sorted(maps.Keys(f.fonts)) {
		ft := f.fonts[n]
		if len(ft.order) == 0 || ft.kind == "" {
			continue
		}
		if !subset.MatchString(ft.base) {
			r.add("font-subset", ft.where, "its name does not begin with six letters")
		}
		for _, name := range ft.names {
			if name != ft.base && !(ft.kind == "CIDFontType0" && strings.HasPrefix(ft.base, name+"-")) { // 9.7.6.2
				r.add("font-subset", ft.where, "it is also called %s", name)
			}
		}
		slices.SortFunc(ft.order, func(a, b code) int { return 65536*(a.bytes-b.bytes) + a.value - b.value })
		for _, c := range ft.order {
			checkCode(ft, c, r)
		}
	}
}

func checkCode(ft *font, c code, r *report) {
	cid := ft.encoding.cid(c)
	glyph := ft.glyph(cid)
	if cid == 0 || glyph == 0 {
		r.add("font-notdef", ft.where, "%v shows .notdef", c)
		return
	}
	if p := ft.program; p != nil {
		switch has, says := p.advance(glyph), ft.advance(cid); {
		case glyph >= p.glyphs:
			r.add("font-glyph", ft.where, "%v shows glyph %d, the program has %d", c, glyph, p.glyphs)
		case math.Abs(has-says) >= 1: // the tolerance is for rounding
			r.add("font-width", ft.where, "%v, CID %d, is %g wide, in the program %.1f", c, cid, says, has)
		}
	}
	if ft.unicode == nil {
		return
	}
	switch text, ok := ft.unicode.texts[c]; {
	case !ok:
		r.add("font-unicode", ft.where, "%v stands for nothing", c)
	case strings.ContainsAny(text, "\x00\uFEFF\uFFFE"):
		r.add("font-unicode", ft.where, "%v stands for %+q", c, text)
	}
}
