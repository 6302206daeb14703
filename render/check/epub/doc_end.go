package epub

// chars takes in text.
func (w *walker) chars(t token) {
	f := w.top()
	if w.keeping {
		s := t.text
		if !t.cdata {
			s = unescape(s)
		}
		w.value = append(w.value, s...)
	}
	if blank(t.text) {
		return
	}
	f.text = true
	if (f.model == strictModel || f.model == voidModel) && !f.flagged {
		f.flagged = true
		w.report(ruleNesting, t.off, f.id, "text stands in %s", f.name)
	}
	if f.name == "details" && f.kids == 0 && !f.flagged {
		f.flagged = true
		w.report(ruleDetails, t.off, f.id, "the details element begins with text")
	}
	if f.nav > 0 && !f.flagged && (f.name == "li" || f.name == "nav") {
		f.flagged = true
		w.report(ruleNavStructure, t.off, f.id, "text stands in %s, outside of a link", f.name)
	}
}

// keep begins to collect the text of f.
func (w *walker) keep(f *frame) {
	w.keeping = true
	w.value = w.value[:0]
	w.valueOff = f.off
}

// kept ends collecting.
func (w *walker) kept() string {
	w.keeping = false
	return string(w.value)
}

// end closes the innermost element and checks what its content tells.
func (w *walker) end() {
	f := *w.top()
	w.stack = w.stack[:len(w.stack)-1]
	heard := f.text || f.named
	if p := w.top(); p != nil {
		// A name stands for content where text does; that of a block is read before what is in it.
		p.text = p.text || f.text || f.named && f.model != flowModel && f.model != strictModel
		p.shown = p.shown || f.shown
	}
	if f.space != xhtmlSpace {
		if f.space == svgSpace && f.name == "style" {
			w.c.css(w.d.file, w.kept(), w.valueOff, f.id)
		}
		return
	}
	if f.broken && !heard {
		w.report(ruleNavPages, f.off, f.id, "the page break has no label")
	}
	switch f.name {
	case "title":
		if !f.text {
			w.report(ruleDocTitle, f.off, f.id, "the title is empty")
		}
	case "body":
		if !f.text && !f.shown {
			w.report(ruleDocEmpty, f.off, f.id, "the body shows nothing")
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if !heard {
			w.report(ruleHeadingEmpty, f.off, f.id, "the heading has no text")
		}
	case "a":
		if f.link && f.entry == 0 && !heard {
			w.report(ruleLinkEmpty, f.off, f.id, "the link has no text")
		}
	case "table":
		if f.layout {
			break
		}
		if !f.header {
			w.report(ruleTableHeader, f.off, f.id, "the table has no header cell")
		}
		if !f.caption {
			w.report(ruleTableCaption, f.off, f.id, "the table has no caption")
		}
	case "dl", "div":
		if f.last == "dt" {
			w.report(ruleNesting, f.off, f.id, "the last term has no description")
		}
	case "details":
		if f.kids == 0 && !f.flagged {
			w.report(ruleDetails, f.off, f.id, "the details element has no summary")
		}
	case "style":
		w.c.css(w.d.file, w.kept(), w.valueOff, f.id)
	}
	if f.nav > 0 {
		w.endNav(&f)
	}
}
