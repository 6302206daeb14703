package tree

import (
	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/diag"
	"example.org/studyguide/source/markup"
	"example.org/studyguide/source/tex"
)

// title returns the inlines of a title.
func (r *reader) title(v *value) []ast.Inline { return r.inlinesOr(v, "inlines", "title") }

// running returns the inlines of running text.
func (r *reader) running(v *value) []ast.Inline { return r.inlinesOr(v, "inlines", "text") }

// inlinesOr returns the inlines of a field, or those of the plain text in another where that is absent.
func (r *reader) inlinesOr(v *value, name, or string) []ast.Inline {
	if v.get(name) == nil {
		return plain(r.text(v, or))
	}
	return markup.Trim(r.inlines(v, name))
}

func (r *reader) inlines(v *value, name string) []ast.Inline {
	var out []ast.Inline
	for _, n := range r.list(v, name) {
		if !r.object(n, "an inline") {
			break
		}
		r.deeper(n.at, func() {
			out = append(out, r.inline(n)...)
			r.rest(n)
		})
	}
	return out
}

// inline returns an inline; none if it is faulty, and several for a link that leads nowhere.
func (r *reader) inline(v *value) []ast.Inline {
	loc := r.span(v)
	one := func(n ast.Inline) []ast.Inline { return []ast.Inline{n} }
	switch kind := r.text(v, "kind"); kind {
	case "text":
		s := markup.Printable(r.text(v, "text"))
		if s == "" {
			return nil
		}
		return one(&ast.Text{Loc: loc, Value: s})
	case "code":
		return one(&ast.Code{Loc: loc, Value: markup.Printable(r.text(v, "text"))})
	case "emphasis":
		return one(&ast.Emph{Loc: loc, Inlines: r.inlines(v, "inlines")})
	case "strong":
		return one(&ast.Strong{Loc: loc, Inlines: r.inlines(v, "inlines")})
	case "strike":
		return one(&ast.Strike{Loc: loc, Inlines: r.inlines(v, "inlines")})
	case "superscript", "subscript":
		return one(&ast.Script{Loc: loc, Up: kind == "superscript", Inlines: r.inlines(v, "inlines")})
	case "link":
		in := r.inlines(v, "inlines")
		url := r.text(v, "url")
		if !markup.Allowed(url) {
			r.sink.Report(diag.New(diag.LinkScheme, r.Span(v.at, v.at), "a link may not lead to %q; its text is kept", url))
			return in
		}
		return one(&ast.Link{Loc: loc, URL: url, Title: r.text(v, "title"), Inlines: in})
	case "image":
		return one(r.image(v, loc))
	case "math":
		return one(&ast.Math{Loc: loc, TeX: tex.Normal(r.text(v, "tex")), Display: r.flag(v, "display")})
	case "break":
		return one(&ast.Break{Loc: loc, Hard: r.flag(v, "hard")})
	case "note":
		id := r.text(v, "id")
		r.notes = append(r.notes, reference{id, v.at})
		return one(&ast.NoteRef{Loc: loc, ID: id})
	default:
		r.fail(v.at, "there is no inline of the kind %q", kind)
		return nil
	}
}

func (r *reader) image(v *value, loc ast.Loc) *ast.Image {
	img := &ast.Image{
		Loc: loc, Src: r.text(v, "src"), Alt: markup.Printable(r.text(v, "alt")), Title: r.text(v, "title"),
	}
	for name, to := range map[string]*ast.Extent{"width": &img.Width, "height": &img.Height} {
		s := r.text(v, name)
		e, ok := ast.ParseExtent(s)
		if s != "" && !ok {
			r.fail(v.fields[name].at, "%q is no width or height: expected such as 300px or 50%%", s)
		}
		*to = e
	}
	return img
}
