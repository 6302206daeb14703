package docx

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// An inlineReader reads the content of one paragraph.
type inlineReader struct {
	*reader
	para *para
	url  string // of the link that is read

	skipped bool // some text was set aside
}

// put adds text with a look to the paragraph.
func (in *inlineReader) put(s string, l look) {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\r':
			return ' '
		case c != '\t' && markup.IsControl(c):
			return '\uFFFD'
		}
		return c
	}, s)
	if s == "" {
		return
	}
	open, shut := "", ""
	switch { // else what precedes and follows a script would be one word with it
	case l.up:
		open, shut = "^{", "}"
	case l.down:
		open, shut = "_{", "}"
	}
	in.write(open)
	at := in.write(s)
	in.write(shut)
	in.skipped = in.skipped || in.aside > 0
	if in.aside == 0 {
		in.para.leaves = append(in.para.leaves, leaf{look: l, text: s, at: at, url: in.address()})
	}
}

// node adds a node that is not text; s stands for it in the text.
func (in *inlineReader) node(s string, made func(at ast.Loc) ast.Inline) {
	at := in.write(s)
	if in.aside == 0 {
		in.para.leaves = append(in.para.leaves, leaf{node: made(ast.At(at)), at: at, url: in.address()})
	}
}

// address returns the address of the link at this place.
func (in *inlineReader) address() string {
	if in.url != "" {
		return in.url
	}
	for i := len(in.fields) - 1; i >= 0; i-- {
		if f := in.fields[i]; f.result && f.url != "" {
			return f.url
		}
	}
	return ""
}

// children reads the children of a paragraph, or of an element that holds what a paragraph holds.
func (in *inlineReader) children(n *node) {
	for _, k := range n.kids {
		in.child(k)
	}
}

func (in *inlineReader) child(k *node) {
	switch k.name {
	case "w:r":
		in.run(k)
	case "w:hyperlink":
		before := in.url
		if url := in.hyperlink(k); url != "" {
			in.url = url
		}
		in.children(k)
		in.url = before
	case "w:del", "w:moveFrom":
		if k.chars() != "" {
			in.omits.aside("deleted text of a tracked change", in.here())
		}
	case "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:subDoc":
		in.children(k)
	case "w:fldSimple":
		f := newField(k.attr("w:instr"))
		in.begin(f)
		in.separate()
		in.children(k)
		in.end()
	case "w:sdt":
		in.control(k)
	case "w:bookmarkStart":
		in.bookmark(k)
	case "m:oMath":
		in.math(k, false)
	case "m:oMathPara":
		for _, m := range k.kids {
			if m.name == "m:oMath" {
				in.math(m, true)
			}
		}
	case "mc:AlternateContent":
		if chosen := alternative(k); chosen != nil {
			in.children(chosen)
		}
	case "w:commentRangeStart", "w:commentReference":
	}
}

// bookmark notes the line of a bookmark.
func (r *reader) bookmark(k *node) {
	name := k.attr("w:name")
	if _, twice := r.bookmarks[name]; name != "" && !twice {
		r.bookmarks[name] = len(r.lines) + 1
	}
}

// hyperlink returns the address of a w:hyperlink.
func (in *inlineReader) hyperlink(k *node) string {
	anchor := k.attr("w:anchor")
	if id := k.attr("r:id"); id != "" {
		l, ok := in.links[id]
		if !ok {
			return ""
		}
		if anchor != "" && !strings.Contains(l.target, "#") {
			return l.target + "#" + anchor
		}
		return l.target
	}
	if anchor != "" {
		return "#" + anchor
	}
	return ""
}

// control reads a content control (w:sdt) within a paragraph.
func (in *inlineReader) control(k *node) {
	box := k.kid("w:sdtPr", "w14:checkbox")
	if box == nil {
		in.children(k.kidOr("w:sdtContent"))
		return
	}
	on, ok := box.on("w14:checked")
	in.box(ok && on)
}

// box adds a check box.
func (in *inlineReader) box(checked bool) {
	sign, task := "☐", ast.Open
	if checked {
		sign, task = "☒", ast.Done
	}
	at := in.write(sign)
	if in.aside == 0 {
		in.para.leaves = append(in.para.leaves, leaf{text: sign, at: at, box: task})
	}
}

// kidOr is kid, and returns an empty node for a child that is missing.
func (n *node) kidOr(name string) *node {
	if k := n.kid(name); k != nil {
		return k
	}
	return &node{}
}

// known lists the prefixes of extensions whose content is read.
var known = map[string]bool{
	"wps": true, "wpg": true, "wpc": true, "w14": true, "w15": true, "wp14": true, "w16se": true, "a14": true,
	"v": true,
}

// alternative returns the alternative of an mc:AlternateContent that is read: the first that needs only extensions that
// are known, else the fallback.
func alternative(k *node) *node {
	var fallback *node
	for _, c := range k.kids {
		switch c.name {
		case "mc:Choice":
			all := true
			for _, p := range strings.Fields(c.attr("mc:Requires")) {
				all = all && known[p]
			}
			if all {
				return c
			}
		case "mc:Fallback":
			fallback = c
		}
	}
	return fallback
}

// run reads a run: characters of one look.
func (in *inlineReader) run(k *node) {
	rPr := k.kid("w:rPr")
	l := in.styles.lookOf(rPr, in.para.style, in.para.lookRole())
	if in.mono && isMono(l.font) {
		l.code = l.code && in.styles.saysCode(rPr)
	}
	if l.hidden && in.aside == 0 {
		if strings.TrimSpace(k.chars()) != "" && !in.inCode() {
			in.omits.add("hidden text", in.here())
		}
		for _, c := range k.kids { // fields may be hidden, but they count
			if c.name == "w:fldChar" || c.name == "w:instrText" {
				in.part(c, l)
			}
		}
		return
	}
	for _, c := range k.kids {
		in.part(c, l)
	}
}

// lookRole returns the role by which styles decide on marks: only in body text is the bold type of a style a mark.
func (p *para) lookRole() role {
	switch p.role {
	case quote, definition, sourceCode:
		return body
	}
	return p.role
}

// saysCode reports whether the style of a run is one for code.
func (s *styles) saysCode(rPr *node) bool {
	for _, st := range s.chain(rPr.kidVal("w:rStyle")) {
		if codeNames[st.name] {
			return true
		}
	}
	return false
}

// part reads a part of a run.
func (in *inlineReader) part(c *node, l look) {
	if in.inCode() { // of a field: only its instruction is text
		switch c.name {
		case "w:instrText":
			in.fields[len(in.fields)-1].instruction += c.chars()
		case "w:fldChar":
			in.fieldChar(c)
		}
		return
	}
	switch c.name {
	case "w:t":
		in.put(symbols(c.chars(), l.font), l)
	case "w:tab", "w:ptab":
		in.put("\t", l)
	case "w:br", "w:cr":
		if c.attr("w:type") == "page" {
			in.para.breaks = append(in.para.breaks, len(in.para.leaves))
		} else if kind := c.attr("w:type"); kind == "" || kind == "textWrapping" {
			in.node(" ", func(at ast.Loc) ast.Inline { return &ast.Break{Loc: at, Hard: true} })
		}
	case "w:noBreakHyphen":
		in.put("\u2011", l)
	case "w:softHyphen":
		in.put("\u00ad", l)
	case "w:sym":
		s, ok := symbol(c.attr("w:char"), strings.ToLower(c.attr("w:font")))
		if !ok {
			in.omits.add("symbol of the font "+c.attr("w:font"), in.here())
		}
		in.put(s, l)
	case "w:fldChar":
		in.fieldChar(c)
	case "w:footnoteReference", "w:endnoteReference":
		in.reference(strings.TrimSuffix(strings.TrimPrefix(c.name, "w:"), "Reference")+"s", c.attr("w:id"))
	case "w:commentReference":
		in.omits.add("comment", in.here())
	case "w:drawing", "w:pict", "w:object":
		in.drawing(c)
	case "w:ruby":
		in.children(c.kidOr("w:rubyBase"))
		in.put("(", look{})
		in.children(c.kidOr("w:rt"))
		in.put(")", look{})
	case "mc:AlternateContent":
		if chosen := alternative(c); chosen != nil {
			for _, k := range chosen.kids {
				in.part(k, l)
			}
		}
	case "m:oMath", "m:oMathPara":
		in.child(c)
	case "w:contentPart":
		in.omits.add("drawing by hand", in.here())
	}
}

// reference adds a reference to a note of the part "footnotes" or "endnotes".
func (in *inlineReader) reference(part, id string) {
	key := part + " " + id
	name, known := in.noteIDs[key]
	if !known {
		n := itoa(len(in.notes) + 1)
		name = "note-" + n
		in.noteIDs[key] = name
		in.notes = append(in.notes, noteRef{part, id, &ast.Note{ID: name, Label: n}})
	}
	in.node("", func(at ast.Loc) ast.Inline { return &ast.NoteRef{Loc: at, ID: name} })
}
