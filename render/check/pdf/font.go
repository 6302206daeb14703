package pdf

import "fmt"

// font is a font in use.
type font struct {
	where    string
	base     string   // BaseFont
	kind     string   // the descendant's Subtype
	names    []string // of the descendant and its descriptor
	encoding *cmap
	unicode  *cmap
	widths   map[int]float64 // by CID
	usual    float64         // of CIDs that are not in widths
	program  *trueType       // nil if none can be read
	gids     []byte          // from CIDs to glyphs; nil where they are the same
	used     map[code]*meaning
	order    []code // in order of use
	bad      map[string]bool
}

// A fontReader reads each font once.
type fontReader struct {
	*objects
	fonts map[int]*font // by number of object
}

// read reads a composite font (ISO 32000-1, 9.7). Violations are reported, and as much as possible is read.
func (r *fontReader) read(v any) *font {
	at, indirect := v.(ref)
	if ft, ok := r.fonts[at.number]; ok && indirect {
		return ft
	}
	d := r.dict(v)
	ft := &font{
		where:  fmt.Sprintf("font %s (object %d)", r.name(d.get("BaseFont")), at.number),
		base:   r.name(d.get("BaseFont")),
		widths: map[int]float64{}, usual: 1000, used: map[code]*meaning{}, bad: map[string]bool{},
		encoding: identityH(),
	}
	if indirect {
		r.fonts[at.number] = ft
	} else {
		r.reading.add("font-kind", ft.where, "it is not an object of its own")
	}
	kids := r.array(d.get("DescendantFonts"))
	if r.name(d.get("Subtype")) != "Type0" || len(kids) != 1 {
		r.reading.add("font-kind", ft.where, "it is not a composite font, which all of ours are")
		return ft
	}
	kid := r.dict(kids[0])
	r.readEncoding(ft, d.get("Encoding"), r.dict(kid.get("CIDSystemInfo")))
	r.readUnicode(ft, d.get("ToUnicode"))
	r.readWidths(ft, kid)
	r.readProgram(ft, kid)
	return ft
}

// readEncoding reads the map from codes to CIDs.
func (r *fontReader) readEncoding(ft *font, v any, system dict) {
	bad := func(format string, args ...any) { r.reading.add("font-encoding", ft.where, format, args...) }
	s, ok := r.resolve(v).(*stream)
	if !ok {
		if n := r.name(v); n != "Identity-H" {
			bad("its encoding is %q, neither Identity-H nor embedded", n)
		}
		return
	}
	data, err := r.decode(s)
	var m *cmap
	if err == nil {
		m, err = readCMap(data, &r.left.entries)
	}
	if err == nil {
		ft.encoding = m
	} else {
		bad("its encoding cannot be read: %v", err)
	}
	if r.name(s.dict.get("Type")) != "CMap" || r.name(s.dict.get("CMapName")) == "" ||
		r.number(s.dict.get("WMode"), 0) != 0 {
		bad("its encoding is not of type CMap, has no name, or is for vertical text")
	}
	// Both must name the same character collection (ISO 14289-1, 7.21.3.1).
	own := r.dict(s.dict.get("CIDSystemInfo"))
	for _, key := range []string{"Registry", "Ordering"} {
		if r.text(own.get(key)) != r.text(system.get(key)) || own.get(key) == nil {
			bad("its encoding has not the %s of its CIDs", key)
		}
	}
}

// readUnicode reads the map from codes to text.
func (r *fontReader) readUnicode(ft *font, v any) {
	s, ok := r.resolve(v).(*stream)
	if !ok {
		r.reading.add("font-unicode", ft.where, "it has no ToUnicode")
		return
	}
	data, err := r.decode(s)
	if err == nil {
		ft.unicode, err = readCMap(data, &r.left.entries)
	}
	if err != nil {
		r.reading.add("font-unicode", ft.where, "its ToUnicode cannot be read: %v", err)
	}
}

// readWidths reads DW and W (9.7.4.3).
func (r *fontReader) readWidths(ft *font, kid dict) {
	if w, ok := asNumber(r.resolve(kid.get("DW"))); ok {
		ft.usual = w
	}
	bad := func(format string, args ...any) { r.reading.add("font-width", ft.where, format, args...) }
	note := func(cid int, w float64) bool {
		if _, ok := ft.widths[cid]; ok || !take(&r.left.entries, 1) {
			bad("its W gives CID %d two widths, or there is too much of it", cid)
			return false
		}
		ft.widths[cid] = w
		return true
	}
	list := r.array(kid.get("W"))
	for len(list) > 0 {
		first, ok := r.resolve(list[0]).(int)
		if !ok || first < 0 || first > 0xFFFF || len(list) < 2 {
			bad("its W has %v for a CID", list[0])
			return
		}
		if each, ok := r.resolve(list[1]).(array); ok {
			for i, v := range each {
				w, ok := asNumber(r.resolve(v))
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
		last, ok := r.resolve(list[1]).(int)
		if !ok || last < first || last > 0xFFFF || len(list) < 3 {
			bad("its W has no range from %d on", first)
			return
		}
		w, ok := asNumber(r.resolve(list[2]))
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

// advance returns the width of a CID in thousandths of an em.
func (ft *font) advance(cid int) float64 {
	if w, ok := ft.widths[cid]; ok {
		return w
	}
	return ft.usual
}

// readProgram reads the embedded font program.
func (r *fontReader) readProgram(ft *font, kid dict) {
	ft.kind = r.name(kid.get("Subtype"))
	d := r.dict(kid.get("FontDescriptor"))
	ft.names = []string{r.name(kid.get("BaseFont")), r.name(d.get("FontName"))}
	key, cff := "FontFile2", ft.kind == "CIDFontType0"
	if cff {
		key = "FontFile3"
	}
	bad := func(rule, format string, args ...any) { r.reading.add(rule, ft.where, format, args...) }
	s, ok := r.resolve(d.get(key)).(*stream)
	if !ok {
		bad("font-embedded", "its %s has no %s", ft.kind, key)
		return
	}
	data, err := r.decode(s)
	switch {
	case err != nil:
		bad("font-embedded", "its program cannot be read: %v", err)
	case cff && r.name(s.dict.get("Subtype")) != "CIDFontType0C":
		bad("font-embedded", "its program is not of type CIDFontType0C")
	case cff && (len(data) < 4 || data[0] != 1):
		bad("font-embedded", "its program is no CFF")
	case !cff:
		if ft.program, err = readTrueType(data); err != nil {
			bad("font-embedded", "its program cannot be read: %v", err)
		}
		r.readGlyphs(ft, kid)
	}
}

// readGlyphs reads the map from CIDs to glyphs of a TrueType program (table 117; ISO 14289-1, 7.21.3.2).
func (r *fontReader) readGlyphs(ft *font, kid dict) {
	v := r.resolve(kid.get("CIDToGIDMap"))
	if s, ok := v.(*stream); ok {
		data, err := r.decode(s)
		if err == nil {
			ft.gids = data
			return
		}
		r.reading.add("font-glyph", ft.where, "its CIDToGIDMap cannot be read: %v", err)
	} else if v != name("Identity") {
		r.reading.add("font-glyph", ft.where, "it has no CIDToGIDMap")
	}
}

// glyph returns the glyph of a CID.
func (ft *font) glyph(cid int) int {
	if ft.gids == nil {
		return cid
	}
	if 2*cid+1 >= len(ft.gids) {
		return 0
	}
	return bigEndian(ft.gids[2*cid : 2*cid+2])
}
