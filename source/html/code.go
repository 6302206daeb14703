package html

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/markup"
)

// readListing reads code: <pre>, or a table or frame that holds code and its line numbers.
func readListing(f *flow, n *node) {
	c := codeText{page: f.page}
	c.children(n)
	text := markup.Code(c.String())
	if text == "" {
		return
	}
	f.block(&ast.Listing{Loc: f.at(n), Language: languageOf(n), Text: text})
}

// A codeText collects the text of code verbatim, without the line numbers and buttons that sites add. Elements shown on
// lines of their own end a line even if the text does not.
type codeText struct {
	strings.Builder
	page *page
}

func (c *codeText) children(n *node) {
	for i, k := range n.kids {
		switch {
		case k.name == "":
			c.page.reportWord(k)
			text := k.text
			// A line break right after <pre> is dropped (WHATWG HTML, 13.1.2.5).
			if i == 0 && n.role == Pre {
				text = strings.TrimPrefix(text, "\n")
			}
			if strings.TrimSpace(text) == "" && (n.role == Row || n.role == Table || n.name == "tbody") {
				continue
			}
			c.WriteString(text)
		case k.role == LineBreak:
			c.WriteByte('\n')
		case isGutter(k):
			c.page.asides.add(k, "line numbers")
		case k.name == "button" || hidesText(k.name) ||
			k.hasClass("toolbar", "copy-btn", "copy-button", "hljs-copy-button", "zeroclipboard-container"):
			c.page.asides.add(k, "button")
		case k.name == "img":
			c.WriteString(k.attr["alt"])
		default:
			own := onOwnLine(k, n)
			if own {
				c.endLine()
			}
			c.children(k)
			if own && k.chars+len(strings.TrimSpace(k.plain())) > 0 {
				c.endLine()
			}
		}
	}
}

// onOwnLine reports whether k, a child of the code element n, is shown on lines of its own.
func onOwnLine(k, n *node) bool {
	return k.role.Block() && k.role != Cell ||
		k.name == "span" && k.hasClass("token-line", "code-line", "view-line") ||
		k.name == "code" && n.role != Pre && k.parent.role == Wrapper
}

// endLine ends the line if it is not empty.
func (c *codeText) endLine() {
	if s := c.String(); s != "" && s[len(s)-1] != '\n' {
		c.WriteByte('\n')
	}
}

// isGutter reports whether n holds line numbers, by its text and by the classes of highlighters (Pygments, Rouge,
// Chroma, Prism, Hexo, highlight.js, SyntaxHighlighter, GitHub).
func isGutter(n *node) bool {
	if n.attr["class"] == "" {
		return false
	}
	if !n.hasClass("gutter", "gl", "rouge-gutter", "lineno", "linenos", "linenodiv", "line-number", "line-numbers",
		"linenumber", "lnt", "ln", "lntable-num", "line-numbers-rows", "hljs-ln-numbers", "hljs-ln-n", "blob-num",
		"react-syntax-highlighter-line-number", "crayon-nums", "code-line-number", "lineno-gutter", "line-no") {
		return false
	}
	return isNumbers(n.plain())
}

// isNumbers reports whether s consists of numbers, points and bars.
func isNumbers(s string) bool {
	return strings.Trim(s, "0123456789 .|:\n\t") == ""
}

// isCodeTable reports whether a table shows code beside its line numbers: a cell of numbers and a cell with <pre> or
// with a class for code.
func isCodeTable(n *node) bool {
	gutter, code := false, false
	n.each(func(k *node) bool {
		if k.role != Cell {
			return true
		}
		switch {
		case (isGutter(k) || k.hasClass("lntd") && isNumbers(k.plain())) && k.chars > 0 || k.hasClass("blob-num"):
			gutter = true
		case k.hasClass("code", "rouge-code", "lntd", "blob-code", "hljs-ln-code") ||
			k.find(func(x *node) bool { return x.role == Pre }) != nil:
			code = true
		}
		return false
	})
	return gutter && code
}
