package rst

import (
	"path"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/pattern"
	"example.org/studyguide/source/tex"
)

// A roleKind is what the text of a role becomes.
type roleKind int

const (
	unknownRole roleKind = iota
	codeRole             // code
	keptRole             // code, in which angle brackets mean nothing
	pathRole             // code, in which braces mark what varies
	callRole             // the name of a function
	nameRole             // another name in a program
	strongRole
	emphRole
	subRole
	supRole
	mathRole
	refRole  // a reference to a target, in the file or in another
	textRole // text, also where a target stands behind it
	pepRole
	rfcRole
	menuRole
)

// roles holds the roles of docutils and Sphinx.
var roles = map[string]roleKind{
	"code": keptRole, "literal": keptRole, "kbd": keptRole, "command": keptRole, "program": keptRole,
	"envvar": codeRole, "option": codeRole, "makevar": keptRole, "regexp": keptRole, "mailheader": keptRole,
	"mimetype": keptRole, "token": nameRole, "keyword": codeRole, "setting": codeRole, "confval": codeRole,
	"django-admin": codeRole, "django-admin-option": codeRole, "ttype": codeRole, "lookup": codeRole,
	"tfilter": codeRole, "ttag": codeRole, "cmdoption": codeRole, "python": keptRole, "bash": keptRole,
	"sh": keptRole, "c-code": keptRole,
	"file": pathRole, "samp": pathRole,
	"func": callRole, "meth": callRole, "function": callRole, "method": callRole,
	"mod": nameRole, "class": nameRole, "attr": nameRole, "data": nameRole, "const": nameRole, "exc": nameRole,
	"obj": nameRole, "type": nameRole, "macro": nameRole, "member": nameRole, "var": nameRole, "expr": keptRole,
	"struct": nameRole, "enum": nameRole, "enumerator": nameRole, "texpr": keptRole, "deco": nameRole, "prop": nameRole,
	"any": nameRole, "package": nameRole, "interface": nameRole, "module": nameRole,
	"strong": strongRole, "guilabel": strongRole, "menuselection": menuRole, "bold": strongRole,
	"emphasis": emphRole, "dfn": emphRole, "title-reference": emphRole, "title": emphRole, "t": emphRole,
	"italic": emphRole, "manpage": emphRole, "underline": emphRole, "u": emphRole,
	"sub": subRole, "subscript": subRole, "sup": supRole, "superscript": supRole, "math": mathRole,
	"ref": refRole, "numref": refRole, "doc": refRole, "term": textRole, "download": refRole, "keyref": refRole,
	"abbr": textRole, "index": textRole, "newsgroup": textRole, "envvar-text": textRole, "eq": textRole,
	"raw": textRole, "issue": textRole, "pep": pepRole, "pep-reference": pepRole, "rfc": rfcRole,
	"rfc-reference": rfcRole,
}

// titled matches a text with its target, as roles have it: "text <target>".
var titled = pattern.New(`^((?s:.*?))\s*<([^<>]*)>$`)

// role reads interpreted text between start and end, which stands at from to to.
func (r *inliner) role(name string, start, end, from, to int) {
	name = strings.ToLower(name)
	at := r.At(from, to)
	kind, known := roles[name]
	if !known {
		// "py:func" and "external+python:py:func" are roles of a domain.
		kind = roles[name[strings.LastIndexByte(name, ':')+1:]]
	}
	text := r.text[start:end]
	m := titled.FindStringSubmatchIndex(text)
	if m != nil && m[3] == 0 {
		m = nil
	}
	switch kind {
	case codeRole, keptRole, pathRole, callRole, nameRole:
		value := unescape(text)
		if kind != pathRole && kind != keptRole && m != nil {
			value = unescape(text[:m[3]])
			r.blankText(start+m[3], end)
		}
		r.Put(r.codeOf(r.name(value, kind, m != nil, start), from, to))
	case strongRole:
		r.Put(&ast.Strong{Loc: at, Inlines: r.within(start, end)})
	case menuRole:
		value := strings.ReplaceAll(strings.Join(strings.Fields(unescape(text)), " "), "-->", "‣")
		r.Put(&ast.Strong{Loc: at, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(value)}}})
	case emphRole:
		r.Put(&ast.Emph{Loc: at, Inlines: r.within(start, end)})
	case subRole, supRole:
		r.Put(&ast.Script{Loc: at, Up: kind == supRole, Inlines: r.within(start, end)})
	case mathRole:
		r.Put(&ast.Math{Loc: at, TeX: tex.Normal(text)})
	case refRole:
		r.reference(name, start, end, m, at)
	case pepRole, rfcRole:
		r.standard(kind, unescape(text), at)
	case textRole:
		if m != nil {
			r.blankText(start+m[3], end)
			end = start + m[3]
		}
		r.Put(r.within(start, end)...)
	default:
		r.found.Report(diag.New(diag.LeftOut, at.At, "the role %q is not known; its text is kept", name))
		if m != nil {
			r.blankText(start+m[3], end)
			end = start + m[3]
		}
		r.Put(r.within(start, end)...)
	}
}

// name returns the name in a program as it is printed: without the sign that says how much of it is printed, with
// parentheses after a function. titled is set for a text that the author gave it.
func (r *inliner) name(value string, kind roleKind, titled bool, start int) string {
	switch kind {
	case pathRole:
		return strings.NewReplacer("{", "", "}", "").Replace(value)
	case codeRole, keptRole:
		return value
	}
	if short, ok := strings.CutPrefix(value, "!"); ok {
		value = short
	} else if short, ok := strings.CutPrefix(value, "~"); ok && !titled {
		last := strings.LastIndexAny(short, ".:/") + 1
		r.blankText(start, start+1+last)
		value = short[last:]
	}
	value = strings.TrimPrefix(value, ".")
	if kind == callRole && !titled && !strings.HasSuffix(value, ")") {
		value += "()"
	}
	return value
}

// reference reads a reference to a label, or to a file whose name is between start and end, or after a text that the
// match m has.
func (r *inliner) reference(name string, start, end int, m []int, at ast.Loc) {
	text := r.text[start:end]
	link := &ast.Link{Loc: at}
	label := strings.TrimPrefix(unescape(text), "!")
	if m != nil {
		link.Inlines = r.withinLink(start, start+m[3])
		label = unescape(text[m[4]:m[5]])
		r.blankText(start+m[3], end)
	}
	label = strings.Join(strings.Fields(label), " ")
	w := waiting{link: link, to: "`" + label + "`_", role: true}
	if len(link.Inlines) == 0 {
		w.bare = true
		link.Inlines = []ast.Inline{&ast.Text{Loc: at, Value: markup.Printable(label)}}
	}
	switch {
	case name == "doc" && label != "":
		w.to = path.Clean(label) + ".rst"
	case name == "download":
		w.to = "`\x00`_" // in another file
	case m == nil:
		r.blankText(start, end) // the title that it leads to is printed
	}
	if label == "" {
		return
	}
	if !r.linked {
		r.targets.wait(w)
	}
	r.putLink(link)
}

// standard reads the number of a proposal for Python, or of an Internet standard.
func (r *inliner) standard(kind roleKind, text string, at ast.Loc) {
	number, anchor, _ := strings.Cut(strings.TrimSpace(text), "#")
	if strings.Trim(number, "0123456789") != "" || number == "" {
		r.Put(&ast.Text{Loc: at, Value: markup.Printable(text)})
		return
	}
	label, url := "RFC "+number, "https://datatracker.ietf.org/doc/html/rfc"+number
	if kind == pepRole {
		label, url = "PEP "+number, "https://peps.python.org/pep-"+strings.Repeat("0", max(0, 4-len(number)))+number
	}
	if anchor != "" {
		url += "#" + anchor
	}
	r.putLink(&ast.Link{Loc: at, URL: url, Inlines: []ast.Inline{&ast.Text{Loc: at, Value: label}}})
}
