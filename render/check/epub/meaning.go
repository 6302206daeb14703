package epub

import "strings"

// meanings checks epub:type, role and the references of ARIA.
func (w *walker) meanings(f *frame, a *attrs) {
	for i := range w.x.attrs {
		at := &w.x.attrs[i]
		if at.space != noSpace {
			continue
		}
		switch at.name {
		case "aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns", "aria-flowto", "headers", "for", "list":
			if at.name == "aria-labelledby" {
				f.named = true
			}
			for id := range strings.FieldsSeq(at.value) {
				w.refs = append(w.refs, idref{at.name, id, f.id, at.off})
			}
		}
		if strings.HasPrefix(at.name, "aria-") {
			w.d.role = true
		}
	}
	for r := range strings.FieldsSeq(a.role) {
		w.d.role = true
		if !isRole(r) {
			w.report(ruleRole, f.off, f.id, "the role %s is not in ARIA 1.2 or DPUB-ARIA 1.1, or deprecated", quote(r))
		}
	}
	for t := range strings.FieldsSeq(a.types) {
		switch known, deprecated := isType(t); {
		case deprecated:
			w.report(ruleTypeOld, f.off, f.id, "the epub:type %s is deprecated", quote(t))
		case !known:
			w.report(ruleType, f.off, f.id, "the epub:type %s is not in the vocabulary", quote(t))
		}
		if t == "pagebreak" {
			f.broken = true
			w.d.breaks = append(w.d.breaks, target{id: a.id, off: f.off})
		}
	}
}

// isType tells the terms of the EPUB 3 Structural Semantics Vocabulary 1.1, as EPUBCheck 5.3 knows them for content
// documents. Its drafts had more; a reading device does nothing with those. Terms for media overlays only are not here.
func isType(t string) (known, deprecated bool) {
	switch t {
	case "abstract", "acknowledgments", "afterword", "appendix", "assessment", "backlink", "backmatter", "bibliography",
		"biblioref", "bodymatter", "chapter", "colophon", "concluding-sentence", "conclusion", "contributors",
		"copyright-page", "cover", "covertitle", "credit", "credits", "dedication", "division", "endnotes", "epigraph",
		"epilogue", "errata", "footnote", "footnotes", "foreword", "frontmatter", "fulltitle", "glossary", "glossdef",
		"glossref", "glossterm", "halftitle", "halftitlepage", "imprimatur", "imprint", "index", "introduction", "keyword",
		"landmarks", "learning-objective", "learning-resource", "loa", "loi", "lot", "lov", "noteref", "notice",
		"other-credits", "page-list", "pagebreak", "part", "preamble", "preface", "prologue", "pullquote", "qna",
		"revision-history", "subtitle", "tip", "title", "titlepage", "toc", "topic-sentence", "volume":
		return true, false
	case "annoref", "annotation", "biblioentry", "bridgehead", "endnote", "help", "marginalia", "note", "rearnote",
		"rearnotes", "sidebar", "subchapter", "warning":
		return true, true
	}
	return false, false
}

// isRole tells the roles of DPUB-ARIA 1.1, but for those that it deprecates (doc-biblioentry, doc-endnote), and those of
// ARIA 1.2 that structure text. There is no doc-question and no doc-answer.
func isRole(r string) bool {
	switch r {
	case "doc-abstract", "doc-acknowledgments", "doc-afterword", "doc-appendix", "doc-backlink", "doc-bibliography",
		"doc-biblioref", "doc-chapter", "doc-colophon", "doc-conclusion", "doc-cover", "doc-credit", "doc-credits",
		"doc-dedication", "doc-endnotes", "doc-epigraph", "doc-epilogue", "doc-errata", "doc-example", "doc-footnote",
		"doc-foreword", "doc-glossary", "doc-glossref", "doc-index", "doc-introduction", "doc-noteref", "doc-notice",
		"doc-pagebreak", "doc-pagefooter", "doc-pageheader", "doc-pagelist", "doc-part", "doc-preface", "doc-prologue",
		"doc-pullquote", "doc-qna", "doc-subtitle", "doc-tip", "doc-toc":
		return true
	case "article", "banner", "blockquote", "caption", "cell", "code", "columnheader", "complementary", "contentinfo",
		"definition", "deletion", "directory", "document", "emphasis", "figure", "generic", "group", "heading", "img", "insertion",
		"link", "list", "listitem", "main", "math", "navigation", "none", "note", "paragraph", "presentation", "region",
		"row", "rowgroup", "rowheader", "separator", "strong", "subscript", "superscript", "table", "term", "time", "tooltip":
		return true
	}
	return false
}
