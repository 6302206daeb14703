package pdf

import "fmt"

// font is a font that pages use.
type font struct {
	where    string
	base     string   // BaseFont
	kind     string   // the descendant's Subtype
	names    []string // of the descendant and its descriptor
	encoding *cmap
	unicode  *cmap
	widths   map[int]float64 // by CID
	usual    float64         // of CIDs that widths lacks
	program  *trueType       // nil if there is none that can be read
	gids     []byte          // from CIDs to glyphs; nil where they are the same
	used     map[code]bool
	order    []code // in which they are used
	bad      map[string]bool
}

// readFont reads a composite font (ISO 32000-1, 9.7). What is broken is reported under the rule that it breaks, and read as well as
// may be.
func (f *File) readFont(v any) *font {
	r, indirect := v.(ref)
	if ft, ok := f.fonts[r.number]; ok && indirect {
		return ft
	}
	d := f.dict(v)
	ft := &font{
		where: fmt.Sprintf("font %s (object %d)", f.name(d.get("BaseFont")), r.number), base: f.name(d.get("BaseFont")),
		widths: map[int]float64{}, usual: 1000, used: map[code]bool{}, bad: map[string]bool{}, encoding: identityH(),
	}
	if indirect {
		f.fonts[r.number] = ft
	} else {
		f.reading.add("font-kind", ft.where, "it is no object of its own")
	}
	kids := f.array(d.get("DescendantFonts"))
	if f.name(d.get("Subtype")) != "Type0" || len(kids) != 1 {
		f.reading.add("font-kind", ft.where, "it is no composite font, which all of ours are")
		return ft
	}
	kid := f.dict(kids[0])
	f.readEncoding(ft, d.get("Encoding"), f.dict(kid.get("CIDSystemInfo")))
	f.readUnicode(ft, d.get("ToUnicode"))
	f.readWidths(ft, kid)
	f.readProgram(ft, kid)
	return ft
}

// readEncoding reads how codes become CIDs.
func (f *File) readEncoding(ft *font, v any, system dict) {
	bad := func(format string, args ...any) { f.reading.add("font-encoding", ft.where, format, args...) }
	s, ok := f.resolve(v).(*stream)
	if !ok {
		if n := f.name(v); n != "Identity-H" {
			bad("its encoding is %q, neither Identity-H nor embedded", n)
		}
		return
	}
	data, err := f.decode(s)
	var m *cmap
	if err == nil {
		m, err = readCMap(data, &f.left.entries)
	}
	if err == nil {
		ft.encoding = m
	} else {
		bad("its encoding cannot be read: %v", err)
	}
	if f.name(s.dict.get("Type")) != "CMap" || f.name(s.dict.get("CMapName")) == "" || f.number(s.dict.get("WMode"), 0) != 0 {
		bad("its encoding is not of type CMap, has no name, or is for vertical text")
	}
	// The two name one collection of characters (ISO 14289-1, 7.21.3.1).
	own := f.dict(s.dict.get("CIDSystemInfo"))
	for _, key := range []string{"Registry", "Ordering"} {
		if f.text(own.get(key)) != f.text(system.get(key)) || own.get(key) == nil {
			bad("its encoding has not the %s of its CIDs", key)
		}
	}
}

// readUnicode reads what codes stand for.
func (f *File) readUnicode(ft *font, v any) {
	s, ok := f.resolve(v).(*stream)
	if !ok {
		f.reading.add("font-unicode", ft.where, "it has no ToUnicode")
		return
	}
	data, err := f.decode(s)
	if err == nil {
		ft.unicode, err = readCMap(data, &f.left.entries)
	}
	if err != nil {
		f.reading.add("font-unicode", ft.where, "its ToUnicode cannot be read: %v", err)
	}
}

// readWidths reads DW and W (9.7.4.3).
func (f *File) readWidths(ft *font, kid dict) {
	if w, ok := asNumber(f.resolve(kid.get("DW"))); ok {
		ft.usual = w
	}
	bad := func(format string, args ...any) { f.reading.add("font-width", ft.where, format, args...) }
	note := func(cid int, w float64) bool {
		if _, ok := ft.widths[cid]; ok || !take(&f.left.entries, 1) {
			bad("its W gives CID %d two widths, or there is too much of it", cid)
			return false
		}
		ft.widths[cid] = w
		return true
	}
	list := f.array(kid.get("W"))
	for len(list) > 0 {
		first, ok := f.resolve(list[0]).(int)
		if !ok || first < 0 || first > 0xFFFF || len(list) < 2 {
			bad("its W has %v for a CID", list[0])
			return
		}
		if each, ok := f.resolve(list[1]).(array); ok {
			for i, v := range each {
				w, ok := asNumber(f.resolve(v))
				if !ok || first+i > 0xFFFF {
					bad("its W gives CID %d no number for a width", first+i)
					return
				}
				if !note(first+i, w) {
					return
				}
			}
			list = list[2:]
			continue
		}
		last, ok := f.resolve(list[1]).(int)
		if !ok || last < first || last > 0xFFFF || len(list) < 3 {
			bad("its W has no range from %d on", first)
			return
		}
		w, ok := asNumber(f.resolve(list[2]))
		if !ok {
			bad("its W gives CID %d no number for a width", first)
			return
		}
		for cid := first; cid <= last; cid++ {
			if !note(cid, w) {
				return
			}
		}
		list = list[3:]
	}
}

// advance gives the width of a CID in thousandths of an em.
func (ft *font) advance(cid int) float64 {
	if w, ok := ft.widths[cid]; ok {
		return w
	}
	return ft.usual
}

// readProgram reads what is embedded.
func (f *File) readProgram(ft *font, kid dict) {
	ft.kind = f.name(kid.get("Subtype"))
	d := f.dict(kid.get("FontDescriptor"))
	ft.names = []string{f.name(kid.get("BaseFont")), f.name(d.get("FontName"))}
	key, cff := "FontFile2", ft.kind == "CIDFontType0"
	if cff {
		key = "FontFile3"
	}
	bad := func(rule, format string, args ...any) { f.reading.add(rule, ft.where, format, args...) }
	s, ok := f.resolve(d.get(key)).(*stream)
	if !ok {
		bad("font-embedded", "its %s has no %s", ft.kind, key)
		return
	}
	data, err := f.decode(s)
	switch {
	case err != nil:
		bad("font-embedded", "its program cannot be read: %v", err)
	case cff && f.name(s.dict.get("Subtype")) != "CIDFontType0C":
		bad("font-embedded", "its program is not of type CIDFontType0C")
	case cff && (len(data) < 4 || data[0] != 1):
		bad("font-embedded", "its program is no CFF")
	case !cff:
		if ft.program, err = readTrueType(data); err != nil {
			bad("font-embedded", "its program cannot be read: %v", err)
		}
		f.readGlyphs(ft, kid)
	}
}

// readGlyphs reads how CIDs become glyphs of a TrueType program (table 117; ISO 14289-1, 7.21.3.2).
func (f *File) readGlyphs(ft *font, kid dict) {
	v := f.resolve(kid.get("CIDToGIDMap"))
	if s, ok := v.(*stream); ok {
		data, err := f.decode(s)
		if err == nil {
			ft.gids = data
			return
		}
		f.reading.add("font-glyph", ft.where, "its CIDToGIDMap cannot be read: %v", err)
	} else if v != name("Identity") {
		f.reading.add("font-glyph", ft.where, "it has no CIDToGIDMap")
	}
}

// glyph gives that of a CID.
func (ft *font) glyph(cid int) int {
	if ft.gids == nil {
		return cid
	}
	if 2*cid+1 >= len(ft.gids) {
		return 0
	}
	return bigEndian(ft.gids[2*cid : 2*cid+2])
}
