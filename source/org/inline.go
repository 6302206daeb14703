package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
)

// An inliner reads the running text of a paragraph, a title, a cell.
//
// A mark of emphasis opens after white space or certain punctuation and before something else than white space, and
// closes the other way round (The Org Manual, "Emphasis and Monospace"). What does not close is text.
type inliner struct {
	*file
	indent.Writer
	text   string
	depth  int
	linked bool          // the text is that of a link, in which there are no others
	none   map[byte]bool // marks that do not close further on
}

// inlines returns the inlines of a running text.
func (f *file) inlines(run indent.Running) []ast.Inline {
	r := f.inliner(run)
	return markup.Trim(r.read(0, len(r.text)))
}

func (f *file) inliner(run indent.Running) *inliner {
	return &inliner{file: f, Writer: indent.Writer{Lines: f.Lines, Run: run}, text: run.Text}
}

// within returns the inlines of a part of the text that is enclosed by markup.
func (r *inliner) within(from, to int, linked bool) []ast.Inline {
	const most = 6
	q := r.inliner(r.Run)
	if r.depth >= most {
		q.Add(strings.ReplaceAll(r.text[from:to], "\n", " "), from, to)
		return q.Inlines()
	}
	q.text, q.depth, q.linked = r.text[:to], r.depth+1, r.linked || linked
	return markup.Trim(q.read(from, to))
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
	r.none = map[byte]bool{}
	for i := from; i < to; {
		if next := r.object(i, from, to); next > i {
			i = next
			continue
		}
		_, size := utf8.DecodeRuneInString(r.text[i:to])
		n := i + size
		if more := strings.IndexAny(r.text[n:to], "*/_+=~\\\n[<{^$@hsfm"); more >= 0 {
			n += more
		} else {
			n = to
		}
		r.Add(r.text[i:n], i, n)
		i = n
	}
	return r.Inlines()
}

// object reads the object that begins at i, and returns the offset after it; 0 if there is none.
func (r *inliner) object(i, from, to int) int {
	rest := r.text[i:to]
	switch rest[0] {
	case '\n':
		r.Put(&ast.Break{Loc: r.At(i, i)})
		return i + 1
	case '*', '/', '_', '+', '=', '~':
		if next := r.marked(i, from, to); next > 0 {
			return next
		}
		if rest[0] == '_' {
			return r.script(i, from, to)
		}
	case '^':
		return r.script(i, from, to)
	case '\\', '$':
		return r.backslash(i, from, to)
	case '[':
		return r.bracket(i, to)
	case '<':
		return r.angle(i, to)
	case '{':
		return r.macro(i, to)
	case '@':
		return r.snippet(i, to)
	case 's':
		return r.source(i, from, to)
	default:
		return r.url(i, from, to)
	}
	return 0
}

// opensAfter reports whether a mark can open after the character before i.
func (r *inliner) opensAfter(i, from int) bool {
	if i == from {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[from:i])
	return unicode.IsSpace(before) || strings.ContainsRune(`-–—({'"“‘*/_+`, before)
}

// closesBefore reports whether a mark can close before the character at i.
func (r *inliner) closesBefore(i, to int) bool {
	if i >= to {
		return true
	}
	after, _ := utf8.DecodeRuneInString(r.text[i:to])
	return unicode.IsSpace(after) || strings.ContainsRune(`-–—.,;:!?'")}[]”’\*/_+…`, after)
}

// marked reads emphasis or code.
func (r *inliner) marked(i, from, to int) int {
	mark := r.text[i]
	if r.none[mark] || i+2 >= to || !r.opensAfter(i, from) {
		return 0
	}
	// Marks in a row are a line to write on.
	if after, _ := utf8.DecodeRuneInString(r.text[i+1 : to]); unicode.IsSpace(after) || after == rune(mark) {
		return 0
	}
	end := -1
	for at := i + 2; at < to && end < 0; at++ {
		n := strings.IndexByte(r.text[at:to], mark)
		if n < 0 {
			r.none[mark] = true
			return 0
		}
		at += n
		before, _ := utf8.DecodeLastRuneInString(r.text[:at])
		if !unicode.IsSpace(before) && r.closesBefore(at+1, to) && (at+1 == to || r.text[at+1] != mark) {
			end = at
		}
	}
	if end < 0 {
		r.none[mark] = true
		return 0
	}
	const most = 3 // lines that emphasis may take; Emacs allows two by default
	if strings.Count(r.text[i:min(end, i+2000)], "\n") >= most || end-i > 2000 {
		return 0
	}
	at := r.At(i, end+1)
	switch mark {
	case '=', '~':
		value := strings.Join(strings.Fields(r.text[i+1:end]), " ")
		r.Put(&ast.Code{Loc: at, Value: markup.Printable(value)})
		return end + 1
	}
	in := r.within(i+1, end, false)
	switch mark {
	case '*':
		r.Put(&ast.Strong{Loc: at, Inlines: in})
	case '+':
		r.Put(&ast.Strike{Loc: at, Inlines: in})
	default: // italic, or underlined, which the tree has no other form for
		r.Put(&ast.Emph{Loc: at, Inlines: in})
	}
	return end + 1
}

// script reads an exponent or an index in braces. Without braces it is text: names have underscores.
func (r *inliner) script(i, from, to int) int {
	const longest = 200
	if i == from || i+2 >= to || r.text[i+1] != '{' || unicode.IsSpace(rune(r.text[i-1])) {
		return 0
	}
	end := strings.IndexByte(r.text[i:min(to, i+longest)], '}')
	if end <= 2 {
		return 0
	}
	end += i
	r.Put(&ast.Script{Loc: r.At(i, end+1), Up: r.text[i] == '^', Inlines: r.within(i+2, end, false)})
	return end + 1
}

// entity matches the name of a character.
var entity = pattern.New(`^\\([A-Za-z]+\d{0,2})(?:\{\})?`)

// backslash reads a formula, a line break or the name of a character.
func (r *inliner) backslash(i, from, to int) int {
	if next := r.formula(i, to); next > 0 {
		return next
	}
	if f, ok := tex.At(r.text[:to], i); ok && i >= from {
		r.Put(&ast.Math{Loc: r.At(f.Start, f.End), TeX: f.TeX, Display: f.Display})
		return f.End
	}
	rest := r.text[i:to]
	if rest[0] == '$' {
		return 0
	}
	if strings.HasPrefix(rest, `\\`) && (len(rest) == 2 || rest[2] == '\n') {
		r.Put(&ast.Break{Loc: r.At(i, i+2), Hard: true})
		return min(i+3, to)
	}
	m := entity.FindStringSubmatch(rest)
	if m == nil {
		return 0
	}
	if c := character(m[1]); c != "" {
		r.blankText(i, i+len(m[0]))
		r.Add(c, i, i+len(m[0]))
		return i + len(m[0])
	}
	return 0
}

// formula reads a formula between the brackets of LaTeX, which mean nothing else in Org.
func (r *inliner) formula(i, to int) int {
	rest := r.text[i:min(to, i+tex.Longest)]
	end := ""
	switch {
	case strings.HasPrefix(rest, `\(`):
		end = `\)`
	case strings.HasPrefix(rest, `\[`):
		end = `\]`
	default:
		return 0
	}
	n := -1
	if !r.none[end[1]] {
		n = strings.Index(rest, end)
	}
	if n < 0 {
		r.none[end[1]] = r.none[end[1]] || len(rest) == to-i
		return 0
	}
	value := tex.Normal(rest[2:n])
	if value == "" {
		return 0
	}
	next := i + n + len(end)
	r.Put(&ast.Math{Loc: r.At(i, next), TeX: value, Display: end == `\]`})
	return next
}

// character returns the character that a name stands for; "" if it is none. Beside those that Org has of its own they
// are the commands of TeX.
func character(name string) string {
	switch name {
	case "nbsp":
		return "\u00a0"
	case "vert":
		return "|"
	case "ast", "star":
		return "*"
	case "under":
		return "_"
	case "plus":
		return "+"
	case "slash":
		return "/"
	case "tilde":
		return "~"
	case "equal":
		return "="
	case "hellip", "dots", "ldots":
		return "…"
	case "mdash":
		return "—"
	case "ndash":
		return "–"
	case "shy":
		return "\u00ad"
	case "quot":
		return `"`
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "euro", "EUR":
		return "€"
	case "copy":
		return "©"
	case "reg":
		return "®"
	case "trade":
		return "™"
	case "deg":
		return "°"
	case "sect":
		return "§"
	case "para":
		return "¶"
	case "check", "checkmark":
		return "✓"
	case "rarr":
		return "→"
	case "larr":
		return "←"
	case "rArr":
		return "⇒"
	}
	row, err := tex.Parse(`\` + name)
	if err != nil || len(row.Kids) != 1 {
		return ""
	}
	if a, ok := row.Kids[0].(*tex.Atom); ok && utf8.RuneCountInString(a.Text) == 1 {
		return a.Text
	}
	return ""
}
