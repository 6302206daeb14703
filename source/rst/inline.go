package rst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

// An inliner reads the running text of a paragraph, a title, a cell.
//
// Inline markup is recognized as the specification says: a start string must stand at the start of the text, after
// white space or after certain punctuation, and before something else than white space; an end string must stand after
// something else than white space, and before the end, white space or punctuation. What does not end is text.
type inliner struct {
	*file
	indent.Writer
	text   string
	depth  int
	linked bool            // the text is that of a link, in which there are no others
	plain  int             // from where on the open text is as it is in the source
	none   map[string]bool // end strings that do not occur further on
}

// inliner returns one for a running text.
func (f *file) inliner(run indent.Running) *inliner {
	return &inliner{file: f, Writer: indent.Writer{Lines: f.Lines, Run: run}, text: run.Text}
}

// inlines returns the inlines of a running text.
func (f *file) inlines(run indent.Running) []ast.Inline {
	return markup.Trim(f.inliner(run).read(0, len(run.Text)))
}

// within returns the inlines of a part of the text that is enclosed by markup.
func (r *inliner) within(from, to int) []ast.Inline {
	const most = 4
	if r.depth >= most {
		q := r.inliner(r.Run)
		q.Add(unescape(r.text[from:to]), from, to)
		return q.Inlines()
	}
	q := r.inliner(r.Run)
	q.text, q.depth, q.linked = r.text[:to], r.depth+1, r.linked
	return markup.Trim(q.read(from, to))
}

// withinLink is like within for the text of a link.
func (r *inliner) withinLink(from, to int) []ast.Inline {
	linked := r.linked
	r.linked = true
	in := r.within(from, to)
	r.linked = linked
	return in
}

// putLink adds a link, or only its text within another link.
func (r *inliner) putLink(l *ast.Link) {
	if r.linked {
		r.Put(l.Inlines...)
		return
	}
	r.Put(l)
}

// blankText records that a part of the text is markup.
func (r *inliner) blankText(from, to int) {
	for from < to {
		end := to
		if i := strings.IndexByte(r.text[from:to], '\n'); i >= 0 {
			end = from + i + 1
		}
		start := r.Run.At(from)
		r.blank(start, start+end-from)
		from = end
	}
}

// read reads the text between two offsets.
func (r *inliner) read(from, to int) []ast.Inline {
	r.none = map[string]bool{}
	r.plain = from
	for i := from; i < to; {
		if next := r.construct(i, from, to); next > i {
			i = next
			r.plain = i
			continue
		}
		_, size := utf8.DecodeRuneInString(r.text[i:to])
		r.Add(r.text[i:i+size], i, i+size)
		i += size
		// The rest of a run of words holds no markup.
		if n := strings.IndexFunc(r.text[i:to], special); n > 0 {
			r.Add(r.text[i:i+n], i, i+n)
			i += n
		} else if n < 0 {
			r.Add(r.text[i:to], i, to)
			i = to
		}
	}
	return r.Inlines()
}

// special reports whether a construct can begin at a character.
func special(c rune) bool {
	switch c {
	case '\\', '\n', '*', '`', '|', '_', '[', ':', '@', 'h', 'f', 'm':
		return true
	}
	return false
}

// construct reads the construct that begins at i, and returns the offset after it; 0 if there is none.
func (r *inliner) construct(i, from, to int) int {
	rest := r.text[i:to]
	switch rest[0] {
	case '\\':
		return r.escape(i, to)
	case '\n':
		r.Put(&ast.Break{Loc: r.At(i, i)})
		return i + 1
	case '*':
		if strings.HasPrefix(rest, "**") {
			return r.marked(i, from, to, "**")
		}
		return r.marked(i, from, to, "*")
	case '`':
		if strings.HasPrefix(rest, "``") {
			return r.literal(i, to)
		}
		return r.interpreted(i, i, from, to, "")
	case ':':
		return r.prefixed(i, from, to)
	case '|':
		return r.substitution(i, from, to)
	case '_':
		if strings.HasPrefix(rest, "_`") {
			return r.target(i, from, to)
		}
		if r.linked {
			return 0
		}
		return r.word(i, from, to)
	case '[':
		return r.footnote(i, from, to)
	case '@':
		if r.linked {
			return 0
		}
		return r.email(i, to)
	default:
		if r.linked {
			return 0
		}
		return r.url(i, from, to)
	}
}

// escape reads a backslash and the character that it escapes. White space behind a backslash is removed.
func (r *inliner) escape(i, to int) int {
	if i+1 >= to {
		return 0
	}
	c, size := utf8.DecodeRuneInString(r.text[i+1 : to])
	if !unicode.IsSpace(c) {
		r.Add(r.text[i+1:i+1+size], i, i+1+size)
	}
	return i + 1 + size
}

// unescape returns a text without its backslashes.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if i++; s[i] == ' ' || s[i] == '\n' {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// opens reports whether a start string of width bytes at i can open markup.
func (r *inliner) opens(i, width, from, to int) bool {
	if i+width >= to {
		return false
	}
	after, _ := utf8.DecodeRuneInString(r.text[i+width : to])
	if unicode.IsSpace(after) {
		return false
	}
	if i == from {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[from:i])
	if closer, ok := pairs[before]; ok && closer == after {
		return false
	}
	return opensAfter(before)
}

// pairs maps quotes and brackets to what closes them: "(*)" is no markup.
var pairs = map[rune]rune{'"': '"', '\'': '\'', '(': ')', '[': ']', '{': '}', '<': '>', '“': '”', '‘': '’', '«': '»'}

func opensAfter(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune(`-:/'"<([{`, c) || c == 0 || unicode.In(c, unicode.Ps, unicode.Pi,
		unicode.Pf, unicode.Pd) || c > unicode.MaxASCII && unicode.Is(unicode.Po, c)
}

// closes reports whether an end string that ends at i can close markup.
func (r *inliner) closes(i, to int) bool {
	if i >= to {
		return true
	}
	after, _ := utf8.DecodeRuneInString(r.text[i:to])
	return unicode.IsSpace(after) || strings.ContainsRune(`-'")]}>/\:.,;!?`, after) || unicode.In(after, unicode.Pe,
		unicode.Pi, unicode.Pf, unicode.Pd) || after > unicode.MaxASCII && unicode.Is(unicode.Po, after)
}

// find returns the offset of the end string that closes what begins at i, at least one character on; -1 if there is
// none, which is remembered.
func (r *inliner) find(end string, i, to int, closes func(after int) bool) int {
	return r.findAs(end, end, i, to, closes)
}

// findAs is like find. What is remembered is kept under key.
func (r *inliner) findAs(key, end string, i, to int, closes func(after int) bool) int {
	if r.none[key] {
		return -1
	}
	for at := i + 1; at < to; {
		n := strings.Index(r.text[at:to], end)
		if n < 0 {
			break
		}
		at += n
		before, _ := utf8.DecodeLastRuneInString(r.text[:at])
		if !unicode.IsSpace(before) && (end == "``" || !escaped(r.text[i:at])) && closes(at+len(end)) {
			return at
		}
		at++
	}
	r.none[key] = true
	return -1
}

// escaped reports whether a text ends in a backslash that is not escaped itself.
func escaped(s string) bool { return (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1 }

// marked reads emphasis or strong emphasis.
func (r *inliner) marked(i, from, to int, mark string) int {
	if !r.opens(i, len(mark), from, to) {
		return 0
	}
	start := i + len(mark)
	end := r.find(mark, start, to, func(after int) bool { return r.closes(after, to) })
	if end < 0 {
		return 0
	}
	next := end + len(mark)
	at := r.At(i, next)
	in := r.within(start, end)
	if mark == "**" {
		r.Put(&ast.Strong{Loc: at, Inlines: in})
	} else {
		r.Put(&ast.Emph{Loc: at, Inlines: in})
	}
	return next
}

// literal reads code. It may touch words, as authors write "“int“s".
func (r *inliner) literal(i, to int) int {
	start := i + 2
	if start >= to || r.text[start] == ' ' || r.text[start] == '\n' {
		return 0
	}
	end := r.find("``", start, to, func(int) bool { return true })
	if end < 0 {
		return 0
	}
	for end+2 < to && r.text[end+2] == '`' { // "```a```" is code between backquotes
		end++
	}
	r.Put(r.codeOf(r.text[start:end], i, end+2))
	return end + 2
}

func (r *inliner) codeOf(value string, from, to int) ast.Inline {
	return &ast.Code{Loc: r.At(from, to), Value: markup.Printable(strings.Join(strings.Fields(value), " "))}
}

// roleName matches the name of a role.
const roleName = `[A-Za-z0-9](?:[\w.+:-]*[A-Za-z0-9])?`

var (
	rolePrefix = pattern.New("^:(" + roleName + "):`")
	roleSuffix = pattern.New("^`:(" + roleName + "):")
)

// prefixed reads interpreted text whose role is in front of it.
func (r *inliner) prefixed(i, from, to int) int {
	m := rolePrefix.FindStringSubmatch(r.text[i:min(to, i+100)])
	if m == nil || i > from && !r.opens(i, 1, from, to) {
		return 0
	}
	return r.interpreted(i, i+len(m[0])-1, from, to, m[1])
}

// interpreted reads interpreted text or a link with several words, which begins at i and whose backquote is at quote.
func (r *inliner) interpreted(i, quote, from, to int, role string) int {
	if role == "" && !r.opens(i, 1, from, to) || quote+1 >= to {
		return 0
	}
	start := quote + 1
	key := "`"
	if role != "" {
		key = ":`" // ends more easily
	}
	end := r.findAs(key, "`", start, to, func(after int) bool {
		rest := r.text[after:to]
		if m := roleSuffix.FindString(r.text[after-1 : to]); m != "" && role == "" {
			return true
		}
		for _, underscores := range []string{"__", "_", ""} {
			if strings.HasPrefix(rest, underscores) && (r.closes(after+len(underscores), to) ||
				role != "" || underscores != "") {
				return true
			}
		}
		return false
	})
	if end < 0 {
		return 0
	}
	next := end + 1
	rest := r.text[next:to]
	switch m := roleSuffix.FindStringSubmatch(r.text[end:to]); {
	case role == "" && m != nil:
		next = end + len(m[0])
		r.blankText(end, next)
		r.role(m[1], start, end, i, next)
	case role != "":
		r.blankText(i, start)
		r.role(role, start, end, i, next)
	case strings.HasPrefix(rest, "__"):
		next += 2
		r.phrase(start, end, i, next, true)
	case strings.HasPrefix(rest, "_"):
		next++
		r.phrase(start, end, i, next, false)
	default:
		r.role(r.file.role, start, end, i, next)
	}
	return next
}
