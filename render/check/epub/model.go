package epub

// A model is the content that an element allows (HTML, section 3.2.5). It is coarser than HTML's, but enough to find
// the faults of a program that writes books.
type model uint8

const (
	flowModel     model = iota // blocks and text
	phrasingModel              // text
	titleModel                 // text and headings
	strictModel                // only the elements that parentOf lists, and no text
	plainModel                 // text without elements
	voidModel                  // nothing
	foreignModel               // outside of HTML
	parentModel                // what the parent allows
)

// A class says where an element is allowed.
type class uint8

const (
	unknownClass  class = iota
	blockClass          // among blocks
	headingClass        // among blocks, and in a summary
	phrasingClass       // in text
	ownClass            // where parentOf says
)

// text reports whether an element of the model may contain text.
func (m model) text() bool { return m == flowModel || m == phrasingModel || m == titleModel }

// element returns where an HTML element is allowed and what it may contain. The class is unknownClass also for obsolete
// elements and for those that no study guide has: forms, sound, film and base, which would change the meaning of
// references.
func element(name string) (class, model) {
	switch name {
	case "p", "pre":
		return blockClass, phrasingModel
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return headingClass, phrasingModel
	case "div", "section", "article", "aside", "nav", "header", "footer", "main", "blockquote", "figure", "details":
		return blockClass, flowModel
	case "ul", "ol", "dl", "table":
		return blockClass, strictModel
	case "hr":
		return blockClass, voidModel
	case "span", "em", "strong", "code", "b", "i", "sub", "sup", "small", "abbr", "cite", "q", "dfn", "kbd", "samp",
		"var",
		"mark", "s", "u", "time", "bdi", "bdo":
		return phrasingClass, phrasingModel
	case "a", "ins", "del":
		return phrasingClass, parentModel
	case "br", "img", "wbr":
		return phrasingClass, voidModel
	case "script":
		return phrasingClass, plainModel
	case "li", "dd", "td", "th", "caption", "figcaption", "body":
		return ownClass, flowModel
	case "dt":
		return ownClass, phrasingModel
	case "summary":
		return ownClass, titleModel
	case "html", "head", "thead", "tbody", "tfoot", "tr", "colgroup":
		return ownClass, strictModel
	case "meta", "link", "col":
		return ownClass, voidModel
	case "title", "style":
		return ownClass, plainModel
	}
	return unknownClass, flowModel
}

// parentOf reports whether child is allowed in parent, for elements that are allowed in few others.
func parentOf(child, parent string) bool {
	switch child {
	case "li":
		return parent == "ul" || parent == "ol"
	case "dt", "dd":
		return parent == "dl" || parent == "div"
	case "div":
		return parent == "dl"
	case "caption", "colgroup", "thead", "tbody", "tfoot":
		return parent == "table"
	case "tr":
		return parent == "table" || parent == "thead" || parent == "tbody" || parent == "tfoot"
	case "td", "th":
		return parent == "tr"
	case "col":
		return parent == "colgroup"
	case "figcaption":
		return parent == "figure"
	case "summary":
		return parent == "details"
	case "head", "body":
		return parent == "html"
	case "title", "meta", "link", "style", "script":
		return parent == "head"
	}
	return false
}

// place checks the position of an HTML element and sets its model.
func (w *walker) place(f, parent *frame) {
	c, m := element(f.name)
	f.model = m
	if m == parentModel {
		f.model = flowModel
		if parent != nil && (parent.model == phrasingModel || parent.model == titleModel) {
			f.model = phrasingModel
		}
	}
	switch {
	case c == unknownClass:
		w.fault(ruleElement, f.off, f.id, "the element %s is not one that a book may have", quote(f.name))
		return
	case parent == nil:
		return
	}
	ok := false
	switch parent.model {
	case foreignModel:
		ok = true
	case flowModel:
		ok = c != ownClass || parentOf(f.name, parent.name)
		if parent.name == "div" && (f.name == "dt" || f.name == "dd") {
			ok = false // the div is not in a dl
		}
	case phrasingModel:
		ok = c == phrasingClass || c == ownClass && parentOf(f.name, parent.name)
	case titleModel:
		ok = c == phrasingClass || c == headingClass
	case strictModel:
		ok = parentOf(f.name, parent.name)
		if ok && f.name == "div" {
			f.model = strictModel // a group of a dl
		}
	}
	switch {
	case !ok:
		w.fault(ruleNesting, f.off, f.id, "the element %s may not stand in %s", f.name, parent.name)
	case f.name == "caption" && parent.kids > 0:
		w.fault(ruleNesting, f.off, f.id, "the caption is not the first element of its table")
	case f.name == "dd" && parent.kids == 0:
		w.fault(ruleNesting, f.off, f.id, "the description has no term before it")
	case parent.name == "dl" && parent.kids > 0 && (f.name == "div") != (parent.first == "div"):
		w.fault(ruleNesting, f.off, f.id, "the dl has both groups and terms outside of groups")
	}
}
