package markdown

import (
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/pattern"
)

// text returns running text in normal form: adjacent texts are joined, and no space is at an end or beside a break.
func (n *normal) text(in []ast.Inline) []ast.Inline {
	s := &spaces{}
	out := s.inlines(n.inlines(in))
	for len(out) > 0 {
		var more bool
		if out, more = trimLast(out); !more {
			break
		}
	}
	return out
}

func (n *normal) image(i *ast.Image) *ast.Image {
	return &ast.Image{Src: i.Src, Alt: strings.TrimSpace(i.Alt), Title: i.Title, Width: i.Width, Height: i.Height}
}

func (n *normal) inlines(in []ast.Inline) (out []ast.Inline) {
	for _, x := range in {
		switch x := x.(type) {
		case *ast.Text:
			out = appendText(out, x.Value)
		case *ast.Break:
			if x.Hard {
				out = append(out, &ast.Break{Hard: true})
			} else {
				out = appendText(out, "\n") // see spaces
			}
		case *ast.Code:
			if x.Value != "" {
				out = append(out, &ast.Code{Value: x.Value})
			}
		case *ast.Math:
			out = append(out, &ast.Math{TeX: x.TeX, Display: x.Display})
		case *ast.Link:
			in := n.inlines(x.Inlines)
			switch {
			case n.url(x.URL) == "":
				for _, y := range in {
					if t, ok := y.(*ast.Text); ok {
						out = appendText(out, t.Value)
					} else {
						out = append(out, y)
					}
				}
			case len(in) > 0:
				out = append(out, &ast.Link{URL: x.URL, Title: x.Title, Inlines: in})
			}
		case *ast.Image:
			out = append(out, n.image(x))
		case *ast.NoteRef:
			out = append(out, &ast.NoteRef{ID: n.labels[x.ID]})
		default:
			if !ast.Encloses(x) {
				out = append(out, x)
			} else if in := n.inlines(ast.Children(x)); len(in) > 0 {
				out = append(out, ast.WithChildren(x, in))
			}
		}
	}
	return out
}

func appendText(out []ast.Inline, value string) []ast.Inline {
	if value == "" {
		return out
	}
	if len(out) > 0 {
		if t, ok := out[len(out)-1].(*ast.Text); ok {
			t.Value += value
			return out
		}
	}
	return append(out, &ast.Text{Value: value})
}

var softBreak = pattern.New(` *\n[ \n]*`)

// spaces converts line breaks to spaces, drops spaces after breaks and at the start of the text, at any depth, and
// merges adjacent breaks.
type spaces struct{ inside bool }

func (s *spaces) inlines(in []ast.Inline) (out []ast.Inline) {
	for _, n := range in {
		switch x := n.(type) {
		case *ast.Text:
			x.Value = softBreak.ReplaceAllString(x.Value, " ")
			if !s.inside {
				x.Value = strings.TrimLeft(x.Value, " ")
			}
			if x.Value == "" {
				continue
			}
			s.inside = true
		case *ast.Break:
			if !s.inside {
				continue
			}
			s.inside = false
			for {
				var more bool
				if out, more = trimLast(out); !more {
					break
				}
			}
		default:
			if !ast.Encloses(x) {
				s.inside = true
				break
			}
			inner := s.inlines(ast.Children(x))
			if len(inner) == 0 {
				continue
			}
			n = ast.WithChildren(x, inner)
		}
		out = append(out, n)
	}
	return out
}

// trimLast drops the spaces, or the break, at the end of in; more is true if an inline was dropped whole.
func trimLast(in []ast.Inline) (out []ast.Inline, more bool) {
	if len(in) == 0 {
		return in, false
	}
	last := len(in) - 1
	switch x := in[last].(type) {
	case *ast.Text:
		if x.Value = strings.TrimRight(x.Value, " "); x.Value == "" {
			return in[:last], true
		}
	case *ast.Break:
		return in[:last], true
	default:
		if !ast.Encloses(x) {
			break
		}
		inner, more := trimLast(ast.Children(x))
		if len(inner) == 0 {
			return in[:last], true
		}
		in[last] = ast.WithChildren(x, inner)
		return in, more
	}
	return in, false
}
