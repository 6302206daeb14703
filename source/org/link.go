package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

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
