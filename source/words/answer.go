package words

import "strings"

// LeadsToAnswer reports whether a text says nothing but that an answer follows: "Answer", "Show the correct answer".
func LeadsToAnswer(text string) bool {
	for _, c := range []Concept{AnswerLabel, AnswerFold, CorrectAnswer} {
		if Is(c, text) {
			return true
		}
	}
	for _, n := range Prefixes(AnswerLead, text) {
		if rest := strings.TrimLeft(text[n:], " "); rest != text[n:] && LeadsToAnswer(rest) {
			return true
		}
	}
	return false
}
