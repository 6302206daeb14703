package epub

// A model says what may stand in an element (HTML, section 3.2.5). It is coarser than HTML's: enough to find what a writer of
// books gets wrong.
type model uint8

const (
	flowModel     model = iota // blocks and text
	phrasingModel              // text
	titleModel                 // text and headings
	strictModel                // only the elements that parentOf knows, and no text
	plainModel                 // text without elements
	voidModel                  // nothing
	foreignModel               // not HTML's business
	parentModel                // what may stand where the element stands
)

// A class says where an element may stand.
type class uint8

const (
	unknownClass  class = iota
	blockClass          // among blocks
	headingClass        // among blocks, and in a summary
	phrasingClass       // in text
	ownClass            // where parentOf says
)

// element tells what HTML element a name is; unknownClass also for those that a book has no use for: base, which
// would change what references mean, and what is obsolete. Forms are left to a checker that books with forms need.
func element(name string) (class, model) {
	switch name {
	case "p", "pre":
		return blockClass, phrasingModel
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return headingClass, phrasingModel
	case "div", "section", "article", "aside", "nav", "header", "footer", "main", "search", "blockquote", "address", "figure",
		"details", "hgroup", "form", "fieldset", "dialog":
		return blockClass, flowModel
	case "ul", "ol", "menu", "dl", "table":
		return blockClass, strictModel
	case "hr":
		return blockClass, voidModel
	case "span", "em", "strong", "code", "b", "i", "sub", "sup", "small", "abbr", "cite", "q", "dfn", "kbd", "samp", "var",
		"mark", "s", "u", "time", "data", "bdi", "bdo", "label", "button", "output", "meter", "progress", "ruby":
		return phrasingClass, phrasingModel
	case "a", "ins", "del", "map", "noscript", "object", "audio", "video", "canvas", "template", "slot":
		return phrasingClass, parentModel
	case "br", "img", "wbr", "input", "embed", "area":
		return phrasingClass, voidModel
	case "script", "textarea", "iframe":
		return phrasingClass, plainModel
	case "picture", "select", "datalist":
		return phrasingClass, strictModel
	case "li", "dd", "td", "th", "caption", "figcaption", "body":
		return ownClass, flowModel
	case "dt", "rt", "rp", "optgroup":
		return ownClass, phrasingModel
	case "summary", "legend":
		return ownClass, titleModel
	case "html", "head", "thead", "tbody", "tfoot", "tr", "colgroup":
		return ownClass, strictModel
	case "meta", "link", "col", "source", "track", "param":
		return ownClass, voidModel
	case "title", "style", "option":
		return ownClass, plainModel
	}
	return unknownClass, flowModel
}

// parentOf tells whether an element may stand in another, for those that may stand in a few only.
func parentOf(child, parent string) bool {
	switch child {
	case "li":
		return parent == "ul" || parent == "ol" || parent == "menu"
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
	case "legend":
		return parent == "fieldset"
	case "rt", "rp":
		return parent == "ruby"
	case "source":
		return parent == "picture" || parent == "audio" || parent == "video"
	case "img":
		return parent == "picture"
	case "track":
		return parent == "audio" || parent == "video"
	case "param":
		return parent == "object"
	case "option", "optgroup":
		return parent == "select" || parent == "datalist" || parent == "optgroup"
	case "head", "body":
		return parent == "html"
	case "title", "meta", "link", "style", "script":
		return parent == "head"
	}
	return false
}

// place checks where an HTML element stands and says what may stand in it.
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
		w.report(ruleElement, f.off, f.id, "the element %s is not one that a book may have", quote(f.name))
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
		w.report(ruleNesting, f.off, f.id, "the element %s may not stand in %s", f.name, parent.name)
	case f.name == "caption" && parent.kids > 0:
		w.report(ruleNesting, f.off, f.id, "the caption is not the first element of its table")
	case f.name == "dd" && parent.kids == 0:
		w.report(ruleNesting, f.off, f.id, "the description has no term before it")
	case parent.name == "dl" && parent.kids > 0 && (f.name == "div") != (parent.first == "div"):
		w.report(ruleNesting, f.off, f.id, "the dl has both groups and terms outside of groups")
	}
}
