package pdf

import "strings"

// marked is an open sequence of marked content (ISO 32000-1, 14.6).
type marked struct {
	tag      string
	artifact bool
	mark     *mark // nil outside of the structure
	actual   bool  // it has an ActualText, which replaces the text that it shows
	text     int   // the text object in which it began; 0 outside of one
}

// begin opens marked content.
func (m *machine) begin(op string) {
	tag := string(m.operands[0].(name))
	k := marked{tag: tag, artifact: tag == "Artifact", text: m.openTextObject()}
	var d dict
	if op == "BDC" {
		d = m.properties(m.operands[1])
	}
	if id, ok := d.get("MCID").(int); ok {
		k.mark = m.mark(id, tag)
		if k.artifact {
			m.bad("mark-nesting", "the artifact with MCID %d claims to be part of the structure", id)
		}
	} else if d.get("MCID") != nil {
		m.bad("mark-id", "the MCID %v is no number", d.get("MCID"))
	}
	// An artifact within content, or content within an artifact, is neither (ISO 14289-1, 7.1); content of two elements
	// is ambiguous (ISO 32000-1, 14.7.4.2).
	for _, o := range m.open {
		switch {
		case k.artifact && o.mark != nil:
			m.bad("mark-nesting", "an artifact is within content with MCID %d", o.mark.id)
		case k.mark != nil && o.artifact:
			m.bad("mark-nesting", "content with MCID %d is within an artifact", k.mark.id)
		case k.mark != nil && o.mark != nil:
			m.bad("mark-nesting", "content with MCID %d is within that with MCID %d", k.mark.id, o.mark.id)
		}
	}
	if m.open = append(m.open, k); len(m.open) > deepest {
		m.stop("too much marked content is within other")
	}
	if s, ok := d.get("ActualText").(str); ok && !m.hidden() {
		text := m.o.left.bounded(s.text())
		forbidden(&m.o.reading, m.p.where(), "an ActualText", text)
		if !m.o.sparse {
			m.lines.replace(text)
		}
		m.say(text)
		m.open[len(m.open)-1].actual = true
	}
}

// openTextObject returns the number of the open text object, or 0.
func (m *machine) openTextObject() int {
	if m.inText {
		return m.objects
	}
	return 0
}

// properties returns the property list of marked content, which may be a named resource.
func (m *machine) properties(v any) dict {
	if d, ok := v.(dict); ok {
		return d
	}
	key := string(v.(name))
	d := m.o.dict(m.o.dict(m.resources.get("Properties")).get(key))
	if d == nil {
		m.bad("content-resource", "there are no properties %s", key)
	}
	return d
}

// mark records an MCID. MCIDs count up from 0 in order of appearance, so that the page's part of the parent tree has no
// gaps.
func (m *machine) mark(id int, tag string) *mark {
	switch {
	case m.forms > 0:
		m.bad("mark-id", "MCID %d is in a form", id)
	case m.p.byID[id] != nil:
		m.bad("mark-id", "MCID %d is used twice", id)
		return m.p.byID[id]
	case id != len(m.p.marks):
		m.bad("mark-id", "after %d marks comes the MCID %d", len(m.p.marks), id)
	}
	k := &mark{id: id, tag: tag}
	m.p.marks = append(m.p.marks, k)
	m.p.byID[id] = k
	return k
}

// end closes marked content.
func (m *machine) end() {
	if len(m.open) == 0 {
		m.bad("mark-balance", "an EMC ends nothing")
		return
	}
	k := m.open[len(m.open)-1]
	if k.text != m.openTextObject() {
		m.bad("mark-crossing", "the content marked %s begins in another text object than it ends in", k.tag)
	}
	m.open = m.open[:len(m.open)-1]
}

// shows records that something is shown, which must be an artifact or part of the structure (ISO 14289-1, 7.1).
func (m *machine) shows(what string) {
	for i := len(m.open) - 1; i >= 0; i-- {
		if k := m.open[i]; k.artifact {
			return
		} else if k.mark != nil {
			k.mark.shown = true
			return
		}
	}
	m.bad("mark-outside", "%s is outside of marked content", what)
}

// hidden reports whether an ActualText replaces what is shown.
func (m *machine) hidden() bool {
	for _, k := range m.open {
		if k.actual {
			return true
		}
	}
	return false
}

// current returns the mark that shown content belongs to, or nil.
func (m *machine) current() *mark {
	for i := len(m.open) - 1; i >= 0; i-- {
		if k := m.open[i]; k.artifact || k.mark != nil {
			return k.mark
		}
	}
	return nil
}

// say adds to the text of the structure.
func (m *machine) say(s string) {
	const shown = 1024 // bytes: more than a message shows
	if k := m.current(); k != nil && (!m.o.sparse || k.text.Len() < shown) {
		k.text.WriteString(s)
	}
}

// forbidden reports characters that are not allowed in text (ISO 14289-1, 7.21.7).
func forbidden(r *report, where, what, s string) {
	if strings.ContainsAny(s, "\x00\uFEFF\uFFFE") {
		r.add("text-forbidden", where, "%s has U+0000, U+FEFF or U+FFFE: %+q", what, s)
	}
}
