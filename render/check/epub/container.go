package epub

import "strings"

// container gives the package document that META-INF/container.xml names (EPUB 3.3, Container file), or nil.
func (c *checker) container() *file {
	f, ok := c.files[containerName]
	if !ok {
		c.reportFile(ruleContainer, containerName, "the file is not there")
		return nil
	}
	if !c.text(f) {
		return nil
	}
	var paths []string
	seen := 0
	read := c.elements(&f.source, func(x *scanner, t token) {
		if t.space != containerSpace || t.name != "rootfile" {
			return
		}
		seen++
		path, kind := "", ""
		for _, a := range x.attrs {
			switch a.name {
			case "full-path":
				path = a.value
			case "media-type":
				kind = a.value
			}
		}
		if kind != opfType || c.files[path] == nil {
			c.report(ruleContainer, &f.source, t.off, "", "the root file %s is no package document of the book", quote(path))
			return
		}
		paths = append(paths, path)
	})
	switch {
	case !read:
		return nil
	case seen != 1:
		c.reportFile(ruleContainer, containerName, "it names %d root files, want 1", seen)
	}
	if len(paths) == 0 {
		return nil
	}
	return c.files[paths[0]]
}

// elements calls start for every start tag of s, and reports what keeps s from being well-formed XML. It tells whether
// s was read to its end.
func (c *checker) elements(s *source, start func(*scanner, token)) bool {
	x, ok := c.scan(s)
	if !ok {
		return false
	}
	for {
		t, ok := x.next()
		if !ok {
			break
		}
		if t.kind == startTag {
			start(x, t)
		}
	}
	return c.ended(s, x, "")
}

// scan begins to read s, unless it is not UTF-8. Control characters are reported when the place in the document is
// known; here they are for files that have no ids.
func (c *checker) scan(s *source) (*scanner, bool) {
	at, invalid := badChars(s.text)
	for _, off := range at[:min(len(at), maxSame)] {
		c.control(s, off, "")
	}
	if invalid >= 0 {
		c.report(ruleSyntax, s, invalid, "", "the file is not UTF-8")
		return nil, false
	}
	return &scanner{s: s.text}, true
}

func (c *checker) control(s *source, off int, id string) {
	for _, r := range s.text[off:] {
		c.report(ruleControl, s, off, id, "the character U+%04X is not for text", r)
		return
	}
}

// ended reports the fault that ended the reading of s, if one did, and a document type that a book may not have.
func (c *checker) ended(s *source, x *scanner, id string) bool {
	if f := x.fault; f != nil {
		c.report(f.rule, s, f.off, id, "%s", f.text)
		return false
	}
	// EPUB 3.3, XML conformance: no external identifiers but those of a few types.
	external := strings.ReplaceAll(x.doctype.external, "'", `"`)
	switch {
	case external == "", external == `SYSTEM "about:legacy-compat"`,
		x.doctype.name == "ncx" && strings.HasPrefix(external, `PUBLIC "-//NISO//DTD ncx 2005-1//EN"`),
		x.doctype.name == "svg" && strings.HasPrefix(external, `PUBLIC "-//W3C//DTD SVG 1.1//EN"`):
	default:
		c.report(ruleDoctype, s, x.doctype.off, "", "the document type is in another file: %s", quote(external))
	}
	return true
}
