package markup

import (
	"cmp"
	"regexp"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/tex"
	"example.org/studyguide/source/words"
)

// Label returns a question in one line of plain text, with its number; it is never empty.
func Label(q *ast.Question, l *words.Language) string {
	return cmp.Or(clean(q.Numbered(tex.Title(q.Title))), l.Text(words.Question))
}

// clean puts s on one line with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// wellFormedTag is the part of BCP 47 that is in use: language, script, region and variants, without extensions.
var wellFormedTag = regexp.MustCompile(
	`^(?i)[a-z]{2,8}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$`,
)

// Language returns the guide's language, or "en" if it has none or an ill-formed one.
func Language(m ast.Meta) string {
	tag := strings.ReplaceAll(strings.TrimSpace(m.Language), "_", "-")
	if !wellFormedTag.MatchString(tag) {
		return "en"
	}
	return tag
}
