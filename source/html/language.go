package html

import (
	"strings"

	"example.org/studyguide/source/listing"
)

// languageOf returns the language that the page names for the code n: on n itself, on its only <code>, or on the frames
// around it.
func languageOf(n *node) string {
	if l := languageOn(n); l != "" {
		return l
	}
	found := ""
	n.each(func(k *node) bool {
		if found == "" && (k.role == Code || k.role == Pre) {
			found = languageOn(k)
		}
		return found == "" && k.name != ""
	})
	if found != "" {
		return found
	}
	const far = 6 // ancestors of the code that are examined
	for a, i := n.parent, 0; a != nil && i < far && framesCode(a); a, i = a.parent, i+1 {
		if l := languageOn(a); l != "" {
			return l
		}
		for _, k := range a.kids {
			if k.chars > 0 && isCodeLabel(k) {
				return listing.Canonical(labelText(k))
			}
		}
		if a.chars > 2*n.chars+200 {
			break
		}
	}
	return ""
}

// framesCode reports whether n may hold only code with its label and line numbers.
func framesCode(n *node) bool {
	return n.role == Wrapper || n.role == Cell || n.role == Row || n.role == Table || n.name == "tbody"
}

// Language returns the language that a tag names for its code, in its class or data attributes; "" if it names none.
func Language(tag Token) string {
	return languageOn(&node{name: tag.Name, role: Meaning(tag.Name), attr: tag.Attr})
}

// languageOn returns the language that the attributes of n name.
func languageOn(n *node) string {
	for _, a := range []string{"data-lang", "data-language", "data-code-language", "lang"} {
		if v := n.attr[a]; v != "" && (a != "lang" || listing.Known(v)) {
			return listing.Canonical(v)
		}
	}
	fields := strings.Fields(n.attr["class"])
	frame := false // the class says that this is code
	for i, c := range fields {
		for _, prefix := range []string{"language-", "lang-", "highlight-source-", "highlight-text-", "highlight-",
			"brush:", "sourceCode-", "prettyprint-", "code-"} {
			if name, ok := strings.CutPrefix(c, prefix); ok {
				name, _, _ = strings.Cut(name, ";")
				if name == "" && i+1 < len(fields) {
					name, _, _ = strings.Cut(fields[i+1], ";")
				}
				if name == "none" || name == "nohighlight" || name == "auto" {
					return ""
				}
				if strings.HasPrefix(prefix, "lang") && name != "" || listing.Known(name) {
					return listing.Canonical(strings.TrimSuffix(name, "-basic"))
				}
			}
		}
		frame = frame || c == "highlight" || c == "hljs" || c == "sourceCode" || c == "prettyprint" || c == "code"
	}
	if frame || n.role == Pre || n.role == Code {
		for _, c := range fields {
			if listing.Known(c) && c != "text" {
				return listing.Canonical(c)
			}
		}
	}
	return ""
}

// isCodeLabel reports whether n is a line above a listing that names its language, perhaps beside a button.
func isCodeLabel(n *node) bool {
	if n.name == "" || n.chars == 0 || n.chars > 30 || n.parent == nil || n.role == Heading || n.role == Pre ||
		!listing.Known(labelText(n)) {
		return false
	}
	const far = 4 // siblings between the line and the listing
	for k, i := n.next, 0; k != nil && i < far; k, i = k.next, i+1 {
		if k.chars > 0 {
			return k.role == Pre || k.role == Wrapper && startsWithCode(k)
		}
	}
	return false
}

// startsWithCode reports whether the first text inside n is that of a listing.
func startsWithCode(n *node) bool {
	for _, k := range n.kids {
		if k.chars > 0 {
			return k.role == Pre || k.name != "" && startsWithCode(k)
		}
	}
	return false
}

// labelText returns the text of n without that of buttons.
func labelText(n *node) string {
	var b strings.Builder
	n.each(func(k *node) bool {
		b.WriteString(k.text)
		return k.name != "button" && !hidesText(k.name)
	})
	return strings.TrimSpace(b.String())
}
