package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// wrapped matches the end of a line on which a list of values continues.
var wrapped = pattern.New(`[,，、،]\s*\n`)

// A label of a fact stands at the start of a text or after one of these characters, and before a colon.
const beforeLabel = " \t\n\f\r\u00a0\u3000|｜·・•;；؛,，、،\u2013\u2014"

// colon matches the colon after a label.
var colon = pattern.New(`^\s*[:：]`)

// labelKind is the kind of a label, given by the concept its words stand for. Words that answers use just as often
// ("Level: DEBUG", "Topics: orders, payments") are loose: they count only under the title, and a level only if its
// value is a grade.
type labelKind = vocabulary.Concept

// noLabel is the kind of the text before the first label.
const noLabel labelKind = ""

// nextLabel returns the first label of a text: its kind, and its bounds including the separator before it and its
// colon.
func nextLabel(text string) (kind labelKind, start, end int) {
	if !strings.Contains(text, ":") && !strings.Contains(text, "：") { // quicker than ContainsAny, for each paragraph
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

// isGrade reports whether a word in lower case is a grade of difficulty.
func isGrade(word string) bool { return vocabulary.Has(vocabulary.DifficultyValue, word) }

// besideGrade reports whether a word in lower case may accompany a grade: "very hard", "easy to medium", "level 3".
func besideGrade(word string) bool {
	notDigit := func(r rune) bool { return !unicode.IsDigit(r) }
	return vocabulary.Has(vocabulary.DifficultyDegree, word) || !strings.ContainsFunc(word, notDigit)
}

// DeniesFacts reports whether a line of Markdown says nothing but that a question has no difficulty or no tags. Package
// loss needs it, because the tree holds neither.
func DeniesFacts(line string) bool {
	f, ok := readFacts(strings.Trim(strings.TrimSpace(line), "*_"), false)
	return ok && (f.ungraded || f.unlabelled) && f.difficulty == "" && len(f.tags) == 0
}

// facts holds the facts stated in a paragraph. A dash states that there are none ("Difficulty: –"), so that what stands
// elsewhere in the question is text.
type facts struct {
	difficulty           string
	tags                 []string
	ungraded, unlabelled bool // a dash states it
}

// graded reports whether anything is stated of the difficulty.
func (f *facts) graded() bool { return f.difficulty != "" || f.ungraded }

// labelled reports whether anything is stated of the tags.
func (f *facts) labelled() bool { return len(f.tags) > 0 || f.unlabelled }

// isDash reports whether a value is nothing but a dash.
func isDash(value string) bool { return value == "-" || value == "–" || value == "—" }

// takeFacts moves the facts of a question out of the paragraphs that state them: those right under its title, or the
// last one, where only unmistakable labels count. If nothing else would be left of the question, tags stay its text,
// since they may be the answer, unless a label shows that there is none.
func takeFacts(q *ast.Question, answered bool) {
	first := &q.Prompt
	if len(q.Prompt) == 0 && !answered {
		first = &q.Answer
	}
	all, found := *first, facts{}
	for len(*first) > 0 && found.add((*first)[0], false) {
		*first = trimDividers((*first)[1:])
	}
	if !answered && len(q.Prompt)+len(q.Answer) == 0 && !found.graded() {
		*first, found = all, facts{}
	}
	for _, blocks := range []*[]ast.Block{&q.Prompt, &q.Answer} {
		if last := len(*blocks) - 1; last > 0 && found.add((*blocks)[last], true) {
			*blocks = trimDividers((*blocks)[:last])
		}
	}
	q.Difficulty, q.Tags = found.difficulty, append(q.Tags, found.tags...)
}

// add records the facts of a block and reports whether the block is nothing but facts that are not known yet.
func (f *facts) add(b ast.Block, strict bool) bool {
	const longest = 400 // bytes; a longer paragraph is text and is not searched
	p, ok := b.(*ast.Paragraph)
	if !ok || flatSize(p.Inlines) > longest || !isPlain(p.Inlines) {
		return false
	}
	more, ok := readFacts(strings.TrimSpace(flat(p.Inlines)), strict)
	if !ok || f.graded() && more.graded() || f.labelled() && more.labelled() {
		return false
	}
	f.difficulty += more.difficulty
	f.tags = append(f.tags, more.tags...)
	f.ungraded, f.unlabelled = f.ungraded || more.ungraded, f.unlabelled || more.unlabelled
	return true
}

// isPlain reports whether inlines are only text and emphasis. A link or an image says more than its words.
func isPlain(in []ast.Inline) bool {
	for _, n := range in {
		switch n := n.(type) {
		case *ast.Text, *ast.Code, *ast.Break:
		case *ast.Emph, *ast.Strong:
			if !isPlain(ast.Children(n)) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// readFacts parses a text of labelled parts. ok is false if it says anything else.
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

// take records the value of a label. It returns false for a value that no fact has.
func (f *facts) take(kind labelKind, value string, strict bool) bool {
	sure := kind == vocabulary.Difficulty || kind == vocabulary.Tags
	if strict && !sure {
		return false
	}
	value = strings.TrimSpace(wrapped.ReplaceAllString(value, ", "))
	if strings.Contains(value, "\n") { // a line without a label says something else
		return false
	}
	parts := strings.FieldsFunc(value, divides)
	for i, part := range parts {
		parts[i] = strings.Trim(part, " \t\u00a0\u3000,，、،\u2013\u2014")
	}
	none := sure && isDash(strings.TrimFunc(value, func(r rune) bool { return divides(r) || unicode.IsSpace(r) }))
	switch {
	case none && kind == vocabulary.Difficulty:
		ok := !f.graded()
		f.ungraded = true
		return ok
	case none:
		ok := !f.labelled()
		f.unlabelled = true
		return ok
	}
	if kind == vocabulary.Difficulty || kind == vocabulary.Level {
		if f.graded() || len(parts) == 0 || hasWord(strings.Join(parts[1:], "")) ||
			!isDifficulty(parts[0], sure) {
			return false
		}
		f.difficulty = parts[0]
		return true
	}
	n := len(f.tags)
	for _, part := range parts {
		for _, tag := range tagsOf(part) {
			if beside := f.graded() || len(f.tags) > 0; !isTag(tag) && !(sure && isOddTag(tag, beside)) {
				return false
			}
			f.addTag(tag)
		}
	}
	return len(f.tags) > n
}

// divides reports whether r stands between values in a row.
func divides(r rune) bool { return strings.ContainsRune("|｜·・•;；؛", r) }

// tagsOf splits a part at its commas, or at its spaces if it consists of hashtags.
func tagsOf(part string) []string {
	split := func(r rune) bool { return strings.ContainsRune(",，、،", r) }
	fields := strings.Fields(part)
	if len(fields) > 1 && strings.Count(" "+strings.Join(fields, " "), " #") == len(fields) {
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

// isDifficulty reports whether s is a difficulty: grades with their company, or signs such as stars. After an
// unmistakable label any single word will do.
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

// isTag reports whether s can be a tag: a few words, none of them one that only sentences have.
func isTag(s string) bool {
	ws := words(s)
	if len(ws) == 0 || len(strings.Fields(s)) > 4 || utf8.RuneCountInString(s) > 40 ||
		endsSentence(s) || strings.Contains(s, ": ") || strings.ContainsAny(s, "：。") {
		return false
	}
	return len(ws) == 1 || !slices.ContainsFunc(ws, ofSentences)
}

// isOddTag reports whether s, which is no common tag, is one after an unmistakable label: a sign such as an emoji, or,
// beside other facts, a word of any length.
func isOddTag(s string, beside bool) bool {
	if len(strings.Fields(s)) != 1 || endsSentence(s) {
		return false
	}
	switch len(words(s)) {
	case 0:
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.So, r) })
	case 1:
		return beside
	}
	return false
}

// ofSentences reports whether a word in lower case is one that sentences have and tags do not.
func ofSentences(word string) bool { return vocabulary.Has(vocabulary.SentenceWord, word) }

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
