package org

import "example.org/studyguide/source/pattern"

// Signs of Org that other formats lack.
var (
	signKeyword = pattern.New(`(?m)^#\+(?i:TITLE|AUTHOR|OPTIONS|STARTUP|BEGIN_[A-Z]+|FILETAGS|EMAIL|DATE|DESCRIPTION|LANGUAGE)\b`)
	signDrawer  = pattern.New(`(?m)^[ \t]*:PROPERTIES:[ \t]*$`)
	signLink    = pattern.New(`\[\[[^\[\]\n]+\]\[[^\[\]\n]+\]\]`)
	signTask    = pattern.New(`(?m)^\*+ (?:TODO|DONE) `)
	signStars   = pattern.New(`(?m)^\*{2,} \S`)
)

// Looks reports whether body is clearly Org: it has signs of two kinds.
func Looks(body string) bool {
	const enough = 100000
	body = body[:min(len(body), enough)]
	signs := 0
	for _, sign := range []*pattern.Pattern{signKeyword, signDrawer, signLink, signTask, signStars} {
		if sign.MatchString(body) {
			signs++
		}
	}
	return signs >= 2
}
