package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"studyguide/source/ast"
	"studyguide/source/diag"
	"studyguide/source/indent"
	"studyguide/source/markup"
	"studyguide/source/pattern"
	"studyguide/source/tex"
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

var (
	noteRef = pattern.New(`^\[fn:([^\]:\s]*)(?:(:)|\])`)
	stamp   = pattern.New(`^(?:\[(\d{4}-\d{2}-\d{2}[^\]\n]*)\]|<(\d{4}-\d{2}-\d{2}[^>\n]*)>)`)
	cite    = pattern.New(`^\[cite(?:/[^:\]]*)?:([^\]]+)\]`)
	isImage = pattern.New(`(?i)\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$`)
	date    = pattern.New(`\d{4}-\d{2}-\d{2}`)

	languageTag = pattern.New(`^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$`)
)

// bracket reads a link, a footnote, a date or a citation.
func (r *inliner) bracket(i, to int) int {
	rest := r.text[i:to]
	switch {
	case strings.HasPrefix(rest, "[["):
		return r.link(i, to)
	case strings.HasPrefix(rest, "[fn:"):
		return r.footnote(i, to)
	case stamp.MatchString(rest):
		return r.stamp(i, to)
	}
	if m := cite.FindStringSubmatch(rest); m != nil {
		at := r.At(i, i+len(m[0]))
		r.report(diag.LeftOut, at.At, "citations are printed by their keys")
		r.Add("["+strings.ReplaceAll(m[1], "@", "")+"]", i, i+len(m[0]))
		return i + len(m[0])
	}
	return 0
}

// stamp reads a date, or two with what is between them.
func (r *inliner) stamp(i, to int) int {
	m := stamp.FindStringSubmatch(r.text[i:to])
	if m == nil {
		return 0
	}
	next := i + len(m[0])
	value := m[1] + m[2]
	if n := stamp.FindStringSubmatch(strings.TrimPrefix(r.text[next:to], "--")); n != nil &&
		strings.HasPrefix(r.text[next:to], "--") {
		value += "–" + n[1] + n[2]
		next += len("--") + len(n[0])
	}
	r.Add(value, i, next)
	return next
}

// footnote reads a reference to a footnote, or a footnote within the text.
func (r *inliner) footnote(i, to int) int {
	m := noteRef.FindStringSubmatch(r.text[i:to])
	if m == nil {
		return 0
	}
	label, next := m[1], i+len(m[0])
	if m[2] == "" { // [fn:label]
		ref := r.notes.refer(label, r.At(i, next))
		if ref == nil {
			return 0
		}
		r.blankText(i, next)
		r.Put(ref)
		return next
	}
	const longest = 5000
	open := 1
	for end := next; end < min(to, next+longest); end++ {
		switch r.text[end] {
		case '[':
			open++
		case ']':
			open--
		}
		if open > 0 {
			continue
		}
		if label == "" {
			label = r.notes.nameless()
		}
		r.notes.said[label] = true
		at := r.At(next, end)
		r.blankText(i, next)
		r.Put(r.notes.refer(label, r.At(i, end+1)))
		if in := r.within(next, end, false); len(in) > 0 {
			r.notes.define(label, at, []ast.Block{&ast.Paragraph{Loc: at, Inlines: in}})
		}
		return end + 1
	}
	return 0
}

// link reads a link between brackets: a target, and a text if the author gave one.
func (r *inliner) link(i, to int) int {
	const longest = 5000
	rest := r.text[i:min(to, i+longest)]
	end := strings.Index(rest, "]]")
	if end < 0 {
		return 0
	}
	inner := rest[2:end]
	for strings.HasPrefix(rest[end:], "]]]") { // a bracket within the text
		end++
		inner = rest[2:end]
	}
	target, _, described := strings.Cut(inner, "][")
	next := i + end + 2
	at := r.At(i, next)
	start := i + 2 + len(target) + 2 // of the text
	target = strings.Join(strings.Fields(target), " ")
	if !described {
		r.bare(target, i, next)
		return next
	}
	r.blankText(i, start)
	link := &ast.Link{Loc: at, Inlines: r.within(start, i+end, true)}
	if text := strings.TrimPrefix(inner[strings.Index(inner, "][")+2:], "file:"); isImage.MatchString(text) &&
		!strings.Contains(text, " ") { // a picture that is a link
		link.Inlines = []ast.Inline{&ast.Image{Loc: at, Src: text}}
		r.blankText(start, next)
	}
	r.lead(link, target)
	return next
}

// bare reads a link without a text of its own, which can be a picture.
func (r *inliner) bare(target string, from, to int) {
	at := r.At(from, to)
	path := strings.TrimPrefix(strings.TrimPrefix(target, "file:"), "./")
	if isImage.MatchString(path) && markup.Allowed(path) && (path != target || !strings.Contains(path, " ")) {
		r.blankText(from, to)
		r.Put(&ast.Image{Loc: at, Src: path})
		return
	}
	text := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(target, "*"), "file:"), "#")
	link := &ast.Link{Loc: at, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(text)}}}
	if text == "" {
		return
	}
	r.lead(link, target)
}

// lead makes a link lead to the target that Org's link types name, and adds it.
func (r *inliner) lead(link *ast.Link, target string) {
	if r.linked {
		r.Put(link.Inlines...)
		return
	}
	if len(link.Inlines) == 0 {
		return
	}
	scheme := markup.Scheme(target)
	switch {
	case strings.HasPrefix(target, "*"):
		r.targets.lead(link, target[1:])
	case strings.HasPrefix(target, "#"):
		r.targets.lead(link, target)
	case scheme == "id":
		r.targets.lead(link, "#"+target[len("id:"):])
	case scheme == "file", strings.HasPrefix(target, "./"), strings.HasPrefix(target, "../"):
		path := strings.TrimPrefix(target, "file:")
		if name, place, ok := strings.Cut(path, "::"); ok {
			if name == "" {
				r.targets.lead(link, strings.TrimPrefix(place, "*"))
				break
			}
			path = name
		}
		switch {
		case path == "":
			r.report(diag.LinkDead, link.At, "a link names no file; its text is kept")
			r.Put(link.Inlines...)
			return
		case strings.HasPrefix(path, "/"), strings.HasPrefix(path, "~"), strings.HasSuffix(path, ".org"):
			r.report(diag.LinkDead, link.At, "a link leads to another file; its text is kept")
			r.Put(link.Inlines...)
			return
		}
		link.URL = path
	case scheme == "":
		r.targets.lead(link, target)
	case scheme == "doi":
		link.URL = "https://doi.org/" + strings.TrimPrefix(target[len("doi:"):], "/")
	case markup.Allowed(target):
		link.URL = target
	default:
		r.report(diag.LinkScheme, link.At, "a link with the scheme %q is dropped, its text is kept", scheme)
		r.Put(link.Inlines...)
		return
	}
	r.Put(link)
}

var (
	angled = pattern.New(`^<((?:https?|ftp|mailto):[^\s<>]+)>`)
	place  = pattern.New(`^<<<?([^<>\n]+)>>>?`)
)

// angle reads a target, an address or a date in angle brackets.
func (r *inliner) angle(i, to int) int {
	const longest = 2000
	rest := r.text[i:min(to, i+longest)]
	if m := place.FindStringSubmatch(rest); m != nil {
		next := i + len(m[0])
		r.targets.here(m[1])
		if strings.HasPrefix(rest, "<<<") {
			r.Add(m[1], i, next)
		} else {
			r.blankText(i, next)
		}
		return next
	}
	if m := angled.FindStringSubmatch(rest); m != nil {
		next := i + len(m[0])
		r.bare(m[1], i, next)
		return next
	}
	return r.stamp(i, to)
}

var macroCall = pattern.New(`^\{\{\{([A-Za-z][\w-]*)(?:\(((?s:.*?))\))?\}\}\}`)

// macro reads the call of a macro, which is replaced by its text.
func (r *inliner) macro(i, to int) int {
	const longest = 1000
	m := macroCall.FindStringSubmatch(r.text[i:min(to, i+longest)])
	if m == nil {
		return 0
	}
	next := i + len(m[0])
	at := r.At(i, next)
	name := strings.ToLower(m[1])
	value, known := r.macros[name]
	switch {
	case known:
	case name == "title":
		value = r.meta.Title
	case name == "author":
		value = strings.Join(r.meta.Authors, ", ")
	case name == "date":
		value = r.meta.Date
	default:
		r.report(diag.LeftOut, at.At, "the macro %q is not defined; its argument is kept", name)
		value = m[2]
	}
	r.blankText(i, next)
	for n, arg := range strings.Split(m[2], ",") {
		value = strings.ReplaceAll(value, "$"+string(rune('1'+n)), strings.TrimSpace(arg))
		if n == 8 {
			break
		}
	}
	// The text of a macro may hold markup. All of it stands where the macro is called.
	if r.depth < 4 && len(value) < longest {
		line := indent.Line{Text: value, At: max(min(r.Run.At(i), len(r.Src)-len(value)), 0)}
		q := r.inliner(indent.Join([]indent.Line{line}))
		q.depth, q.linked = r.depth+2, r.linked
		r.Put(q.read(0, len(value))...)
	} else {
		r.Add(value, i, next)
	}
	return next
}

var exported = pattern.New(`^@@([a-z]+):((?s:.*?))@@`)

// snippet reads text for one format of export. It is left out.
func (r *inliner) snippet(i, to int) int {
	const longest = 1000
	m := exported.FindStringSubmatch(r.text[i:min(to, i+longest)])
	if m == nil {
		return 0
	}
	next := i + len(m[0])
	r.blankText(i, next)
	if m[1] != "comment" {
		r.report(diag.LeftOut, r.At(i, next).At, "text for export to %s left out", m[1])
	}
	return next
}

var inlineSource = pattern.New(`^src_([A-Za-z][\w-]*)(?:\[[^\]\n]*\])?\{([^{}\n]*)\}`)

// source reads code within the text.
func (r *inliner) source(i, from, to int) int {
	const longest = 500
	m := inlineSource.FindStringSubmatchIndex(r.text[i:min(to, i+longest)])
	if m == nil || !r.opensAfter(i, from) || m[4] == m[5] {
		return 0
	}
	next := i + m[1]
	r.blankText(i, i+m[4])
	r.Put(&ast.Code{Loc: r.At(i, next), Value: markup.Printable(r.text[i+m[4] : i+m[5]])})
	return next
}

// address matches an address of the web.
var address = pattern.New(`^(?:(?:https?|ftp)://|mailto:)[^\s<>"\[\]]+`)

// url reads an address that stands in the text.
func (r *inliner) url(i, from, to int) int {
	if i > from {
		before, _ := utf8.DecodeLastRuneInString(r.text[from:i])
		if unicode.IsLetter(before) || unicode.IsDigit(before) {
			return 0
		}
	}
	m := address.FindString(r.text[i:min(to, i+2000)])
	for {
		short := strings.TrimRight(m, ".,:;!?'*\\|=~/+_")
		if strings.HasSuffix(m, "/") && short == strings.TrimRight(m, "/") {
			short = m
		}
		if strings.HasSuffix(short, ")") && strings.Count(short, "(") < strings.Count(short, ")") ||
			strings.HasSuffix(short, "}") {
			short = short[:len(short)-1]
		}
		if short == m {
			break
		}
		m = short
	}
	if m == "" || strings.HasSuffix(m, ":") || strings.HasSuffix(m, "://") {
		return 0
	}
	at := r.At(i, i+len(m))
	text := &ast.Text{Loc: at, Value: markup.Printable(m)}
	if r.linked {
		r.Put(text)
	} else {
		r.Put(&ast.Link{Loc: at, URL: m, Inlines: []ast.Inline{text}})
	}
	return i + len(m)
}
