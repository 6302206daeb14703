package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/pattern"
	vocabulary "studyguide/source/words"
)

// wrapped is where a list goes on in the next line.
var wrapped = pattern.New(`[,，、،]\s*\n`)

// A label of facts stands at the start of a text or behind one of these, and before a colon.
const beforeLabel = " \t\n\f\r\u00a0\u3000|｜·・•;；؛,，、،\u2013\u2014"

// colon is what follows a label.
var colon = pattern.New(`^\s*[:：]`)

// labelKind is a kind of facts' labels, by the concept that has their words. Words that answers use as often ("Level: DEBUG",
// "Topics: orders, payments") are loose: they count under the title, and a level only if its value is a grade.
type labelKind = vocabulary.Concept

// noLabel is the kind of what stands before the first label.
const noLabel labelKind = ""

// nextLabel finds the first label of a text: its kind, and its edges with what stands before it and its colon.
func nextLabel(text string) (kind labelKind, start, end int) {
	if !strings.ContainsAny(text, ":：") {
		return noLabel, 0, 0
	}
	at := func(from int) int {
		for _, kind = range []labelKind{vocabulary.Difficulty, vocabulary.Level, vocabulary.Tags, vocabulary.Topics} {
			for _, n := range vocabulary.Prefixes(kind, text[from:]) {
				if m := colon.FindStringIndex(text[from+n:]); m != nil {
					return from + n + m[1]
				}
			}
		}
		return 0
	}
	if end = at(0); end > 0 {
		return kind, 0, end
	}
	for i, r := range text {
		if strings.ContainsRune(beforeLabel, r) {
			if end = at(i + utf8.RuneLen(r)); end > 0 {
				return kind, i, end
			}
		}
	}
	return noLabel, 0, 0
}

// isGrade reports whether a word in lower case is one that difficulties consist of.
func isGrade(word string) bool { return vocabulary.Has(vocabulary.DifficultyValue, word) }

// besideGrade reports whether a word in lower case stands beside grades: "very hard", "easy to medium", "level 3".
func besideGrade(word string) bool {
	return vocabulary.Has(vocabulary.DifficultyDegree, word) || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// facts is what a paragraph of facts says.
type facts struct {
	difficulty string
	tags       []string
}

// takeFacts moves the facts of a question out of the paragraphs in which its author wrote them: right under its title, or at
// the very end, where only labels count that are never anything else. A question that would be left with nothing keeps tags as
// its text, which may be the answer.
func takeFacts(q *ast.Question, answered bool) {
	first := &q.Prompt
	if len(q.Prompt) == 0 && !answered {
		first = &q.Answer
	}
	all, found := *first, facts{}
	for len(*first) > 0 && found.add((*first)[0], false) {
		*first = trimDividers((*first)[1:])
	}
	if len(q.Prompt)+len(q.Answer) == 0 && found.difficulty == "" {
		*first, found = all, facts{}
	}
	for _, blocks := range []*[]ast.Block{&q.Prompt, &q.Answer} {
		if last := len(*blocks) - 1; last > 0 && found.add((*blocks)[last], true) {
			*blocks = trimDividers((*blocks)[:last])
		}
	}
	q.Difficulty, q.Tags = found.difficulty, found.tags
}

// add adds what a block says if that is nothing but facts, and none that are known already.
func (f *facts) add(b ast.Block, strict bool) bool {
	const longest = 400 // bytes; what is longer is read as text, and needs no search
	p, ok := b.(*ast.Paragraph)
	if !ok || flatSize(p.Inlines) > longest || !isPlain(p.Inlines) {
		return false
	}
	more, ok := readFacts(strings.TrimSpace(flat(p.Inlines)), strict)
	if !ok || f.difficulty != "" && more.difficulty != "" || len(f.tags) > 0 && len(more.tags) > 0 {
		return false
	}
	f.difficulty += more.difficulty
	f.tags = append(f.tags, more.tags...)
	return true
}

// isPlain tells whether inlines are text and emphasis. A link or an image says more than its words.
func isPlain(in []ast.Inline) bool {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text, *ast.Code, *ast.Break:
		case *ast.Emph, *ast.Strong:
			if !isPlain(children(n)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// readFacts reads a text of labelled parts. ok is false if it says anything else.
func readFacts(text string, strict bool) (f facts, ok bool) {
	for _, pair := range []string{"()", "[]"} {
		if len(text) > 1 && strings.HasPrefix(text, pair[:1]) && strings.HasSuffix(text, pair[1:]) {
			text = text[1 : len(text)-1]
		}
	}
	for kind := noLabel; ; {
		next, start, end := nextLabel(text)
		value := text
		if next != noLabel {
			value = text[:start]
		}
		if kind == noLabel && (next == noLabel || hasWord(value)) || kind != noLabel && !f.take(kind, value, strict) {
			return facts{}, false
		}
		if next == noLabel {
			return f, true
		}
		kind, text = next, text[end:]
	}
}

// take adds the value of a label of a kind. It is false for a value that no fact has.
func (f *facts) take(kind labelKind, value string, strict bool) bool {
	sure := kind == vocabulary.Difficulty || kind == vocabulary.Tags
	if strict && !sure {
		return false
	}
	value = strings.TrimSpace(wrapped.ReplaceAllString(value, ", "))
	if strings.Contains(value, "\n") { // a line without a label says something else
		return false
	}
	parts := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune("|｜·・•;；؛", r) })
	for i, part := range parts {
		parts[i] = strings.Trim(part, " \t\u00a0\u3000,，、،\u2013\u2014")
	}
	if kind == vocabulary.Difficulty || kind == vocabulary.Level {
		if f.difficulty != "" || len(parts) == 0 || hasWord(strings.Join(parts[1:], "")) || !isDifficulty(parts[0], sure) {
			return false
		}
		f.difficulty = parts[0]
		return true
	}
	n := len(f.tags)
	for _, part := range parts {
		for _, tag := range tagsOf(part) {
			if !isTag(tag) {
				return false
			}
			f.addTag(tag)
		}
	}
	return len(f.tags) > n
}

// tagsOf divides a part at its commas, or at its spaces if all of it is hashtags.
func tagsOf(part string) []string {
	split := func(r rune) bool { return strings.ContainsRune(",，、،", r) }
	if fields := strings.Fields(part); len(fields) > 1 && strings.Count(" "+strings.Join(fields, " "), " #") == len(fields) {
		split = unicode.IsSpace
	}
	var out []string
	for _, tag := range strings.FieldsFunc(part, split) {
		if tag = strings.TrimLeft(strings.TrimSpace(tag), "#"); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}

func (f *facts) addTag(tag string) {
	for _, t := range f.tags {
		if strings.EqualFold(t, tag) {
			return
		}
	}
	f.tags = append(f.tags, tag)
}

// isDifficulty tells whether s is a difficulty: grades with what stands beside them, or stars and the like. A label that is never
// anything else may have any one word.
func isDifficulty(s string, sure bool) bool {
	const longest = 40 // characters: "intermediate to advanced (level 4 of 5)"
	if s == "" || endsSentence(s) || utf8.RuneCountInString(s) > longest {
		return false
	}
	ws, graded := words(s), false
	for _, w := range ws {
		switch {
		case isGrade(w):
			graded = true
		case !besideGrade(w):
			return sure && len(ws) == 1
		}
	}
	return graded || sure || len(ws) == 0
}

// isTag tells whether s can be a tag: a few words, none of which only sentences have.
func isTag(s string) bool {
	ws := words(s)
	if len(ws) == 0 || len(strings.Fields(s)) > 4 || utf8.RuneCountInString(s) > 40 || endsSentence(s) || strings.Contains(s, ": ") || strings.ContainsAny(s, "：。") {
		return false
	}
	return len(ws) == 1 || !slices.ContainsFunc(ws, ofSentences)
}

// ofSentences reports whether a word in lower case is one that sentences have and tags do not.
func ofSentences(word string) bool { return vocabulary.Has(vocabulary.SentenceWord, word) }

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
