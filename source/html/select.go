package html

import (
	"strings"

	"example.org/studyguide/source/words"
)

// answerOptions returns the options of a drop-down list that is used to hide an answer: the first says so ("View
// answer"), the others are the answer. It returns nil for a list that readers choose from.
func answerOptions(n *node) []*node {
	var options []*node
	if n.name == "select" {
		n.each(func(k *node) bool {
			if k.name == "option" && optionText(k) != "" {
				options = append(options, k)
			}
			return true
		})
	}
	if len(options) < 2 || !words.LeadsToAnswer(optionText(options[0])) {
		return nil
	}
	return options
}

// optionText returns the text of an option.
func optionText(n *node) string {
	var b strings.Builder
	n.each(func(k *node) bool {
		b.WriteString(k.text)
		return true
	})
	return strings.Join(strings.Fields(b.String()), " ")
}
