package anki

import "strings"

// formulaMark stands for the backslash that begins or ends a formula until the rest is guarded. It is for private use,
// and nearly the last character that there is.
const formulaMark = "\U0010FFFD"

// formula returns a formula as Anki wants it: on one line, between marks for MathJax.
func formula(tex string, display bool) string {
	open, end := "(", ")"
	if display {
		open, end = "[", "]"
	}
	return formulaMark + open + strings.Join(strings.Fields(tex), " ") + formulaMark + end
}

// guarded returns XHTML that Anki shows as it is. Anki looks for marks of its own in the text of fields: \( and \[
// begin a formula, [sound: and [anki: play sounds, [latex], [$] and [$$] call for LaTeX. In a guide they are text, as
// in a pattern or a listing.
func guarded(xhtml string) string {
	if !strings.Contains(xhtml, "[") && !strings.Contains(xhtml, `\(`) && !strings.Contains(xhtml, formulaMark) {
		return xhtml
	}
	xhtml = brackets.Replace(xhtml)
	var b strings.Builder
	for {
		text, rest, tagged := strings.Cut(xhtml, "<")
		for i, part := range strings.Split(text, formulaMark) {
			if i > 0 {
				b.WriteByte('\\')
			}
			if i%2 == 0 { // the others are formulas
				part = inText.Replace(part)
			}
			b.WriteString(part)
		}
		if !tagged {
			return b.String()
		}
		tag, after, _ := strings.Cut(rest, ">")
		b.WriteString("<" + inTag.Replace(tag) + ">")
		xhtml = after
	}
}

var (
	// Anki reads these in the source of a field, where a reference to the character is not one.
	brackets = strings.NewReplacer("[sound:", "&#91;sound:", "[anki:", "&#91;anki:", "[latex]", "&#91;latex]",
		"[$", "&#91;$")
	// MathJax reads the text of the page, where no formula goes on beyond an element. Anki's editor reads the source.
	inText = strings.NewReplacer(`\(`, `\<span></span>(`, `\[`, `\<span></span>[`)
	inTag  = strings.NewReplacer(`\(`, `&#92;(`, `\[`, `&#92;[`)
)
