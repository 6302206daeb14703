package anki

import "strings"

// formulaMark stands for the backslash that begins or ends a formula until the rest is guarded. It is for private use,
// and the last character that there is.
const formulaMark = "\U0010FFFD"

// formula returns a formula as Anki wants it: on one line, between marks for MathJax.
func formula(tex string, display bool) string {
	open, end := "(", ")"
	if display {
		open, end = "[", "]"
	}
	return formulaMark + open + strings.Join(strings.Fields(tex), " ") + formulaMark + end
}

// guarded returns XHTML that Anki shows as it is. Anki looks for marks of its own in the text of fields: \( and \[ begin
// a formula, [sound: and [anki: play sounds, [latex], [$] and [$$] call for LaTeX. In a guide they are text, as in a
// pattern or a listing.
func guarded(xhtml string) string {
	if !strings.Contains(xhtml, "[") && !strings.Contains(xhtml, `\(`) && !strings.Contains(xhtml, formulaMark) {
		return xhtml
	}
	xhtml = brackets.Replace(xhtml)
	var b strings.Builder
	for xhtml != "" {
		text, rest, _ := strings.Cut(xhtml, "<")
		b.WriteString(inText.Replace(text))
		if len(text) == len(xhtml) {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		b.WriteString("<" + inTag.Replace(tag) + ">")
		xhtml = after
	}
	return strings.ReplaceAll(b.String(), formulaMark, `\`)
}

var (
	// Anki reads these in the source of a field, where a reference to the character is not one.
	brackets = strings.NewReplacer("[sound:", "&#91;sound:", "[anki:", "&#91;anki:", "[latex]", "&#91;latex]",
		"[$", "&#91;$")
	// MathJax reads the text of the page, in which no formula goes on beyond an element. Anki's editor reads the source.
	inText = strings.NewReplacer(`\(`, `\<span></span>(`, `\[`, `\<span></span>[`)
	inTag  = strings.NewReplacer(`\(`, `&#92;(`, `\[`, `&#92;[`)
)
