package org

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
)

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
