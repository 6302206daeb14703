package html

import "example.org/studyguide/source/ast"

// A Role is the meaning of a tag in a guide.
type Role int

// The roles. A reader drops a Transparent tag but keeps its content, starts a new paragraph at a Wrapper, and drops a
// Script with its content. Foreign tags do not occur in guides (forms, page heads, players): an author who writes one
// without attributes probably mentions it. Unknown tags are the author's words.
const (
	Unknown     Role = iota
	Transparent      // <span>, <font>, …
	Wrapper          // <div>, <p>, <center>, …
	Emph             // <i>, <em>, …
	Strong           // <b>, <strong>
	Strike           // <s>, <del>, …
	Sup              // <sup>
	Sub              // <sub>
	Code             // <code>, <kbd>, …
	Anchor           // <a>
	Image            // <img>
	LineBreak        // <br>
	Rule             // <hr>
	Heading          // <h1> to <h6>
	Pre              // <pre>
	Details          // <details>
	Summary          // <summary>
	Quote            // <blockquote>
	List             // <ul>, <ol>
	Item             // <li>
	Definitions      // <dl>
	Term             // <dt>
	Description      // <dd>
	Table            // <table>
	Row              // <tr>
	Cell             // <td>, <th>
	Script           // <script>, <style>
	Foreign          // <body>, <input>, …
)

// Meaning returns the role of the tag called name, in lower case. All other names are Unknown, among them everything
// that only looks like a tag: <T>, <iostream>.
func Meaning(name string) Role {
	switch name {
	case "span", "font", "u", "ins", "mark", "small", "big", "abbr", "acronym", "cite", "q", "wbr", "picture", "source",
		"nobr", "bdi", "bdo", "ruby", "rt", "rp", "rb", "tbody", "thead", "tfoot", "col", "colgroup":
		return Transparent
	case "div", "p", "center", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption",
		"caption", "address", "hgroup":
		return Wrapper
	case "i", "em", "dfn":
		return Emph
	case "b", "strong":
		return Strong
	case "s", "del", "strike":
		return Strike
	case "sup":
		return Sup
	case "sub":
		return Sub
	case "code", "kbd", "tt", "samp", "var":
		return Code
	case "a":
		return Anchor
	case "img":
		return Image
	case "br":
		return LineBreak
	case "hr":
		return Rule
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return Heading
	case "pre":
		return Pre
	case "details":
		return Details
	case "summary":
		return Summary
	case "blockquote":
		return Quote
	case "ul", "ol":
		return List
	case "li":
		return Item
	case "dl":
		return Definitions
	case "dt":
		return Term
	case "dd":
		return Description
	case "table":
		return Table
	case "tr":
		return Row
	case "td", "th":
		return Cell
	case "script", "style":
		return Script
	case "html", "head", "body", "title", "meta", "link", "base", "noscript", "template", "slot", "nav", "menu", "form",
		"input", "button", "select", "option", "optgroup", "textarea", "label", "fieldset", "legend", "output",
		"datalist", "progress", "meter", "dialog", "iframe", "frame", "frameset", "object", "embed", "param", "video",
		"audio", "track", "canvas", "svg", "path", "math", "map", "area", "time", "data":
		return Foreign
	default:
		return Unknown
	}
}

// Block reports whether a tag of the role r ends a paragraph.
func (r Role) Block() bool {
	switch r {
	case Wrapper, Rule, Heading, Pre, Details, Summary, Quote, List, Item, Definitions, Term, Description, Table, Row,
		Cell:
		return true
	default:
		return false
	}
}

// Inline reports whether a tag of the role r marks its text.
func (r Role) Inline() bool {
	switch r {
	case Emph, Strong, Strike, Sup, Sub, Code, Anchor:
		return true
	default:
		return false
	}
}

// Mark returns the inline for an element of the role r with the content in; nil if the content is empty. It makes no
// links (Anchor), which need an address.
func (r Role) Mark(at ast.Loc, in []ast.Inline) ast.Inline {
	switch r {
	case Strong:
		return &ast.Strong{Loc: at, Inlines: in}
	case Strike:
		return &ast.Strike{Loc: at, Inlines: in}
	case Sup, Sub:
		return &ast.Script{Loc: at, Up: r == Sup, Inlines: in}
	case Code:
		if v := ast.PlainText(in); v != "" {
			return &ast.Code{Loc: at, Value: v}
		}
		return nil
	default:
		return &ast.Emph{Loc: at, Inlines: in}
	}
}
