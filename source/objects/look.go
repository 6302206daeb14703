package objects

import (
	"strings"

	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
)

var (
	// yamlStart matches the first line of YAML that may hold questions: the key of a list or a map, or an item that is
	// a map. What stands before it is comments, or marks the start of a document.
	yamlStart = pattern.New(`^\s*(?:- +)?["']?[\pL_][\pL\d_ -]{0,40}["']?:(?:\s|$)`)
	// yamlItem matches the first key of an item.
	yamlItem = pattern.New(`^\s*- +["']?[\pL_][\pL\d_ -]{0,40}["']?:(?:\s|$)`)
)

// LooksYAML reports whether a text is likely YAML with questions: lists of maps that are questions, and nothing that
// YAML does not have.
func LooksYAML(body string) bool {
	const fewest = 2
	items, first := 0, true
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n")
		if s := strings.TrimSpace(line); s == "" || first && (s == "---" || strings.HasPrefix(s, "#")) {
			continue
		}
		if first && !yamlStart.MatchString(line) {
			return false
		}
		if first = false; yamlItem.MatchString(line) {
			items++
		}
	}
	if items < fewest {
		return false
	}
	doc, _ := read("", YAML, []byte(body), "", &diag.List{})
	return doc != nil && len(doc.Sections) > 0 && doc.Seen == ""
}
