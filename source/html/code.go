package html

import (
	"strings"

	"studyguide/source/ast"
	"studyguide/source/markup"
)

// listing reads code: <pre>, or the table or frame in which a site sets it beside its line numbers.
func (f *flow) listing(n *node) {
	var b strings.Builder
	f.code(n, &b)
	text := markup.Code(b.String())
	if text == "" {
		return
	}
	f.block(&ast.Listing{Loc: f.at(n), Language: languageOf(n), Text: text})
}

// code writes the text of n as it stands. What sites add to code is left out: line numbers and buttons. Elements that stand on lines
// of their own end a line where the text itself does not.
func (f *flow) code(n *node, b *strings.Builder) {
	for i, k := range n.kids {
		switch {
		case k.name == "":
			f.reportWord(k)
			text := k.text
			// The line break right after <pre> is no part of it (WHATWG HTML, 13.1.2.5).
			if i == 0 && n.role == Pre {
				text = strings.TrimPrefix(text, "\n")
			}
			if strings.TrimSpace(text) == "" && (n.role == Row || n.role == Table || n.name == "tbody") {
				continue
			}
			b.WriteString(text)
		case k.role == LineBreak:
			b.WriteByte('\n')
		case k.isGutter():
			f.aside(k, "line numbers")
		case k.name == "button" || hidesText(k.name) || k.hasClass("toolbar", "copy-btn", "copy-button", "hljs-copy-button", "zeroclipboard-container"):
			f.aside(k, "button")
		case k.name == "img":
			b.WriteString(k.attr["alt"])
		default:
			onLine := k.role.Block() && k.role != Cell || k.name == "span" && k.hasClass("token-line", "code-line", "view-line") ||
				k.name == "code" && n.role != Pre && k.parent.role == Wrapper
			if onLine {
				endLine(b)
			}
			f.code(k, b)
			if onLine && k.chars+len(strings.TrimSpace(k.plain())) > 0 {
				endLine(b)
			}
		}
	}
}

// endLine makes sure that what follows in b begins a line.
func endLine(b *strings.Builder) {
	if s := b.String(); s != "" && s[len(s)-1] != '\n' {
		b.WriteByte('\n')
	}
}

// isGutter tells whether n holds the numbers of lines, by the classes of highlighters (Pygments, Rouge, Chroma, Prism, Hexo,
// highlight.js, SyntaxHighlighter, GitHub) and its text.
func (n *node) isGutter() bool {
	if n.attr["class"] == "" {
		return false
	}
	if !n.hasClass("gutter", "gl", "rouge-gutter", "lineno", "linenos", "linenodiv", "line-number", "line-numbers", "linenumber", "lnt", "ln", "lntable-num",
		"line-numbers-rows", "hljs-ln-numbers", "hljs-ln-n", "blob-num", "react-syntax-highlighter-line-number", "crayon-nums", "code-line-number", "lineno-gutter", "line-no") {
		return false
	}
	return isNumbers(n.plain())
}

// isNumbers tells whether s has nothing but numbers, points and bars.
func isNumbers(s string) bool {
	return strings.Trim(s, "0123456789 .|:\n\t") == ""
}

// isCodeTable tells whether a table holds code beside its line numbers: a cell of numbers and a cell with <pre> or one that its class
// calls code.
func (n *node) isCodeTable() bool {
	gutter, code := false, false
	n.each(func(k *node) bool {
		if k.role != Cell {
			return true
		}
		switch {
		case (k.isGutter() || k.hasClass("lntd") && isNumbers(k.plain())) && k.chars > 0 || k.hasClass("blob-num"):
			gutter = true
		case k.hasClass("code", "rouge-code", "lntd", "blob-code", "hljs-ln-code") || k.find(func(x *node) bool { return x.role == Pre }) != nil:
			code = true
		}
		return false
	})
	return gutter && code
}
