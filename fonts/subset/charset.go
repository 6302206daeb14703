package subset

import "fmt"

// glyphOf returns the glyph with a name among the standard strings, by the string's number (Adobe Technical Note 5176,
// 13).
func (c *cff) glyphOf(sid int) (uint16, error) {
	glyph := 0
	switch at := c.top.int(opCharset, 0); {
	case !c.top.has(opCharset) || at == 0: // ISOAdobe: in the order of the strings
		glyph = sid
	case at > 2: // else Expert and ExpertSubset, which have no letters to put accents on
		glyph = c.searchCharset(at, sid)
	}
	if glyph <= 0 || glyph >= c.charstrings.count {
		return 0, fmt.Errorf("its part, of the standard name %d, is not in the font", sid)
	}
	return uint16(glyph), nil
}

// searchCharset returns the first glyph with a name, or 0 if there is none.
func (c *cff) searchCharset(at, sid int) int {
	list := c.data[min(at+1, len(c.data)):]
	n := c.charstrings.count
	switch format := c.data.u8(at); format {
	case 0:
		for g := 1; g < n; g++ {
			if list.u16(2*(g-1)) == sid {
				return g
			}
		}
	case 1, 2: // ranges: first name, number of names after it
		for g := 1; g < n && len(list) > 0; {
			first, more := list.u16(0), list.u8(2)
			if format == 2 {
				more = list.u16(2)
			}
			if first <= sid && sid <= first+more {
				return g + sid - first
			}
			g += more + 1
			list = list[min(2+format, len(list)):]
		}
	}
	return 0
}

// standardName returns the number of the string that names a code of the standard encoding, 0 if there is none (Adobe
// Technical Note 5176, appendices A and B: the strings are in the order of the codes).
func standardName(code int) int {
	name := 1
	for _, r := range []struct{ first, last int }{
		{32, 126}, {161, 175}, {177, 180}, {182, 189}, {191, 191}, {193, 200}, {202, 203}, {205, 208}, {225, 225},
		{227, 227}, {232, 235}, {241, 241}, {245, 245}, {248, 251},
	} {
		if r.first <= code && code <= r.last {
			return name + code - r.first
		}
		name += r.last - r.first + 1
	}
	return 0
}
