package source

import (
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/gift"
	"example.org/studyguide/source/moodle"
	"example.org/studyguide/source/words"
)

// translateTruth puts the options "True" and "False" into the language of a guide. Its format has no words for them:
// quiz programs show them in the language of their user.
func translateTruth(g *ast.Guide, format string) {
	if format != gift.Format && format != moodle.Format {
		return
	}
	says := map[string]string{}
	for _, q := range g.AllQuestions() {
		if q.Kind != ast.TrueOrFalse {
			continue
		}
		if len(says) == 0 {
			says["True"] = capital(words.First(words.TrueWord, g.Meta.LanguageTag()))
			says["False"] = capital(words.First(words.FalseWord, g.Meta.LanguageTag()))
		}
		for _, o := range q.Options {
			ast.Walk(o, func(n ast.Node) bool {
				if t, ok := n.(*ast.Text); ok && says[t.Value] != "" {
					t.Value = says[t.Value]
				}
				return true
			})
		}
	}
}

// capital returns a word with a capital first letter.
func capital(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[size:]
}
