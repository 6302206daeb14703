package record

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/bank"
	"example.org/studyguide/source/words"
)

// settleFacts decides which values are difficulties and tags. What would not be read as such in a guide is too long for
// one: a difficulty that is none is a tag, and a tag that is a sentence is left out.
func (c *Collector) settleFacts() {
	for _, d := range c.drafts {
		if d.grade != nil && isDash(d.grade.String()) {
			c.aside(d.grade)
			d.grade = nil
		}
		if d.grade != nil && !isGrade(spacedOut(d.grade.String())) {
			d.tags, d.grade = append([]*Node{d.grade}, d.tags...), nil
		}
		for _, n := range d.tags {
			c.tag(d, n)
		}
	}
}

// tag adds the tags of a text, without duplicates.
func (c *Collector) tag(d *draft, n *Node) {
	divides := func(r rune) bool { return strings.ContainsRune(",，、،;；|｜·•#\n", r) }
	for tag := range strings.FieldsFuncSeq(n.String(), divides) {
		tag = spacedOut(tag)
		same := func(have string) bool { return strings.EqualFold(have, tag) }
		switch {
		case tag == "" || slices.ContainsFunc(d.words, same):
		case isTag(tag):
			d.words = append(d.words, tag)
		default:
			c.LeaveOut(Field{Name: "tags", At: n.At, Value: n})
		}
	}
}

// spacedOut returns a value with single spaces, also where programs write underscores.
func spacedOut(s string) string {
	if !strings.Contains(strings.TrimSpace(s), " ") {
		s = strings.ReplaceAll(s, "_", " ")
	}
	return strings.Join(strings.Fields(s), " ")
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// isDash reports whether a value only fills its field.
func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }

// isGrade reports whether a text is a difficulty: words for one, or any single word.
func isGrade(s string) bool {
	parts := strings.FieldsFunc(strings.ToLower(s), isSign)
	known := 0
	for _, w := range parts {
		if words.Has(words.DifficultyValue, w) || words.Has(words.DifficultyDegree, w) ||
			strings.Trim(w, "0123456789") == "" {
			known++
		}
	}
	return len(parts) < 2 && utf8.RuneCountInString(s) <= 20 || known == len(parts) && utf8.RuneCountInString(s) <= 40
}

// isTag reports whether a text is a tag: a few words, none of them one that only sentences have.
func isTag(s string) bool {
	const words4, longest = 4, 40
	parts := strings.FieldsFunc(strings.ToLower(s), isSign)
	if len(parts) == 0 || len(strings.Fields(s)) > words4 || utf8.RuneCountInString(s) > longest ||
		strings.ContainsAny(s, ":：。.?!") {
		return false
	}
	ofSentences := func(w string) bool { return words.Has(words.SentenceWord, w) }
	return len(parts) == 1 || !slices.ContainsFunc(parts, ofSentences)
}

// settleTruths offers true and false as options where answers are no more than judgements: where the record shows that
// it is a statement to be judged, or where those of most questions without options are.
func (c *Collector) settleTruths() {
	open, judged := 0, 0
	for _, d := range c.drafts {
		if len(d.options) > 0 || len(d.answers) != 1 {
			continue
		}
		if open++; isJudgement(d.answers[0].node) {
			judged++
		}
	}
	var taken []*draft
	counts := [2]map[string]int{{}, {}}
	for _, d := range c.drafts {
		if len(d.options) > 0 || len(d.answers) != 1 || !isJudgement(d.answers[0].node) ||
			judged*2 <= open && !d.isJudged(judged*fewJudged >= open) {
			continue
		}
		taken = append(taken, d)
		side := 1
		if isTrue(d.answers[0].node) {
			side = 0
		}
		counts[side][d.answers[0].node.String()]++
	}
	said := [2]string{commonest(counts[0], "True"), commonest(counts[1], "False")}
	for _, d := range taken {
		n := d.answers[0].node
		for i, word := range said {
			text := &Node{Kind: Text, Value: bank.Fixed(capital(word), n.At), At: n.At}
			d.options = append(d.options, &option{text: text, right: isTrue(n) == (i == 0)})
		}
		d.answers = nil
	}
}

// commonest returns the text that was counted most often, the first of the alphabet if there are several; other if
// there is none.
func commonest(counts map[string]int, other string) string {
	best := other
	for _, s := range slices.Sorted(maps.Keys(counts)) {
		if counts[s] > counts[best] {
			best = s
		}
	}
	return best
}

// fewJudged is such that one answer in so many must be a judgement for statements to be told by not asking.
const fewJudged = 5

// isJudged reports whether a draft is a statement to be judged: its answer is a truth value, its style or its own words
// say so, or it is a sentence that does not ask, which need not end as one where there are several such answers.
func (d *draft) isJudged(several bool) bool {
	return d.answers[0].node.Kind == Bool || strings.Contains(d.style, "true") || strings.Contains(d.style, "bool") ||
		(several || ast.EndsSentence(d.question[0].String())) && !EndsAsking(d.question[0].String()) ||
		namesBoth(d.question[0].String())
}

// namesBoth reports whether a text begins with both judgements: "True or false: …".
func namesBoth(s string) bool {
	const first = 4 // words
	list := strings.FieldsFunc(s, isSign)
	list = list[:min(first, len(list))]
	return slices.ContainsFunc(list, func(w string) bool { return words.Is(words.TrueWord, w) }) &&
		slices.ContainsFunc(list, func(w string) bool { return words.Is(words.FalseWord, w) })
}

// isJudgement reports whether an answer says whether a statement holds.
func isJudgement(n *Node) bool {
	s := n.String()
	return n.Kind == Bool ||
		utf8.RuneCountInString(s) > 1 && (words.Is(words.TrueWord, s) || words.Is(words.FalseWord, s))
}

// capital returns a word with a capital: programs write "true".
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.ToLower(s[size:])
}
