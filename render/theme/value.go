package theme

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/studyguide/source/ast"
	"example.org/studyguide/source/config"
	"example.org/studyguide/source/diag"
)

// floor returns the field of the least size of a style.
func (r *reader) floor(key string, to, of *float64) config.Field {
	fl := &floor{key: "type." + key, to: to, of: of}
	r.floors = append(r.floors, fl)
	return placed(length(key, to, minType, maxType), &fl.at)
}

// placed returns f with its place recorded in at.
func placed(f config.Field, at *diag.Span) config.Field {
	f.At = at
	return f
}

// length returns the field of a length.
func length(key string, to *float64, least, most float64) config.Field {
	return config.Field{Names: []string{key}, Form: config.Length, One: func(s string) error {
		v, err := ast.ParseLength(s, least, most)
		if err == nil {
			*to = v
		}
		return err
	}}
}

// count returns the field of a number from 1.
func count(key string, to *int, most int) config.Field {
	return config.Field{Names: []string{key}, Form: config.Whole, One: func(s string) error {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > most {
			return fmt.Errorf("%q is not a number from 1 to %d", s, most)
		}
		*to = n
		return nil
	}}
}

// word returns the field of a choice between two words.
func word(key string, to *bool, no, yes string) config.Field {
	return config.Field{Names: []string{key}, Words: []string{no, yes}, One: func(s string) error {
		if s != no && s != yes {
			return fmt.Errorf("%q is neither %s nor %s", s, no, yes)
		}
		*to = s == yes
		return nil
	}}
}

// setSides sets whether leaves are printed on both sides.
func setSides(to *bool, s string) error {
	n, err := ast.ParseSides(s)
	if err == nil {
		*to = n == 2
	}
	return err
}

// setOpenings sets where sections begin.
func setOpenings(to *Openings, s string) error {
	n := slices.Index([]string{OwnPages: "page", RightPages: "right", RunIn: "none"}, s)
	if n < 0 {
		return fmt.Errorf("%q is not a place for sections to begin: want page, right or none", s)
	}
	*to = Openings(n)
	return nil
}

// setColumns sets the number of columns.
func setColumns(to *int, s string) error {
	n := slices.Index([]string{"one", "two", "three"}, s)
	if n < 0 {
		return fmt.Errorf("%q is not a number of columns: want one, two or three", s)
	}
	*to = n + 1
	return nil
}

// anyPages stands for as many pages as a cram sheet takes.
const anyPages = "any"

// setPages sets how many pages a cram sheet has at most.
func setPages(to *Cram, s string) error {
	n, err := strconv.Atoi(s)
	if s == anyPages {
		n, err = 0, nil
	}
	if err != nil || n < 0 || s != anyPages && n == 0 || n > ast.MaxPages {
		return fmt.Errorf("%q is not a number of pages: want 1 to %d, or any", s, ast.MaxPages)
	}
	*to = Cram{On: true, Pages: n}
	return nil
}

// setPaper sets the width and height of a named paper.
func setPaper(to *Page, s string) error {
	p, err := ast.PaperNamed(s)
	if err != nil {
		return fmt.Errorf("%w, or give width and height", err)
	}
	to.Width, to.Height = p.Width, p.Height
	return nil
}

// style returns the field of a style: "10.5pt/14pt", with "bold" or "semibold" and "italic" after it.
func (r *reader) style(key string, to *Style, least, most float64) config.Field {
	st := &style{key: "type." + key, to: to}
	r.styles = append(r.styles, st)
	return config.Field{Names: []string{key}, At: &st.at, One: func(s string) error {
		sizes, rest, _ := strings.Cut(s, " ")
		size, lead, ok := strings.Cut(sizes, "/")
		if !ok {
			return fmt.Errorf("%q is not a size and lead: want such as 10.5pt/14pt, and bold or italic after it", s)
		}
		var v Style
		var err error
		if v.Size, err = ast.ParseLength(size, least, most); err != nil {
			return err
		}
		if v.Lead, err = ast.ParseLength(lead, least, 2*most); err != nil {
			return err
		}
		words := map[string]*bool{"bold": &v.Bold, "semibold": &v.SemiBold, "italic": &v.Italic}
		if err = face(rest, words); err != nil {
			return err
		}
		*to = v
		return nil
	}}
}

// face reads the words after a size or a color.
func face(s string, words map[string]*bool) error {
	for _, w := range strings.Fields(s) {
		is := words[w]
		if is == nil {
			return fmt.Errorf("%q is neither bold nor italic", w)
		}
		*is = true
	}
	return nil
}

// color returns the field of a color; on lists the grounds that text of the color stands on.
func (r *reader) color(key string, to *Color, on ...ground) config.Field {
	sw := r.swatch(key, to, on)
	return config.Field{Names: []string{last(key)}, At: &sw.at, Form: config.Color,
		One: func(s string) error { return setColor(to, s) }}
}

// accentField returns the field of the accent color.
func (r *reader) accentField() config.Field {
	return config.Field{Names: []string{"accent"}, At: &r.accent, Form: config.Color, One: func(s string) error {
		err := setColor(&r.theme.Colors.Accent, s)
		if err == nil {
			r.theme.Branded, r.theme.Colors.Ornament = true, r.theme.Colors.Accent
		}
		return err
	}}
}

// ink returns the field of a class of code: a color, with "bold" and "italic" after it.
func (r *reader) ink(key string, to *Ink) config.Field {
	sw := r.swatch(key, &to.Color, []ground{onTint})
	return config.Field{Names: []string{last(key)}, At: &sw.at, One: func(s string) error {
		color, rest, _ := strings.Cut(s, " ")
		var v Ink
		err := setColor(&v.Color, color)
		if err == nil {
			err = face(rest, map[string]*bool{"bold": &v.Bold, "italic": &v.Italic})
		}
		if err == nil {
			*to = v
		}
		return err
	}}
}

func (r *reader) swatch(key string, to *Color, on []ground) *swatch {
	sw := &swatch{key: key, to: to, on: on}
	r.swatches = append(r.swatches, sw)
	return sw
}

// last returns the last part of a key.
func last(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

// setColor reads #rrggbb.
func setColor(to *Color, s string) error {
	if len(s) == 7 && s[0] == '#' {
		if v, err := strconv.ParseUint(s[1:], 16, 24); err == nil {
			*to = Color{uint8(v >> 16), uint8(v >> 8), uint8(v)}
			return nil
		}
	}
	return fmt.Errorf("%q is not a color: want \"#rrggbb\", in quotes, for # begins a comment", s)
}
