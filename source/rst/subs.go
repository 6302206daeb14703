package rst

import (
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/indent"
	"example.org/studyguide/source/markup"
)

// A substitution is what a name between bars stands for.
type substitution struct {
	*directive
	reading bool // so that one that refers to itself ends
}

// substitutions returns the substitutions that are defined anywhere in the file, since their names may stand above.
func substitutions(lines []indent.Line) map[string]*substitution {
	out := map[string]*substitution{}
	for i, l := range lines {
		if !strings.HasPrefix(l.Text, ".. ") {
			continue
		}
		rest := l.After(2)
		m := subMark.FindStringSubmatchIndex(rest.Text)
		if m == nil {
			continue
		}
		end := i + 1
		for end < len(lines) && !lines[end].Blank() && lines[end].Indent > l.Indent {
			end++
		}
		d := newDirective(rest, m[5], m[1], lines[i:end])
		d.name = strings.ToLower(rest.Text[m[4]:m[5]])
		name := subKey(rest.Text[m[2]:m[3]])
		if out[name] == nil {
			out[name] = &substitution{directive: d}
		}
	}
	return out
}

// subKey returns the name of a substitution as names are compared.
func subKey(name string) string { return strings.Join(strings.Fields(name), " ") }

// substituted returns what the name stands for, at the place where it is used; nil if it is not defined, or as nothing.
func (r *inliner) substituted(name string, at ast.Loc) []ast.Inline {
	s := r.subs[name]
	if s == nil {
		for key, other := range r.subs { // docutils ignores case where that leaves one
			if strings.EqualFold(key, name) && (s == nil || key < name) {
				s = other
			}
		}
	}
	if s == nil || s.reading {
		return nil
	}
	s.reading = true
	defer func() { s.reading = false }()
	const most = 1 << 17 // bytes, so that a few lines do not become a million
	run := indent.Join(s.text())
	if r.expanded += len(run.Text) + 1; r.expanded > most || r.depth > 8 {
		return nil
	}
	switch s.name {
	case "replace":
		q := r.inliner(run)
		q.depth, q.linked = r.depth+2, r.linked
		return markup.Trim(q.read(0, len(run.Text)))
	case "unicode":
		if text := markup.Printable(characters(run.Text)); text != "" {
			return []ast.Inline{&ast.Text{Loc: at, Value: text}}
		}
	case "image":
		src := strings.ReplaceAll(s.argument(), " ", "")
		if alt, ok := s.option("alt"); markup.Allowed(src) && src != "" {
			if !ok {
				alt = name
			}
			img := &ast.Image{Loc: at, Src: src, Alt: markup.Printable(alt)}
			s.resize(img, r.file)
			return []ast.Inline{img}
		}
	}
	return nil
}

// characters returns the text of the directive unicode: codes of characters, between words that stand for themselves. A
// comment is after two dots.
func characters(text string) string {
	text, _, _ = strings.Cut(" "+text, " .. ")
	var b strings.Builder
	for word := range strings.FieldsSeq(text) {
		hex := ""
		for _, prefix := range []string{"0x", "U+", "u+", `\u`, `\x`, "x", "u", "&#x"} {
			if rest, ok := strings.CutPrefix(word, prefix); ok {
				hex = strings.TrimSuffix(rest, ";")
				break
			}
		}
		code, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || hex == "" {
			if code, err = strconv.ParseUint(word, 10, 32); err != nil {
				b.WriteString(word)
				continue
			}
		}
		b.WriteRune(rune(code))
	}
	return b.String()
}
