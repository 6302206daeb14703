package listing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/words"
)

// Strong is the [Score] from which a line is code on its own. Lines from 1 up to Strong are code beside code; lines
// below 0 are prose.
const Strong = 3

// Score returns how much a line looks like code: positive for code, negative for prose, 0 if undecided. Each sign of
// code (a terminator, a call, an assignment, a keyword with its structure) and each sign of prose (function words, a
// closing full stop) has a small weight. The weights were set by hand so that Strong takes two weak signs, or one that
// prose does not show.
func Score(line string) int {
	s := clip(line)
	if s == "" {
		return 0
	}
	code, comment := bare(s)
	if code == "" {
		return commentScore(s, comment)
	}
	n := edges(code) + shape(code, s) + operators(code)
	n += keyword(code) + statement(code, s)
	if comment && n > 0 {
		n++
	}
	return n - prose(code)
}

func commentScore(s string, comment bool) int {
	switch {
	case !comment:
		return 0
	case strings.HasPrefix(s, "#!"):
		return Strong
	case strings.HasPrefix(s, "#"), strings.HasPrefix(s, "--"):
		return 1
	}
	return 2
}

// edges scores the beginning and the end of a line.
func edges(code string) int {
	if strings.Trim(code, "{}[]();,<>/ ") == "" && strings.ContainsAny(code, "{}[]()") {
		return 4
	}
	n := 0
	switch code[len(code)-1] {
	case ';':
		n += 2
		if strings.ContainsAny(code, "()='\"") || !strings.Contains(code, " ") {
			n++
		}
	case '{':
		n += 3
	case '(', '[', '\\':
		n += 2
	case '}':
		n++
	}
	switch {
	case code[0] == '}':
		n += 3
	case chain.MatchString(code):
		n += 3
	case code[0] == '{', code[0] == '[' && code[len(code)-1] == ']':
		n++
	}
	return n
}

var (
	chain = pattern.New(`^\.[A-Za-z_]\w*\(`)
	call  = pattern.New(
		`^(?:new |await |return |\*|&|!)?[A-Za-z_$@][\w$]*(?:(?:\.|->|::|\?\.)[\w$]+|\[\w*\]|\(\w*\)\.\w+)*!?\((.*)$`,
	)
	pageRef   = pattern.New(`^\w+\(\d\w?\)[,.]?$`)
	decorator = pattern.New(`^@[A-Za-z_][\w.]*(\(.*\)?)?$`)
	tag       = pattern.New(`^</?[A-Za-z][\w:-]*(\s[^<>]*)?/?>`)
	jsonKey   = pattern.New(`^("[^"]+"|'[^']+')\s*:\s*\S`)
	assign    = pattern.New(
		`^((?:[A-Za-z_$@*&.][\w$.\[\]<>,'"*&?:>-]*\s+){0,3}[A-Za-z_$@*{\[(][\w$.\[\]'"*,:{}()> -]*?)\s*([-+*/%|&^.?:]|<<|>>|\|\||&&|\?\?)?=([^=>~].*|)$`,
	)
	script = pattern.New(`^\.{1,2}/\w[\w./-]*(?:\s+-\S.*)?$`)
	phpTag = pattern.New(`^(?:<\?(?:php|=|xml)(?:\s.*)?|.*\?>)$`)
	prompt = pattern.New(`^((?:[a-z][\w.-]*)?[$%]|>>>|PS>|[A-Z]:\\[^>]*>|mysql>|[\w.-]+@[\w.-]+[:~ ][^$#]*[$#]) +\S`)
)

// shape scores the form of a whole line: a call, a decorator, a tag, a key and its value, a prompt.
func shape(code, line string) int {
	switch {
	case decorator.MatchString(code) && !strings.Contains(code, "("):
		return 2
	case decorator.MatchString(code):
		return 3
	case tag.MatchString(code) && !strings.Contains(code, "@") && !strings.HasPrefix(code, "<http"):
		return 3
	case prompt.MatchString(line), script.MatchString(code):
		return 3
	case phpTag.MatchString(code):
		return 4
	case jsonKey.MatchString(line) && !unicode.IsUpper(rune(line[1])):
		return 3
	}
	if call.MatchString(code) && !pageRef.MatchString(code) {
		switch code[len(code)-1] {
		case ')', ';', '{', '(', ',', '[':
			return 3
		}
		return 1
	}
	return 0
}

// operators scores signs that are frequent between operands and rare in prose. Two of them are enough.
func operators(code string) int {
	if !mayOperate(code) {
		return 0
	}
	n := 0
	for _, op := range [...]string{
		"=>", ":=", "===", "!==", "==", "!=", "+=", "-=", "&&", "||", "::", "++", "->", "${", "$(", "2>", "<<", "[]",
	} {
		if !strings.Contains(code, op) || op == "->" && strings.Contains(code, " -> ") {
			continue
		}
		n++
		if op == "=>" || op == ":=" {
			n++
		}
	}
	if strings.Contains(code, "$") && shellVar.MatchString(code) {
		n++
	}
	if strings.Contains(code, "|") && pipe.MatchString(code) {
		n += 2
	}
	return min(n, 3)
}

// mayOperate reports whether two characters that an operator begins with, or a sign of a shell, stand in a line, as in
// few lines of prose.
func mayOperate(code string) bool {
	for i := 1; i < len(code); i++ {
		pair := code[i-1]
		switch code[i] {
		case '=':
			if strings.IndexByte("=:!+-", pair) >= 0 {
				return true
			}
		case '>':
			if strings.IndexByte("=-2", pair) >= 0 {
				return true
			}
		case '&', ':', '+', '<':
			if pair == code[i] {
				return true
			}
		case '|', '$':
			return true
		case ']':
			if pair == '[' {
				return true
			}
		}
	}
	return code != "" && (code[0] == '$' || code[0] == '|')
}

var (
	shellVar = pattern.New(`\$[A-Za-z_]\w*`)
	pipe     = pattern.New(`\S\s?\|\s*(?:grep|awk|sed|wc|sort|head|tail|xargs|tee|uniq|cut|less|more|bash|sh)\b`)
)

// prose scores the signs of running text. Words that are also keywords of many languages count half.
func prose(code string) int {
	half, plain, tokens := 0, 0, 0
	running, keywords := words.SetOf(words.ProseWord), words.SetOf(words.ProseKeyword)
	for t := range strings.FieldsSeq(code) {
		tokens++
		w := t
		if !isLetter(t[0]) || !isLetter(t[len(t)-1]) { // as few words
			w = strings.TrimFunc(t, isBesideWord)
		}
		if w == "" {
			continue
		}
		lower := strings.ToLower(w)
		switch {
		case running.Has(lower) && (w == "a" || w != strings.ToUpper(w)):
			half += 2
		case keywords.Has(lower) && w != strings.ToUpper(w):
			half++
		}
		if plainWord(w) {
			plain++
		}
	}
	n := min(half/2, 5)
	if plain >= 5 && plain*10 >= tokens*8 {
		n += 2
	} else if plain >= 3 && plain == tokens {
		n++
	}
	last, _ := utf8.DecodeLastRuneInString(code)
	switch {
	case tokens >= 3 && strings.ContainsRune(".?!…。？！", last) && !strings.HasSuffix(code, "..."):
		n += 2
	case last == ':' && tokens >= 2 && capital(code):
		n += 2
	}
	if strings.ContainsFunc(code, isTypeset) {
		n++
	}
	return n
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// isBesideWord reports whether running text sets a character right before or behind words.
func isBesideWord(r rune) bool {
	return !(r < utf8.RuneSelf && isLetter(byte(r))) && strings.ContainsRune(",.;:!?()\"'’“”", r)
}

// isTypeset reports whether running text has a character, and code does not.
func isTypeset(r rune) bool {
	return r >= utf8.RuneSelf && strings.ContainsRune("’“”—→⇒", r)
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// plainWord reports whether w consists of letters in lower case, except perhaps the first: a word, not a name in code.
func plainWord(w string) bool {
	if len(w) < 2 {
		return false
	}
	for i, r := range w {
		if r == '-' && i > 0 {
			continue
		}
		if !unicode.IsLetter(r) || i > 0 && unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
