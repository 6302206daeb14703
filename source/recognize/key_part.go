package recognize

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/number"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// Where numbers restart in each section, a key has parts with the titles or the numbers of the sections: "Chapter 1:
// 1-A, 2-B". An entry of a part answers a question of that section only.

// A keyPart is a section that a key may have a part for.
type keyPart struct {
	words []string // of its title
	all   []*ast.Question
	known map[*ast.Question]bool // that the key may answer
}

// newKey returns an empty key to questions.
func (b *builder) newKey(before []*ast.Question) *answerKey {
	k := &answerKey{asked: before}
	known := make(map[*ast.Question]bool, len(before))
	for _, q := range before {
		known[q] = true
	}
	for _, p := range b.keyParts() {
		if slices.ContainsFunc(p.all, func(q *ast.Question) bool { return known[q] }) {
			k.parts = append(k.parts, keyPart{words: p.words, all: p.all, known: known})
		}
	}
	return k
}

// keyParts returns the sections that keys may have parts for.
func (b *builder) keyParts() []keyPart {
	if b.parts == nil {
		for _, s := range b.guide.AllSections() {
			if p := (keyPart{words: words(flat(s.Title)), all: questionsOf(s)}); len(p.words) > 0 && len(p.all) > 0 {
				b.parts = append(b.parts, p)
			}
		}
	}
	return b.parts
}

// has reports whether a question that the key may answer is in the part.
func (p *keyPart) has(q *ast.Question) bool { return p.known[q] && slices.Contains(p.all, q) }

// partOf returns the part that a text names: it has the words of the section's title, or begins them ("Chapter 1").
// Words for an answer do not count.
func (k *answerKey) partOf(text string) *keyPart {
	said := words(text)
	said = slices.DeleteFunc(said, func(w string) bool {
		return vocabulary.Has(vocabulary.AnswerLabel, w) || vocabulary.Has(vocabulary.AnswerKey, w)
	})
	if len(said) == 0 {
		return nil
	}
	for i, p := range k.parts {
		if slices.Equal(p.words, said) {
			return &k.parts[i]
		}
	}
	for i, p := range k.parts {
		if n := len(said); n < len(p.words) && slices.Equal(p.words[:n], said) && (n > 1 || isSectionMark(text)) {
			return &k.parts[i]
		}
	}
	return nil
}

// takePart takes the title of a part off a line, and returns the pairs that follow its colon. ok is false if the line
// begins with no such title. A heading may say more than the title.
func (k *answerKey) takePart(in []ast.Inline, heading bool) (rest []ast.Inline, ok bool) {
	in = trim(in)
	text := flat(in)
	if p := k.partOf(text); p != nil && len(keyPairs(text)) == 0 {
		k.part, k.titles = p, append(k.titles, inlineSpan(in))
		return nil, true
	}
	at := strings.IndexAny(text, ":：")
	if at <= 0 {
		return nil, false
	}
	p := k.partOf(text[:at])
	if p == nil {
		return nil, false
	}
	title, rest := cut(in, at)
	rest = dropPrefix(rest, len(colon.FindString(flat(rest))))
	if len(keyPairs(flat(rest))) == 0 {
		if !heading {
			return nil, false
		}
		title, rest = in, nil
	}
	k.part, k.titles = p, append(k.titles, inlineSpan(title))
	return rest, true
}

// follow reads the sections behind a key's title that are its parts, and returns how many there are. A section that
// holds more than entries of the key is none, and neither is one whose questions have options: the next test.
func (k *answerKey) follow(sections []*ast.Section) int {
	for i, s := range sections {
		if _, ok := (&answerKey{parts: k.parts}).takePart(s.Title, true); !ok || holdsExam(s) {
			return i
		}
		before := *k
		k.section(s)
		read := withNumbers(k.entries[len(before.entries):])
		if read == 0 || len(k.rest)-len(before.rest) > read {
			*k = before
			return i
		}
	}
	return len(sections)
}

// holdsExam reports whether most questions of a section have options by letters below them.
func holdsExam(s *ast.Section) bool {
	n := 0
	for _, q := range s.Questions {
		if len(q.Options) > 0 || offersOptions(slices.Concat(q.Prompt, q.Answer)) {
			n++
		}
	}
	return n > 0 && n*2 > len(s.Questions)
}

// withNumbers returns the number of entries that say which question they answer.
func withNumbers(entries []*keyEntry) (n int) {
	for _, e := range entries {
		if e.number != "" {
			n++
		}
	}
	return n
}

var (
	// keyPair matches a number and a letter or a word of a key in one line: "1. B", "12-C", "(3) a".
	keyPair = pattern.New(`^\s*[(\[]?[Qq]?\s*(` + digits + `)\s*[.):=\]\-–—、：．）]*\s*[(\[（]?(\p{L}{1,5}|[①-⑩√×✓✗])[)\]）]?\s*(?:[,;|./、，；]\s*|\s+|$)`)
	// keyRange matches numbers and as many letters: "1-5 ABBCD".
	keyRange = pattern.New(`^\s*(` + digits + `)\s*[-–—~～]\s*(` + digits + `)\s*[.:：、)]?\s*((?:[A-Ha-h]\s*){2,})(?:[,;|./、，；]\s*|\s+|$)`)
)

// A pair is a number and what a key says of it.
type pair struct {
	number, says string
	ranged       bool // the number is not written as in the tree, but of a range or in other digits: "1-5"
}

// keyPairs returns the pairs that a line consists of; nil if it is anything else.
func keyPairs(text string) []pair {
	plain := number.Plain(text)
	if out := letterPairs(plain); out != nil {
		out[0].ranged = out[0].ranged || plain != text
		return out
	}
	return keySequence(text)
}

// letterPairs returns the pairs of a number and a letter, or a short word, that a line consists of.
func letterPairs(text string) []pair {
	var out []pair
	for left := text; left != ""; {
		if m := keyRange.FindStringSubmatch(left); m != nil {
			letters := strings.Join(strings.Fields(m[3]), "")
			first, errFirst := strconv.Atoi(m[1])
			last, errLast := strconv.Atoi(m[2])
			if errFirst == nil && errLast == nil && last-first+1 == len(letters) {
				for i, r := range letters {
					out = append(out, pair{strconv.Itoa(first + i), string(r), true})
				}
				left = left[len(m[0]):]
				continue
			}
		}
		m := keyPair.FindStringSubmatch(left)
		if m == nil {
			return nil
		}
		out, left = append(out, pair{number: m[1], says: m[2]}), left[len(m[0]):]
	}
	return out
}

// keyRun matches nothing but letters: "BCABD", "B, C, A", "BCABD ACBDA".
var keyRun = pattern.New(`^[A-Ha-h](?:[\s,;，、]*[A-Ha-h])+[.。]?\s*(?:$|\n)`)

// run returns the pairs of a line that is nothing but letters, as many as there are questions.
func (k *answerKey) run(text string) []pair {
	if len(k.asked) < minQuestions || !keyRun.MatchString(text) {
		return nil
	}
	letters := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	letters = strings.Split(strings.Join(letters, ""), "")
	if len(letters) != len(k.asked) {
		return nil
	}
	numbered := slices.ContainsFunc(k.asked, func(q *ast.Question) bool { return q.Number != "" })
	var out []pair
	for i, letter := range letters {
		number := k.asked[i].Number
		if !numbered {
			number = strconv.Itoa(i + 1)
		}
		out = append(out, pair{number, letter, true})
	}
	return out
}

// sequenceMark matches the number of an entry behind another.
var sequenceMark = pattern.New(`(?:^|[\s,;，；、])(` + number.Digits + `)\s*[.):．、）]\s*`)

// keySequence divides a line at numbers that count on: "1. red, 2. green, 3. head line". It returns nil if there are
// fewer than three.
func keySequence(text string) []pair {
	var out []pair
	from, next := 0, 0
	for at := 0; ; {
		m := sequenceMark.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		l, ok := number.Parse(text[at+m[2] : at+m[3]])
		n := l.N
		switch {
		case !ok, len(out) == 0 && at+m[0] > 0:
			return nil
		case len(out) == 0 || n == next:
			if len(out) > 0 {
				out[len(out)-1].says = strings.Trim(text[from:at+m[0]], " ,;，；、")
			}
			out, from, next = append(out, pair{number: strconv.Itoa(n)}), at+m[1], n+1
		}
		at += m[1]
	}
	if len(out) < minQuestions {
		return nil
	}
	out[len(out)-1].says = strings.Trim(text[from:], " ,;，；、")
	return out
}

// transposed reads a table in which the answers stand below their numbers; ok is false if it is none.
func (k *answerKey) transposed(rows [][]*ast.Cell) (ok bool) {
	if len(rows)%2 != 0 {
		return false
	}
	for i := 0; i < len(rows); i += 2 {
		n := 0
		for j, c := range rows[i] {
			m := keyNumber.FindStringSubmatch(strings.TrimSpace(flat(c.Inlines)))
			switch says := trim(rows[i+1][j].Inlines); {
			case m != nil && len(says) > 0 && keyNumber.FindString(flat(says)) == "":
				k.add(m[1], says, nil, c.At)
				n++
			case m != nil && len(says) == 0: // none is known
			case m != nil, j > 0 && len(trim(c.Inlines)) > 0: // the first column may name the rows
				return false
			}
		}
		if n < minOptions {
			return false
		}
	}
	return true
}
