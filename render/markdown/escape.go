package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/pattern"
)

// plain writes text, with a backslash before each character that would be read as markup there; next is the character
// that follows the text.
func (p *phrase) plain(s string, next rune) {
	if p.start || p.broke >= 0 {
		s = strings.TrimLeft(s, " ")
	}
	if s == "" {
		return
	}
	guarded := -1
	if p.start {
		guarded = opening(s)
	}
	begins := p.start
	p.start, p.broke = false, -1
	before := p.last()
	for i, r := range s {
		rest := s[i+len(string(r)):]
		t := touch{
			r:      r,
			before: before,
			after:  next,
			first:  i == 0,
			begins: begins && i == 0,
			last:   rest == "",
			said:   s[:i],
			rest:   rest,
		}
		for _, c := range rest {
			t.after = c
			break
		}
		before = r
		switch {
		case r == '|' && p.cell: // a bar after a backslash ends no cell, but hides what the backslash was for
			p.out = append(p.out, "&#124;"...)
			continue
		case r == '[' && p.scripts && p.marksUp(t): // "\[" could open a formula
			p.out = append(p.out, "&#91;"...)
			continue
		case r == ']' && t.after == ']' && endsWiki(string(p.out)) && !p.marksUp(t):
			// A backslash could close a formula.
			p.out = append(p.out, "&#93;"...)
			continue
		case i == guarded || p.marksUp(t):
			p.out = append(p.out, '\\')
		}
		p.out = append(p.out, string(r)...)
	}
}

// touch is a character of text and its context.
type touch struct {
	r, before, after    rune
	first, begins, last bool   // of its text; begins: of its line too
	said, rest          string // its text before and after it
}

var (
	entityRest = pattern.New(`^(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
	boxRest    = pattern.New(`^[ xX]\]`)
	schemeEnd  = pattern.New(`(?:https?|ftp)$`)

	// What site generators mark up: see package site.
	braceRest     = pattern.New(`^(?::|#[\pL\pN]|\.[A-Za-z]|[ \t]*[A-Za-z_][\w:-]*=)`)
	highlightRest = pattern.New(`^=[\pL\pN*_` + "`" + `\[("“]`)
)

// marksUp reports whether a character of text would be read as markup.
func (p *phrase) marksUp(t touch) bool {
	spaced := unicode.IsSpace(t.before) && unicode.IsSpace(t.after) && !t.begins
	switch t.r {
	case '\\':
		return t.last || isASCIIPunct(t.after)
	case '`':
		return true
	case '$':
		return p.dollars
	case '*', '~':
		return !spaced
	case '_':
		return !spaced && !t.insideWord()
	case '[':
		return p.link || t.after == '^' || t.begins && (boxRest.MatchString(t.rest) || t.after == '!')
	case '{':
		ends := p.line && !p.cell && strings.IndexByte(t.rest, '}') == len(t.rest)-1 // of a heading
		return t.after == '{' || t.after == '%' || braceRest.MatchString(t.rest) && (ends || t.attaches())
	case '=':
		return t.after == '=' && t.before != '=' && !isWord(t.before) &&
			(highlightRest.MatchString(t.rest) || t.rest == "=")
	case '%':
		return t.after == '%' && t.begins // of a comment on a line of its own
	case ']':
		return p.link || t.after == '(' || t.after == ':'
	case '!':
		return t.last && t.after == '['
	case '<':
		return t.begins || unicode.IsLetter(t.after) || strings.ContainsRune("/!?", t.after)
	case '&':
		return entityRest.MatchString(t.rest)
	case ':': // a bare address is a link; a colon after a note makes it the note's text
		return strings.HasPrefix(t.rest, "//") && schemeEnd.MatchString(t.said) || t.first && t.before == ']'
	case '.':
		return strings.HasSuffix(t.said, "www")
	case '@':
		return isWord(t.before) && isWord(t.after) || t.first || t.last
	default:
		return false
	}
}

// endsWiki reports whether two brackets after a text would end a wiki link. Only a link with a heading, a text or
// several words makes a file one that has them; brackets around a word alone stay text.
func endsWiki(text string) bool {
	i := strings.LastIndex(text, "[[")
	if i < 0 {
		return false
	}
	within := text[i+2:]
	return within != "" && (within[0] != ' ' && strings.ContainsAny(within, "|# ") || strings.HasSuffix(text[:i], "!"))
}

// attaches reports whether a list of attributes in braces would belong to what stands before it.
func (t touch) attaches() bool { return t.first || strings.ContainsRune("]*)`", t.before) }

// insideWord reports whether a run of the character is between two letters of its text.
func (t touch) insideWord() bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t.said, string(t.r)))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.rest, string(t.r)))
	return before != utf8.RuneError && isWord(before) && after != utf8.RuneError && isWord(after)
}

// Markup that opens a block at the start of a line.
var (
	blockSign = pattern.New(`^(?:#{1,6}(?:\s|$)|[-+](?:\s|$)|>|:(?:\s|$)|[|]|[-=]+\s*$|[-:][-:| ]*$|` +
		`:::|\[\[?_?(?i:toc)|@\[(?i:toc)|\$\{toc|\\(?:newpage|pagebreak|clear))`)
	itemSign = pattern.New(`^\d{1,9}[.)](?:\s|$)`)
)

// opening returns the offset of the character at the start of a line that would open a block, or -1.
func opening(s string) int {
	switch {
	case blockSign.MatchString(s):
		return 0
	case itemSign.MatchString(s):
		return strings.IndexAny(s, ".)")
	default:
		return -1
	}
}

func isASCIIPunct(r rune) bool {
	return r >= '!' && r <= '/' || r >= ':' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r <= '~'
}

// escapeAll returns s with every character escaped that could be markup anywhere.
func escapeAll(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '|':
			b.WriteString("&#124;")
			continue
		case strings.ContainsRune("\\`*_[]<>&~!:@.${=%", r):
			if r != '.' || strings.HasSuffix(b.String(), "www") {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Addresses that are links by themselves between angle brackets.
var (
	autoURL  = pattern.New(`^(?:https?|ftp)://[^\s<>\x60\\]+$`)
	autoMail = pattern.New(`^[a-zA-Z0-9.+_-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+$`)
)

func isAutoLink(url, text string) bool {
	return url == text && autoURL.MatchString(text) || url == "mailto:"+text && autoMail.MatchString(text)
}

// destination returns the text between the parentheses of a link or an image.
func destination(url, title string, cell bool) string {
	out := url
	if url == "" || strings.ContainsAny(url, " ()<>") {
		out = "<" + guard(url, "<>") + ">"
	} else {
		out = guard(url, "")
	}
	if title != "" {
		out += ` "` + guard(title, `"`) + `"`
	}
	if cell {
		out = strings.ReplaceAll(out, "|", "&#124;")
	}
	return out
}

// guard returns s with a backslash before the characters of signs, before backslashes that would escape something, and
// before what would be read as a character reference.
func guard(s, signs string) string {
	var b strings.Builder
	for i, r := range s {
		rest := s[i+len(string(r)):]
		var after rune = ' '
		for _, c := range rest {
			after = c
			break
		}
		if strings.ContainsRune(signs, r) || r == '\\' && (rest == "" || isASCIIPunct(after)) ||
			r == '&' && entityRest.MatchString(rest) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
