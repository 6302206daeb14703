package recognize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/number"
	vocabulary "example.org/studyguide/source/words"
	"example.org/studyguide/source/writing"
)

// An optionLabel is what labels an option.
type optionLabel struct {
	text    string // as in the tree
	number  int    // 0 for letters and signs
	letter  rune   // 0 for numbers
	size    int    // bytes that the label takes, with its signs and the blanks behind
	starred bool   // a sign before it marks the option as right: "*b)"
	form    string // the signs around it: "()", ")", "."
}

// first reports whether options begin with l.
func (l optionLabel) first() bool {
	return l.number == 1 || l.letter != 0 && vocabulary.Follows(vocabulary.OptionLetters, 0, unicode.ToLower(l.letter))
}

// follows reports whether l is the label after o.
func (l optionLabel) follows(o optionLabel) bool {
	if l.form != o.form && l.form != "" && o.form != "" {
		return false
	}
	if l.letter == 0 || o.letter == 0 {
		return l.number > 0 && l.number == o.number+1 && o.letter == 0
	}
	return unicode.IsUpper(l.letter) == unicode.IsUpper(o.letter) &&
		vocabulary.Follows(vocabulary.OptionLetters, unicode.ToLower(o.letter), unicode.ToLower(l.letter))
}

// readOption returns the label at the start of a line; ok is false if there is none. bare reports whether the label may
// be all there is, without signs, as in the cell of a table.
func readOption(line string, bare bool) (l optionLabel, ok bool) {
	rest := strings.TrimLeft(line, " \t\u00a0\u3000")
	blanks := len(line) - len(rest)
	if n := starSize(rest); n > 0 {
		rest, l.starred, blanks = rest[n:], true, blanks+n
	}
	start := rest
	open := ""
	for _, o := range []string{"(", "（", "[", "【"} {
		if s, found := strings.CutPrefix(rest, o); found {
			rest, open = strings.TrimLeft(s, " "), o
		}
	}
	word := 0
	if opensWord(rest) && !l.named(rest) { // as most lines do
		if word = optionWord(rest); word == 0 || open != "" {
			return l, false
		}
		rest = rest[word:]
	}
	if l.text != "" {
		rest = rest[len(l.text):]
	} else if rest, ok = l.count(rest); !ok {
		return l, false
	}
	circled := unicode.In(l.letter, unicode.No, unicode.So) // in a circle
	rest, end := takeSign(rest, open != "")
	if word > 0 && end == "" {
		return l, false
	}
	if end == "" && !circled && !standsAlone(l.letter, rest) && !(bare && strings.TrimSpace(rest) == "") {
		return l, false
	}
	if open != "" && (end == "" || !strings.Contains(closers, end)) {
		return l, false
	}
	if open != "" {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "."), ":")
	}
	r, size := utf8.DecodeRuneInString(rest)
	glued := size > 0 && !unicode.IsSpace(r)
	if glued && !circled && strings.Contains(").:", end) && open == "" && !opensAfter(r, l.number > 0) &&
		!(end == ")" && l.letter != 0 && unicode.IsLetter(r)) && !(end == "." && l.opensWith(rest)) {
		return l, false
	}
	l.form = open + end
	rest = strings.TrimLeft(rest, " \t\n\u00a0\u3000")
	l.size = blanks + len(start) - len(rest)
	return l, true
}

// starSize returns how many bytes the sign takes that marks an option as right, before its label: a star, or before a
// letter another sign that opens no sentence (".b) yes").
func starSize(s string) int {
	if s == "" || strings.IndexByte("*.+=>#", s[0]) < 0 {
		return 0
	}
	rest := strings.TrimLeft(s[1:], " ")
	if s[0] != '*' && (len(rest) < 2 || !unicode.IsLetter(rune(rest[0])) || strings.IndexByte(".)", rest[1]) < 0) {
		return 0
	}
	return len(s) - len(rest)
}

// optionWord returns the size of a word for an option before its letter, with the blanks between: "Option A:". It is 0
// if there is none.
func optionWord(s string) int {
	const longest = 40 // bytes: of the words, with the letter and its sign
	s = s[:min(len(s), longest)]
	if !mayBeWorded(s) {
		return 0
	}
	at := strings.IndexFunc(s, endsLetter)
	if at < 0 {
		return 0
	}
	letter := lastRune(s[:at])
	if !strings.HasSuffix(s[:at-len(letter)], " ") { // no letter stands alone before the sign
		return 0
	}
	for _, n := range vocabulary.Prefixes(vocabulary.OptionLabel, s) {
		if strings.TrimSpace(s[n:at]) == letter {
			return at - len(letter)
		}
	}
	return 0
}

// endsLetter reports whether a sign may stand behind the letter of an option. Where most letters are no ASCII, it costs
// a tenth of what strings.IndexAny does.
func endsLetter(r rune) bool {
	switch r {
	case '.', '．', '、', ':', '：', ')', '）':
		return true
	}
	return false
}

// mayBeWorded reports whether a blank, a letter and a sign follow each other in a text. Nearly every word of a guide is
// asked about, and nearly none may be the word of an option.
func mayBeWorded(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == ' ' &&
			(s[i+1] >= utf8.RuneSelf || s[i+2] >= utf8.RuneSelf || strings.IndexByte(".:)", s[i+2]) >= 0) {
			return true
		}
	}
	return false
}

// standsAlone reports whether a letter with blanks behind it needs no sign to be a label: in scripts that set no blanks
// between words, as in "ア 赤".
func standsAlone(letter rune, rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return size > 0 && unicode.IsSpace(r) && unicode.In(letter, unicode.Katakana, unicode.Hiragana, unicode.Han)
}

// opensWord reports whether a text begins with two letters.
func opensWord(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLetter(first) && (unicode.IsLetter(second) || unicode.IsMark(second))
}

// The signs behind a label, and those of them that end brackets.
const (
	closers = ")）]】"
	ends    = ".．、:：)）"
	dashes  = "-–—/"
)

// takeSign takes the sign behind a label off. Within brackets only a closing one counts; a dash needs blanks around it,
// since "A-frame" is a word.
func takeSign(s string, inBrackets bool) (rest, sign string) {
	behind := strings.TrimLeft(s, " ")
	r, size := utf8.DecodeRuneInString(behind)
	sign, rest = behind[:size], behind[size:]
	switch {
	case size == 0:
		return s, ""
	case inBrackets && strings.ContainsRune(closers, r), !inBrackets && strings.ContainsRune(ends, r):
		return rest, sign
	case !inBrackets && strings.ContainsRune(dashes, r) && len(behind) < len(s) && strings.HasPrefix(rest, " "):
		return rest, sign
	}
	return s, ""
}

// opensAfter reports whether an option may begin with r right after the sign of its label: "A)Red", but not "e.g.",
// "a.b" or "1.5".
func opensAfter(r rune, number bool) bool {
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || !number && unicode.IsDigit(r) ||
		strings.ContainsRune("`\"'“«$", r)
}

// opensWith reports whether an option may begin with a small letter right after the point of its label: "B.the keel".
// Its label is a capital then, and no abbreviation ("U.s.") or name of a program's ("B.x", "A.length()") follows.
func (l *optionLabel) opensWith(rest string) bool {
	word, behind, _ := strings.Cut(rest, " ")
	sign := func(r rune) bool { return !unicode.IsLower(r) && r != '-' && r != '\'' }
	return unicode.IsUpper(l.letter) && (strings.ContainsFunc(rest, writing.Unspaced) ||
		behind != "" && !strings.ContainsFunc(strings.TrimRight(word, ",;:"), sign))
}

// named reads the name of a letter, which labels an option as the letter does if a sign stands right behind it, or
// nothing: "الف) ...".
func (l *optionLabel) named(s string) bool {
	for _, n := range vocabulary.Prefixes(vocabulary.OptionNames, s) {
		behind := strings.TrimLeft(s[n:], " ")
		if r, size := utf8.DecodeRuneInString(behind); size == 0 || strings.ContainsRune("\n"+ends+closers+dashes, r) {
			l.text = s[:n]
			l.letter, _ = utf8.DecodeRuneInString(s)
			return true
		}
	}
	return false
}

// count reads the letter or number of a label.
func (l *optionLabel) count(s string) (rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsDigit(r):
		rest := strings.TrimLeftFunc(s, unicode.IsDigit)
		digits := s[:len(s)-len(rest)]
		n, ok := number.Parse(digits)
		if !ok || utf8.RuneCountInString(digits) > 2 || n.N == 0 {
			return s, false
		}
		l.text, l.number = digits, n.N
		return rest, true
	case size == 0 || unicode.IsSpace(r) || unicode.IsPunct(r) || !isOptionLetter(r):
		return s, false
	}
	l.text, l.letter = s[:size], r
	if 'Ａ' <= r && r <= 'ｚ' { // a wide letter is the letter
		l.text = string(r - 'Ａ' + 'A')
	}
	return s[size:], true
}

// isOptionLetter reports whether options are counted by r.
func isOptionLetter(r rune) bool {
	r = unicode.ToLower(r)
	return 'a' <= r && r <= 'z' || vocabulary.Follows(vocabulary.OptionLetters, -1, r)
}
