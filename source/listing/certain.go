package listing

import (
	"maps"
	"strings"
)

// Certain returns the language of code whose signs leave no doubt, or "": it has many signs, the next language at most
// half as many, and the lines read as code, not as prose about code. Unlike [Detect] it is meant for writing the name
// into the source.
func Certain(leadIn, text string) string {
	const many = 8 // two or three signs that no other language has; the weights are in features.go
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	scores := content(text)
	if most(scores) < many {
		return ""
	}
	name := decide(leadIn, maps.Clone(scores))
	if name == "" {
		return ""
	}
	for l, v := range scores {
		if l != name && v*2 > scores[name] {
			return ""
		}
	}
	code, prose := 0, 0
	for line := range strings.Lines(text) {
		switch s := Score(line); {
		case s > 0:
			code++
		case s < 0:
			prose++
		}
	}
	if scores[name] < many || prose*8 > code {
		return ""
	}
	return name
}
