package recognize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/pattern"
	vocabulary "example.org/studyguide/source/words"
)

// A naming is what an answer says of options: "B", "A and D", "(c)", "Paris".
type naming struct {
	right  []int  // the options, by index
	size   int    // bytes of the text that only name them; 0 if they are named by their own words
	beyond string // a label that no option has
	torn   string // a label and the text of another option, or labels from one to another
	at     diag.Span
}

var (
	betweenSigns = pattern.New(`^\s*[,;،、，&+/]?\s*`)
	betweenNames = pattern.New(`^(?:\s*[,;،、，&+/]\s*(?:\p{L}{1,3}\s+)?|\s+\p{L}{1,3}\s+|\s*)`)
	behindNames  = pattern.New(`^\s*(?:$|[.):：、，,;\]–—\-(（\n\p{So}]\s*)`)
	namesAll     = pattern.New(`^\p{L}+(?:[\s,;，、]*\b\p{Lu}+\b)*`)
	closesText   = pattern.New(`^\s*(?:$|[.,;:(–—\-\n])`)
)

// named reads which options a text names at its start. ok is false if it names none, not even one that is not there.
func (c *choice) named(text string) (n naming, ok bool) {
	skip := 0
	if _, ok := readOption(text, true); !ok {
		skip = signsLen(text) // but not the sign that is a label
	}
	counted := 0 // behind a word that counts the option: "the fourth option: D"
	for _, size := range vocabulary.Prefixes(vocabulary.OptionLabel, text[skip:]) {
		if rest := text[skip+size:]; rest != "" && (rest[0] == ' ' || rest[0] == ':') {
			skip += size + len(rest) - len(strings.TrimLeft(rest, " :"))
			word, letter, found := strings.Cut(text[skip:], ":")
			if found && len(words(word)) == 1 {
				counted = len(text) - len(strings.TrimLeft(letter, " "))
			}
			break
		}
	}
	if i := c.byWholeText(text[skip:]); i >= 0 { // "B. Bartok" may be the text of C
		return naming{right: []int{i}}, true
	}
	if n, ok = c.byLabel(text[skip:]); !ok && counted > 0 {
		skip = counted
		n, ok = c.byLabel(text[skip:])
	}
	if ok && len(n.right) == 1 && n.beyond == "" {
		if i := c.byText(text[skip:][n.size:]); i >= 0 && i != n.right[0] { // "B. oak", where A is oak
			line, _, _ := strings.Cut(text[skip:], "\n")
			return naming{torn: strings.TrimSpace(line)}, true
		}
	}
	if ok {
		n.size += skip
		return n, true
	}
	if i := c.byText(text[skip:]); i >= 0 {
		return naming{right: []int{i}}, true
	}
	return naming{}, false
}

// byLabel reads labels: as many as are followed by the end of a clause, or one before the option's own words. A list of
// which a clause says more names none, nor does a label that is said to be wrong.
func (c *choice) byLabel(text string) (n naming, ok bool) {
	var read naming
	glued, listed, closed := false, false, false
	for at := 0; ; {
		i, label, size := c.label(text[at:])
		if size == 0 {
			break
		}
		if glued && slices.Contains(read.right, i) { // a key to several questions: "BCAB"
			return naming{beyond: namesAll.FindString(text)}, true
		}
		if i < 0 {
			read.beyond = label
		} else if !slices.Contains(read.right, i) {
			read.right = append(read.right, i)
		}
		at += size
		rest := text[at:]
		behind := behindNames.FindString(rest)
		closed = behindNames.MatchString(rest)
		switch m := strings.TrimSpace(behind); {
		case strings.HasPrefix(m, ",") || strings.HasPrefix(m, "，") || strings.HasPrefix(m, "、"):
			n, ok = naming{right: slices.Clone(read.right), beyond: read.beyond}, true // the sentence goes on: it stays
		case closed && vocabulary.Begins(vocabulary.WrongMark, rest[len(behind):]) && c.byText(rest[len(behind):]) < 0:
			return naming{}, false
		case closed && strings.Contains("-–—", m) && m != "" && c.endsIn(rest[len(behind):]): // "A-C"
			return naming{torn: strings.TrimSpace(text[:len(text)-len(rest)] + headLine(rest))}, true
		case closed:
			n, ok = read, true
			// Brackets hold what follows, and stay.
			n.right, n.size = slices.Clone(read.right), at+len(strings.TrimRight(behind, "(（ "))
		case len(read.right) == 1 && c.byText(rest) == read.right[0]: // "B Green"
			n, ok = read, true
			n.right, n.size = slices.Clone(read.right), at
		}
		gap := betweenSigns.FindString(rest)
		if _, _, next := c.label(rest[len(gap):]); next == 0 {
			gap = betweenNames.FindString(rest)
		}
		option, also, next := c.label(rest[len(gap):])
		if next == 0 || vocabulary.Is(vocabulary.NotMeant, gap) {
			break
		}
		alike := option >= 0 && (strings.ToUpper(also) == also) == (strings.ToUpper(label) == label) // "B, a cereal"
		listed = listed || alike && strings.TrimSpace(gap) != "" && !strings.ContainsFunc(gap, unicode.IsLetter)
		at, glued = at+len(gap), glued || gap == ""
	}
	if listed && !closed {
		return naming{}, false
	}
	return n, ok && len(n.right) > 0 || n.beyond != ""
}

// endsIn reports whether a text is nothing but a label.
func (c *choice) endsIn(text string) bool {
	_, _, size := c.label(text)
	return size > 0 && strings.Trim(headLine(text[size:]), " .") == ""
}

// headLine returns the first line of a text.
func headLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// label reads one label at the start of a text. It returns the index of the option, -1 if none has the label, and the
// size of the label, 0 if there is none.
func (c *choice) label(text string) (index int, label string, size int) {
	rest := text
	for _, o := range []string{"(", "（", "[", "**"} {
		rest = strings.TrimPrefix(rest, o)
	}
	var l optionLabel
	behind, ok := rest, l.named(rest)
	if ok {
		behind = rest[len(l.text):]
	} else if behind, ok = l.count(rest); !ok {
		return -1, "", 0
	}
	l.text = strings.TrimSpace(l.text)
	if r, _ := utf8.DecodeRuneInString(behind); unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
		index, _, more := c.label(behind) // "ACD"
		if more == 0 || index < 0 || !unicode.IsUpper(l.letter) || len(text) != len(rest) {
			return -1, "", 0
		}
	} else if len(rest) < len(text) {
		for _, e := range []string{")", "）", "]", "**"} {
			behind = strings.TrimPrefix(behind, e)
		}
	}
	if l.number > 0 {
		for _, n := range vocabulary.Prefixes(vocabulary.OptionCounter, behind) { // "2번"
			behind = behind[n:]
			break
		}
	}
	size = len(text) - len(behind)
	labels := ast.Labels(c.options)
	for i, have := range labels {
		if have == l.text {
			return i, l.text, size
		}
	}
	for i, have := range labels {
		if strings.EqualFold(have, l.text) {
			return i, l.text, size
		}
	}
	if i := placeOf(l.letter); i >= 0 && i < len(labels) && c.labels[0].letter != 0 && placeOf(c.labels[0].letter) < 0 {
		return i, labels[i], size // of another alphabet: the fourth letter for D
	}
	first := c.labels[0]
	if l.number > 0 && l.number <= len(labels) && unicode.Is(unicode.No, first.letter) { // "2" of ①, ②, ③
		return l.number - 1, labels[l.number-1], size
	}
	if !c.plain && (l.number > 0) != (first.number > 0) || l.letter != 0 && !unicode.IsUpper(l.letter) &&
		unicode.IsLower(l.letter) != unicode.IsLower(first.letter) {
		return -1, "", 0 // of another kind
	}
	return -1, l.text, size
}

// placeOf returns the place of a letter in its alphabet, from 0; -1 for letters of the alphabets that share signs with
// Latin, in which an author may mean either.
func placeOf(letter rune) int {
	if unicode.In(letter, unicode.Latin, unicode.Cyrillic, unicode.Greek) {
		return -1
	}
	return vocabulary.Place(vocabulary.OptionLetters, unicode.ToLower(letter))
}

// byText returns the option whose own words a text begins with, as a sentence or a part of one; -1 if none or several.
func (c *choice) byText(text string) int {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	found, longest := -1, 0
	for i, o := range c.options {
		if len(o.Blocks) == 0 {
			continue
		}
		p, ok := o.Blocks[0].(*ast.Paragraph)
		if !ok {
			continue
		}
		says := strings.TrimRight(strings.TrimSpace(flat(p.Inlines)), ".。")
		if says == "" || len(says) > len(line) || !strings.EqualFold(line[:len(says)], says) || len(says) < longest {
			continue
		}
		switch ends := closesText.MatchString(line[len(says):]) || strings.HasPrefix(line[len(says):], "。"); {
		case ends && len(says) == longest: // two say the same
			found = -1
		case ends:
			found, longest = i, len(says)
		}
	}
	return found
}

// byWholeText returns the option whose own words are all that a text says, if they are more than a label; -1
// if none or several.
func (c *choice) byWholeText(text string) int {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	text = strings.TrimRight(text, " .。")
	found := -1
	for i, o := range c.options {
		says := strings.TrimRight(strings.TrimSpace(ast.BlockText(o.Blocks, ast.OwnText)), ".。")
		l, ok := readOption(says, true)
		if says == "" || !strings.EqualFold(says, text) || ok && l.size >= len(says) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// findNamed looks through the blocks of an answer for what names options. labelled reports whether a label precedes the
// first block, so that it needs none of its own. The blocks that are returned lack the label and the names.
func (c *choice) findNamed(blocks []ast.Block, labelled bool) (naming, []ast.Block, bool) {
	for i, b := range blocks {
		n, left, ok := c.namedIn(b, labelled && i == 0)
		if ok {
			return n, slices.Concat(blocks[:i], left, blocks[i+1:]), true
		}
	}
	return naming{}, blocks, false
}

// namedIn looks into one block. It returns what is left of it.
func (c *choice) namedIn(b ast.Block, labelled bool) (n naming, left []ast.Block, ok bool) {
	switch b := b.(type) {
	case *ast.Paragraph:
		return c.namedInText(b.Inlines, labelled)
	case *ast.Heading:
		return c.namedInText(b.Inlines, labelled)
	case *ast.Quote:
		if n, left, ok = c.findNamed(b.Blocks, labelled); ok && len(left) > 0 {
			copied := *b
			copied.Blocks = left
			left = []ast.Block{&copied}
		}
		return n, left, ok
	case *ast.Callout:
		if n, left, ok = c.findNamed(b.Blocks, labelled); ok && len(left) > 0 {
			copied := *b
			copied.Blocks = left
			left = []ast.Block{&copied}
		}
		return n, left, ok
	case *ast.Details:
		inner := slices.Concat(b.Rest, b.Blocks)
		if n, left, ok = c.namedInText(b.Summary, false); ok {
			return n, append(left, inner...), true
		}
		answer := isAnswerWord(flat(b.Summary))
		if n, left, ok = c.findNamed(inner, labelled || answer); ok && !answer {
			copied := *b
			if copied.Rest = nil; len(left) > 0 {
				copied.Blocks = left
			}
			left = []ast.Block{&copied} // its title says more than that
		}
		return n, left, ok
	case *ast.List:
		for i, it := range b.Items {
			n, inner, ok := c.findNamed(it.Blocks, labelled && len(b.Items) == 1)
			if !ok {
				continue
			}
			copied := *b
			copied.Items = slices.Delete(slices.Clone(b.Items), i, i+1)
			if len(inner) > 0 {
				item := *it
				item.Blocks = inner
				copied.Items = slices.Insert(copied.Items, i, &item)
			}
			switch {
			case len(copied.Items) == 0:
				return n, nil, true
			case len(copied.Items) == 1 && len(b.Items) == 1:
				return n, inner, true
			}
			return n, []ast.Block{&copied}, true
		}
	}
	return naming{}, nil, false
}

// namedInText looks into running text, at the start of each of its lines.
func (c *choice) namedInText(in []ast.Inline, labelled bool) (n naming, left []ast.Block, ok bool) {
	text := flat(in)
	for at := 0; at <= len(text); {
		rest := strings.TrimLeft(text[at:], " \n")
		at = len(text) - len(rest)
		size := statementLabel(rest)
		n, ok = c.confirmed(rest)
		if ok {
			size = 0
		}
		if ok || size > 0 || labelled && at == 0 {
			if !ok {
				n, ok = c.named(rest[size:])
			}
			if ok {
				head, tail := cut(in, at)
				if head = trim(head); len(head) > 0 {
					left = append(left, paragraph(head))
				}
				n.at = inlineSpan(tail)
				if n.beyond+n.torn == "" {
					tail = dropPrefix(tail, size+n.size)
				}
				if len(trim(tail)) > 0 && strings.ContainsFunc(flat(tail), isWordRune) {
					left = append(left, paragraph(tail))
				}
				return n, left, true
			}
		}
		_, next, more := strings.Cut(rest, "\n")
		if !more {
			break
		}
		at = len(text) - len(next)
	}
	return naming{}, nil, false
}

// inBracketsBehind matches brackets and the sign that parts them from what follows.
var inBracketsBehind = pattern.New(`^\s*[.)]?\s*[(（\[]\s*(\p{L}[^()（）\[\]]{0,30})[)）\]]\s*[-–—:.]*\s*`)

// confirmed reads an option's label with brackets behind it that say that it is right: "B (Correct Answer) - …".
func (c *choice) confirmed(text string) (n naming, ok bool) {
	i, label, size := c.label(text)
	if size == 0 || !strings.ContainsAny(text[size:], "(（[") {
		return naming{}, false
	}
	m := inBracketsBehind.FindStringSubmatch(text[size:])
	if m == nil || !vocabulary.Is(vocabulary.CorrectAnswer, m[1]) && !vocabulary.Is(vocabulary.CorrectMark, m[1]) {
		return naming{}, false
	}
	if i < 0 {
		return naming{beyond: label}, true
	}
	return naming{right: []int{i}, size: size + len(m[0])}, true
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r)
}

// statementLabel returns the size of the label of an answer that names options: "Answer:", "Correct answer is", "Key:".
func statementLabel(line string) int {
	if n := readLabel(line, noLetter); n > 0 {
		return n
	}
	skip := signsLen(line)
	for _, n := range vocabulary.Prefixes(vocabulary.AnswerLead, line[skip:]) { // "The correct answer is"
		if rest := strings.TrimLeft(line[skip+n:], " "); rest != line[skip+n:] {
			skip = len(line) - len(rest)
			break
		}
	}
	rest := line[skip:]
	for _, c := range []vocabulary.Concept{
		vocabulary.CorrectAnswer, vocabulary.AnswerKey, vocabulary.KeyLabel, vocabulary.AnswerLabel,
		vocabulary.CorrectMark,
	} {
		for _, n := range vocabulary.Prefixes(c, rest) {
			if m := statementForm.FindStringIndex(rest[n:]); m != nil {
				return skip + n + m[1]
			}
			if m := bareStatement.FindStringSubmatchIndex(rest[n:]); m != nil {
				return skip + n + m[2]
			}
			for _, verb := range vocabulary.Prefixes(vocabulary.AnswerVerb, strings.TrimLeft(rest[n:], " ")) {
				n = len(rest) - len(strings.TrimLeft(rest[n:], " ")) + verb
				if after := strings.TrimLeft(rest[n:], " :"); after != rest[n:] {
					return skip + len(rest) - len(after)
				}
			}
		}
	}
	return 0
}

// bareStatement matches the letters that are all that follows the label of a statement in its line.
var bareStatement = pattern.New(`^\s+([(\[]?[A-H](?:\s*[,&+/]?\s*[A-H]){0,5}[)\]]?)\s*\.?\s*(?:\n|$)`)

// statementForm matches the sign that parts the label of a statement from the names.
var statementForm = pattern.New(`^\s*(?:[:：=]|\.(?:\s|$)|[-–—]+\s)[-–—:\s]*`)
