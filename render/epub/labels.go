package epub

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"studyguide/source/ast"
)

// shorten cuts s to at most n characters, the last of them an ellipsis, at a space if there is one near.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*3/4 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ") + "…"
}

// wellFormedTag is the part of BCP 47 that is in use: language, script, region and variants, without extensions.
var wellFormedTag = regexp.MustCompile(
	`^(?i)[a-z]{2,8}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$`,
)

// language returns the guide's language, or "en" if it has none or an ill-formed one.
func language(m ast.Meta) string {
	tag := strings.ReplaceAll(strings.TrimSpace(m.Language), "_", "-")
	if !wellFormedTag.MatchString(tag) {
		return "en"
	}
	return tag
}
