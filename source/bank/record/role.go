package record

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/studyguide/source/words"
)

// A Role is what a field is for.
type Role int

// The roles of fields.
const (
	Unknown Role = iota
	Question
	Title  // a question if there is no other
	Detail // an answer if there is no other
	Answer // or the right option, or all options, as the record shows
	Options
	Option // one of them
	Right
	Unsure    // names the right option of a record unlike the others, and may mean another
	RightMark // reports whether one option is right
	Wrong
	Explanation
	Hint
	Reference
	Section
	Difficulty
	Tags
	Topics // a section, or tags if there are several
	ID
	Ordinal // the number of a question
	Style   // how to answer
	Image
	Code
	Ignored // for programs; decided over all records
)

// concepts returns which words stand for which role. Of two roles that share a word the first has it.
func concepts() []struct {
	role Role
	of   []words.Concept
} {
	type row = struct {
		role Role
		of   []words.Concept
	}
	return []row{
		{Right, []words.Concept{words.CorrectAnswer, words.RightKey, words.AnswerKey}},
		{Wrong, []words.Concept{words.WrongKey}},
		{Hint, []words.Concept{words.HintKey}},
		{Explanation, []words.Concept{words.ExplanationKey}},
		{Question, []words.Concept{words.QuestionKey, words.QuestionLabel, words.QuestionHeader}},
		{Answer, []words.Concept{words.AnswerLabel, words.AnswerLetter, words.AnswerHeader}},
		{Options, []words.Concept{words.OptionKey, words.OptionLabel}},
		{Difficulty, []words.Concept{words.Difficulty, words.Level}},
		{Topics, []words.Concept{words.Topics}},
		{Tags, []words.Concept{words.Tags}},
		{Section, []words.Concept{words.SectionKey, words.SectionLabel}},
		{Reference, []words.Concept{words.ReferenceKey}},
		{ID, []words.Concept{words.NumberHeader}},
		{Ordinal, []words.Concept{words.NumberLabel}},
		{Style, []words.Concept{words.KindKey}},
		{Image, []words.Concept{words.ImageKey}},
		{Code, []words.Concept{words.CodeKey}},
		{Title, []words.Concept{words.TitleKey}},
		{Detail, []words.Concept{words.DetailKey, words.MeaningKey}},
		{Explanation, []words.Concept{words.PartLabel}},
	}
}

// roles maps the words for roles, without accents, to them.
var roles = sync.OnceValue(func() map[string]Role {
	out := map[string]Role{}
	for _, row := range concepts() {
		for _, c := range row.of {
			for _, w := range words.All(c) {
				if w = spelled(w); out[w] == Unknown {
					out[w] = row.role
				}
			}
		}
	}
	return out
})

// spelled returns the words of a name in lower case, without accents and with single spaces: "correctAnswer",
// "Correct_Answer" and "CORRECT ANSWER" are the same. A Latin letter or a digit beside a script that has no spaces, or
// in Korean, is a word of its own: "选项A", "보기1".
func spelled(name string) string {
	var b strings.Builder
	var last rune
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) && r < 0x0400: // accents of Latin and Greek; vowel signs elsewhere are letters
			continue
		case unicode.Is(unicode.M, r):
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			if r == '#' {
				b.WriteString(" number ")
			}
			r = ' '
		case unicode.IsUpper(r) && (unicode.IsLower(last) || unicode.IsDigit(last)),
			unicode.IsDigit(r) && unicode.IsLetter(last) && last < 0x0E00,
			isEastern(last) && r < unicode.MaxLatin1, isEastern(r) && last < unicode.MaxLatin1:
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
		last = r
	}
	return norm.NFC.String(strings.Join(strings.Fields(b.String()), " "))
}

// answerWords holds the words for an answer, without accents.
var answerWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range words.All(words.AnswerLabel) {
		out[spelled(w)] = true
	}
	return out
})

// isEastern reports whether a character is one of Chinese, Japanese or Korean, also the letters of which Unicode
// composes syllables.
func isEastern(r rune) bool {
	const voiced, semivoiced, long = 0x3099, 0x309A, 'ー'
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r == voiced || r == semivoiced || r == long
}

// IsMeaning reports whether a name says that a field holds what a word means.
func IsMeaning(name string) bool { return meanings()[spelled(name)] }

// meanings holds the words for what a word means, without accents.
var meanings = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range words.All(words.MeaningKey) {
		out[spelled(w)] = true
	}
	return out
})

// refers reports whether a word at the end of a name says that the field only refers to what is named.
func refers(word string) bool {
	switch word {
	case "id", "ids", "index", "indexes", "indices", "idx", "number", "numbers", "no", "num", "key", "keys", "letter",
		"letters", "position", "positions", "pos":
		return true
	}
	return false
}

// addsNothing reports whether a word in a name says nothing of what the field is for.
func addsNothing(word string) bool {
	switch word {
	case "text", "texts", "txt", "value", "list", "string", "str", "html", "md", "markdown", "content", "label", "name",
		"array", "set", "body", "raw", "latex", "en", "english":
		return true
	}
	return false
}

// A named is what the name of a field says.
type named struct {
	role  Role
	label string // of an option: "A", "2"; empty: none
	base  int    // from which its value counts, if the name says it: 0 or 1; else -1
}

// RoleOf returns the role that a name stands for, and the label if it is that of an option: "option_b".
func RoleOf(name string) (Role, string) {
	n := read(name)
	return n.role, n.label
}

// read reads the name of a field.
func read(name string) named {
	s := spelled(name)
	if r, ok := roles()[s]; ok && (r != Ordinal || len(s) > 1) { // "č." is short for a number, "c" an option
		return named{role: r, base: -1}
	}
	if IsLetter(s) {
		return named{role: Option, label: strings.TrimSpace(name), base: -1}
	}
	if isEither(name) {
		return named{role: Answer, base: -1}
	}
	parts := strings.Fields(s)
	if n := len(parts); n > 1 {
		last, rest := parts[n-1], strings.Join(parts[:n-1], " ")
		switch {
		case refers(last):
			return referring(rest, last)
		case addsNothing(last):
			if inner := read(rest); inner.role != Unknown {
				return inner
			}
		case isLabel(last):
			return counted(rest, last, name)
		case isLabel(parts[0]) && isEastern([]rune(parts[1])[0]): // "A選択肢"
			return counted(strings.Join(parts[1:], " "), parts[0], norm.NFKC.String(strings.TrimSpace(name))[:1])
		case last == "correct" || last == "right":
			if inner := read(rest); inner.role == Option {
				inner.role = RightMark
				return inner
			}
		}
		switch tail, ok := roles()[last]; {
		case ok && (tail == Explanation || tail == Hint || tail == Tags),
			ok && ofQuestion(tail) && roles()[strings.Join(parts[:len(parts)-1], " ")] == Question: // "questionAnswer"
			return named{role: tail, base: -1}
		case addsNothing(parts[0]) || parts[0] == "the":
			if inner := read(strings.Join(parts[1:], " ")); inner.role != Unknown {
				return inner
			}
		}
	}
	for _, mark := range []string{" - ", " – ", "(", "[", ":"} { // "Question - max 120 characters"
		if i := strings.Index(name, mark); i > 0 {
			return read(name[:i])
		}
	}
	return named{base: -1}
}

// ofQuestion reports whether a role is one of what belongs to a question.
func ofQuestion(r Role) bool {
	return r == Answer || r == Options || r == Right || r == Difficulty || r == Style
}

// isEither reports whether a name is both judgements on a statement: "Richtig/Falsch".
func isEither(name string) bool {
	one, other, ok := strings.Cut(name, "/")
	one, other = strings.TrimSpace(one), strings.TrimSpace(other)
	return ok && (words.Is(words.TrueWord, one) && words.Is(words.FalseWord, other) ||
		words.Is(words.FalseWord, one) && words.Is(words.TrueWord, other))
}

// isLabel reports whether a word counts options.
func isLabel(word string) bool {
	n, err := strconv.Atoi(word)
	return IsLetter(word) || err == nil && n < 30
}

// IsLetter reports whether a name is one of the first ten letters by which options are counted in any language.
func IsLetter(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	r, size := utf8.DecodeRuneInString(name)
	if size != len(name) || !unicode.IsLetter(r) {
		return false
	}
	n := words.Place(words.OptionLetters, r)
	return n >= 0 && n < 10
}

// HasLetters reports whether two of names are the first two letters of an alphabet, so that other letters among them
// are not short for something else.
func HasLetters(names []string) bool {
	found := 0
	for _, name := range names {
		if IsLetter(name) && place(strings.ToLower(name)) <= 2 {
			found++
		}
	}
	return found >= 2
}

// counted returns what a name says that ends in a letter or a number. A word for answers that also stands for the right
// one names an option before a letter: "Đáp án A".
func counted(rest, label, name string) named {
	out := read(rest)
	if out.role == Right && label >= "a" && answerWords()[rest] {
		out.role = Answer
	}
	switch out.role {
	case Options, Answer, Option:
		out.role, out.label = Option, label
		if last := norm.NFKC.String(name); strings.HasSuffix(last, strings.ToUpper(label)) { // as the author writes it
			out.label = strings.ToUpper(label)
		}
	case Wrong, Hint, Right, Tags, Explanation, Image, Section, Reference:
	default:
		out.role = Unknown
	}
	return out
}

// referring returns what a name says that ends in a word such as "index".
func referring(rest, last string) named {
	out := read(rest)
	base := -1
	switch last {
	case "index", "indexes", "indices", "idx":
		base = 0
	case "number", "numbers", "no", "num":
		base = 1
	}
	switch out.role {
	case Answer, Right, Options:
		return named{role: Right, base: base}
	case Question:
		if base == 1 {
			return named{role: Ordinal, base: -1}
		}
		return named{role: ID, base: -1}
	case Section, Topics:
		if last == "key" || last == "number" {
			return named{role: out.role, base: -1}
		}
		return named{role: Ignored, base: -1}
	case Option:
		return named{role: Ignored, base: -1}
	}
	return named{base: -1}
}
